"""The consent arithmetic on drawn tables, worked out by hand."""

from decimal import Decimal

import pandas as pd
import pytest

from data.vocabulary.consent_rules import PRESETS
from queries.consent import assess

ALTERATION, ORDINARY, TWO_THIRDS, UNANIMOUS = (
    PRESETS[name] for name in ("civil_code_alteration", "civil_code_ordinary", "two_thirds_of_all", "unanimous"))


def households(drawn: str) -> list[dict]:
    """Rows of `room area opinion [owner]`; area - is missing."""
    rows = []
    for line in drawn.strip().splitlines():
        room, area, opinion, *owner = line.split()
        rows.append({
            "room": room, "area_m2": None if area == "-" else Decimal(area), "opinion": opinion,
            "owner_key": owner[0] if owner else None})
    return rows


def alike(**opinions: int) -> list[dict]:
    """So many households of 60 m² with each opinion."""
    return [{"room": f"{opinion}{number}", "area_m2": 60, "opinion": opinion}
            for opinion, count in opinions.items() for number in range(count)]


def outcomes(standing) -> dict:
    return {test.name: test.is_met for test in standing.tests}


# --- All must sign ---

def test_24_of_26_signed_are_2_short():
    standing = assess(alike(agree=24, undecided=1, absent=1), UNANIMOUS)
    assert (standing.status, standing.fewest_further_signatures, standing.households_short) == ("not_met", 2, 2)
    assert standing.agreement_heads == (24, 26)
    assert standing.area_short_m2 == 120
    assert outcomes(standing) == {"agreement_heads": False}


def test_all_signed_is_met():
    standing = assess(alike(agree=26), UNANIMOUS)
    assert (standing.status, standing.fewest_further_signatures, standing.area_short_m2) == ("met", 0, 0)


@pytest.mark.parametrize("refusal", ["object", "abstain"])
def test_one_objection_or_abstention_makes_it_impossible(refusal):
    standing = assess(alike(agree=25, **{refusal: 1}), UNANIMOUS)
    assert (standing.status, standing.fewest_further_signatures) == ("impossible", None)
    assert standing.area_short_m2 is None


def test_unanimity_counts_rooms_whoever_owns_them():
    standing = assess(households("""
        101 60 agree     1
        102 60 undecided 2
        201 60 unreached 2
        """), UNANIMOUS)
    assert standing.agreement_heads == (1, 3)
    assert standing.fewest_further_signatures == 2


def test_unanimity_asks_for_no_area():
    standing = assess(households("""
        101 60 agree
        102 -  agree
        """), UNANIMOUS)
    assert (standing.status, standing.agreement_area) == ("met", None)


# --- The civil code ---

def test_two_thirds_and_three_quarters_hit_exactly_are_met():
    standing = assess(alike(agree=6, object=2, undecided=4), ALTERATION)
    assert standing.participation_heads == (8, 12)
    assert standing.agreement_heads == (6, 8)
    assert standing.participation_area == (4_800_000, 7_200_000)
    assert standing.agreement_area == (3_600_000, 4_800_000)
    assert outcomes(standing) == dict.fromkeys(
        ("participation_area", "participation_heads", "agreement_area", "agreement_heads"), True)
    assert (standing.status, standing.households_short, standing.area_short_m2) == ("met", 0, 0)


def test_one_cm2_below_two_thirds_is_not_met():
    exact = households("""
        101 60.00   agree
        102 60.00   agree
        103 60.00   undecided
        """)
    standing = assess(exact, ALTERATION)
    assert (standing.status, standing.participation_area) == ("met", (1_200_000, 1_800_000))
    standing = assess([*exact[:2], exact[2] | {"area_m2": Decimal("60.0001")}], ALTERATION)
    assert outcomes(standing)["participation_area"] is False
    assert (standing.status, standing.households_short) == ("not_met", 1)
    assert standing.area_short_m2 == 0.0001


def test_one_cm2_below_three_quarters_is_not_met():
    drawn = """
        101 90 agree
        102 90 agree
        103 {} agree
        104 90 object
        """
    assert assess(households(drawn.format("90")), ALTERATION).status == "met"
    standing = assess(households(drawn.format("89.9999")), ALTERATION)
    assert outcomes(standing)["agreement_area"] is False
    assert standing.status == "impossible"  # nobody is left to sign


def test_exactly_half_is_not_more_than_half():
    assert assess(alike(agree=3, object=3), ORDINARY).status == "impossible"
    standing = assess(alike(agree=3, object=3, undecided=1), ORDINARY)
    assert (standing.status, standing.households_short, standing.area_short_m2) == ("not_met", 1, 0.0001)
    assert assess(alike(agree=4, object=3), ORDINARY).status == "met"


def test_participation_may_fail_where_agreement_is_whole():
    standing = assess(alike(agree=5, undecided=5), ORDINARY)
    assert outcomes(standing) == {
        "participation_area": False, "participation_heads": False, "agreement_area": True, "agreement_heads": True}
    assert (standing.households_short, standing.area_short_m2) == (2, 100)  # 6⅔ of 10; 400 of 600 m²


def test_each_further_signature_also_takes_part():
    standing = assess(alike(agree=5, object=3, undecided=4), ALTERATION)
    assert (standing.status, standing.households_short) == ("not_met", 4)  # 9/12, where 8/11 is too little


