"""Step 2b: what titles say of a span that is not one whole month: a sum since January, a week, the 21st to the 20th."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from data.stated_months import prepared
from data.vocabulary import sheet_words as words


class Extent(Enum):
    """How a span lies to the months: over several, about one (the clerk knows which), within one, since some day."""

    SEVERAL = "several"
    ABOUT_ONE = "about one"
    PART = "part"
    OPEN = "open"


@dataclass(frozen=True)
class Span:
    """`text` is what the title says; `months` those it touches."""

    extent: Extent
    text: str
    months: tuple[date, ...] = ()


def read(texts: list[str], year: int | None) -> Span | None:
    """The first span that one of the titles states; a day's date alone is none."""
    for text in map(prepared, texts):
        for find in (_days, _cumulative, _part, _open):
            found = find(text, year)
            if found:
                return found
    return None


_TO = r"\s*(?:[-—–~～至到]|——)\s*"
_DAY_SPANS = (
    re.compile(rf"(?:(20\d{{2}})\s*年\s*)?(?<!\d)(\d{{1,2}})\s*月\s*(\d{{1,2}})\s*[日号]?{_TO}"
               rf"(?:(20\d{{2}})\s*年\s*)?(?:(\d{{1,2}})\s*月\s*)?(\d{{1,2}})\s*[日号]"),
    re.compile(rf"(?<!\d)(20\d{{2}})[-./](\d{{1,2}})[-./](\d{{1,2}}){_TO}(?:(20\d{{2}})[-./])?(?:(\d{{1,2}})[-./])?"
               r"(\d{1,2})(?!\d)"),
    re.compile(rf"(?<![\d./-])()(\d{{1,2}})[./](\d{{1,2}}){_TO}()(\d{{1,2}})[./](\d{{1,2}})(?![\d./-])"),
    re.compile(rf"(?<!\d)(20\d{{2}})(\d{{2}})(\d{{2}}){_TO}(20\d{{2}})(\d{{2}})(\d{{2}})(?!\d)"))
"""5月21日至6月20日, 2024.5.21-2024.6.20, 6.10-6.16, 20240521-20240620."""

_LONG_DAYS = 27
"""A span of as many days is an office's own month."""


def _days(text: str, year: int | None) -> Span | None:
    for match in (found for pattern in _DAY_SPANS for found in pattern.finditer(text)):
        first = _date(match[1] or year, match[2], match[3])
        last = _date(match[4] or match[1] or year, match[5] or match[2], match[6])
        if first and last and not match[4] and last < first:
            first = _date(first.year - 1, first.month, first.day)
        if not first or not last or last <= first:
            continue
        months = tuple(_months(first, last))
        if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
            if len(months) == 1:
                return None
            return Span(Extent.SEVERAL, match[0], months)
        days = (last - first).days + 1
        if days < _LONG_DAYS:
            return Span(Extent.PART, match[0], months)
        return Span(Extent.ABOUT_ONE if len(months) <= 2 else Extent.SEVERAL, match[0], months)
    return None


def _date(year: int | str | None, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year or _LEAP_YEAR), int(month), int(day))
    except ValueError:
        return None


_LEAP_YEAR = 2024


def _months(first: date, last: date) -> Iterator[date]:
    number = first.year * 12 + first.month - 1
    while number <= last.year * 12 + last.month - 1:
        yield date(number // 12, number % 12 + 1, 1)
        number += 1


def _cumulative(text: str, year: int | None) -> Span | None:
    says_month = any(word in text for word in words.MONTH_WORDS)
    match = None if says_month else _SINCE.search(text)
    return Span(Extent.SEVERAL, match[0]) if match else None


_SINCE = re.compile(r"累计|[今本]年以来|年初以来|年初至今|1月以来")
_PART = re.compile(r"\d{0,2}月?[上中下]旬|第[\d一二三四五六]{1,2}周|[周旬日]报(?!送|告|表送|表?汇总)|[上下]半月")


def _part(text: str, year: int | None) -> Span | None:
    match = _PART.search(text)
    return Span(Extent.PART, match[0]) if match else None


_UNTIL = re.compile(r"截[至止到][^\s)）]{2,16}")


def _open(text: str, year: int | None) -> Span | None:
    """截至 a day in the title of a whole year, which names no month of its own."""
    match = _UNTIL.search(text)
    rest = _UNTIL.sub(" ", text)
    is_of_year = re.search(r"20\d{2}年(?!\d{1,2}月|\s*\d{1,2}月)", rest) and not re.search(r"\d{1,2}月", rest)
    return Span(Extent.OPEN, match[0]) if match and is_of_year else None
