"""Works as intervals, complaints before, during and after them, rain, talks."""

from datetime import date

import pytest

from queries import Selection, run
from tests.queries.drawn import draw, shows


@pytest.fixture
def drains(store):
    """A year of orders in 槐花里, three a month and one in summer; 甲子一里 has none; works from May to July."""
    draw(store, "complaints", "\n".join(
        ["| month | community | compound | topic | times |"]
        + [f"| 2025-{month:02} | 甲子社区 | 槐花里 | drainage | {1 if 6 <= month <= 8 else 3} |" for month in range(1, 13)]
        + ["| 2025-03 | 甲子社区 | 槐花里 | elevator | 5 |"]))
    draw(store, "projects", """
        | month   | community | compound | work_type | project_name | started    | finished   |
        | 2025-06 | 甲子社区  | 槐花里   | drainage  | 雨水管改造   | 2025-05-20 |            |
        | 2025-07 | 甲子社区  | 槐花里   | drainage  | 雨水管改造   | 2025-05-20 | 2025-07-02 |
        | 2025-07 | 甲子社区  | 甲子一里 | drainage  | 污水管改造   |            |            |
        """)


def test_a_work_is_shown_as_its_newest_snapshot_tells_it(store, drains):
    shows(run(store, "works_intervals"), """
        | compound | work_type | project_name | started_on | finished_on |
        | 槐花里   | drainage  | 雨水管改造   | 2025-05-20 | 2025-07-02  |
        """)
    shows(run(store, "works_intervals", Selection(month=date(2025, 6, 1))), """
        | compound | finished_on |
        | 槐花里   |             |
        """)


def test_a_lift_in_service_is_finished_and_a_cancelled_one_is_no_work(store):
    draw(store, "projects", """
        | building | stage      | started    | in_service_on |
        | 1号楼    | in_service | 2025-01-05 | 2025-09-01    |
        | 2号楼    | cancelled  | 2025-01-06 |               |
        """, compound="槐花里")
    shows(run(store, "works_intervals"), """
        | started_on | finished_on |
        | 2025-01-05 | 2025-09-01  |
        """)


def test_monthly_counts_have_zeros_for_every_known_compound(store, drains):
    answer = run(store, "monthly_counts", topic=["drainage"])
    assert answer.groupby("compound")["complaints_count"].agg(["size", "sum"]).to_dict("index") == {
        "槐花里": {"size": 12, "sum": 30}, "甲子一里": {"size": 12, "sum": 0}}
    assert len(run(store, "monthly_counts", Selection(month=date(2025, 6, 1), compound=("槐花里",)))) == 6


def test_monthly_counts_leave_a_partial_month_out(store, drains):
    draw(store, "complaints", """
        | received_at | community | compound |
        | 2026-01-03  | 甲子社区  | 槐花里   |
        """)
    assert run(store, "monthly_counts")["month"].max().strftime("%Y-%m") == "2025-12"


def test_before_during_and_after(store, drains):
    shows(run(store, "impact_by_project"), """
        | compound | before_months | before_count | during_months | during_count | after_months | after_count | before_same_season_months |
        | 槐花里   | 4             | 12           | 3             | 5            | 5            | 13          | 0                         |
        """)
    shows(run(store, "impact_by_project", topic=["elevator"]), """
        | before_count | during_count | after_count |
        | 5            | 0            | 0           |
        """)


def test_the_same_season_stands_on_both_sides(store, drains):
    draw(store, "complaints", """
        | month   | community | compound | times |
        | 2026-01 | 甲子社区  | 槐花里   | 2     |
        | 2026-02 | 甲子社区  | 槐花里   | 1     |
        """)
    shows(run(store, "impact_by_project"), """
        | after_months | before_same_season_count | before_same_season_months | after_same_season_count | after_same_season_months |
        | 7            | 6                        | 2                         | 3                       | 2                        |
        """)


def test_works_without_a_finish_have_no_after(store, drains):
    shows(run(store, "impact_by_project", Selection(month=date(2025, 6, 1))), """
        | before_months | during_months | during_count | after_months | after_count |
        | 4             | 2             | 4            | 0            |             |
        """)


def test_lifts_are_asked_for(store, drains):
    draw(store, "projects", """
        | month   | community | compound | started    |
        | 2025-07 | 甲子社区  | 槐花里   | 2025-05-20 |
        """)
    assert run(store, "impact_by_project")["work_type"].tolist() == ["drainage"]
    lifts = run(store, "impact_by_project", Selection(work_type=("elevator_retrofit",)))
    assert lifts["work_type"].tolist() == ["elevator_retrofit"]


def test_rain_of_a_month(store):
    draw(store, "rainfall", """
        | street   | observed_on | rainfall_mm |
        |          | 2025-07-01  | 10.5        |
        |          | 2025-07-02  | 0           |
        |          | 2025-07-03  | 0.1         |
        | 演示街道 | 2025-08-01  | 4           |
        | 别的街道 | 2025-08-01  | 8           |
        """)
    shows(run(store, "rainfall_by_month"), """
        | month   | rainfall_mm | wet_days_count |
        | 2025-07 | 10.6        | 2              |
        | 2025-08 | 6           | 1              |
        """)
    shows(run(store, "rainfall_by_month", Selection(street=("演示街道",))), """
        | month   | rainfall_mm |
        | 2025-07 | 10.6        |
        | 2025-08 | 4           |
        """)


def test_talks_are_added_up_to_the_month(store):
    draw(store, "deliberations", """
        | month   | community | deliberation_type | sessions | settled |
        | 2024-05 | 汪家桥    | mediation         | 10       | 8       |
        | 2024-06 | 汪家桥    | mediation         | 20       | 12      |
        | 2024-06 | 汪家桥    | consultation      | 120      |         |
        | 2024-07 | 汪家桥    | mediation         | 1        | 1       |
        """)
    shows(run(store, "deliberation_totals", Selection(month=date(2024, 6, 1))), """
        | community | deliberation_type | sessions_count | settled_count |
        | 汪家桥    | consultation      | 120            |               |
        | 汪家桥    | mediation         | 30             | 20            |
        """)
