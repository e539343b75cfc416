"""What leaders are told of households: never so few that one could tell who."""

import pandas as pd
import pytest

from data.vocabulary.thresholds import PRIVACY
from queries import run
from queries.small_cells import OTHERS, agreeing_or_not, few_reasons, merge_small, without_few_dissenters
from tests.queries.drawn import draw


def reasons(**counts: int) -> pd.DataFrame:
    return pd.DataFrame({"objection_reason": list(counts), "households_count": list(counts.values())})


@pytest.mark.parametrize(("counts", "told"), [
    ({"采光": 5, "噪音": 3}, {"采光": 5, "噪音": 3}),
    ({"采光": 5, "噪音": 2, "通风": 1}, {"采光": 5, OTHERS: 3}),
    ({"采光": 5, "噪音": 3, "通风": 1}, {"采光": 5, OTHERS: 4}),   # 通风 alone would be 9 − 8
    ({"采光": 5, "通风": 2}, {OTHERS: 7}),
    ({"通风": 2}, {}),
    ({}, {}),
])
def test_small_counts_are_merged_and_cannot_be_found_by_subtracting(counts, told):
    found = merge_small(reasons(**counts), "objection_reason", minimum=3)
    assert dict(zip(found.get("objection_reason", []), found.get("households_count", []), strict=True)) == told


def at(compound: str, work_type: str, **counts: int) -> pd.DataFrame:
    return reasons(**counts).assign(street="演示街道", community=None, compound=compound, work_type=work_type)


def test_reasons_of_few_stay_untold_whatever_is_chosen_and_subtracted():
    """一里: 7 for light. 二里: light 3, noise 2, which light must join. 三里: one household. Risers of 一里: two."""
    drawn = [at("一里", "elevator_retrofit", 采光=7), at("二里", "elevator_retrofit", 采光=3, 噪音=2),
             at("三里", "elevator_retrofit", 噪音=1), at("一里", "riser_renewal", 停水=2)]

    def told(*places: int) -> dict[str, int]:
        found = few_reasons(pd.concat([drawn[place] for place in places]))
        return dict(zip(found["objection_reason"], found["households_count"], strict=True))

    assert told(0, 1, 2, 3) == told(0, 1, 2) == told(0, 1) == {"采光": 7, OTHERS: 5}
    assert (told(0), told(1), told(2), told(3)) == ({"采光": 7}, {OTHERS: 5}, {}, {})
    assert few_reasons(drawn[0].iloc[:0]).empty


def rounds(store, first: dict[str, int], second: dict[str, int]) -> pd.DataFrame:
    """The households of one unit in two rounds, in this order of rooms."""
    for number, said in enumerate((first, second), 1):
        rows = [opinion for opinion, count in said.items() for _ in range(count)]
        draw(store, "consents", "| room | opinion |\n" + "\n".join(
            f"| {100 + at} | {opinion} |" for at, opinion in enumerate(rows)), round=str(number))
    return run(store, "consent_rounds")


def test_leaders_see_agreement_or_not_and_who_moved_where_it_is_many(store):
    found = agreeing_or_not(rounds(store, {"agree": 5, "undecided": 4, "object": 4}, {"agree": 9, "object": 4}))
    moves = found.groupby(["opinion_before", "opinion"])["households_count"].sum().to_dict()
    assert moves == {("agree", "agree"): 5, (OTHERS, "agree"): 4, (OTHERS, OTHERS): 4}
    assert found["are_moves_told"].all()


def test_one_move_of_few_keeps_all_moves_untold(store):
    found = agreeing_or_not(rounds(store, {"agree": 5, "undecided": 4}, {"agree": 4, "object": 5}))
    assert not found["are_moves_told"].any() and len(found)


def test_a_round_with_few_is_not_told_at_all(store):
    assert agreeing_or_not(rounds(store, {"agree": 5, "undecided": 4}, {"agree": 8, "object": 1})).empty


@pytest.mark.parametrize(("dissenters", "is_withheld"), [(0, False), (1, True), (2, True), (3, False)])
def test_shares_that_tell_of_few_dissenters_are_withheld(store, dissenters, is_withheld):
    draw(store, "consents", "| room | area_m2 | opinion |\n" + "\n".join(
        f"| {100 + at} | 60 | {'object' if at < dissenters else 'agree'} |" for at in range(12)))
    found = without_few_dissenters(run(store, "consent_by_unit"))
    assert found["is_withheld"].tolist() == [is_withheld]
    assert not {"objected_count", "undecided_count", "absent_count"} & set(found.columns)
    assert PRIVACY.smallest_count == 3
