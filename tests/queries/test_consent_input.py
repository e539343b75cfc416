"""What the consent arithmetic takes in, and the rules it goes by."""

from dataclasses import dataclass
from decimal import Decimal

import pandas as pd
import pytest

from data.vocabulary.consent_rules import DEFAULT_RULES, DEFAULTS, PRESETS
from data.vocabulary.terms import WorkType
from queries.consent import assess

ALTERATION, TWO_THIRDS = PRESETS["civil_code_alteration"], PRESETS["two_thirds_of_all"]


def alike(**opinions: int) -> list[dict]:
    """So many households of 60 m² with each opinion."""
    return [{"room": f"{opinion}{number}", "area_m2": 60, "opinion": opinion}
            for opinion, count in opinions.items() for number in range(count)]


@dataclass
class Household:
    room: str
    area_m2: float
    opinion: str


def test_objects_mappings_and_frames_are_read_alike():
    rows = alike(agree=3, object=1, undecided=2)
    expected = assess(rows, ALTERATION)
    assert assess([Household(**row) for row in rows], ALTERATION) == expected
    assert assess(pd.DataFrame(rows), ALTERATION) == expected
    assert assess(pd.DataFrame(rows).assign(owner_key=float("nan")), ALTERATION) == expected


def test_areas_are_taken_as_written():
    standing = assess([{"room": "1", "area_m2": 60.3, "opinion": "agree"}] * 3, TWO_THIRDS)
    assert standing.agreement_area == (1_809_000, 1_809_000)


@pytest.mark.parametrize("area", [
    None, "", " ", "约60", "45.3㎡", "1,200", 0, -3, True, float("nan"), float("inf"), "Infinity", Decimal("NaN"),
    Decimal("sNaN"), pd.NA, pd.NaT, 1e30], ids=repr)
def test_what_is_no_area_leaves_the_area_open(area):
    standing = assess([*alike(agree=3), {"room": "x", "area_m2": area, "opinion": "agree"}], TWO_THIRDS)
    assert standing.status == "not_evaluated" and standing.agreement_area is None
    assert standing.agreement_heads == (4, 4)


@pytest.mark.parametrize("key", [None, "", " ", float("nan"), pd.NA], ids=repr)
def test_rooms_without_an_owner_are_heads_of_their_own(key):
    rows = [row | {"owner_key": key} for row in alike(agree=2)]
    assert assess(rows, TWO_THIRDS).agreement_heads == (2, 2)
    assert assess(pd.DataFrame(rows), TWO_THIRDS).agreement_heads == (2, 2)


def test_an_unknown_opinion_is_refused():
    with pytest.raises(ValueError):
        assess([{"room": "101", "area_m2": 60, "opinion": "maybe"}], ALTERATION)


# --- The rules themselves ---

def test_every_kind_of_works_has_a_default_rule_with_its_source():
    assert set(DEFAULT_RULES) == set(WorkType)
    assert set(DEFAULT_RULES.values()) <= set(PRESETS)
    assert all(default.source.endswith("。") for default in DEFAULTS.values())
    assert DEFAULT_RULES[WorkType.RISER_RENEWAL] == "unanimous"
    assert DEFAULT_RULES["elevator_retrofit"] == "civil_code_alteration"


def test_rules_are_named_by_their_key_and_say_where_they_come_from():
    assert all(name == rule.name and rule.label and rule.source for name, rule in PRESETS.items())
