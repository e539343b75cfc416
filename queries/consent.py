"""Consent: does a unit meet its legal rule, and if not, how many more must sign?

The reading of the law and the arithmetic are in consent_votes.py, what sums alone allow in consent_totals.py, doubts
about owners of one name in consent_owners.py, the rules in data/vocabulary/consent_rules.py.
"""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation

import numpy as np
import pandas as pd

import queries
from data.vocabulary.consent_rules import DEFAULT_RULES, HOUSEHOLDS_OF_TOTALS_ARE_HEADS, PRESETS, Rule
from data.vocabulary.terms import Opinion
from queries.consent_owners import hang_on_names
from queries.consent_totals import tally_of_totals, without_listed
from queries.consent_votes import (
    CM2_PER_M2,
    OPINIONS,
    Rooms,
    Standing,
    Tally,
    Test,
    number_owners,
    standing,
    tallies,
)

__all__ = ["Standing", "Test", "UnknownRule", "assess", "consent_by_unit"]

MOST_M2 = 10**8
"""What the store holds at most; more is no area."""

PLACE = ("street", "community", "compound", "building", "unit")
RATIOS = ("participation_area", "participation_heads", "agreement_area", "agreement_heads")
COUNTS = {
    "agreed_count": Opinion.AGREE, "objected_count": Opinion.OBJECT, "undecided_count": Opinion.UNDECIDED,
    "unreached_count": Opinion.UNREACHED, "absent_count": Opinion.ABSENT, "abstained_count": Opinion.ABSTAIN}
COLUMNS = (
    *PLACE, "work_type", "round",
    "households_count", "agreed_count", "objected_count", "undecided_count", "unreached_count", "absent_count",
    "abstained_count", "total_area_m2", "agreed_area_m2",
    "participation_area_share", "participation_heads_share", "agreement_area_share", "agreement_heads_share",
    "status", "households_short", "area_short_m2", "rule", "rule_label", "heads_short", "failed_tests", "basis",
    "caution")
STATUS_ORDER = ("not_met", "met", "not_evaluated", "impossible")


class UnknownRule(ValueError):
    """No preset has that name."""


def assess(households: Iterable | pd.DataFrame, rule: Rule) -> Standing:
    """Judge the households of one scope and one round by a rule.

    `households`: a DataFrame, mappings or objects with `opinion` (its code), `area_m2` and, where known, `owner_key`:
    rooms with the same key have one owner, a room without one is its own head. An area that is absent, no number or not
    above zero is missing, and one missing area leaves the area tests of the scope open. A rule that `counts_rooms`
    disregards owners. With no household at all nothing is evaluated. An unknown opinion raises ValueError.

    The fewest further signatures are exact: they are not searched for, but follow from a sort (consent_votes.py says
    why), so that 200 households take about a thousandth of a second.
    """
    rows = households.to_dict("records") if isinstance(households, pd.DataFrame) else list(households)
    opinion = np.array([OPINIONS.index(Opinion(_value(row, "opinion"))) for row in rows], dtype=np.int8)
    area_cm2 = np.array([_cm2(_value(row, "area_m2")) for row in rows], dtype=np.int64)
    key = np.empty(len(rows), dtype=object)
    key[:] = [_value(row, "owner_key") for row in rows]
    scope = np.zeros(len(rows), dtype=np.int64)
    is_known = np.array([not (_is_missing(value) or rule.counts_rooms) for value in key], dtype=bool)
    rooms = Rooms(scope, number_owners(scope, key, is_known), area_cm2, opinion)
    return standing(tallies(rooms, scopes_count=1)[0], rule)


def _value(row, name: str):
    return row.get(name) if hasattr(row, "get") else getattr(row, name, None)


def _cm2(area_m2) -> int:
    """Whole cm² of an area in m² as it is written; 0 when there is none, or none that is a number for certain."""
    try:
        area = Decimal(0 if _is_missing(area_m2) else str(area_m2))
    except InvalidOperation:
        return 0
    return round(area * CM2_PER_M2) if 0 < area < MOST_M2 else 0


