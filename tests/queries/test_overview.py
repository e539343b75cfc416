"""The overview's figures, who has reported, and what needs attention."""

from datetime import date

import pytest

from queries import Selection, run
from tests.queries.drawn import draw, shows

OCTOBER = Selection(month=date(2025, 10, 1))


@pytest.fixture
def autumn(store):
    """Two communities; 乙丑 sends no ledger in October, and its hotline is silent in September and October."""
    draw(store, "projects", """
        | month   | community | compound | planned | completed |
        | 2024-10 | 甲子社区  | 槐花里   | 10      | 2         |
        | 2025-09 | 甲子社区  | 槐花里   | 10      | 6         |
        | 2025-09 | 乙丑社区  | 乙丑里   | 4       | 1         |
        | 2025-10 | 甲子社区  | 槐花里   | 10      | 8         |
        """)
    draw(store, "complaints", """
        | month   | community | satisfaction | times |
        | 2025-08 | 乙丑社区  | satisfied    | 2     |
        | 2025-08 | 甲子社区  | satisfied    | 1     |
        | 2025-09 | 甲子社区  | satisfied    | 3     |
        | 2025-09 | 甲子社区  | dissatisfied | 1     |
        | 2025-10 | 甲子社区  | satisfied    | 1     |
        | 2025-10 | 甲子社区  | dissatisfied | 1     |
        """, status="accepted_with_warnings")
    draw(store, "plans", """
        | plan_month | planned_finish |
        | 2025-10    | 9              |
        """)


def test_reported_with_warnings_or_missing(store, autumn):
    shows(run(store, "reporting_completeness", OCTOBER), """
        | community | month   | kind       | status                 | rows_count |
        | 乙丑社区  | 2024-10 | complaints | missing                | 0          |
        | 乙丑社区  | 2024-10 | projects   | missing                | 0          |
        | 乙丑社区  | 2025-08 | complaints | reported_with_warnings | 2          |
        | 乙丑社区  | 2025-08 | projects   | missing                | 0          |
        | 乙丑社区  | 2025-09 | complaints | missing                | 0          |
        | 乙丑社区  | 2025-09 | projects   | reported               | 1          |
        | 乙丑社区  | 2025-10 | complaints | missing                | 0          |
        | 乙丑社区  | 2025-10 | projects   | missing                | 0          |
        | 甲子社区  | 2024-10 | complaints | missing                | 0          |
        | 甲子社区  | 2024-10 | projects   | reported               | 1          |
        | 甲子社区  | 2025-08 | complaints | reported_with_warnings | 1          |
        | 甲子社区  | 2025-08 | projects   | missing                | 0          |
        | 甲子社区  | 2025-09 | complaints | reported_with_warnings | 4          |
        | 甲子社区  | 2025-09 | projects   | reported               | 1          |
        | 甲子社区  | 2025-10 | complaints | reported_with_warnings | 2          |
        | 甲子社区  | 2025-10 | projects   | reported               | 1          |
        """)


def test_a_month_that_has_begun_is_not_awaited_yet(store, autumn):
    draw(store, "complaints", """
        | received_at | community |
        | 2025-11-03  | 甲子社区  |
        """)
    assert run(store, "reporting_completeness")["month"].max().strftime("%Y-%m") == "2025-10"


def test_at_most_twelve_months_are_listed(store):
    draw(store, "projects", "\n".join(
        ["| month | community |"] + [f"| {year}-{month:02} | 甲子社区 |" for year in (2024, 2025) for month in range(1, 11)]))
    months = run(store, "reporting_completeness")["month"]
    assert (len(months), months.min().strftime("%Y-%m")) == (12, "2024-09")


def test_a_kind_the_street_never_sends_is_not_awaited(store):
    draw(store, "projects", """
        | community |
        | 甲子社区  |
        """)
    assert set(run(store, "reporting_completeness")["kind"]) == {"projects"}


