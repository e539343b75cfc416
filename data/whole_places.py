"""Step 3c: names that stand for all places of their level: 全部, 2个小区, the street's own name among communities."""

import re

from data.row_values import Values
from data.vocabulary.sheet_words import WHOLE_PLACES

_WHOLE = re.compile(WHOLE_PLACES)
_STREET = re.compile(r"(?P<name>.*街道)(?:办|办事处)?|(?:本|全)?街道(?:办|办事处|汇总)?")


def settle(values: Values) -> dict[int, str]:
    """Take them out of the columns where single places are named. Gives, by row, the streets that stood among
    communities: the row is known by the street alone, until `restore`."""
    for level in ("community", "compound"):
        column = values.get(level) or ()
        whole = {text for text in set(column) if text and _WHOLE.fullmatch(text)}
        if whole:
            values[level] = [None if text in whole else text for text in column]
    column = values.get("community") or []
    named = {position: text for position, text in enumerate(column) if text and _STREET.fullmatch(text)}
    if not named or len(named) * 2 >= sum(map(bool, column)):
        return {}
    streets = values.setdefault("street", [None] * len(column))
    taken = {position: text for position, text in named.items() if streets[position] in (None, text)}
    for position, text in taken.items():
        column[position], streets[position] = None, text
    return taken


def restore(values: Values, streets: dict[int, str]) -> None:
    """What is a row of its own after all keeps its name where it stood."""
    for position, text in streets.items():
        values["community"][position], values["street"][position] = text, None
