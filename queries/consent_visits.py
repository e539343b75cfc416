"""Which doors to knock on this week: the open households of the units that are closest to passing. (staff only)

Signatures that are enough come first in each unit: as few as can be (consent_votes.py), and if so few can be had
without those that are away, without them.
"""

from collections.abc import Iterable

import pandas as pd

from data.vocabulary.consent_rules import PRESETS
from data.vocabulary.terms import Opinion

PLACE = ["street", "community", "compound", "building", "unit", "work_type"]
OPEN = [Opinion.UNDECIDED.value, Opinion.UNREACHED.value, Opinion.ABSENT.value]
"""In the order in which they are worth a visit."""

COLUMNS = (*PLACE, "round", "room", "floor", "area_m2", "opinion", "is_enough", "households_short", "area_short_m2")


def buildings_to_visit(units: pd.DataFrame, doors_count: int) -> list[str]:
    """The buildings of the nearest units that together have so many open doors. `units`: rows of `consent_by_unit`."""
    near = _nearest(units)
    doors = near[["undecided_count", "unreached_count", "absent_count"]].sum(axis=1)
    is_needed = doors.cumsum() - doors < doors_count
    return list(dict.fromkeys(near.loc[is_needed, "building"]))


def visits(units: pd.DataFrame, households: pd.DataFrame, doors_count: int) -> pd.DataFrame:
    """At most so many open doors, a row each, the nearest unit first. `households`: rows of `consent_households`.

    Rooms of an owner who objects or abstains are left out where owners count: no signature of theirs would help.
    """
    found, left = [], doors_count
    rooms = {_key(place): own for place, own in households.groupby([*PLACE, "round"], dropna=False)}
    for unit in _nearest(units).to_dict("records"):
        own = rooms.get(_key(unit[name] for name in (*PLACE, "round")))
        if own is not None and left > 0:
            doors = _doors(own, unit).head(left)
            found.append(doors)
            left -= len(doors)
    empty = pd.DataFrame(columns=list(COLUMNS))
    return pd.concat(found, ignore_index=True)[list(COLUMNS)] if found else empty


def _nearest(units: pd.DataFrame) -> pd.DataFrame:
    return units[(units["status"] == "not_met") & (units["basis"] == "households")]


def _key(place: Iterable) -> tuple:
    """A missing level is the same as a missing level, which NaN is not."""
    return tuple(None if pd.isna(level) else level for level in place)


def _doors(rooms: pd.DataFrame, unit: dict) -> pd.DataFrame:
    """A unit's open doors: those that are enough, then by how likely somebody signs, top floor first."""
    counts_rooms = PRESETS[unit["rule"]].counts_rooms
    owner = pd.Series([
        f"room {room.room}" if counts_rooms or pd.isna(room.owner_key)
        else f"{room.upload_id}|{room.source_sheet}|{room.owner_key}"
        for room in rooms.itertuples()], index=rooms.index)
    is_open = rooms["opinion"].isin(OPEN)
    refuses = owner.isin(owner[rooms["opinion"].isin([Opinion.OBJECT, Opinion.ABSTAIN])])
    doors = rooms[is_open & ~refuses].assign(
        owner=owner, is_new=~owner.isin(owner[~is_open]), households_short=unit["households_short"],
        area_short_m2=unit["area_short_m2"], order=rooms["opinion"].map({name: at for at, name in enumerate(OPEN)}))
    enough = _enough(doors[doors["opinion"] != Opinion.ABSENT], unit) or _enough(doors, unit)
    doors = doors.assign(is_enough=doors["owner"].isin(enough or ()))
    return doors.sort_values(
        ["is_enough", "order", "floor", "room"], ascending=[False, True, False, True], kind="stable")


def _enough(doors: pd.DataFrame, unit: dict) -> list[str] | None:
    """The owners that are enough, as few as the unit lacks; None where these cannot be so few."""
    short, heads = unit["households_short"], unit["heads_short"]
    if pd.isna(short) or doors.empty:
        return None
    owners = doors.groupby("owner").agg(area=("area_m2", "sum"), is_new=("is_new", "all"))
    owners = owners.sort_values("area", ascending=False, kind="stable")
    new = owners[owners["is_new"]].head(int(heads))
    chosen = [*new.index, *owners.drop(new.index).head(int(short) - len(new)).index]
    area_short = unit["area_short_m2"] if "area" in PRESETS[unit["rule"]].measures else 0
    is_reached = float(owners.loc[chosen, "area"].sum()) >= area_short - 1e-9
    return chosen if len(new) == heads and len(chosen) == short and is_reached else None
