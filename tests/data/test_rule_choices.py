"""The rule a kind of works follows: chosen, in force, taken back, as it stood."""

from datetime import timedelta

import pytest

from data.store import Store, StoreError
from data.vocabulary.consent_rules import RULE_KEY
from queries import Selection, run
from tests.queries.drawn import draw

LIFT, RISER = "elevator_retrofit", "riser_renewal"


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "store.duckdb")
    yield opened
    opened.close()


def chosen(store, **selected) -> dict:
    found = run(store, "consent_rules", Selection(**selected))
    return dict(zip(found["work_type"], found["rule"], strict=True))


def test_a_choice_is_followed_and_taken_back(store):
    """Three of four households signed: enough for 2/3 of all, not where all must sign."""
    draw(store, "consents", """
        | room | area_m2 | opinion   |
        | 101  | 60      | agree     |
        | 102  | 60      | agree     |
        | 103  | 60      | agree     |
        | 104  | 60      | undecided |
        """, work_type=RISER)
    assert run(store, "consent_by_unit")[["status", "rule"]].values.tolist() == [["not_met", "unanimous"]]
    store.choose_rule(RISER, "two_thirds_of_all", by="管理员", why="本市文件")
    assert run(store, "consent_by_unit")[["status", "rule"]].values.tolist() == [["met", "two_thirds_of_all"]]
    store.take_back(RULE_KEY.format(RISER), by="管理员")
    assert run(store, "consent_by_unit")["rule"].tolist() == ["unanimous"]
    with pytest.raises(StoreError, match="nothing-decided"):
        store.take_back(RULE_KEY.format(RISER), by="管理员")


def test_undoing_the_newest_choice_brings_the_one_before_it_back(store):
    store.choose_rule(LIFT, "two_thirds_of_all", by="甲")
    store.choose_rule(LIFT, "unanimous", by="乙")
    assert chosen(store) == {LIFT: "unanimous"}
    store.take_back(RULE_KEY.format(LIFT), by="乙")
    assert chosen(store) == {LIFT: "two_thirds_of_all"}
    store.choose_rule(LIFT, "civil_code_alteration", by="甲")  # the default, said aloud
    assert chosen(store) == {LIFT: "civil_code_alteration"}


@pytest.mark.parametrize(("work", "rule", "code"), [
    (LIFT, "half", "unknown-rule"), ("bridge", "unanimous", "unknown-rule"),
    (LIFT, "civil_code_alteration", "rule-unchanged")])
def test_what_makes_no_sense_is_refused(store, work, rule, code):
    with pytest.raises(StoreError, match=code):
        store.choose_rule(work, rule, by="甲")
    assert chosen(store) == {} and store.version == 0


def test_answers_know_that_they_are_old(store):
    store.choose_rule(LIFT, "unanimous", by="甲")
    assert store.version == 1
    store.take_back(RULE_KEY.format(LIFT), by="甲")
    assert store.version == 2


def test_a_view_as_of_a_moment_keeps_the_rule_of_that_moment(store):
    store.choose_rule(LIFT, "unanimous", by="甲")
    at = run(store, "consent_rules")["set_at"].iloc[0]
    store.take_back(RULE_KEY.format(LIFT), by="甲")
    assert chosen(store) == {}
    assert chosen(store, as_of=at.to_pydatetime()) == {LIFT: "unanimous"}
    assert chosen(store, as_of=(at - timedelta(seconds=1)).to_pydatetime()) == {}


def test_it_is_kept_with_who_and_why_and_no_phone(tmp_path):
    path = tmp_path / "kept.duckdb"
    opened = Store.open(path)
    opened.choose_rule(LIFT, "unanimous", by="管理员", why="来电13812345678要求")
    opened.close()
    reopened = Store.open(path)
    row = run(reopened, "consent_rules").iloc[0]
    assert (row["set_by"], row["reason"]) == ("管理员", "来电＊＊要求")
    reopened.close()
