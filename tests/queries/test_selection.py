"""Which rows count: versions, undo, "as of", and what was chosen."""

from datetime import date, datetime, timedelta, timezone

import pytest

from queries import Selection, run
from tests.queries.drawn import draw, redo, shows, undo


def completion(store, **chosen):
    return run(store, "completion_by_compound", Selection(**chosen))


@pytest.fixture
def twice(store):
    """A month's ledger, and a corrected version of the same month."""
    first = draw(store, "projects", """
        | community | compound | planned | completed |
        | 甲子社区  | 槐花里   | 10      | 4         |
        | 甲子社区  | 甲子一里 | 2       | 0         |
        """)
    second = draw(store, "projects", """
        | community | compound | planned | completed |
        | 甲子社区  | 槐花里   | 10      | 5         |
        """)
    return first, second


def test_a_newer_upload_replaces_its_scope_as_a_whole(store, twice):
    shows(completion(store), """
        | compound | completed_count |
        | 槐花里   | 5               |
        """)


def test_other_scopes_stay_as_they_are(store, twice):
    draw(store, "projects", """
        | month   | community | compound | work_type | planned | completed |
        | 2025-10 | 甲子社区  | 槐花里   | drainage  | 3       | 1         |
        | 2025-10 | 乙丑社区  | 乙丑里   | drainage  | 1       | 1         |
        """)
    shows(completion(store), """
        | community | compound | work_type         | completed_count |
        | 乙丑社区  | 乙丑里   | drainage          | 1               |
        | 甲子社区  | 槐花里   | elevator_retrofit | 5               |
        | 甲子社区  | 槐花里   | drainage          | 1               |
        """)


def test_undo_shows_the_former_version_and_redo_the_newer_one(store, twice):
    undo(store, twice[1])
    former = """
        | compound | completed_count |
        | 槐花里   | 4               |
        | 甲子一里 | 0               |
        """
    shows(completion(store), former)
    redo(store, twice[1])
    shows(completion(store), """
        | compound | completed_count |
        | 槐花里   | 5               |
        """)


def test_with_every_upload_undone_nothing_is_left(store, twice):
    for upload_id in twice:
        undo(store, upload_id)
    assert completion(store).empty


def test_as_of_shows_the_store_as_it_stood_then(store, twice):
    undone_at = undo(store, twice[1])
    before, between, after = (
        completion(store, as_of=moment)["completed_count"].tolist()
        for moment in (datetime(2025, 1, 1, 10), datetime(2025, 1, 2, 10), undone_at))
    assert (before, between, after) == ([4, 0], [5], [4, 0])
    assert completion(store, as_of=datetime(2024, 12, 31)).empty


def test_as_of_with_a_zone_is_the_same_moment(store, twice):
    beijing = timezone(timedelta(hours=8))
    assert completion(store, as_of=datetime(2025, 1, 1, 16, 59, tzinfo=beijing)).empty
    assert len(completion(store, as_of=datetime(2025, 1, 1, 17, 0, tzinfo=beijing))) == 2


def test_a_choice_of_places_and_works(store, twice):
    draw(store, "projects", """
        | community | compound | work_type    | planned |
        | 乙丑社区  | 乙丑里   | drainage     | 1       |
        | 丙寅社区  | 丙寅里   | water_supply | 1       |
        |           | 其余     | water_supply | 1       |
        """)
    assert completion(store, community=("乙丑社区", "甲子社区"))["compound"].tolist() == ["乙丑里", "槐花里"]
    assert completion(store, work_type=("water_supply",))["compound"].tolist() == ["丙寅里", "其余"]
    assert completion(store, compound=("丙寅里",), work_type=("drainage",)).empty
    assert completion(store, street=("别的街道",)).empty


def test_without_a_month_every_compound_shows_its_latest(store):
    draw(store, "projects", """
        | month   | community | compound | completed |
        | 2025-08 | 甲子社区  | 槐花里   | 0         |
        | 2025-09 | 甲子社区  | 槐花里   | 1         |
        | 2025-08 | 乙丑社区  | 乙丑里   | 1         |
        """)
    shows(completion(store), """
        | compound | completed_count | report_month |
        | 乙丑里   | 1               | 2025-08      |
        | 槐花里   | 1               | 2025-09      |
        """)


def test_a_month_that_was_not_reported_is_absent_not_zero(store):
    draw(store, "projects", """
        | month   | community | compound | completed |
        | 2025-08 | 甲子社区  | 槐花里   | 0         |
        | 2025-09 | 甲子社区  | 槐花里   | 1         |
        | 2025-08 | 乙丑社区  | 乙丑里   | 1         |
        """)
    shows(completion(store, month=date(2025, 9, 17)), """
        | compound | completed_count | report_month |
        | 槐花里   | 1               | 2025-09      |
        """)
    assert completion(store, month=date(2025, 7, 1)).empty


def test_an_order_is_counted_once_in_its_latest_version(store):
    table = """
        | request_id | received_at | community | status |
        | R1         | 2025-10-05  | 甲子社区  | open   |
        | R2         | 2025-10-31  | 甲子社区  | open   |
        """
    draw(store, "complaints", table)
    second = draw(store, "complaints", table.replace("open  ", "closed"))
    rows = run(store, "complaint_rows")
    assert rows["status"].tolist() == ["closed", "closed"]
    undo(store, second)
    assert run(store, "complaint_rows")["status"].tolist() == ["open", "open"]


def test_a_void_order_is_hidden_until_that_is_undone(store):
    draw(store, "complaints", """
        | request_id | received_at |
        | R1         | 2025-10-05  |
        | R2         | 2025-10-31  |
        """)
    void = draw(store, "complaints", """
        | request_id | received_at | is_void |
        | R1         |             | true    |
        """)
    assert run(store, "complaints_by_month")["complaints_count"].tolist() == [1]
    undo(store, void)
    assert run(store, "complaints_by_month")["complaints_count"].tolist() == [2]


def test_a_moved_order_leaves_its_former_community(store):
    draw(store, "complaints", """
        | request_id | received_at | community |
        | R1         | 2025-10-31  | 甲子社区  |
        """)
    draw(store, "complaints", """
        | request_id | received_at | community |
        | R1         | 2025-10-31  | 乙丑社区  |
        """)
    assert run(store, "complaint_rows", Selection(community=("甲子社区",))).empty
    assert len(run(store, "complaint_rows", Selection(community=("乙丑社区",)))) == 1
