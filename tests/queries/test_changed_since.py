"""What became of a month's figures since the moment of a link."""

from datetime import date, timedelta

from queries import Selection, run
from tests.queries.drawn import FIRST_UPLOAD_AT, draw, shows, undo

JUNE = date(2025, 6, 1)
LINK = Selection(street=("演示街道",), month=JUNE, as_of=FIRST_UPLOAD_AT + timedelta(hours=1))


def june(store, completed: str) -> int:
    return draw(store, "projects", f"""
        | month   | community | compound | planned | completed |
        | 2025-06 | 甲社区     | 甲里      | 10      | {completed} |
        """)


def test_june_corrected_and_july_loaded(store):
    """The link still has June's first figures, and says what they are now."""
    june(store, "4")
    june(store, "5")
    draw(store, "projects", """
        | month   | community | compound | planned | completed |
        | 2025-07 | 甲社区     | 甲里      | 10      | 7         |
        """)
    assert run(store, "headline", LINK)["completed_count"].tolist() == [4]
    shows(run(store, "changed_since", LINK).head(2), """
        | metric          | then_count | now_count |
        | planned_count   | 10         | 10        |
        | completed_count | 4          | 5         |
        """)
    assert list(run(store, "changed_since", LINK)["is_changed"]) == [False, True, *[False] * 5]


def test_nothing_changed_and_nothing_known(store):
    june(store, "4")
    since = run(store, "changed_since", LINK)
    assert not since["is_changed"].any()
    assert run(store, "changed_since", Selection(month=JUNE)).empty


def test_a_figure_that_went_away_is_a_change(store):
    undo(store, june(store, "4"))
    since = run(store, "changed_since", LINK)
    assert list(since.loc[since["is_changed"], "metric"]) == ["planned_count", "completed_count"]
