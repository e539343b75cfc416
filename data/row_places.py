"""Step 4b: what a row says of its place: two in one cell, a blank below a written street, no place at all."""

from typing import TYPE_CHECKING

from data import places
from data.context import Context
from data.row_values import Values, column_of, left_blank

if TYPE_CHECKING:
    from data.body import Body

_PLACE_NAMES = ("community", "compound", "building", "project_name")


def carry_streets(values: Values, context: Context, body: "Body") -> None:
    """A blank street below a written one is its; where the title gives one, that counts."""
    streets = values.get("street")
    if not streets or context.street or None not in streets or not any(streets):
        return
    blank, carried, above = left_blank("street", body), [], None
    for position, street in enumerate(streets):
        above = street or above
        if street is None and blank[position] and above:
            streets[position] = above
            carried.append(position)
    if carried:
        body.say("street-carried", carried[0], body.header.kind.field("street"), value=streets[carried[0]],
                 count=len(carried))


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
