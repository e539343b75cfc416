"""A newest round that does not list everybody: who is left out has not agreed, so nothing passes."""

from queries import run
from tests.queries.drawn import draw


def test_a_round_that_leaves_households_out_never_passes(store):
    """Three of six objected; the second round lists the three who agree, alone."""
    for work_type in ("elevator_retrofit", "riser_renewal"):
        everybody = "| room | area_m2 | opinion |\n" + "\n".join(
            f"| {at}01 | 60 | {'agree' if at < 4 else 'object'} |" for at in range(1, 7))
        draw(store, "consents", everybody, work_type=work_type)
        draw(store, "consents", "\n".join(everybody.split("\n")[:4]), work_type=work_type, round="2")
    found = run(store, "consent_by_unit")
    assert found["status"].tolist() == ["not_evaluated"] * 2
    assert found["caution"].tolist() == ["incomplete_round"] * 2
    assert found["households_count"].tolist() == [6, 6] and found["agreed_count"].tolist() == [3, 3]
    assert found[["households_short", "agreement_heads_share", "total_area_m2"]].isna().all(axis=None)


def test_an_objection_in_an_incomplete_round_still_blocks_a_riser(store):
    draw(store, "consents", "| room | opinion |\n| 101 | agree |\n| 201 | agree |", work_type="riser_renewal")
    draw(store, "consents", "| room | opinion |\n| 201 | object |", work_type="riser_renewal", round="2")
    assert run(store, "consent_by_unit")["status"].tolist() == ["impossible"]


def test_a_round_that_lists_more_than_the_one_before_is_judged(store):
    draw(store, "consents", "| room | opinion |\n| 101 | agree |", work_type="riser_renewal")
    draw(store, "consents", "| room | opinion |\n| 101 | agree |\n| 201 | agree |", work_type="riser_renewal", round="2")
    found = run(store, "consent_by_unit")
    assert found["status"].tolist() == ["met"] and found["caution"].isna().all()
