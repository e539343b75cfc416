"""Consent: does a unit meet its legal rule, and if not, how many more must sign?

The reading of the law and the arithmetic are in consent_votes.py, the rules in data/vocabulary/consent_rules.py.
"""

from collections.abc import Iterable
from decimal import Decimal

import numpy as np
import pandas as pd

import queries
from data.vocabulary.consent_rules import DEFAULT_RULES, HOUSEHOLDS_OF_TOTALS_ARE_HEADS, PRESETS, Rule
from data.vocabulary.terms import Opinion
from queries.consent_votes import CM2_PER_M2, Rooms, Standing, Tally, Test, Votes, number_owners, standing, tallies

__all__ = ["Standing", "Test", "UnknownRule", "assess", "consent_by_unit"]

PLACE = ("street", "community", "compound", "building", "unit")
RATIOS = ("participation_area", "participation_heads", "agreement_area", "agreement_heads")
COLUMNS = (
    *PLACE, "work_type", "round",
    "households_count", "agreed_count", "objected_count", "undecided_count", "unreached_count", "absent_count",
    "abstained_count", "total_area_m2", "agreed_area_m2",
    "participation_area_share", "participation_heads_share", "agreement_area_share", "agreement_heads_share",
    "status", "households_short", "area_short_m2", "rule", "rule_label")
STATUS_ORDER = ("not_met", "met", "not_evaluated", "impossible")


class UnknownRule(ValueError):
    """No preset has that name."""


def assess(households: Iterable | pd.DataFrame, rule: Rule) -> Standing:
    """Judge the households of one scope and one round by a rule.

    `households`: a DataFrame, mappings or objects with `opinion` (its code), `area_m2` and, where known, `owner_key`:
    rooms with the same key have one owner, a room without one is its own head. An area that is absent or not above
    zero is missing, and one missing area leaves the area tests of the scope open. A rule that `counts_rooms` disregards
    owners. With no household at all nothing is evaluated. An unknown opinion raises ValueError.
    """
    rows = households.to_dict("records") if isinstance(households, pd.DataFrame) else list(households)
    opinion = np.array([Opinion(_value(row, "opinion")).value for row in rows], dtype=object)
    area_cm2 = np.array([_cm2(_value(row, "area_m2")) for row in rows], dtype=np.int64)
    key = np.empty(len(rows), dtype=object)
    key[:] = [_value(row, "owner_key") for row in rows]
    scope = np.zeros(len(rows), dtype=np.int64)
    is_known = ~(pd.isna(key) | (key == "")) & (not rule.counts_rooms)
    rooms = Rooms(scope, number_owners(scope, key, is_known), area_cm2, opinion)
    return standing(tallies(rooms, scopes_count=1)[0], rule)


def _value(row, name: str):
    return row.get(name) if hasattr(row, "get") else getattr(row, name, None)


def _cm2(area_m2) -> int:
    """Whole cm² of an area in m² as it is written; 0 when there is none."""
    if area_m2 is None or pd.isna(area_m2) or area_m2 == "":
        return 0
    return max(0, round(Decimal(str(area_m2)) * CM2_PER_M2))


def consent_by_unit(
    store, selection, *, rule: str | Rule | None = None,
    households_are_heads: bool = HOUSEHOLDS_OF_TOTALS_ARE_HEADS,
) -> pd.DataFrame:
    """One row a unit and kind of works, closest to passing first: its latest round against its rule.

    `rule`: a preset's name or a Rule for all rows; None: the default rule of each kind of works. A unit of which only
    totals are known has no legal heads, for an owner of two rooms is two households there: tests by heads stay open
    unless `households_are_heads`, and signatures are counted only for a rule that counts rooms.
    """
    units = queries.run(store, "consent_votes", selection)
    totals = queries.run(store, "consent_unit_totals", selection)
    judged = _judge_totals(totals, rule, households_are_heads)
    parts = [_table(units, *_judge_units(units, rule)), _table(totals, *judged)]
    return _closest_first(pd.concat(parts, ignore_index=True))


def _judge_units(units: pd.DataFrame, rule: str | Rule | None) -> tuple[list[Standing], list[Rule]]:
    rules = [_rule_of(work_type, rule) for work_type in units["work_type"]]
    if not rules:
        return [], []
    scope = np.repeat(np.arange(len(units)), units["households_count"])
    owner_key = np.concatenate(units["owner_keys"].to_list())
    is_known = (owner_key >= 0) & ~np.array([chosen.counts_rooms for chosen in rules])[scope]
    rooms = Rooms(
        scope=scope, owner=number_owners(scope, owner_key, is_known),
        area_cm2=np.concatenate(units["areas_cm2"].to_list()), opinion=np.concatenate(units["opinions"].to_list()))
    counted = tallies(rooms, scopes_count=len(units))
    return [standing(tally, chosen) for tally, chosen in zip(counted, rules, strict=True)], rules


def _judge_totals(
    totals: pd.DataFrame, rule: str | Rule | None, households_are_heads: bool,
) -> tuple[list[Standing], list[Rule]]:
    rules = [_rule_of(work_type, rule) for work_type in totals["work_type"]]
    rows = totals.astype(object).where(totals.notna(), None).to_dict("records")
    return [standing(_tally_of_totals(row, chosen, households_are_heads), chosen)
            for row, chosen in zip(rows, rules, strict=True)], rules


def _rule_of(work_type: str, rule: str | Rule | None) -> Rule:
    name = DEFAULT_RULES[work_type] if rule is None else rule
    if isinstance(name, Rule):
        return name
    if name not in PRESETS:
        raise UnknownRule(f"{name}: not one of {', '.join(PRESETS)}")
    return PRESETS[name]


def _tally_of_totals(row: dict, rule: Rule, households_are_heads: bool) -> Tally:
    """What sums allow: how much is pending, not whose; whoever is not said to object may sign."""
    agreed_cm2, participating_cm2, total_cm2 = (
        None if row[name] is None else _cm2(row[name])
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


def _table(units: pd.DataFrame, standings: list[Standing], rules: list[Rule]) -> pd.DataFrame:
    found = {
        "status": [standing.status for standing in standings],
        "households_short": [standing.households_short for standing in standings],
        "area_short_m2": [standing.area_short_m2 for standing in standings],
        "rule": [rule.name for rule in rules],
        "rule_label": [rule.label for rule in rules],
        **{f"{ratio}_share": [_share(getattr(standing, ratio)) for standing in standings] for ratio in RATIOS},
    }
    if "agreed_area_m2" not in units:
        found["agreed_area_m2"] = [
            standing.agreement_area and standing.agreement_area[0] / CM2_PER_M2 for standing in standings]
    table = units.assign(**found).reindex(columns=COLUMNS)
    return table.astype({name: _dtype(name) for name in COLUMNS})


def _dtype(column: str) -> str:
    if column == "round" or column.endswith(("_count", "households_short")):
        return "Int64"
    return "float64" if column.endswith(("_m2", "_share")) else "str"


def _share(ratio: tuple[int, int] | None) -> float | None:
    return ratio[0] / ratio[1] if ratio and ratio[1] else None


def _closest_first(table: pd.DataFrame) -> pd.DataFrame:
    order = table["status"].map({status: place for place, status in enumerate(STATUS_ORDER)})
    ordered = table.assign(order=order).sort_values(
        ["order", "households_short", "area_short_m2", *PLACE, "work_type"], na_position="last")
    return ordered.drop(columns="order").reset_index(drop=True)
