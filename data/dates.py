"""Step 3: one date cell to one date, in every way offices write them. A month alone is one with its assumption said."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data.numerals import SIGNS, number
from data.places import clean
from data.reading import Reading
from data.vocabulary import sheet_words as words

FIRST_YEAR, LAST_YEAR = 1950, 2099
"""Of days. An older one is a number or an empty cell that Excel shows as a date."""



def today() -> date:
    """The machine's day: what is said to have happened lies before it."""
    return date.today()


_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?\s*(?:[(]?(?:星期|周)[一二三四五六日天][)]?)?"
    r"(?:[ T]?\s*(上午|下午)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2})分?(?::?(\d{1,2})秒?)?(?:\.\d+)?(?:\+08:?00)?)?$")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$")
_SERIAL = re.compile(r"[345]\d{4}(?:\.\d+)?$")
_SHORT_YEAR = re.compile(r"(?:1[5-9]|2\d|3[0-5])(?:[-/.年]\d{1,2}[-/.月]\d{1,2}日?|年\d{1,2}月份?)$")


def moment_of(value: object) -> datetime | None:
    """A full date, with its time where there is one; None when the cell is not certainly one."""
    if isinstance(value, str):
        return _plain_moment(value) or _moment_in(arabic(clean(value)))
    if isinstance(value, datetime):
        return value if FIRST_YEAR <= value.year <= LAST_YEAR else None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day) if FIRST_YEAR <= value.year <= LAST_YEAR else None
    if isinstance(value, time | timedelta | bool):
        return None
    if isinstance(value, int | float) and 20_000 <= value <= 60_000:
        return datetime(1899, 12, 30) + timedelta(seconds=round(value * 86_400))
    return _moment_in(clean(value))


def _plain_moment(text: str) -> datetime | None:
    """The form that systems export, without a closer look: 2024-06-03 10:11:12."""
    if len(text) not in (10, 19) or text[4:5] != "-" or text[7:8] != "-":
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is None and FIRST_YEAR <= found.year <= LAST_YEAR else None


def _moment_in(text: str) -> datetime | None:
    if _SERIAL.match(text):
        return datetime(1899, 12, 30) + timedelta(seconds=round(float(text) * 86_400))
    match = _DAY.match(text)
    if match:
        year, month, day, half, *clock = match.groups(default="0")
        hour = int(clock[0])
        parts = [year, month, day, hour + 12 if half == "下午" and hour < 12 else hour, *clock[1:]]
    else:
        match = _COMPACT_DAY.match(text)
        parts = match.groups(default="0") if match else ()
    try:
        found = datetime(*map(int, parts)) if match else None
    except ValueError:
        return None
    return found if found and FIRST_YEAR <= found.year <= LAST_YEAR else None


_NUMERAL_YEAR = re.compile(r"[一二][〇○Oo零一二三四五六七八九]{3}(?=年)")
_NUMERAL_PART = re.compile(
    rf"(?<=[年月])([{SIGNS}]{{1,3}})(?=[月日])|^([{SIGNS}]{{1,2}})(?=月(?![坊里村小社园路街桥]))")


def arabic(text: str) -> str:
    """A date in numerals with digits: 二〇二四年六月三十日 → 2024年6月30日."""
    if "月" not in text and "年" not in text:
        return text
    text = _NUMERAL_YEAR.sub(lambda found: found[0].translate(_SIGNS_OF_YEARS), text)
    while (changed := _NUMERAL_PART.sub(lambda found: str(number(found[0]) or found[0]), text)) != text:
        text = changed
    return text


_SIGNS_OF_YEARS = str.maketrans("〇○Oo零一二三四五六七八九", "00000123456789")


@dataclass(frozen=True)
class DayOfSomeYear:
    """A day without its year (10月2日), or without its month too (12日); `day` None: the month's last. The plan, the
    row's month or the title gives the year (data/days.py)."""

    day: int | None
    month: int | None = None

    def on(self, year: int, month: int) -> date | None:
        """That day in a year (where it has no month: in that month); None where there is none."""
        month = self.month or month
        last = monthrange(year, month)[1]
        return None if self.day and self.day > last else date(year, month, self.day or last)


def day_reader(*, is_finish: bool, is_plan: bool = False, is_exact: bool = False) -> Callable[[object], Reading]:
    """Reads days; of a month, a quarter or half a year the last day for a finish, the first for a start. `is_plan`:
    the column holds intentions, so 预计 and …前 leave the day certain; `is_exact`: nothing but a day will do."""
    def read(value: object) -> Reading:
        moment = moment_of(value)
        if moment:
            return Reading(moment.date())
        if not isinstance(value, str) and (not isinstance(value, int | float) or is_unclear(value)):
            return Reading(None, "not-a-date")
        reading = _day_in(_HOURS.sub("", arabic(clean(value))), is_finish=is_finish, is_plan=is_plan)
        return Reading(None, "not-a-date") if is_exact and reading.problem else reading
    return read


