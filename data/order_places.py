"""Step 4c: where an order is about, where no column says it: from its address, its 属地, the office it was sent to."""

from collections import Counter
from typing import TYPE_CHECKING

from data.addresses import Address, parse
from data.issues import issue
from data.places import clean
from data.row_values import Values, column_of, left_blank
from data.vocabulary.thresholds import HEADERS

if TYPE_CHECKING:
    from data.body import Body

SOURCES = ("territory", "address")
"""Columns that name a place in words, the coarser first: neither is stored."""

_LEVELS = ("street", "community", "compound", "building", "unit")


def complete_places(values: Values, body: "Body") -> None:
    """Each level that the row leaves open, as far as what it names already agrees with the address."""
    for name in SOURCES:
        if body.header.column(name):
            _fill(name, values, body)


def _fill(name: str, values: Values, body: "Body") -> None:
    height = len(body.rows)
    cells = body.cells(name)
    read = {cell: parse(clean(cell)) for cell in dict.fromkeys(cells) if isinstance(cell, str) and cell.strip()}
    columns = {level: column_of(values, level, height) for level in _LEVELS}
    is_open = {level: left_blank(level, body) for level in _LEVELS}
    taken, unread = [], []
    for position, cell in enumerate(cells):
        said = read.get(cell)
        if said is None or not body.is_kept(position):
            continue
        if said.is_blank:
            unread += [] if columns["community"][position] or columns["compound"][position] else [position]
            continue
        if any(_differ(columns[level][position], getattr(said, level)) for level in ("community", "compound")):
            continue
        is_new = False
        for level in _LEVELS:
            told = getattr(said, level)
            if told and columns[level][position] is None and is_open[level][position]:
                columns[level][position] = body.corrections.place_of(level, told) or told
                is_new = True
        taken += [(position, said)] * is_new
    _say(name, taken, unread, body)


def _differ(own: str | None, told: str | None) -> bool:
    """甲子 and 甲子社区 are one place."""
    return bool(own and told) and not (own.startswith(told) or told.startswith(own))


def _say(name: str, taken: list[tuple[int, Address]], unread: list[int], body: "Body") -> None:
    entry = body.header.kind.field(name)
    if taken:
        position, said = max(taken[:HEADERS.probed_rows_count], key=lambda each: sum(
            getattr(each[1], level) is not None for level in _LEVELS))
        words = "、".join(filter(None, (getattr(said, level) for level in _LEVELS)))
        body.say("places-from-address", position, entry, count=len(taken), read=words)
    if unread and name == "address":
        body.say("unread-address", unread[0], entry, count=len(unread))


def say_without_community(values: Values, body: "Body") -> None:
    """Once a sheet, where no order has a community: with the column that may name it, if there is one."""
    kept = [position for position in range(len(body.rows)) if body.is_kept(position)]
    communities = values.get("community")
    if not kept or (communities and any(communities[position] for position in kept)):
        return
    body.issues[:] = [problem for problem in body.issues if problem.code != "unread-address"]
    column = next((column for column in body.header.columns if not column.is_personal and (
        column.field is None or column.field.name in SOURCES) and _names_places(body, column.index)), None)
    at = (body.header.last_row, column.index if column else 0)
    body.issues.append(issue(
        "no-community-in-column" if column else "no-community", sheet=body.sheet.name, at=at,
        value=column.header.split("/")[-1] if column else None, count=len(kept)))


def _names_places(body: "Body", index: int) -> bool:
    rows = body.rows[:HEADERS.probed_rows_count]
    cells = Counter(cell for row in rows if isinstance(cell := body.sheet.rows[row][index], str) and cell.strip())
    told = sum(count for cell, count in cells.items()
               if len(cell) <= _LONGEST_ADDRESS and not parse(clean(cell)).is_blank)
    return bool(cells) and told >= HEADERS.guess_readable_share * sum(cells.values())


_LONGEST_ADDRESS = 60
