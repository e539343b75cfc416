"""Step 4d: what a row of a consent sheet implies: the place inside the building that it is about."""

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from data import places
from data.context import Context
from data.places import clean
from data.row_values import column_of, left_blank
from data.vocabulary.sheet_words import BLANKS, NO_TICKS
from data.vocabulary.terms import Opinion

if TYPE_CHECKING:
    from data.body import Body
    from data.row_values import Values


def complete_households(values: "Values", context: Context, body: "Body") -> None:
    """Building and unit from a room's key, else from the title; the floor from the room's number; the first round."""
    height = len(body.rows)
    buildings, units, rooms = (column_of(values, name, height) for name in ("building", "unit", "room"))
    keys = [places.room_key(room) if room else None for room in rooms]
    open_keys = _open_keys(keys, buildings, units)
    for position, key in enumerate(keys):
        if position in open_keys:
            continue
        if key and (_differs(buildings[position], key[0]) or _differs(units[position], key[1])):
            body.rejected.add(position)
            body.say("place-contradiction", position, body.header.kind.field("room"), value=rooms[position])
        elif key:
            buildings[position], units[position] = key[0] or buildings[position], units[position] or key[1]
            rooms[position] = key[2]
    if open_keys:
        first = min(open_keys)
        body.say("unclear-room-key", first, body.header.kind.field("room"), value=rooms[first], count=len(open_keys))
    complete_buildings(values, context, body)
    floors = column_of(values, "floor", height)
    for position, room in enumerate(rooms):
        if floors[position] is None and room and re.fullmatch(r"\d{3,4}", room):
            floors[position] = int(room[:-2])
    first_round(values, height)
    _fill_unstated(values, body)


def _fill_unstated(values: "Values", body: "Body") -> None:
    """A household that is listed without an opinion among others that have one has not stated it: left out, it would
    be missing where the share of those who agree is counted. (Rounds side by side do not ask every household again.)"""
    stated = body.header.column("opinion")
    columns = body.header.ticks or [stated] * (stated is not None)
    opinions = values["opinion"]
    if not any(opinions) or any(column.slice is not None for column in columns):
        return
    open_ = {*BLANKS, *NO_TICKS}
    for position, row in enumerate(body.rows):
        if opinions[position] is None and body.is_kept(position) and all(
                clean(body.sheet.rows[row][column.index]) in open_ for column in columns):
            opinions[position] = Opinion.UNDECIDED
            body.unstated.append(position)


def give_way(values: "Values", body: "Body") -> None:
    """A row without an opinion does not take back what another row of the household says; the others are told of."""
    said = {key for position, key in enumerate(values["version_key"])
            if position not in body.unstated and body.is_kept(position)}
    entry = body.header.kind.field("opinion")
    kept = []
    for position in body.unstated:
        if values["version_key"][position] in said:
            body.rejected.add(position)
            body.say("missing-value", position, entry)
        elif body.is_kept(position):
            kept.append(position)
    if kept:
        body.say("unstated-opinion", kept[0], entry, count=len(kept))


def _open_keys(keys: list[tuple | None], buildings: list, units: list) -> set[int]:
    """Of `2-501` in building 2 nobody knows whether 2 is the building or the unit, unless others there differ."""
    firsts = defaultdict(set)
    for key, building, unit in zip(keys, buildings, units, strict=True):
        if key and key[0] is None and building and not unit:
            firsts[building].add(key[1].removesuffix("单元"))
    doubtful = {building for building, found in firsts.items() if found == {building.removesuffix("号楼")}}
    return {position for position, key in enumerate(keys)
            if key and key[0] is None and not units[position] and buildings[position] in doubtful}


def _differs(own: str | None, said: str | None) -> bool:
    if not own or not said or said in own.split("、"):
        return False
    longer, shorter = sorted((own, said), key=len, reverse=True)
    return not (longer.endswith(shorter) and not longer[:-len(shorter)][-1:].isdigit())


def complete_buildings(values: "Values", context: Context, body: "Body") -> None:
    """The building of the title or the sheet's name for rows that leave theirs blank, and its unit for the same."""
    height = len(body.rows)
    buildings, units = column_of(values, "building", height), column_of(values, "unit", height)
    has_open = {name: left_blank(name, body) for name in ("building", "unit")}
    for position in range(height):
        if buildings[position] is None and has_open["building"][position]:
            buildings[position] = context.building
        is_here = context.building is None or buildings[position] == context.building
        if units[position] is None and is_here and has_open["unit"][position]:
            units[position] = context.unit


def first_round(values: "Values", height: int) -> None:
    """A sheet that speaks of no rounds is about the first."""
    values["round"] = [1 if number is None else number for number in column_of(values, "round", height)]


def reject_unread_rounds(values: "Values", body: "Body") -> None:
    """A round that is written but cannot be read must not become another one's."""
    rounds = column_of(values, "round", len(body.rows))
    for position, (found, is_blank) in enumerate(zip(rounds, left_blank("round", body), strict=True)):
        if found is None and not is_blank:
            body.rejected.add(position)
