"""Step 3: one cell to one value. A reader gives the value, or the reason why it is not certain, never a guess unsaid."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

from data import places, privacy
from data.places import clean
from data.vocabulary.terms import NOT_STARTED_WORDS, STALLED_WORDS, Field, Stage, Term, Topic, WorkType


@dataclass(frozen=True)
class Reading:
    """A cell's value and, where it is not certain, the code of the problem with the words for its sentence."""

    value: object = None
    problem: str | None = None
    words: dict = field(default_factory=dict)


NOTHING = Reading()
Reader = Callable[[object], Reading]


def reader(entry: Field) -> Reader:
    """The reader of a field's cells. A blank cell is the caller's business: a reader gets something to read."""
    if isinstance(entry.values, type) and issubclass(entry.values, Term):
        return {WorkType: _work_type, Stage: _stage}.get(entry.values, _term_reader(entry.values))
    return _READERS[entry.values]


@cache
def _words(terms: type[Term]) -> dict[str, Term]:
    return {clean(word).replace(" ", ""): term for term in reversed(terms) for word in reversed(term.words)}


def exact_term(terms: type[Term], text: object) -> Term | None:
    """The term that this text names word for word."""
    return _words(terms).get(places.name(text))


def contained_term(terms: type[Term], text: object) -> Term | None:
    """The term whose word the text contains: the longest word; a denied word (未竣工) names nothing."""
    text = places.name(text)
    found = [word for word in _words(terms) if len(word) > 1 and word in text]
    if terms is Topic:
        order = list(Topic)
        return min((_words(terms)[word] for word in found), key=order.index, default=None)
    for word in sorted(found, key=len, reverse=True):
        before = text[:text.index(word)]
        return None if before and before[-1] in "未不没非无待" else _words(terms)[word]
    return None


@cache
def _term_reader(terms: type[Term]) -> Reader:
    def read(value: object) -> Reading:
        term = exact_term(terms, value) or contained_term(terms, value)
        if term is None:
            return Reading(None, "unknown-word", {"expected_words": "、".join(term.label for term in terms)})
        return Reading(term)
    return read


def _work_type(value: object) -> Reading:
    term = exact_term(WorkType, value) or contained_term(WorkType, value)
    if term is None:
        labels = "、".join(term.label for term in WorkType)
        return Reading(WorkType.OTHER, "unknown-work-type", {"expected_words": labels})
    return Reading(term)


@dataclass(frozen=True)
class StageWords:
    """What a stage cell says: the stage (None: nothing has begun, or only that it stands still) and whether it stands."""

    stage: Stage | None
    is_stalled: bool = False


def _stage(value: object) -> Reading:
    text = places.name(value)
    rest = text
    for word in STALLED_WORDS:
        rest = rest.replace(word, "")
    is_stalled = rest != text and not text.startswith(("无", "未"))
    rest = rest.strip("()（）、,，-—/已")
    if is_stalled and not rest:
        return Reading(StageWords(None, True))
    if rest in NOT_STARTED_WORDS:
        return Reading(StageWords(None, is_stalled))
    reading = _term_reader(Stage)(rest or text)
    return Reading(StageWords(reading.value, is_stalled), reading.problem, reading.words)


_AMOUNT = re.compile(r"[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?")
_COUNT_UNITS = re.compile(r"^(余|多)?(个|部|台|处|栋|幢|户|套|件|次|场|人|门|单元|项|层|座|条|岁|起|组|楼组|门洞|人次|㎡|m2|平方米|平米|mm|毫米)+$")