_HOURS = re.compile(
    r"(?:\s|(?<=[日号]))\s*(?:[上下]午|晚上?)?\d{1,2}:\d{2}\s*[-—–~～至到]+\s*(?:[上下]午|晚上?)?\d{1,2}:\d{2}$")
"""From when to when on a day: 09:30-11:00."""


def _day_in(text: str, *, is_finish: bool, is_plan: bool) -> Reading:
    verbs = words.FINISH_VERBS if is_finish else words.START_VERBS
    core, is_intended, is_deadline = _stripped(text.replace(" ", ""), verbs)
    if is_intended and not is_plan:
        return Reading(None, "not-a-date")
    moment = _moment_in(core)
    if moment:
        return Reading(moment.date(), "assumed-day" if is_deadline and not is_plan else None)
    span = _span_in(f"20{core}" if _SHORT_YEAR.match(core) else core, is_deadline=is_deadline)
    if span and (is_finish or is_plan or (span[1] - span[0]).days <= 31):
        return Reading(span[is_finish], "assumed-day")
    part = _part_of_some_year(core, is_finish=is_finish, is_deadline=is_deadline) if is_finish or is_plan else None
    if part:
        return Reading(part, "assumed-day")
    day = _day_of_some_year(core, is_finish=is_finish, is_deadline=is_deadline)
    return Reading(day) if day else Reading(None, "not-a-date")


_INTENDED = re.compile(rf"^(?:{'|'.join(words.INTENDED)})+")
_DONE_ON = re.compile("^已?经?于")
_UNTIL = re.compile(rf"^(?:{'|'.join(words.UNTIL)})+")
_BY_THEN = re.compile(rf"(?:{'|'.join(words.BY_THEN)})$")


def _stripped(text: str, verbs: tuple[str, ...]) -> tuple[str, bool, bool]:
    """The date in a text such as 预计2024年6月30日前完工, whether it is an intention and whether a deadline."""
    core = _INTENDED.sub("", text)
    is_intended, core = core != text, _DONE_ON.sub("", core)
    limit = _UNTIL.sub("", core)
    bare = re.sub(rf"(?:{'|'.join(verbs)})$", "", limit)
    last = _BY_THEN.sub("", bare)
    return last, is_intended, limit != core or last != bare


_MONTH = re.compile(r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*月?份?(上旬|中旬|下旬|初|中|底|末)?$|(\d{4})(\d{2})$")
_PART = r"(?:([上下])半年|第?([一二三四1-4])季度|Q([1-4]))([底末])?"
_PART_OF_YEAR = re.compile(rf"(\d{{4}})年?度?(?:{_PART}|年?([底末])|(年内))$")


def _span_in(text: str, *, is_deadline: bool) -> tuple[date, date] | None:
    """The first and the last day that a text may mean. 6月前 and 二季度前 may leave the month itself out or not."""
    moment, part, month = _moment_in(text), _PART_OF_YEAR.match(text), month_of(text)
    if part and not FIRST_YEAR <= int(part[1]) <= LAST_YEAR:
        return None
    if moment:
        return moment.date(), moment.date()
    if part and (part[6] or part[7]):
        end = date(int(part[1]), 12, 31)
        return (end if part[6] else date(end.year, 1, 1)), end
    if part and (part[5] or not is_deadline):
        first, last = _months_of(part[2], part[3] or part[4])
        end = date(int(part[1]), last, monthrange(int(part[1]), last)[1])
        return end if part[5] else date(end.year, first, 1), end
    if not month or (is_deadline and month[1] not in ("底", "末", "下旬")):
        return None
    first, third = month
    end = monthrange(first.year, first.month)[1]
    thirds = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, end)}
    start, finish = thirds.get(third, (end, end) if third else (1, end))
    return first.replace(day=start), first.replace(day=finish)


def _months_of(half: str | None, quarter: str | None) -> tuple[int, int]:
    """The first and the last month of a half (上, 下) or a quarter of a year."""
    if half:
        return (1, 6) if half == "上" else (7, 12)
    return number(quarter) * 3 - 2, number(quarter) * 3


_PART_OF_SOME_YEAR = re.compile(rf"(?:今年|本年)?{_PART}$")


