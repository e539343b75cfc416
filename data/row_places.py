"""Step 4b: what a row says of its place: two in one cell, a blank below a written street, no place at all."""

from typing import TYPE_CHECKING

from data import places
from data.context import Context
from data.row_values import Values, column_of, left_blank

if TYPE_CHECKING:
    from data.body import Body

_PLACE_NAMES = ("community", "compound", "building", "project_name")


_FINER = {"street": None, "community": ("compound", "building"), "compound": ("building", "unit"),
          "building": ("unit",)}
"""Levels whose blank below a written one is its, and what the row must then say (None: nothing more)."""


def carry_places(values: Values, context: Context, body: "Body") -> None:
    """A blank below a written place is its, where the row names a finer one; where the title gives one, that counts."""
    for name, finer in _FINER.items():
        column = values.get(name)
        is_open = body.header.column(name) is not None and getattr(context, name) is None
        if is_open and column and None in column and any(column) and (name != "community" or _heads_blocks(column)):
            _carry(name, column, values, finer, body)


def _heads_blocks(column: list) -> bool:
    """A community written once, at the first of its compounds, and so more than once: one blank alone is a slip."""
    written = [name for name in column if name]
    followed = sum(bool(above) and below is None for above, below in zip(column, column[1:], strict=False))
    return followed > 1 and len(set(written)) == len(written)


def _carry(name: str, column: list, values: Values, finer: tuple[str, ...] | None, body: "Body") -> None:
    blank, carried, above = left_blank(name, body), [], None
    coarser = [values[level] for level in _COARSER[name] if level in values]
    told = [values[level] for level in finer if level in values] if finer else []
    names = values.get("project_name") or [None] * len(column)
    for position, own in enumerate(column):
        here = [level[position] for level in coarser]
        if own:
            above = own, here
        elif above and blank[position] and body.is_kept(position) and not names[position] and (
                _is_under(here, above[1])) and (finer is None or any(level[position] for level in told)):
            column[position] = above[0]
            carried.append(position)
    if carried:
        first = carried[0]
        body.say("place-carried", first, body.header.kind.field(name), value=column[first], count=len(carried))


_COARSER = {"street": (), "community": ("street",), "compound": ("street", "community"),
            "building": ("street", "community", "compound")}


def _is_under(here: list, above: list) -> bool:
    return all(own in (None, theirs) for own, theirs in zip(here, above, strict=True))


def units_from_buildings(values: Values, body: "Body") -> None:
    """`3号楼2单元` in the column of one of them says both; where the other says something else, neither counts."""
    for own, other in (("building", "unit"), ("unit", "building")):
        said = _said_together(own, body)
        if not any(said):
            continue
        column, is_blank = column_of(values, other, len(body.rows)), left_blank(other, body)
        for position, both in enumerate(said):
            told = both and both[other]
            if told and column[position] is None and is_blank[position]:
                column[position] = told
            elif told and told not in (column[position] or "").split("、"):
                body.rejected.add(position)
                body.say("place-contradiction", position, body.header.kind.field(own), value=body.texts(own)[position])


def _said_together(name: str, body: "Body") -> list[dict[str, str] | None]:
    """Building and unit of each cell of a column that names both."""
    column, texts = body.header.column(name), body.texts(name)
    is_pair = name == "building" and column is not None and places.is_about_pairs(column.header)
    read = {text: places.building_and_unit(text, is_pair=is_pair) for text in dict.fromkeys(texts)
            if text and (is_pair or any(sign in text for sign in ("单元", "门", "组")))}
    both = {text: {"building": found[0], "unit": found[1]} for text, found in read.items() if found[0] and found[1]}
    return [both.get(text) for text in texts]


def without_compound(values: Values) -> None:
    """`一里3号楼` in the compound 一里 is its 3号楼."""
    compounds, buildings = values.get("compound"), values.get("building")
    if not compounds or not buildings:
        return
    for position, (compound, building) in enumerate(zip(compounds, buildings, strict=True)):
        if compound and building and building.startswith(compound):
            rest = "、".join(part.removeprefix(compound) for part in building.split("、"))
            if places.building(rest) == (rest, None):
                buildings[position] = rest


def reject_placeless(values: Values, body: "Body") -> None:
    """A row that says no place is no row of its own (often an unnamed sum)."""
    columns = [values[name] for name in _PLACE_NAMES if name in values]
    has_place = [any(row) for row in zip(*columns, strict=True)] if columns else []
    for position in range(len(body.rows)):
        if not (has_place and has_place[position]) and body.is_kept(position):
            body.rejected.add(position)
            body.say("no-place", position, body.header.kind.field("compound"))
    communities = values.get("community", ())
    blank = [position for position, name in enumerate(communities) if not name and body.is_kept(position)]
    if blank and any(communities):
        body.say("blank-community", blank[0], body.header.kind.field("community"), count=len(blank))
