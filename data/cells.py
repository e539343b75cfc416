"""Step 3: one cell to one value. A reader gives the value, or the reason why it is not certain.

What the readers know stands in data/choices.py (closed sets), amounts.py (numbers), dates.py, places.py and privacy.py.
"""

import re
from collections.abc import Callable
from datetime import date, time

from data import amounts, choices, dates, parts_of_year, places, privacy
from data.amounts import Money
from data.choices import StageWords, contained_term, exact_term
from data.places import clean
from data.reading import Reading
from data.vocabulary.objections import OBJECTION_REASONS, OTHER_REASON
from data.vocabulary.sheet_words import BLANKS, DITTO, NO_NAMES
from data.vocabulary.terms import Field, Term

__all__ = ["Money", "Reader", "StageWords", "contained_term", "exact_term", "reader"]

Reader = Callable[[object], Reading]


def reader(entry: Field, header: str = "") -> Reader:
    """The reader of a field's cells; `header` is the text of the column. A blank cell is the caller's business."""
    if isinstance(entry.values, type) and issubclass(entry.values, Term):
        return choices.reader(entry.values, header)
    if entry.values == "building" and places.is_about_pairs(header):
        return _place_reader(_building_of_pair)
    if entry.name == "plan_month":
        return parts_of_year.read
    if entry.values in _MAKERS:
        return _MAKERS[entry.values](entry)
    return _READERS[entry.values]


_PLAIN_IDENTIFIER = re.compile(r"[A-Za-z\u4e00-\u9fa5]*[-_]?[0-9A-Za-z]+(?:[-_][0-9A-Za-z]+)*")
_PERSONAL_STARTS = ("1", "+", "3", "4", "5", "6")
_MAY_BE_PERSONAL = re.compile(r"@|(?<!\d)1[3-9]\d{9}(?!\d)|\d{17}[\dXx]|^[\u4e00-\u9fa5]{3}")
_ROUNDED = re.compile(r"\d(\.\d+)?[Ee]\+\d+")


def _identifier_reader(entry: Field) -> Reader:
    """A number that Excel has rounded (more than 15 digits, 1.23E+17) is no order's number any more."""
    damaged = Reading(None, "damaged-number" if entry.is_required else "damaged-code")
    personal = Reading(None, "personal-number" if entry.is_required else "personal-code")

    def read(value: object) -> Reading:
        is_plain = type(value) is str and _PLAIN_IDENTIFIER.fullmatch(value)
        text = value if is_plain else _identifier_text(value)
        if (isinstance(value, float) and value >= 1e15) or ("+" in text and _ROUNDED.fullmatch(text)):
            return damaged
        if (text[:1] in _PERSONAL_STARTS or _MAY_BE_PERSONAL.search(text)
                or not (is_plain or text.isascii())) and privacy.is_personal_number(text):
            return personal
        return Reading(text or None)
    return read


def _identifier_text(value: object) -> str:
    return clean(value).replace(" ", "").lstrip("'`=").strip('"')


def _categories(value: object) -> Reading:
    parts = [part.strip() for part in re.split(r"-+＞|→|＞|/|\\|—+＞?|－+", privacy.mask(clean(value))) if part.strip()]
    return Reading(tuple(parts[:3]))


def _name(value: object) -> tuple[str, str | None]:
    """A place's name has letters: a bare number or a telephone belongs to another column."""
    text = places.name(value)
    if text in DITTO or text.startswith(NO_NAMES):
        return places.UNCLEAR
    is_name = _LETTERS.search(text.replace("*", "")) and len(text) <= LONGEST_PLACE_NAME and not _SIGN_OFF.match(text)
    return (text, None) if is_name else places.UNCLEAR


LONGEST_PLACE_NAME = 60
_LETTERS = re.compile(r"[^\W\d_]")
_SIGN_OFF = re.compile("(?:填表|填报|审核|制表|统计|复核|负责|联系|经办)(?:人|电话|方式)[:：]")


def _place_reader(spell: Callable[[object], tuple[str, str | None]]) -> Reader:
    def read(value: object) -> Reading:
        if isinstance(value, bool | date | time):
            return Reading(None, "not-a-place")
        spelled, assumption = spell(privacy.mask_place(_tidy(value)))
        return Reading(spelled or None, assumption, {"read": spelled} if assumption else {})
    return read


_read_name = _place_reader(_name)


def _name_reader(value: object) -> Reading:
    """A name without the number of its line and the marks beside it (（2）和平社区, ★柳岸小区, 北桥一里①)."""
    return _read_name(places.without_marks(value) if isinstance(value, str) else value)


def _building_of_pair(text: object) -> tuple[str, str | None]:
    spelled, _, assumption = places.building_and_unit(text, is_pair=True)
    return spelled, assumption


def _tidy(value: object) -> str:
    return clean(value.translate(places.ROMAN_SIGNS) if isinstance(value, str) and not value.isascii() else value)


def _day_reader(entry: Field) -> Reader:
    is_plan = entry.name.startswith("planned") or entry.name == "due_on"
    return dates.day_reader(
        is_finish=entry.values == "finish_date", is_plan=is_plan, is_exact=entry.name == "observed_on")


def _text(value: object) -> Reading:
    return Reading(privacy.mask(clean(value)))


def _label(value: object) -> Reading:
    return Reading(privacy.mask_cell(clean(value)))


_LABELS = ("channel", "request_type", "responsible_unit", "responsible", "contractor")
"""Columns of units and kinds: what is nothing but a name in them is a person's."""


_REASONS = {reason: re.compile(rf"(?<!不影响)(?<!不担心)(?<!不怕)(?<!不是)(?<!不涉及)(?:{'|'.join(signs)})")
            for reason, signs in OBJECTION_REASONS.items()}


def _reason(value: object) -> Reading:
    """The kinds of reasons that are named, never the words: they name neighbours and tell of illness."""
    text = clean(value)
    if text in BLANKS:
        return Reading(None)
    named = [reason for reason, signs in _REASONS.items() if signs.search(text)]
    if named or text == OTHER_REASON:
        return Reading("、".join(named) or OTHER_REASON)
    return Reading(OTHER_REASON, "unlisted-reason")


def _text_reader(entry: Field) -> Reader:
    return _label if entry.name in _LABELS else _text


_MAKERS: dict[str, Callable[[Field], Reader]] = {
    "text": _text_reader,
    "identifier": _identifier_reader, "count": amounts.count_reader, "start_date": _day_reader,
    "finish_date": _day_reader}

_READERS: dict[str, Reader] = {
    "name": _name_reader,
    "free_text": _text,
    "reason": _reason,
    "transient": Reading,
    "categories": _categories,
    "building": _place_reader(places.building),
    "unit": _place_reader(places.unit),
    "room": _place_reader(places.room),
    "round": amounts.round_,
    "decimal": amounts.decimal,
    "rainfall": amounts.rainfall,
    "money": amounts.money,
    "area": amounts.area,
    "moment": dates.moment,
    "month": dates.month,
    "year": dates.year,
    "yes_no": choices.yes_no,
    "answers": choices.answers,
}
