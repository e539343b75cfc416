"""Step 3: one date cell to one date, in every way offices write them. A month alone is one with its assumption said."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from data import places
from data.places import clean
from data.reading import Reading

_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
    r"(?:[ T]\s*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$")
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


def day_reader(*, is_finish: bool) -> Callable[[object], Reading]:
    """Reads days; of a month alone its last day for a finish, its first for a start."""
    def read(value: object) -> Reading:
        moment = moment_of(value)
        if moment:
            return Reading(moment.date())
        if _is_unclear(value):
            return Reading(None, "not-a-date")
        month = _month_of(clean(value))
        if not month:
            return Reading(None, "not-a-date")
        first, part = month
        last_day = monthrange(first.year, first.month)[1]
        days = {"上旬": (1, 10), "初": (1, 10), "中旬": (11, 20), "中": (11, 20), "下旬": (21, last_day)}
        start, finish = days.get(part, (last_day if part in ("底", "末") else 1, last_day))
        return Reading(first.replace(day=finish if is_finish else start), "assumed-day")
    return read


def _is_unclear(value: object) -> bool:
    """Excel turns a typed 2025.10 into the number 2025.1, which may be January too."""
    return isinstance(value, float) and str(value).endswith(".1")


def moment(value: object) -> Reading:
    """A day with its time where there is one."""
    found = moment_of(value)
    return Reading(found) if found else Reading(None, "not-a-date")


@dataclass(frozen=True)
class MonthOfSomeYear:
    """A month without its year (6月); the plan's year or the title gives it."""

    month: int


def month(value: object) -> Reading:
    """The first day of the month a cell names, or a MonthOfSomeYear."""
    text = clean(value)
    moment = moment_of(value)
    stated = None if _is_unclear(value) else _month_of(text)
    if stated or moment:
        return Reading(stated[0] if stated else moment.date().replace(day=1))
    bare = _BARE_MONTH.match(text)
    number = places.number(bare[1]) if bare else int(text) if text.isdecimal() else None
    return Reading(MonthOfSomeYear(number)) if number and 1 <= number <= 12 else Reading(None, "not-a-date")


def year(value: object) -> Reading:
    """A year: 1998, 1998年, or that of a full date."""
    moment = moment_of(value) if not isinstance(value, int | float) else None
    match = re.match(r"(\d{4})(?:年度?|年建成|年代?)?$", clean(value))
    if moment or match:
        stated = moment.year if moment else int(match[1])
        return Reading(stated) if 1900 <= stated <= 2100 else Reading(None, "not-a-number")
    return Reading(None, "not-a-number")
