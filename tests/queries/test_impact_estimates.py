"""The works of the ledger and what they did: the samples' known effect, pools, circumstances, the months behind it."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from data.sample_books.works import EFFECTIVE_COMPOUNDS, NO_EFFECT_COMPOUNDS, TRUE_DRAINAGE_RATIO
from data.vocabulary.terms import Topic, Verdict, WorkType
from queries import Selection, run
from queries.impact import estimate
from queries.impact_scenes import addressed_topics, default_works, works_on
from tests.queries.drawn import draw

OCTOBER = Selection(street=("演示街道",), month=date(2025, 10, 1))
DROPS = (Verdict.CLEAR_DROP, Verdict.LIKELY_DROP)


@pytest.fixture
def ask(samples):
    return lambda name, selection=OCTOBER, **more: run(samples, name, selection, **more)


def test_the_samples_known_effect_is_found_with_its_interval(ask):
    """The six compounds whose drains were renewed, pooled, against those where nothing of the kind was done."""
    counts = ask("monthly_counts", topic=["drainage", "leak"])
    drains = ask("impact_by_project", Selection(street=OCTOBER.street, month=OCTOBER.month, work_type=("drainage",)))
    done = set(ask("works_intervals").query("work_type not in ('elevator_retrofit', 'water_supply')")["compound"])
    others = counts[~counts["compound"].isin(done - set(EFFECTIVE_COMPOUNDS))]
    found = estimate(others, drains[drains["compound"].isin(EFFECTIVE_COMPOUNDS)])
    assert found.verdict is Verdict.CLEAR_DROP and len(found.judged) == 6
    assert found.lower < TRUE_DRAINAGE_RATIO < found.upper < .8


def test_no_project_without_effect_is_called_an_improvement(ask):
    estimates = ask("impact_estimates").set_index("compound")
    assert not estimates.loc[list(NO_EFFECT_COMPOUNDS), "verdict"].isin(DROPS).any()
    waiting = estimates.loc[["戊辰北里", "甲子一里", "戊辰南里"]]
    assert (waiting["verdict"] == Verdict.NOT_ENOUGH_DATA).all() and (waiting["months_needed"] > 0).all()
    called = estimates.index[estimates["verdict"].isin(DROPS)]
    assert len(called) >= 3 and set(called) <= set(EFFECTIVE_COMPOUNDS)


def test_numbers_of_a_project_are_those_of_its_months(ask):
    """Observed and expected add up from the months, and the page's bars and forest speak of the same months."""
    estimates, course = ask("impact_estimates"), ask("impact_course")
    for number, row in estimates[estimates["ratio"].notna()].iterrows():
        after = course[(course["project"] == number) & (course["phase"] == "after")]
        assert after["complaints_count"].sum() == row["observed_count"]
        assert after["expected_count"].sum() == pytest.approx(row["expected_count"])
        assert len(after) == row["estimated_months"] <= 12
        during = course[(course["project"] == number) & (course["phase"] == "during")]
        assert during["complaints_count"].sum() == row["during_count"]
        assert during["expected_count"].sum() == pytest.approx(row["during_expected_count"])
        assert (course["lower_count"].dropna() <= course["expected_count"].dropna()).all()


def test_pools_hold_each_project_once(ask):
    pooled, estimates = ask("impact_pooled"), ask("impact_estimates")
    for dimension, own in pooled.groupby("dimension"):
        expected = estimates["finished_on"].notna().sum() if dimension == "year" else len(estimates)
        assert own["projects_count"].sum() == expected
    whole = pooled[pooled["dimension"] == "all"].iloc[0]
    assert whole["observed_count"] == estimates["observed_count"].sum()
    assert "projects_left_out" in whole["cautions"]
    course = ask("impact_course")
    assert set(course.loc[course["project"] == -1, "phase"]) == {"before", "during", "after"}


def test_a_pool_of_one_is_the_project(ask):
    roofs = Selection(street=OCTOBER.street, month=OCTOBER.month, work_type=("roof_waterproofing",))
    pooled, project = ask("impact_pooled", roofs).iloc[0], ask("impact_estimates", roofs).iloc[0]
    assert pooled[["ratio", "lower", "upper", "p_value"]].tolist() == project[["ratio", "lower", "upper", "p_value"]].tolist()


def test_the_reference_stays_the_street_where_one_community_is_looked_at(ask):
    whole = ask("impact_estimates").set_index("compound")
    one = ask("impact_estimates", Selection(street=OCTOBER.street, month=OCTOBER.month, community=("乙丑社区",)))
    assert one["compound"].tolist() == ["乙丑家园"] and one["reference_compounds"].iloc[0] == 21
    assert one["ratio"].iloc[0] == whole.loc["乙丑家园", "ratio"]


def test_an_earlier_month_knows_less(ask):
    earlier = ask("impact_estimates", Selection(street=OCTOBER.street, month=date(2025, 1, 1)))
    assert (earlier["verdict"] == Verdict.NOT_ENOUGH_DATA).all() and earlier["months_needed"].between(1, 6).all()


