"""What the consent arithmetic takes in, and the rules it goes by."""

from dataclasses import dataclass

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