def _is_missing(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or value is pd.NA or value is pd.NaT or value != value


def consent_by_unit(
    store, selection, *, rule: str | Rule | None = None,
    households_are_heads: bool = HOUSEHOLDS_OF_TOTALS_ARE_HEADS,
) -> pd.DataFrame:
    """One row a unit and kind of works, closest to passing first: its latest round against its rule.

    `rule`: a preset's name or a Rule for all rows; None: the rule chosen for each kind of works, else its default. A
    unit of which only totals are known (`basis` totals) has no legal heads, for an owner of two rooms is two households
    there: tests by heads stay open unless `households_are_heads`, and signatures are counted only for a rule that
    counts rooms; `heads_short` says how many there are at least. `caution` same_owner: met, as long as rooms of one
    name are one owner's; incomplete_round: the newest round lists fewer households than one before, so
    that nothing can be told.
    """
    chosen = {} if rule else _chosen_rules(store, selection)
    votes = queries.run(store, "consent_votes", selection)
    units, rooms = _rooms_of(votes)
    rules = [_rule_of(work_type, rule, chosen) for work_type in units["work_type"]]
    listed = _table(units.assign(basis="households"), *_judge(rooms, rules, units["is_incomplete"].tolist()))
    totals = without_listed(queries.run(store, "consent_unit_totals", selection), units)
    rows = totals.astype(object).where(totals.notna(), None).to_dict("records")
    rules = [_rule_of(row["work_type"], rule, chosen) for row in rows]
    standings = [
        standing(tally_of_totals(row, own, households_are_heads), own) for row, own in zip(rows, rules, strict=True)]
    summed = _table(totals.assign(basis="totals"), standings, rules)
    return _closest_first(pd.concat([listed, summed], ignore_index=True))


def _chosen_rules(store, selection) -> dict[str, str]:
    """Kind of works → the rule the office chose."""
    chosen = queries.run(store, "consent_rules", selection)
    return dict(zip(chosen["work_type"], chosen["rule"], strict=True))


def _rule_of(work_type: str, rule: str | Rule | None, chosen: dict[str, str]) -> Rule:
    name = rule or chosen.get(work_type) or DEFAULT_RULES[work_type]
    if isinstance(name, Rule):
        return name
    if name not in PRESETS:
        raise UnknownRule(f"{name}: not one of {', '.join(PRESETS)}")
    return PRESETS[name]


def _rooms_of(votes: pd.DataFrame) -> tuple[pd.DataFrame, Rooms]:
    """The units with their counts, and all households as arrays, owners by the number they have in their sheet."""
    if votes.empty:
        nobody = np.zeros(0, dtype=np.int64)
        return votes.assign(households_count=nobody, is_incomplete=nobody), Rooms(nobody, nobody, nobody, nobody)
    sizes = votes["opinions"].map(len).to_numpy()
    key = np.concatenate(votes["owner_keys"].to_list()).astype(np.int64)
    sheet = np.repeat(np.arange(len(votes)), sizes)
    rooms = Rooms(
        scope=np.repeat(votes["unit_number"].to_numpy() - 1, sizes), owner=np.where(key < 0, -1, (sheet << 32) + key),
        area_cm2=np.concatenate(votes["areas_cm2"].to_list()), opinion=np.concatenate(votes["opinions"].to_list()))
    units = votes.drop_duplicates("unit_number").reset_index(drop=True)
    known = units["known_count"].to_numpy(dtype=np.int64)
    counts = np.zeros((len(units), len(OPINIONS)), dtype=np.int64)
    np.add.at(counts, (rooms.scope, rooms.opinion), 1)
    area_cm2 = np.zeros(len(units), dtype=np.int64)
    np.add.at(area_cm2, rooms.scope, rooms.area_cm2)
    lacks_area = np.zeros(len(units), dtype=bool)
    lacks_area[rooms.scope[rooms.area_cm2 <= 0]] = True
    is_incomplete = known > counts.sum(axis=1)
    return units.assign(
        households_count=known, is_incomplete=is_incomplete,
        total_area_m2=np.where(lacks_area | is_incomplete, np.nan, area_cm2 / CM2_PER_M2),
        **{name: counts[:, OPINIONS.index(opinion)] for name, opinion in COUNTS.items()}), rooms


def _judge(
    rooms: Rooms, rules: list[Rule], is_incomplete: list[bool],
) -> tuple[list[Standing], list[Rule], list[str | None]]:
    """Of a newest round that lists fewer households than one before it no ratio is known: who is left out has not
    agreed, and only an objection that blocks is certain."""
    counts_rooms = np.array([rule.counts_rooms for rule in rules], dtype=bool)[rooms.scope]
    is_known = (rooms.owner >= 0) & ~counts_rooms
    numbered = Rooms(rooms.scope, number_owners(rooms.scope, rooms.owner, is_known), rooms.area_cm2, rooms.opinion)
    counted: list[Tally] = [
        Tally(area=None, heads=None, objections_count=tally.objections_count) if lacks_some else tally
        for tally, lacks_some in zip(tallies(numbered, scopes_count=len(rules)), is_incomplete, strict=True)]
    standings = [standing(tally, rule) for tally, rule in zip(counted, rules, strict=True)]
    doubtful = hang_on_names(numbered, rules)
    cautions = [
        "incomplete_round" if lacks_some else "same_owner" if found.status == "met" and is_doubtful else None
        for found, is_doubtful, lacks_some in zip(standings, doubtful, is_incomplete, strict=True)]
    return standings, rules, cautions


def _table(
    units: pd.DataFrame, standings: list[Standing], rules: list[Rule], cautions: list[str | None] | None = None,
) -> pd.DataFrame:
    found = {
        "status": [standing.status for standing in standings],
        "households_short": [standing.households_short for standing in standings],
        "heads_short": [standing.heads_short for standing in standings],
        "area_short_m2": [standing.area_short_m2 for standing in standings],
        "failed_tests": [
            ",".join(test.name for test in standing.tests if test.is_met is False) for standing in standings],
        "rule": [rule.name for rule in rules],
        "rule_label": [rule.label for rule in rules],
        "caution": cautions or [None] * len(standings),
        **{f"{ratio}_share": [_share(getattr(standing, ratio)) for standing in standings] for ratio in RATIOS},
    }
    if "agreed_area_m2" not in units:
        found["agreed_area_m2"] = [
            standing.agreement_area and standing.agreement_area[0] / CM2_PER_M2 for standing in standings]
    table = units.assign(**found).reindex(columns=COLUMNS)
    return table.astype({name: _dtype(name) for name in COLUMNS})


def _dtype(column: str) -> str:
    if column == "round" or column.endswith(("_count", "households_short", "heads_short")):
        return "Int64"
    return "float64" if column.endswith(("_m2", "_share")) else "str"


def _share(ratio: tuple[int, int] | None) -> float | None:
    return ratio[0] / ratio[1] if ratio and ratio[1] else None


def _closest_first(table: pd.DataFrame) -> pd.DataFrame:
    """Where nobody can say how many must sign, the heads that are missing at least stand in, behind sure ones."""
    order = table["status"].map({status: place for place, status in enumerate(STATUS_ORDER)})
    ordered = table.assign(order=order, least=table["households_short"].fillna(table["heads_short"])).sort_values(
        ["order", "least", "households_short", "area_short_m2", *PLACE, "work_type"], na_position="last")
    return ordered.drop(columns=["order", "least"]).reset_index(drop=True)
