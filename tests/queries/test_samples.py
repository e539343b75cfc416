"""The samples' figures: the known cases to the letter, and sums that meet wherever two answers speak of the same thing."""

from datetime import date

import pandas as pd
import pytest

import queries
from queries import Selection
from tests.queries.drawn import shows

STREET = "演示街道"
OCTOBER = Selection(street=(STREET,), month=date(2025, 10, 1))


@pytest.fixture
def ask(samples):
    return lambda name, selection=OCTOBER, **more: queries.run(samples, name, selection, **more)


# --- The known cases ---

def test_completion_of_the_known_compounds(ask):
    answer = ask("completion_by_compound", Selection(compound=("华滨", "甘泉苑", "汪家桥小区")))
    shows(answer.sort_values("planned_count"), """
        | compound   | work_type         | planned_count | completed_count | in_progress_count | not_started_count | completion_share | report_month |
        | 华滨       | elevator_renewal  | 11            | 3               | 8                 | 0                 | 3/11             | 2025-12      |
        | 汪家桥小区 | elevator_retrofit | 18            | 5               | 13                | 0                 | 5/18             | 2024-06      |
        | 甘泉苑     | elevator_retrofit | 34            | 28              | 5                 | 1                 | 28/34            | 2023-07      |
        """)
    assert answer.set_index("compound")["benefiting_households_count"]["汪家桥小区"] == 126


def test_nine_repairs_in_five_communities_are_done(ask):
    answer = ask("completion_by_community", Selection(street=("大屯街道",)))
    assert (answer["planned_count"].sum(), answer["completed_count"].sum()) == (9, 9)
    assert answer["community"].nunique() == 5


def test_talks_of_the_known_community(ask):
    shows(ask("deliberation_totals", Selection(community=("汪家桥社区",))), """
        | deliberation_type | sessions_count | settled_count |
        | consultation      | 120            |               |
        | mediation         | 30             | 20            |
        """)


# --- One number everywhere ---

COUNTS = ["planned_count", "completed_count", "in_progress_count", "not_started_count"]


def test_works_add_up_the_same_by_compound_community_month_and_headline(ask):
    by_compound = ask("completion_by_compound")[COUNTS].sum()
    assert by_compound.equals(ask("completion_by_community")[COUNTS].sum())
    over_time = ask("completion_over_time").set_index("month")
    assert over_time.loc["2025-10-01", COUNTS].tolist() == by_compound.tolist()
    headline = ask("headline").iloc[0]
    assert [headline["planned_count"], headline["completed_count"]] == by_compound[COUNTS[:2]].tolist()
    assert headline["completed_previous_count"] == over_time.loc["2025-09-01", "completed_count"]
    assert headline["plan_finish_count"] == over_time.loc["2025-10-01", "plan_finish_count"]


def test_stages_hold_every_planned_piece(ask):
    stages = ask("stages")
    planned = ask("completion_by_community").groupby("work_type")["planned_count"].sum()
    first = stages[stages["stage"] == "consultation"].set_index("work_type")["reached_count"]
    assert first.to_dict() == planned.to_dict()
    done = stages[stages["stage"] == "completed"].set_index("work_type")["reached_count"]
    completed = ask("completion_by_community").groupby("work_type")["completed_count"].sum()
    assert (done.sort_index() <= completed.sort_index()).all()


def test_complaints_add_up_the_same_by_month_topic_community_and_row(ask):
    by_month = ask("complaints_by_month").set_index("month")
    october = by_month.loc["2025-10-01"]
    names = ["complaints_count", "previous_count", "last_year_count"]
    assert ask("complaints_by_topic")[names].sum().tolist() == october[names].tolist()
    assert ask("complaints_by_community")[names].sum().tolist() == october[names].tolist()
    assert len(ask("complaint_rows")) == october["complaints_count"]
    heat = ask("complaint_heat").groupby("month")["complaints_count"].sum()
    assert heat.to_dict() == by_month["complaints_count"].loc["2024-11-01":"2025-10-01"].to_dict()
    monthly = ask("monthly_counts").groupby("month")["complaints_count"].sum()
    assert (monthly <= by_month["complaints_count"].loc[:"2025-10-01"]).all()
    assert ask("headline").iloc[0]["complaints_count"] == october["complaints_count"]


def test_topics_add_up_to_the_whole(ask):
    topics = ask("complaints_by_topic")
    assert topics["share"].sum() == pytest.approx(1)
    for topic, count in zip(topics["topic"], topics["complaints_count"], strict=True):
        by_month = ask("complaints_by_month", topic=[topic]).set_index("month")
        assert by_month.loc["2025-10-01", "complaints_count"] == count


def test_rates_are_parts_of_their_n(ask):
    rates = ask("complaint_rates")
    for share, part, whole in (
            ("contacted_share", "contacted_count", "to_contact_count"),
            ("resolved_share", "resolved_count", "followed_up_count"),
            ("satisfied_share", "satisfied_count", "rated_count")):
        assert (rates[part] <= rates[whole]).all()
        assert rates[share].dropna().between(0, 1).all()
    complaints = ask("complaints_by_month").set_index("month")["complaints_count"]
    assert (rates.set_index("month")["to_contact_count"] <= complaints).all()


def test_before_during_and_after_cover_every_month_once(ask):
    months = ask("monthly_counts", topic=["drainage", "leak"])
    impact = ask("impact_by_project")
    covered = impact["before_months"] + impact["during_months"] + impact["after_months"]
    assert set(covered) == {months["month"].nunique()}
    counted = impact[["before_count", "during_count", "after_count"]].fillna(0).sum(axis=1)
    by_compound = months.groupby("compound")["complaints_count"].sum()
    assert counted.tolist() == by_compound[impact["compound"]].tolist()


def test_parts_never_exceed_the_plan(ask):
    for selection in (OCTOBER, Selection()):
        works = ask("completion_by_compound", selection)
        assert (works[COUNTS[1:]].sum(axis=1) == works["planned_count"])[works["completed_count"].notna()].all()
        assert works["completion_share"].dropna().between(0, 1).all()
    assert ask("reconciliation", Selection()).empty


def test_a_link_as_of_before_the_first_upload_is_empty(ask):
    history = ask("upload_history")
    earlier = history["uploaded_at"].min() - pd.Timedelta(seconds=1)
    assert ask("completion_by_compound", Selection(as_of=earlier.to_pydatetime())).empty