def test_too_many_objections_make_it_impossible():
    standing = assess(alike(agree=5, object=3, undecided=3), ALTERATION)
    assert (standing.status, standing.fewest_further_signatures) == ("impossible", None)


def test_heads_may_be_missing_where_the_area_suffices():
    standing = assess(households("""
        101 200 agree
        102 200 agree
        103 10  undecided
        104 10  undecided
        """), ALTERATION)
    assert outcomes(standing)["participation_area"] is True
    assert (standing.households_short, standing.area_short_m2) == (1, 0)


def test_the_largest_areas_sign_first():
    standing = assess(households("""
        101 50  agree
        102 50  agree
        103 10  undecided
        104 10  undecided
        105 10  unreached
        106 150 absent
        """), TWO_THIRDS)
    assert (standing.households_short, standing.area_short_m2) == (2, 86.6667)  # 187 of 280 m², 4 of 6 heads


def test_two_thirds_of_all_has_no_participation_test():
    standing = assess(alike(agree=4, undecided=2), TWO_THIRDS)
    assert outcomes(standing) == {"agreement_area": True, "agreement_heads": True}
    assert (standing.status, standing.agreement_heads, standing.participation_heads) == ("met", (4, 6), (4, 6))


# --- Missing areas, empty scopes ---

def test_a_missing_area_is_never_green_from_heads_alone():
    standing = assess(households("""
        101 60 agree
        102 -  agree
        103 60 agree
        """), ALTERATION)
    assert outcomes(standing) == {
        "participation_area": None, "participation_heads": True, "agreement_area": None, "agreement_heads": True}
    assert (standing.status, standing.fewest_further_signatures) == ("not_evaluated", None)
    assert (standing.area_short_m2, standing.agreement_area, standing.agreement_heads) == (None, None, (3, 3))


def test_heads_alone_can_say_not_met_and_impossible():
    rows = [row | {"area_m2": None} for row in alike(agree=1, undecided=3)]
    standing = assess(rows, ALTERATION)
    assert (standing.status, standing.fewest_further_signatures) == ("not_met", None)
    assert assess([row | {"area_m2": None} for row in alike(agree=1, object=3)], ALTERATION).status == "impossible"


@pytest.mark.parametrize("area", [None, float("nan"), "", 0, 0.0, -5])
def test_what_is_no_area_is_missing(area):
    standing = assess([row | {"area_m2": area} for row in alike(agree=2)], TWO_THIRDS)
    assert (standing.status, standing.agreement_area) == ("not_evaluated", None)


@pytest.mark.parametrize("rule", PRESETS.values(), ids=PRESETS.keys())
def test_an_empty_scope_is_not_evaluated(rule):
    for nobody in ([], pd.DataFrame(columns=["room", "area_m2", "opinion"])):
        standing = assess(nobody, rule)
        assert (standing.status, standing.fewest_further_signatures) == ("not_evaluated", None)
        assert not any(test.is_met for test in standing.tests)
        assert standing.agreement_heads == (0, 0)


def test_while_nobody_takes_part_nothing_is_agreed():
    standing = assess(alike(undecided=4), ALTERATION)
    assert set(outcomes(standing).values()) == {False}
    assert standing.households_short == 3


# --- Owners of several rooms ---

def test_an_owner_of_two_rooms_is_one_head():
    standing = assess(households("""
        101 60 agree     1
        102 60 agree     1
        103 60 undecided 2
        104 60 undecided
        """), TWO_THIRDS)
    assert standing.agreement_heads == (1, 3)
    assert standing.agreement_area == (1_200_000, 2_400_000)
    assert standing.households_short == 1


def test_one_objection_objects_for_all_rooms_of_the_owner():
    standing = assess(households("""
        101 60 agree  1
        102 90 object 1
        103 60 agree
        """), ORDINARY)
    assert standing.agreement_heads == (1, 2)
    assert standing.agreement_area == (600_000, 2_100_000)


def test_an_abstention_keeps_the_owner_from_agreeing():
    standing = assess(households("""
        101 60 agree   1
        102 60 abstain 1
        """), ORDINARY)
    assert (standing.participation_heads, standing.agreement_heads) == ((1, 1), (0, 1))


def test_an_owner_with_one_agreeing_and_one_pending_room_agrees_already():
    standing = assess(households("""
        101 60 agree     1
        102 60 undecided 1
        103 60 agree
        """), TWO_THIRDS)
    assert standing.agreement_heads == (2, 2)
    assert standing.agreement_area == (1_200_000, 1_800_000)
    standing = assess(households("""
        101 60 agree     1
        102 61 undecided 1
        103 60 agree
        """), TWO_THIRDS)
    assert (standing.status, standing.households_short) == ("not_met", 1)  # the second room's signature is missing


def test_one_signature_covers_all_pending_rooms_of_the_owner():
    standing = assess(households("""
        101 60 agree
        102 60 undecided 1
        103 60 absent    1
        """), TWO_THIRDS)
    assert (standing.agreement_heads, standing.households_short) == ((1, 2), 1)


def test_pending_rooms_of_an_objecting_owner_are_not_waited_for():
    standing = assess(households("""
        101 60 agree
        102 20 object    1
        103 90 undecided 1
        """), TWO_THIRDS)
    assert standing.status == "impossible"
