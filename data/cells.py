"""Step 3: one cell to one value. A reader gives the value, or the reason why it is not certain."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import cache

from data import dates, places, privacy
from data.places import clean
from data.reading import Reading
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import (
    NOT_STARTED_WORDS,
    STALLED_WORDS,
    Field,
    HandlingRole,
    RequestStatus,
    Stage,
    Term,
    Topic,
    WorkType,
)

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
    """The one term whose words the text contains; none where it denies or hedges them (未竣工, 计划12月完工), where it
    names several (设计完成), or speaks of a share. Of topics the first in their order holds."""
    text = places.name(text)
    found = [word for word in _words(terms) if len(word) > 1 and word in text]
    found = [word for word in found if not any(word != other and word in other for other in found)]
    named = {_words(terms)[word] for word in found}
    if terms is Topic:
        return min(named, key=list(Topic).index, default=None)
    if len(named) != 1 or "%" in text or any(_is_open(text, word) for word in found):
        return None
    return named.pop()


def _is_open(text: str, word: str) -> bool:
    before, behind = text[:text.index(word)], text[text.index(word) + len(word):]
    return (any(sign in words.DENIALS for sign in before[-3:]) or any(hedge in before for hedge in words.HEDGES_BEFORE)
            or behind.startswith(words.HEDGES_BEHIND))


@cache
def _term_reader(terms: type[Term]) -> Reader:
    def read(value: object) -> Reading:
        term = exact_term(terms, value)
        if term is None and terms is not HandlingRole:
            term = contained_term(terms, value)
            term = None if term in (RequestStatus.VOID, RequestStatus.EXCLUDED) else term
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
    """What a stage cell says: the stage (None: nothing has begun, or only that it stands still)."""

    stage: Stage | None
    is_stalled: bool = False


def _stage(value: object) -> Reading:
    text = places.name(value)
    rest = text
    for word in STALLED_WORDS:
        rest = rest.replace(word, "")
    is_stalled = rest != text and not text.startswith(("无", "未"))
    rest = rest.strip("()（）、,，-—/")
    if is_stalled and not rest:
        return Reading(StageWords(None, True))
    if rest in NOT_STARTED_WORDS:
        return Reading(StageWords(None, is_stalled))
    reading = _term_reader(Stage)(rest)
    return Reading(StageWords(reading.value, is_stalled), reading.problem, reading.words)


_AMOUNT = re.compile(r"(?<![A-Za-z\d])(?:[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?)")
_COUNT_UNITS = re.compile(rf"({'|'.join(sorted(words.COUNT_UNITS, key=len, reverse=True))})+$")
_ABOUT_BEFORE = re.compile("|".join(words.ABOUT_BEFORE))
_ABOUT_BEHIND = re.compile(rf"({'|'.join(words.ABOUT_BEHIND)})|.*(左右|上下)$")
_DONE_VERBS = re.compile(rf"({'|'.join(words.DONE_VERBS)})+")


_NO_NUMBER, _NEGATIVE = Reading(None, "not-a-number"), Reading(None, "negative-number")

LARGEST_NUMBER, LARGEST_AMOUNT = 10 ** 7, 10 ** 10
"""Beyond this a cell holds a telephone or a code, not a count, an area or a sum of money."""


def _amount(value: object) -> tuple[Decimal, str, str] | Reading:
    """The one number in a cell with what stands before and behind it, or why there is none."""
    if isinstance(value, bool | date | time):
        return _NO_NUMBER
    if isinstance(value, int | float):
        return (Decimal(str(value)), "", "") if value >= 0 else _NEGATIVE
    text = clean(value).replace(" ", "").replace("，", ",")
    numbers = list(_AMOUNT.finditer(text))
    if len(numbers) != 1:
        return _NO_NUMBER
    found = numbers[0]
    amount = Decimal(found[0].replace(",", "").replace("−", "-"))
    return (amount, text[:found.start()], text[found.end():]) if amount >= 0 else _NEGATIVE


def _decimal(value: object) -> Reading:
    amount = _amount(value)
    if isinstance(amount, Reading):
        return amount
    number, before, behind = amount
    if number > LARGEST_NUMBER:
        return _NO_NUMBER
    has_plain_end = not behind or bool(_COUNT_UNITS.match(behind))
    if not before and has_plain_end:
        return Reading(number)
    if _ABOUT_BEFORE.fullmatch(before) or _ABOUT_BEHIND.match(behind):
        return Reading(number, "approximate-number", {"read": _plain(number)})
    if _DONE_VERBS.fullmatch(before) and has_plain_end:
        return Reading(number, "embedded-number", {"read": _plain(number)})
    return _NO_NUMBER


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _count(value: object) -> Reading:
    if type(value) is float and value.is_integer() and 0 <= value <= LARGEST_NUMBER:
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
    if isinstance(amount, Reading):
        return amount
    number, before, behind = amount
    if behind not in words.MONEY_FACTORS or number * (words.MONEY_FACTORS[behind] or 1) > LARGEST_AMOUNT:
        return _NO_NUMBER
    money = Money(number, words.MONEY_FACTORS[behind])
    if _ABOUT_BEFORE.fullmatch(before):
        return Reading(money, "approximate-number", {"read": _plain(number)})
    return _NO_NUMBER if before.strip("¥￥") else Reading(money)


def _area(value: object) -> Reading:
    reading = _decimal(value)
    return Reading(None, "not-a-number") if reading.value is not None and reading.value <= 0 else reading


def _round(value: object) -> Reading:
    match = re.fullmatch(r"第?(\d+|[一二三四五六七八九十]+)[轮次批]?", places.name(value))
    number = places.number(match[1]) if match else None
    return Reading(number) if number and number < 100 else Reading(None, "not-a-number")




def _yes_no(value: object) -> Reading:
    text = places.name(value).lower()
    if text in words.YES_WORDS or text in words.NO_WORDS:
        return Reading(text in words.YES_WORDS)
    if text.startswith("重复"):
        return Reading(not text.endswith(("否", "否)", "不是")))
    return Reading(None, "not-yes-or-no")


def _identifier(value: object) -> Reading:
    """A number that Excel has rounded (more than 15 digits, 1.23E+17) is no order's number any more."""
    text = clean(value).replace(" ", "").lstrip("'`=").strip('"')
    if (isinstance(value, float) and value >= 1e15) or re.fullmatch(r"\d(\.\d+)?[Ee]\+\d+", text):
        return Reading(None, "damaged-number")
    return Reading(text or None)


def _categories(value: object) -> Reading:
    parts = [part.strip() for part in re.split(r"-+＞|→|＞|/|\\|—+＞?|－+", clean(value)) if part.strip()]
    return Reading(tuple(parts[:3]))


def _place_reader(spell: Callable[[object], tuple[str, str | None]]) -> Reader:
    def read(value: object) -> Reading:
        if isinstance(value, bool | date | time):
            return Reading(None, "not-a-place")
        spelled, assumption = spell(privacy.mask_numbers(clean(value)))
        return Reading(spelled or None, assumption, {"read": spelled} if assumption else {})
    return read


_READERS: dict[str, Reader] = {
    "name": _place_reader(lambda value: (places.name(value), None)),
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
    "start_date": dates.day_reader(is_finish=False),
    "finish_date": dates.day_reader(is_finish=True),
    "moment": dates.moment,
    "month": dates.month,
    "year": dates.year,
    "yes_no": _yes_no,
}
