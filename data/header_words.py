"""Step 2b: the words of one header: what it is without its unit, the unit of money, the kind of works it names."""

import re
from functools import cache

from data.choices import exact_term
from data.places import clean
from data.vocabulary import sheet_words as words
from data.vocabulary.terms import WorkType

Path = tuple[str, ...]
"""A column's header texts from top to bottom."""

_ORDINAL = r"^\d{1,2}(?:[.、．)]|(?![\d.月号年日轮季栋幢#座期批单级、-]))(?=\D)"
_UNIT = re.compile(
    rf"{_ORDINAL}|[(（\[【].*?[)）\]】]|[:：*※★☆▲△●◆■]|[①-⑳](?:=.*)?|/(?:万元|元|万|m2|㎡|台|部|户|处|个|件)$")


@cache
def plain(text: str) -> str:
    """A header without spaces, units in brackets and marks."""
    return _UNIT.sub("", clean(text).replace(" ", "")).lower()


@cache
def plain_set(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(plain(text) for text in texts)


def money_factor(header: str) -> int | None:
    """What the header's unit of money multiplies by; None where it names none."""
    return next((factor for unit, factor in words.MONEY_UNITS.items() if _says_unit(header, unit)), None)


def _says_unit(header: str, unit: str) -> bool:
    """A unit stands in brackets or behind a slash: 总投资（万）, 总投资/万元; one with 元 anywhere."""
    if unit.endswith("元"):
        return unit in header.replace("单元", "")
    return bool(re.search(rf"[(（/]{unit}[)）]?$", header))


def without_units(path: Path) -> Path:
    """A line of units under the headers (台, （户）, 万元) names no column; the column's text keeps its unit."""
    named = tuple(text for text in path if plain(text) not in _BARE_UNITS)
    return named or path


def are_units(texts: list[str]) -> bool:
    """Whether a line holds units alone: （台） | （户） | （万元）."""
    filled = [text for text in texts if text]
    return len(filled) > 1 and all(plain(text) in _BARE_UNITS or text in words.COUNT_UNITS for text in filled)


_BARE_UNITS = ("", *words.MONEY_UNITS, *(unit for unit in words.COUNT_UNITS if unit not in words.HOUSEHOLD_UNITS))


@cache
def works_words() -> re.Pattern:
    """The kinds of works that a header may name beside what it counts: 计划加梯, 完成屋面防水."""
    found = (word for term in WorkType for word in term.words if len(word) > 1)
    return re.compile("|".join(sorted(map(re.escape, found), key=len, reverse=True)))


def works_in(text: str) -> tuple[WorkType, str] | None:
    """The one kind of works in a header and the rest of it."""
    found = works_words().findall(text)
    rest = works_words().sub("", text)
    return (exact_term(WorkType, found[0]), rest) if len(found) == 1 and rest else None


def are_ordinals(cells_: list) -> bool:
    """Whether the cells are running numbers: 1, 2, 3."""
    return len(cells_) > 1 and [clean(cell) for cell in cells_] == [str(n) for n in range(1, len(cells_) + 1)]
