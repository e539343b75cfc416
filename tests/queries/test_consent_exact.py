"""The fewest signatures against every possible set of signatures, on small random scopes."""

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.vocabulary.consent_rules import PRESETS, Rule
from queries.consent import assess

DECIDED = {"agree", "object", "abstain"}
FURTHER_RULES = (
    replace(PRESETS["civil_code_alteration"], agreement_threshold=Fraction(1)),
    replace(PRESETS["civil_code_ordinary"], is_blocked_by_objection=True),
    replace(PRESETS["two_thirds_of_all"], is_strict=True),
    replace(PRESETS["civil_code_alteration"], measures=("area",)),
    replace(PRESETS["civil_code_ordinary"], measures=("heads",), participation_threshold=None),
)
ROOM = st.fixed_dictionaries({
    "area_m2": st.sampled_from([30, 30, 45.5, 60, 60.25, 90, 120]),
    "opinion": st.sampled_from(["agree", "agree", "object", "abstain", "undecided", "unreached", "absent"]),
    "owner_key": st.sampled_from([None, None, 1, 2, 3]),
})


@pytest.mark.parametrize("rule", PRESETS.values(), ids=PRESETS.keys())
@settings(max_examples=700, derandomize=True, database=None)
@given(rooms=st.lists(ROOM, min_size=1, max_size=8))
def test_the_fewest_signatures_of_a_preset(rule, rooms):
    assert_exact(rooms, rule)


@settings(max_examples=500, derandomize=True, database=None)
@given(rooms=st.lists(ROOM, min_size=1, max_size=8), rule=st.sampled_from(FURTHER_RULES))
def test_the_fewest_signatures_of_other_rules(rule, rooms):
    assert_exact(rooms, rule)


@pytest.mark.parametrize("rule", PRESETS.values(), ids=PRESETS.keys())
@settings(max_examples=300, derandomize=True, database=None)
@given(rooms=st.lists(ROOM, min_size=1, max_size=8), missing=st.sets(st.integers(0, 7), min_size=1))
def test_a_missing_area_leaves_the_area_tests_open(rule, rooms, missing):
    """The status is the first that holds of impossible, not met, not evaluated, met, over the tests that can be taken."""
    rooms = [room | {"area_m2": None} if at in missing else room for at, room in enumerate(rooms)]
    assert_exact(rooms, rule)


@settings(max_examples=300, derandomize=True, database=None)
@given(rooms=st.lists(ROOM, min_size=1, max_size=10), rule=st.sampled_from(list(PRESETS.values())), data=st.data())
def test_neither_order_nor_one_more_signature_makes_it_worse(rule, rooms, data):
    standing = assess(rooms, rule)
    assert assess(data.draw(st.permutations(rooms)), rule) == standing
    signed = next((owner for owner in signers(rooms, rule)), None)
    if standing.fewest_further_signatures and signed is not None:
        after = assess(sign(rooms, {signed}, rule), rule)
        assert after.fewest_further_signatures in (
            standing.fewest_further_signatures, standing.fewest_further_signatures - 1)


def assert_exact(rooms: list[dict], rule: Rule) -> None:
    standing = assess(rooms, rule)
    found, fewest = outcomes(rooms, rule), search(rooms, rule)
    is_open = None in found
    assert [test.is_met for test in standing.tests] == found
    assert standing.fewest_further_signatures == (None if is_open else fewest)
    assert standing.status == (
        "impossible" if fewest is None else "not_met" if fewest else "not_evaluated" if is_open else "met")


def search(rooms: list[dict], rule: Rule) -> int | None:
    """Try every set of signatures, smallest sets first."""
    if rule.is_blocked_by_objection and any(room["opinion"] == "object" for room in rooms):
        return None
    owners = signers(rooms, rule)
    for count in range(len(owners) + 1):
        if any(False not in outcomes(sign(rooms, set(some), rule), rule) for some in combinations(owners, count)):
            return count
    return None


def owner_of(position: int, room: dict, rule: Rule) -> tuple:
    has_key = room["owner_key"] is not None and not rule.counts_rooms
    return ("owner", room["owner_key"]) if has_key else ("room", position)


def by_owner(rooms: list[dict], rule: Rule) -> dict[tuple, list[dict]]:
    owners: dict[tuple, list[dict]] = {}
    for position, room in enumerate(rooms):
        owners.setdefault(owner_of(position, room, rule), []).append(room)
    return owners


def signers(rooms: list[dict], rule: Rule) -> list[tuple]:
    return [owner for owner, own in by_owner(rooms, rule).items()
            if not {"object", "abstain"} & {room["opinion"] for room in own}
            and {room["opinion"] for room in own} - DECIDED]


def sign(rooms: list[dict], owners: set[tuple], rule: Rule) -> list[dict]:
    return [room | {"opinion": "agree"}
            if owner_of(position, room, rule) in owners and room["opinion"] not in DECIDED else room
            for position, room in enumerate(rooms)]


def outcomes(rooms: list[dict], rule: Rule) -> list[bool | None]:
    """The tests as the law words them, in fractions; None by area, where one is missing."""
    lacks_area = any(room["area_m2"] is None for room in rooms)
    parts = {"area": [0, 0, 0], "heads": [0, 0, 0]}  # agreeing, taking part, all
    for own in by_owner(rooms, rule).values():
        decided = [room for room in own if room["opinion"] in DECIDED]
        agrees = bool(decided) and all(room["opinion"] == "agree" for room in decided)
        area = sum((Fraction(str(room["area_m2"] or 0)) for room in decided), Fraction(0))
        everything = sum((Fraction(str(room["area_m2"] or 0)) for room in own), Fraction(0))
        for measure, values in (("area", (area * agrees, area, everything)), ("heads", (agrees, bool(decided), 1))):
            parts[measure] = [total + value for total, value in zip(parts[measure], values, strict=True)]
    found = []
    if rule.participation_threshold is not None:
        for measure in rule.measures:
            is_open = lacks_area and measure == "area"
            found.append(None if is_open else
                         Fraction(parts[measure][1]) / parts[measure][2] >= rule.participation_threshold)
    for measure in rule.measures:
        agreed, participating, total = parts[measure]
        base = total if rule.denominator == "all" else participating
        share = Fraction(agreed) / base if base else Fraction(-1)
        is_met = share > rule.agreement_threshold if rule.is_strict else share >= rule.agreement_threshold
        found.append(None if lacks_area and measure == "area" else is_met)
    return found
