"""Step 4: rain told in several lines a day: hours add up to the day; lines of several stations do not."""

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from data.header_words import plain
from data.places import clean
from data.row_values import Values
from data.vocabulary.sheet_words import HOUR_HEADERS, WHOLE_DAY_SIGNS

if TYPE_CHECKING:
    from data.body import Body


def add_up(values: Values, body: "Body") -> None:
    """One line a day and street: the sum over its hours; a day whose lines nothing parts is left out, and said."""
    days: dict[tuple, list[int]] = {}
    amounts, observed = values["rainfall_mm"], values["observed_on"]
    streets = values.get("street") or [None] * len(amounts)
    for position, day in enumerate(observed):
        if day is not None and amounts[position] is not None and body.is_kept(position):
            days.setdefault((streets[position], day), []).append(position)
    several = {key: positions for key, positions in days.items() if len(positions) > 1}
    if not several:
        return
    hours, added, unclear = _hours(body), [], []
    is_of_days = any(sign in body.header.column("rainfall_mm").header for sign in WHOLE_DAY_SIGNS)
    for positions in several.values():
        told = [hours[position] for position in positions]
        if not is_of_days and None not in told and len(set(told)) == len(told):
            amounts[positions[0]] = sum(amounts[position] for position in positions)
            body.left_out.update(positions[1:])
            added.append(positions[0])
        elif len({amounts[position] for position in positions}) > 1:
            body.rejected.update(positions)
            unclear.append(positions[0])
    entry = body.header.kind.field("observed_on")
    for code, found in (("hours-added", added), ("several-lines-a-day", unclear)):
        if found:
            body.say(code, found[0], entry, value=observed[found[0]], count=len(found))


_HOUR = re.compile(r"(?<!\d)(\d{1,2})(?:[:：]\d{2}|[时点])")


def _hours(body: "Body") -> list:
    """What tells the lines of one day apart: the time behind the day, or the cell of a column of hours."""
    indexes = [column.index for column in body.header.columns
               if column.field is None and plain(column.header.split("/")[-1]) in HOUR_HEADERS]
    if indexes:
        cells = [body.sheet.rows[row][indexes[0]] for row in body.rows]
        return [None if cell == "" else str(cell) for cell in cells]
    return [_hour(cell) for cell in body.cells("observed_on")]


def _hour(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.time()
    found = _HOUR.search(clean(cell))
    return time(int(found[1]) % 24, 0) if found else None