def test_the_headline_beside_the_month_before_and_a_year_before(store, autumn):
    shows(run(store, "headline", OCTOBER), """
        | report_month | planned_count | completed_count | completed_previous_count | completed_last_year_count | plan_finish_count | units_count |
        | 2025-10      | 10            | 8               | 7                        | 2                         | 9                 |             |
        """)
    shows(run(store, "headline", OCTOBER), """
        | complaints_count | complaints_previous_count | complaints_last_year_count | rated_count | satisfied_count | satisfied_share | satisfied_previous_share | satisfied_last_year_share |
        | 2                | 4                         |                            | 2           | 1               | 1/2             | 3/4                      |                           |
        """)
    shows(run(store, "headline", OCTOBER), """
        | communities_count | communities_reported_count |
        | 2                 | 1                          |
        """)


def test_the_headline_compares_only_what_every_street_has(store, autumn):
    draw(store, "projects", """
        | month   | community | completed |
        | 2025-10 | 丁卯社区  | 1         |
        """, street="别的街道")
    shows(run(store, "headline"), """
        | completed_count | completed_previous_count | completed_last_year_count | plan_finish_count |
        | 10              |                          |                           |                   |
        """)


def test_the_headline_counts_units_that_meet_their_rule(store):
    draw(store, "consents", """
        | unit  | area_m2 | opinion   | times |
        | 1单元 | 60      | agree     | 4     |
        | 2单元 | 60      | agree     | 1     |
        | 2单元 | 60      | undecided | 3     |
        """, compound="槐花里")
    shows(run(store, "headline"), """
        | units_count | units_met_count | planned_count |
        | 2           | 1               |               |
        """)


def test_attention_names_what_to_do_today(store, autumn):
    """3号楼2单元: 160 of 240 m² must take part (two thirds), 120 have agreed; one more signature makes it."""
    draw(store, "projects", """
        | month   | community | compound | building | stage   | is_stalled | project_name |
        | 2025-09 | 丙寅社区  | 丙寅里   | 1号楼    | signing | true       | 丙寅加梯     |
        | 2025-10 | 丙寅社区  | 丙寅里   | 1号楼    | signing | true       | 丙寅加梯     |
        | 2025-09 | 丙寅社区  | 丙寅里   | 2号楼    | signing | true       | 丙寅加梯     |
        | 2025-10 | 丙寅社区  | 丙寅里   | 2号楼    | signing | true       | 丙寅加梯     |
        """)
    draw(store, "consents", """
        | room | area_m2 | opinion   |
        | 101  | 60      | agree     |
        | 102  | 60      | agree     |
        | 201  | 60      | undecided |
        | 202  | 60      | undecided |
        """, community="甲子社区", compound="槐花里", building="3号楼", unit="2单元")
    shows(run(store, "attention", OCTOBER), """
        | rank | subject_kind | severity_shape | community | compound | subject    | fact_code        | value_1 | value_2 | page       |
        | 1    | project      | red            | 丙寅社区  | 丙寅里   | 丙寅加梯   | stalled          | 31      | 2       | completion |
        | 2    | unit         | amber          | 甲子社区  | 槐花里   | 3号楼2单元 | signatures_short | 1       | 40      | consent    |
        | 3    | reporting    | missing        | 乙丑社区  |          | complaints | not_reported     | 2       |         | upload     |
        | 4    | reporting    | missing        | 乙丑社区  |          | projects   | not_reported     | 1       |         | upload     |
        """)


def test_attention_names_no_area_where_everybody_must_sign(store):
    """All of a riser sign (unanimous): one is missing, and its area would say which flat it is."""
    draw(store, "consents", """
        | room | area_m2 | opinion   |
        | 101  | 60      | agree     |
        | 102  | 61      | undecided |
        """, community="甲子社区", compound="槐花里", building="3号楼", unit="2单元", work_type="riser_renewal")
    shows(run(store, "attention", OCTOBER), """
        | subject_kind | fact_code        | value_1 | value_2 |
        | unit         | signatures_short | 1       |         |
        """)


def test_attention_is_at_most_five_and_leaves_room_for_other_kinds(store, autumn):
    draw(store, "projects", "\n".join(
        ["| month | community | compound | stage | is_stalled |"]
        + [f"| 2025-10 | 丙寅社区 | 丙寅{number}里 | signing | true |" for number in range(9)]))
    assert run(store, "attention", OCTOBER)["subject_kind"].tolist() == ["project"] * 3 + ["reporting"] * 2
