"""Step 3: one cell to one number: counts, sums of money, areas, rain, rounds."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from data import places
from data.numerals import NUMERAL, number
from data.places import clean
from data.reading import Reading
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import Field

LARGEST_NUMBER, LARGEST_AMOUNT = 10 ** 7, 10 ** 10
"""Beyond this a cell holds a telephone or a code, not a count, an area or a sum of money."""

_NO_NUMBER, _NEGATIVE = Reading(None, "not-a-number"), Reading(None, "negative-number")
_AMOUNT = re.compile(r"(?<![A-Za-z\d.])(?:[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?)")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")
_NOTE_SIGNS = re.compile("[²³¹⁰-⁹₀-₉①-⓿❶-➓㈠-㈩㊀-㊉½⅓-⅞¼¾]")
"""Footnote signs and fractions, which would become digits beside the number's own (5② is not 52)."""


def _amount(value: object) -> tuple[Decimal, str, str] | Reading:
    """The one number in a cell with what stands before and behind it, or why there is none."""
    if isinstance(value, bool | date | time | timedelta):
        return _NO_NUMBER
    if isinstance(value, int | float):
        return (_as_excel_shows(value), "", "") if value >= 0 else _NEGATIVE
    text = str(value)
    if text.isdecimal():
        return Decimal(text), "", ""
    if not text.isascii() and _NOTE_SIGNS.search(text.replace("m²", "")):
        return _NO_NUMBER
    text = _THOUSANDS.sub(lambda found: found[0].replace(" ", ","), clean(text).replace("，", ","))
    if re.search(r"\d \d", text):
        return _NO_NUMBER
    text = text.replace(" ", "")
    numbers = list(_AMOUNT.finditer(text))
    if len(numbers) != 1:
        return _NO_NUMBER if numbers else _in_numerals(text)
    found = numbers[0]
    amount = Decimal(found[0].replace(",", "").replace("−", "-"))
    return (amount, text[:found.start()], text[found.end():]) if amount >= 0 else _NEGATIVE


def _as_excel_shows(value: int | float) -> Decimal:
    """Fifteen digits: 85.60000000000001 was typed as 85.6."""
    text = repr(value)
    return Decimal(text if len(text) <= 16 else f"{value:.15g}")


_WITH_NUMERAL = re.compile(rf"({NUMERAL})(\D*)")


def _in_numerals(text: str) -> tuple[Decimal, str, str] | Reading:
    """A numeral stands alone or before a unit (两部); any word around it leaves it open (两部左右, 十几部)."""
    match = _WITH_NUMERAL.fullmatch(text)
    value = number(match[1]) if match else None
    if value is None or not (match[2] == "" or _UNITS.fullmatch(match[2])):
        return _NO_NUMBER
    return Decimal(value), "", match[2]


def _any_of(texts: tuple[str, ...]) -> str:
    return "|".join(sorted(texts, key=len, reverse=True))


_UNITS = re.compile(rf"[(]?({_any_of(words.COUNT_UNITS)})+(?:{_any_of(words.COUNTED_THINGS)})?[)]?")
_HOUSEHOLD_UNITS = re.compile(rf"[(]?(?:{_any_of(words.HOUSEHOLD_UNITS)})[)]?")
_AREA_UNITS = re.compile(_any_of(words.AREA_UNITS))
_LARGE_AREA = re.compile(rf"(.*\d)\s*({_any_of(words.LARGE_AREAS)})")
_RAIN_UNITS = re.compile(_any_of(words.RAIN_UNITS))
_ABOUT_BEFORE = re.compile(_any_of(words.ABOUT_BEFORE))
_ABOUT_SIGNS = re.compile(rf"^(?:余|多)|(?:{_any_of(words.ABOUT_BEHIND)})$")


def _decimal(value: object, units: re.Pattern, verbs: re.Pattern) -> Reading:
    if type(value) is float and 0 <= value <= LARGEST_NUMBER:
        return Reading(_as_excel_shows(value))
    amount = _amount(value)
    if isinstance(amount, Reading):
        return amount
    found, before, behind = amount
    if found > LARGEST_NUMBER:
        return _NO_NUMBER
    has_plain_end = not behind or bool(units.fullmatch(behind))
    if not before and has_plain_end:
        return Reading(found)
    if (_ABOUT_BEFORE.fullmatch(before) and has_plain_end) or (not before and _is_about(behind, units)):
        return Reading(found, "approximate-number", {"read": _plain(found)})
    if verbs.fullmatch(before) and has_plain_end:
        return Reading(found, "embedded-number", {"read": _plain(found)})
    return _NO_NUMBER


