"""What staff wrote beside a number: the newest wording counts, each step can be taken back, a moment has its own words."""

from datetime import date

from queries import Selection, run
from queries.chart_notes import MONTH_AS_A_WHOLE, note_key
from tests.queries.drawn import shows

OCTOBER = date(2025, 10, 1)
HERE = Selection(street=("演示街道",), month=OCTOBER)


def test_the_newest_wording_counts(store):
    write(store, "complaints_by_month", "雨多")
    write(store, "complaints_by_month", "7月雨多")
    write(store, MONTH_AS_A_WHOLE, "国庆放假")
    shows(run(store, "chart_notes", HERE), """
        | subject             | street   | words   | set_by |
        | complaints_by_month | 演示街道 | 7月雨多 | 张三   |
        | month               | 演示街道 | 国庆放假 | 张三   |
        """)


def test_a_note_is_taken_back(store):
    write(store, "stages", "等审批")
    write(store, "stages", None)
    assert run(store, "chart_notes", HERE).empty
    assert len(run(store, "settings", keys=note_key(OCTOBER, "stages", "演示街道"))) == 2


def test_a_note_belongs_to_its_month_and_street(store):
    write(store, "stages", "甲", street="别的街道")
    write(store, "stages", "乙", month=date(2025, 9, 1))
    assert run(store, "chart_notes", HERE).empty
    assert list(run(store, "chart_notes", Selection(month=OCTOBER))["words"]) == ["甲"]
    assert run(store, "chart_notes", Selection()).empty


def test_a_view_as_of_a_moment_has_the_words_of_then(store):
    write(store, "stages", "先前")
    moment = run(store, "chart_notes", HERE)["set_at"].iloc[0].to_pydatetime()
    write(store, "stages", "后来")
    then = Selection(street=HERE.street, month=OCTOBER, as_of=moment)
    assert list(run(store, "chart_notes", then)["words"]) == ["先前"]


def write(store, subject, words, *, street="演示街道", month=OCTOBER):
    store.decide(note_key(month, subject, street), words, by="张三")