def test_works_are_compared_by_the_complaints_they_are_meant_to_end():
    assert default_works() == (
        WorkType.DRAINAGE, WorkType.ROOF_WATERPROOFING, WorkType.LEAK_REPAIR, WorkType.RISER_RENEWAL)
    assert addressed_topics(default_works()) == ("drainage", "leak")
    assert addressed_topics(["water_supply", "drainage"]) == ("drainage", "leak", "water_supply")
    assert works_on(["elevator"]) == (WorkType.ELEVATOR_RETROFIT, WorkType.ELEVATOR_RENEWAL)
    assert works_on(["property_management"]) == ()


def test_nothing_in_the_store(store):
    for name in ("impact_estimates", "impact_pooled", "impact_course"):
        assert run(store, name).empty


# --- Circumstances ---

FIRST, MONTHS, COMPOUNDS = pd.Timestamp(2023, 1, 1), 30, 26
START, END = 14, 16


@pytest.fixture
def street(store):
    """26 compounds with six drainage orders a month for 30 months; drains renewed in 甲00里 in 2024-03 and -04, after
    which it has one a month. `more`: orders of other topics, compounds × months."""
    def made(more: dict | None = None, rain: str = "", works: str = ""):
        rng = np.random.default_rng(9)
        times = np.maximum(rng.poisson(6, (COMPOUNDS, MONTHS)), 1)
        times[0, END:] = 1
        load_orders(store, "drainage", times)
        for topic, counts in (more or {}).items():
            load_orders(store, topic, counts)
        draw(store, "projects", f"""
            | month   | community | compound | work_type | project_name | started    | finished   |
            | 2024-05 | 甲社区    | 甲00里   | drainage  | 雨水管改造   | 2024-03-05 | 2024-04-20 |
            {works.strip()}""")
        if rain:
            draw(store, "rainfall", rain)
        return run(store, "impact_estimates").iloc[0]
    return made


def load_orders(store, topic: str, times: np.ndarray) -> None:
    """Many orders at once: the first is drawn, the others are like it."""
    months = pd.date_range(FIRST, periods=MONTHS, freq="MS") + pd.offsets.MonthEnd(0)
    upload = draw(store, "complaints", f"""
        | received_at | community | compound | topic   | request_id |
        | 2023-01-31  | 甲社区    | 甲00里   | {topic} | {topic}    |
        """)
    cursor = store.cursor()
    first = cursor.execute("select * exclude (received_at, compound) from complaints where upload_id = ?", [upload]).df()
    rows, columns = (np.repeat(part.ravel(), times.ravel()) for part in np.indices(times.shape))
    orders = first.loc[np.zeros(len(rows) - 1, dtype=int)].reset_index(drop=True).assign(
        request_id=[f"{topic}-{number}" for number in range(len(rows) - 1)], received_at=months[columns[1:]],
        compound=[f"甲{row:02}里" for row in rows[1:]], source_row=range(3, len(rows) + 2))
    cursor.append("complaints", orders.assign(version_key=orders["request_id"]), by_name=True)
    cursor.close()


def other_orders(times_before: int, times_after: int) -> dict[str, np.ndarray]:
    times = np.full((COMPOUNDS, MONTHS), times_before)
    times[0, END:] = times_after
    return {"other": times}


def test_complaints_that_moved_to_another_topic(street):
    row = street(more=other_orders(2, 9))
    assert row["verdict"] == Verdict.CLEAR_DROP and "moved_topic" in row["cautions"]


def test_complaints_that_did_not_move(street):
    assert "moved_topic" not in street(more=other_orders(2, 2))["cautions"]


def rain_of(after: float) -> str:
    months = pd.date_range(FIRST, periods=MONTHS, freq="MS")
    return "| observed_on | rainfall_mm |\n" + "\n".join(
        f"| {month:%Y-%m-%d} | {after if at >= END else 50} |" for at, month in enumerate(months))


@pytest.mark.parametrize(("after", "is_unusual"), [(50, False), (40, False), (20, True), (90, True)])
def test_unusual_rain(street, after, is_unusual):
    assert ("unusual_rain" in street(rain=rain_of(after))["cautions"]) is is_unusual


def test_other_works_of_the_kind_in_the_months_compared(street):
    row = street(works="| 2024-12 | 甲社区 | 甲00里 | roof_waterproofing | 屋面防水 | 2024-09-01 | 2024-10-01 |")
    assert "works_overlap" in row["cautions"]


def test_a_lift_is_no_work_on_drains(street):
    row = street(works="| 2024-12 | 甲社区 | 甲00里 | elevator_retrofit | 加装电梯 | 2024-09-01 | 2024-10-01 |")
    assert "works_overlap" not in row["cautions"] and row["reference_compounds"] == COMPOUNDS - 1


def test_compounds_where_the_same_was_done_are_no_reference(street):
    row = street(works="| 2024-12 | 甲社区 | 甲05里 | leak_repair | 渗漏治理 | 2024-09-01 | 2024-10-01 |")
    assert row["reference_compounds"] == COMPOUNDS - 2



def test_topics_chosen_and_all_topics(ask):
    nuisance = ask("impact_estimates", topic=[str(Topic.WORKS_NUISANCE)])
    assert len(nuisance) == len(ask("impact_estimates"))
    assert set(nuisance["verdict"]) <= {str(verdict) for verdict in Verdict}
