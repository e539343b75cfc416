"""What sums allow to say of a unit of which only totals were reported: how much is pending, not whose."""

from decimal import Decimal

import pandas as pd

from data.vocabulary.consent_rules import Rule
from queries.consent_votes import CM2_PER_M2, Tally, Votes

BUILDING = ["street", "community", "compound", "building", "work_type"]


def without_listed(totals: pd.DataFrame, units: pd.DataFrame) -> pd.DataFrame:
    """The totals of units that have no household list: the list of any unit wins over its building's total, the list of
    a building over its units' totals."""
    if totals.empty or units.empty:
        return totals
    listed: dict[tuple, set] = {}
    for place, unit in _places(units):
        listed.setdefault(place, set()).add(unit)
    is_open = [place not in listed or unit is not None and listed[place].isdisjoint({None, unit})
               for place, unit in _places(totals)]
    return totals[is_open].reset_index(drop=True)


def _places(table: pd.DataFrame) -> list[tuple[tuple, str | None]]:
    """Building and unit of each row; a missing level is the same as a missing level, which NaN is not."""
    rows = table[[*BUILDING, "unit"]].astype(object).where(table[[*BUILDING, "unit"]].notna(), None)
    return [(tuple(place), unit) for *place, unit in rows.itertuples(index=False)]


def tally_of_totals(row: dict, rule: Rule, households_are_heads: bool) -> Tally:
    """A line of totals counted out; whoever is not said to object may sign. Absent numbers are None."""
    agreed_cm2, participating_cm2, total_cm2 = (
        None if row[name] is None else round(Decimal(str(row[name])) * CM2_PER_M2)
        for name in ("agreed_area_m2", "participating_area_m2", "total_area_m2"))
    households, agreed, objected = row["households_count"], row["agreed_count"], row["objected_count"]
    participating = None if objected is None or agreed is None else agreed + objected
    area = _votes(agreed_cm2, participating_cm2, total_cm2)
    heads = _votes(agreed, participating, households) if rule.counts_rooms or households_are_heads else None
    return Tally(
        area, heads, objections_count=objected or 0,
        new_cm2=(0,) * _pending(heads), more_cm2=(_pending(area),),
        has_signers=rule.counts_rooms and "area" not in rule.measures)


def _pending(votes: Votes | None) -> int:
    return 0 if votes is None else votes.total - (votes.agreed if votes.participating is None else votes.participating)


def _votes(agreed: int | None, participating: int | None, total: int | None) -> Votes | None:
    """The votes of a line of totals, unless it leaves something out or contradicts itself."""
    if agreed is None or total is None or not agreed <= (total if participating is None else participating) <= total:
        return None
    return Votes(agreed, participating, total)