def _is_about(behind: str, units: re.Pattern) -> bool:
    rest = _ABOUT_SIGNS.sub("", behind)
    return rest != behind and (not rest or bool(units.fullmatch(rest)))


def _plain(found: Decimal) -> str:
    return format(found.normalize(), "f")


_NO_VERBS = re.compile("(?!)")


_WITH_SHARE = re.compile(r"(.+?)\s*[(（]\s*\d+(?:\.\d+)?%[)）]$")
"""2（33.3%）: the number, and the share it makes."""


def count_reader(entry: Field) -> Callable[[object], Reading]:
    """Reads counts; a verb before the number must be the column's own (在建2台 is no completed lift), and persons are
    no households."""
    units = _HOUSEHOLD_UNITS if "households" in entry.name else _UNITS
    own = next((verbs for sign, verbs in words.COUNT_VERBS.items() if sign in entry.name), ())
    verbs = re.compile(f"(?:{_any_of((*own, *words.SUM_VERBS))})+")

    def read(value: object) -> Reading:
        if type(value) is str and value.endswith(("%)", "%）")):
            value = _WITH_SHARE.sub(r"\1", value)
        if type(value) is float and value.is_integer() and 0 <= value <= LARGEST_NUMBER:
            return Reading(int(value))
        reading = _decimal(value, units, verbs)
        if reading.value is None:
            return reading
        if reading.value != reading.value.to_integral_value():
            return Reading(None, "fractional-count")
        return Reading(int(reading.value), reading.problem, reading.words)
    return read


def area(value: object) -> Reading:
    """Square metres, more than none; 1.2万平方米 is 12,000."""
    large = _LARGE_AREA.fullmatch(value.strip()) if isinstance(value, str) else None
    reading = _decimal(large[1] if large else value, _AREA_UNITS, _NO_VERBS)
    if reading.value is None or not large:
        return _NO_NUMBER if reading.value == 0 else reading
    return Reading(reading.value * 10_000, reading.problem, reading.words)


def rainfall(value: object) -> Reading:
    """Millimetres of a day: 微量 is less than can be measured and counts as none."""
    text = places.name(value)
    if text in words.TRACES:
        return Reading(Decimal(0), "trace-rain")
    return Reading(Decimal(0)) if text in words.NO_RAIN else _decimal(value, _RAIN_UNITS, _NO_VERBS)


def decimal(value: object) -> Reading:
    """A number without a unit."""
    return _decimal(value, _NO_VERBS, _NO_VERBS)


@dataclass(frozen=True)
class Money:
    """An amount and what its own cell multiplies it by (None: the header or the title decides)."""

    amount: Decimal
    factor: int | None = None


_CURRENCY = re.compile("(?:人民币|RMB|CNY|rmb)?[¥￥]?")


def money(value: object) -> Reading:
    """A sum of money: 120, 356.5万, ￥1,200,000.00, 约120万元."""
    amount = _amount(value)
    if isinstance(amount, Reading):
        return amount
    found, before, behind = amount
    exact = re.sub("[整正]$", "", behind)
    unit, about_before = _ABOUT_SIGNS.sub("", exact), _ABOUT_BEFORE.match(before)
    before = before[about_before.end():] if about_before else before
    factor = words.MONEY_FACTORS.get(unit, 0)
    if factor == 0 or found * (factor or 1) > LARGEST_AMOUNT or not _CURRENCY.fullmatch(before):
        return _NO_NUMBER
    if unit != exact or about_before:
        return Reading(Money(found, factor), "approximate-number", {"read": f"{_plain(found)}{unit}"})
    return Reading(Money(found, factor))


_ROUND = re.compile(rf"第?(\d+|{NUMERAL})(?:\.0)?[轮次批]?(?:征询|征求意见|意见征询|表决)?")


def round_(value: object) -> Reading:
    """The round of a consultation; one that cannot be read must not become the first."""
    text = places.name(value)
    match = _ROUND.fullmatch(text)
    found = 1 if text in words.FIRST_ROUND else number(match[1]) if match else None
    return Reading(found) if found and found < 100 else Reading(None, "unclear-round")
