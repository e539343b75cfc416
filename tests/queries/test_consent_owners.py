"""Rooms of one owner's name: whether a vote hangs on their being one owner's."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.vocabulary.consent_rules import PRESETS
from queries import run
from queries.consent import assess
from queries.consent_owners import hang_on_names
from queries.consent_votes import OPINIONS, Rooms, number_owners
from tests.queries.drawn import draw

RULES = [PRESETS[name] for name in ("civil_code_alteration", "civil_code_ordinary", "two_thirds_of_all")]


def test_two_of_three_take_part_or_two_of_four(store):
    """Owner 1 has both pending rooms, or two people of that name have one each."""
    table = """
        | room | area_m2 | opinion   | owner_key |
        | 101  | 90      | agree     | 2         |
        | 102  | 90      | agree     | 3         |
        | 103  | 30      | undecided | 1         |
        | 104  | 30      | undecided | {}        |
        """
    draw(store, "consents", table.format(1), unit="1单元")
    draw(store, "consents", table.format(4), unit="2单元")
    found = run(store, "consent_by_unit").set_index("unit")
    assert found["status"].to_dict() == {"1单元": "met", "2单元": "not_met"}
    assert found["caution"].fillna("").to_dict() == {"1单元": "same_owner", "2单元": ""}


def test_a_vote_that_is_safe_either_way_says_nothing(store):
    draw(store, "consents", """
        | room | area_m2 | opinion | owner_key |
        | 101  | 60      | agree   | 1         |
        | 102  | 60      | agree   | 1         |
        | 103  | 60      | agree   | 2         |
        """)
    assert run(store, "consent_by_unit")["caution"].isna().all()


ROOM = st.tuples(st.sampled_from(["agree", "agree", "object", "abstain", "undecided"]), st.sampled_from([1, 1, 2, 3]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(max_examples=100, derandomize=True, database=None)
@given(drawn=st.lists(ROOM, min_size=1, max_size=5))
def test_every_way_to_part_the_rooms_of_a_name_is_thought_of(rule, drawn):
    """Beside a search: every way to give the rooms of a name to one person or to several."""
    opinion = np.array([OPINIONS.index(said) for said, _ in drawn])
    name = np.array([owner for _, owner in drawn])
    scope = np.zeros(len(drawn), dtype=np.int64)
    rooms = Rooms(scope, number_owners(scope, name, np.ones(len(drawn), dtype=bool)), np.ones(len(drawn), dtype=np.int64), opinion)
    fails = False
    for people in partitions(len(drawn)):
        households = [{"area_m2": 60, "opinion": said, "owner_key": f"{owner}-{person}"}
                      for (said, owner), person in zip(drawn, people, strict=True)]
        tests = {test.name: test.is_met for test in assess(households, rule).tests}
        fails |= not all(is_met for name_, is_met in tests.items() if name_.endswith("heads"))
    assert hang_on_names(rooms, [rule])[0] == fails


def partitions(count: int) -> Iterator[list[int]]:
    """Every way to share out so many rooms: the number of each one's person."""
    def extend(given: list[int]) -> Iterator[list[int]]:
        if len(given) == count:
            yield given
            return
        for person in range(max(given, default=-1) + 2):
            yield from extend([*given, person])
    return extend([])