def _amount(value: object) -> tuple[Decimal, str, str] | None:
    """The one number in a cell with what stands before and behind it; None when there is none or more than one."""
    if isinstance(value, bool) or isinstance(value, date | time):
        return None
    if isinstance(value, int | float):
        return Decimal(str(value)), "", ""
    text = clean(value).replace(" ", "").replace("，", ",")
    numbers = list(_AMOUNT.finditer(text))
    if len(numbers) != 1:
        return None
    found = numbers[0]
    try:
        amount = Decimal(found[0].replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None
    return amount, text[:found.start()], text[found.end():]


def _decimal(value: object) -> Reading:
    amount = _amount(value)
    if amount is None:
        return Reading(None, "not-a-number")
    number, before, behind = amount
    if number < 0:
        return Reading(None, "negative-number")
    if not before and (not behind or (_COUNT_UNITS.match(behind) and behind[0] not in "余多")):
        return Reading(number)
    if re.fullmatch(r"约|大约|近|将近|约计", before) or re.match(r"余|多|左右|上下", behind) or behind.endswith(("左右", "上下")):
        return Reading(number, "approximate-number", {"read": _plain(number)})
    if re.fullmatch(r"(已|累计)?(完工|完成|竣工|在建|施工|开工|安装|计划|惠及|共计?)+", before) and \
            (not behind or _COUNT_UNITS.match(behind)):
        return Reading(number, "embedded-number", {"read": _plain(number)})
    return Reading(None, "not-a-number")


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _count(value: object) -> Reading:
    if type(value) is float and value.is_integer() and value >= 0:
        return Reading(int(value))
    reading = _decimal(value)
    if reading.value is None:
        return reading
    if reading.value != reading.value.to_integral_value():
        return Reading(None, "fractional-count")
    return Reading(int(reading.value), reading.problem, reading.words)


@dataclass(frozen=True)
class Money:
    """An amount and what its own cell multiplies it by (None: the header or the title decides)."""

    amount: Decimal
    factor: int | None = None


def _money(value: object) -> Reading:
    amount = _amount(value)
    if amount is None:
        return Reading(None, "not-a-number")
    number, before, behind = amount
    factor = {"": None, "万元": 10_000, "万": 10_000, "元": 1, "亿元": 100_000_000}.get(behind, "unknown")
    if number < 0:
        return Reading(None, "negative-number")
    if factor == "unknown" or before.strip("¥￥"):
        is_about = before in ("约", "大约", "近") or behind.endswith("左右")
        return Reading(Money(number), "approximate-number", {"read": _plain(number)}) if is_about and factor != "unknown" \
            else Reading(None, "not-a-number")
    return Reading(Money(number, factor))


def _area(value: object) -> Reading:
    reading = _decimal(value)
    return Reading(None, "not-a-number") if reading.value is not None and reading.value <= 0 else reading


_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$")
_MONTH = re.compile(r"(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*月?份?\s*(上旬|中旬|下旬|初|中|底|末)?$|(\d{4})(\d{2})$")
_BARE_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月份?$")


def moment_of(value: object) -> datetime | None:
    """A full date, with its time where there is one; None when the cell is not certainly one."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, time | timedelta | bool):
        return None
    text = clean(value)
    if isinstance(value, int | float) and 20_000 <= value <= 60_000:
        return datetime(1899, 12, 30) + timedelta(seconds=round(value * 86_400))
    match = _DAY.match(text) or _COMPACT_DAY.match(text)
    if not match:
        return None
    try:
        found = datetime(*(int(part) for part in match.groups(default="0")))
    except ValueError:
        return None
    return found if 1900 < found.year < 2100 else None


def _month_of(text: str) -> tuple[date, str] | None:
    match = _MONTH.match(text)
    if not match:
        return None
    year, month = int(match[1] or match[4]), int(match[2] or match[5])
    return (date(year, month, 1), match[3] or "") if 1 <= month <= 12 and 1900 < year < 2100 else None


def _day_reader(*, is_finish: bool) -> Reader:
    def read(value: object) -> Reading:
        moment = moment_of(value)
        if moment:
            return Reading(moment.date())
        month = _month_of(clean(value))
        if not month:
            return Reading(None, "not-a-date")
        first, part = month
        last_day = monthrange(first.year, first.month)[1]
        days = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, last_day)}
        start, finish = days.get(part, (last_day if part in ("底", "末") else 1, last_day))
        return Reading(first.replace(day=finish if is_finish else start), "assumed-day")
    return read


def _moment(value: object) -> Reading:
    moment = moment_of(value)
    return Reading(moment) if moment else Reading(None, "not-a-date")


@dataclass(frozen=True)
class MonthOfSomeYear:
    """A month without its year (6月); the plan's year or the title gives it."""

    month: int


def _month(value: object) -> Reading:
    text = clean(value)
    moment = moment_of(value)
    month = _month_of(text)
    if month or moment:
        return Reading(month[0] if month else moment.date().replace(day=1))
    bare = _BARE_MONTH.match(text)
    number = places.number(bare[1]) if bare else int(text) if text.isdecimal() else None
    return Reading(MonthOfSomeYear(number)) if number and 1 <= number <= 12 else Reading(None, "not-a-date")


def _year(value: object) -> Reading:
    moment = moment_of(value) if not isinstance(value, int | float) else None
    match = re.match(r"(\d{4})(?:年度?|年建成|年代?)?$", clean(value))
    if moment or match:
        year = moment.year if moment else int(match[1])
        return Reading(year) if 1900 <= year <= 2100 else Reading(None, "not-a-number")
    return Reading(None, "not-a-number")


def _round(value: object) -> Reading:
    match = re.fullmatch(r"第?(\d+|[一二三四五六七八九十]+)[轮次批]?", places.name(value))
    number = places.number(match[1]) if match else None
    return Reading(number) if number else Reading(None, "not-a-number")


_YES = frozenset({"是", "√", "✓", "✔", "有", "y", "yes", "1", "已联系", "已响应", "按时联系", "已见面", "true", "对"})
_NO = frozenset({"否", "×", "✗", "无", "n", "no", "0", "未联系", "未响应", "未按时联系", "未见面", "false", "没有"})


def _yes_no(value: object) -> Reading:
    text = places.name(value).lower()
    if text in _YES or text in _NO:
        return Reading(text in _YES)
    if text.startswith("重复"):
        return Reading(True)
    return Reading(None, "not-yes-or-no")


def _identifier(value: object) -> Reading:
    return Reading(clean(value).replace(" ", "").lstrip("'`"))


def _categories(value: object) -> Reading:
    parts = [part.strip() for part in re.split(r"-+>|→|>|/|\\|—+>?|－+", clean(value)) if part.strip()]
    return Reading(tuple(parts[:3]))


def _place_reader(spell: Callable[[object], tuple[str, str | None]]) -> Reader:
    def read(value: object) -> Reading:
        spelled, assumption = spell(value)
        return Reading(spelled or None, assumption, {"read": spelled} if assumption else {})
    return read


_READERS: dict[str, Reader] = {
    "name": lambda value: Reading(places.name(value)),
    "text": lambda value: Reading(privacy.mask(clean(value))),
    "free_text": lambda value: Reading(privacy.mask(clean(value))),
    "transient": lambda value: Reading(clean(value)),
    "identifier": _identifier,
    "categories": _categories,
    "building": _place_reader(places.building),
    "unit": _place_reader(places.unit),
    "room": _place_reader(places.room),
    "round": _round,
    "count": _count,
    "decimal": _decimal,
    "money": _money,
    "area": _area,
    "start_date": _day_reader(is_finish=False),
    "finish_date": _day_reader(is_finish=True),
    "moment": _moment,
    "month": _month,
    "year": _year,
    "yes_no": _yes_no,
}