def _part_of_some_year(text: str, *, is_finish: bool, is_deadline: bool) -> DayOfSomeYear | None:
    """下半年, 2季度末: of 三季度前 nobody knows whether the quarter itself is meant."""
    match = _PART_OF_SOME_YEAR.match(text)
    if not match or (is_deadline and not match[4]):
        return None
    first, last = _months_of(match[1], match[2] or match[3])
    return DayOfSomeYear(None, last) if is_finish or match[4] else DayOfSomeYear(1, first)


def month_of(text: str) -> tuple[date, str] | None:
    """The first day of the month a text names, and the third of it or its end."""
    match = _MONTH.match(text)
    if not match or is_unclear(text):
        return None
    year, month = int(match[1] or match[4]), int(match[2] or match[5])
    return (date(year, month, 1), match[3] or "") if 1 <= month <= 12 and FIRST_YEAR <= year <= LAST_YEAR else None


def is_unclear(value: object) -> bool:
    """Excel turns a typed 2025.10 into the number 2025.1 (in a .csv file its text), which may be January too."""
    return bool(re.fullmatch(r"\d{4}\.1", value if isinstance(value, str) else str(value)))


_DAY_OF_SOME_YEAR = re.compile(
    r"(?:今年|本年|年内)?(?:(\d{1,2})月)(?:(\d{1,2})[日号]|份?([底末])|份?([上中下]旬|初)|份?)$")
_THIRDS = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "下旬": (21, None)}
_DAY_OF_SOME_MONTH = re.compile(r"(\d{1,2})[日号]$")


def _day_of_some_year(text: str, *, is_finish: bool, is_deadline: bool) -> DayOfSomeYear | None:
    if re.fullmatch("(?:今年|本年)?年?[底末]", text):
        return DayOfSomeYear(31, 12)
    of_month, match = _DAY_OF_SOME_MONTH.match(text), _DAY_OF_SOME_YEAR.match(text)
    if of_month:
        return DayOfSomeYear(int(of_month[1])) if 1 <= int(of_month[1]) <= 31 else None
    if not match or not 1 <= int(match[1]) <= 12:
        return None
    if match[2]:
        day = DayOfSomeYear(int(match[2]), int(match[1]))
        return day if day.day and day.on(_LEAP_YEAR, 1) else None
    if is_deadline and not match[3]:
        return None
    if match[4]:
        return DayOfSomeYear(_THIRDS[match[4]][is_finish], int(match[1]))
    return DayOfSomeYear(None if is_finish or match[3] else 1, int(match[1]))


_LEAP_YEAR = 2024


def moment(value: object) -> Reading:
    """A day with its time where there is one."""
    found = moment_of(value)
    if found:
        return Reading(found)
    if not isinstance(value, str):
        return Reading(None, "not-a-date")
    text = arabic(clean(value)).replace(" ", "")
    short = _moment_in(f"20{text}") if _SHORT_YEAR.match(text) else None
    day = _day_of_some_year(text, is_finish=False, is_deadline=False) if "日" in text else None
    return Reading(short or day, "assumed-day" if short else None if day else "not-a-date")


@dataclass(frozen=True)
class MonthOfSomeYear:
    """A month without its year (6月); the plan's year or the title gives it."""

    month: int


_BARE_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份?|\d{1,2}[日号])$")


def month(value: object) -> Reading:
    """The first day of the month a cell names, or a MonthOfSomeYear."""
    text = arabic(clean(value)).replace(" ", "")
    is_short = bool(_SHORT_YEAR.match(text))
    found, stated = moment_of(value), month_of(f"20{text}" if is_short else text)
    if stated or found:
        return Reading(stated[0] if stated else found.date().replace(day=1), "assumed-day" if is_short else None)
    bare = _BARE_MONTH.match(text)
    stated = number(bare[1] if bare else text) if bare or text.isdecimal() else None
    return Reading(MonthOfSomeYear(stated)) if stated and 1 <= stated <= 12 else Reading(None, "not-a-date")


_YEAR = re.compile(
    r"(?:始建于|建成于|建于)?(\d{4})(?:\.0)?"
    r"(?:年?度?|年(?:建成?|建造|建设|竣工|交付)|[-/.年]\d{1,2}(?:月?|[-/.月]\d{1,2}日?)(?: [\d:]+)?)$")


def year(value: object) -> Reading:
    """A year: 1998, 1998年, or that of a date; 90年代 and 1990年代 are none.

    A date of 1905 is a year that was typed into a cell made for dates.
    """
    stated = value.year if isinstance(value, date) and value.year != 1905 else None
    match = _YEAR.match(arabic(clean(value))) if stated is None and not isinstance(value, date) else None
    found = stated or (int(match[1]) if match else None)
    return Reading(found) if found and 1900 <= found <= 2100 else Reading(None, "not-a-number")
