"""When the works will be done: what the estimate says of histories whose answer can be reasoned by hand."""

from datetime import date

import pandas as pd
import pytest

from queries import Selection, run
from queries.forecast import FEWEST_MONTHS, estimate
from tests.queries.drawn import draw, shows

FIRST = pd.Timestamp(2025, 1, 1)


def history(counts: list[int | None]) -> pd.DataFrame:
    """Cumulative counts from 2025-01 on; None: no report."""
    months = pd.date_range(FIRST, periods=len(counts), freq="MS")
    return pd.DataFrame({"month": months, "completed_count": pd.array(counts, dtype="Int64")})


def span(found) -> tuple[str, str]:
    return f"{found.earliest_on:%Y-%m}", f"{found.latest_on:%Y-%m}"


def test_a_steady_pace_reaches_the_rest_about_when_the_division_says():
    """Ten a month over a year, 40 left: four months, to 2026-05; the interval holds it and is narrow."""
    found = estimate(history([10 * number for number in range(13)]), 160)
    assert (found.status, found.left_count, found.months_count, found.pace, found.recent_pace) == ("expected", 40, 12, 10, 10)
    assert found.earliest_on <= pd.Timestamp(2026, 5, 1) <= found.latest_on
    assert (found.latest_on - found.earliest_on).days <= 95


def test_half_a_year_of_history_says_less_than_a_year_and_a_half():
    short, long = (estimate(history([4 * number for number in range(months + 1)]), 4 * months + 40) for months in (6, 18))
    assert short.latest_on - pd.Timestamp(2025, 7, 1) > long.latest_on - pd.Timestamp(2026, 7, 1)


def test_a_standstill_at_the_end_makes_it_later():
    going = estimate(history([0, 5, 10, 15, 20, 25, 30, 35, 40]), 60)
    still = estimate(history([0, 7, 14, 20, 27, 34, 40, 40, 40]), 60)
    assert still.likely_on > going.likely_on and still.recent_pace == 2


def test_a_winter_without_works_is_expected_again():
    """Ten a month but none in December, January and February, twice; 30 left in November: not before March."""
    done = [0]
    for number in range(22):
        done.append(done[-1] + (0 if (number + 1) % 12 in (11, 0, 1) else 10))
    found = estimate(history(done), done[-1] + 30)
    assert f"{history(done)['month'].iloc[-1]:%Y-%m}" == "2026-11" and found.likely_on >= pd.Timestamp(2027, 2, 1)


@pytest.mark.parametrize(("counts", "target", "status"), [
    ([0, 5, 10, 15, 20, 25, 30], 30, "done"),
    ([0, 5, 10, 15, 20, 25, 1002], 1000, "done"),
    ([0] + [5 * number for number in range(1, FEWEST_MONTHS)], 100, "too_short"),
    ([3] * 9, 10, "standing_still"),
    ([], 10, "too_short"),
    ([None, None], 10, "too_short"),
    ([0, 5, 10], None, "no_target"),
])
def test_no_date_is_named_where_none_can_be(counts, target, status):
    found = estimate(history(counts), target)
    assert found.status == status and found.earliest_on is None and found.latest_on is None


def test_a_pace_that_never_arrives_has_no_months():
    found = estimate(history([0, 0, 0, 0, 0, 0, 1]), 1000)
    assert (found.status, found.earliest_on, found.latest_on) == ("expected", None, None)


def test_months_without_a_report_share_out_what_was_done_in_them():
    """12 were done from January to April, two months unreported between: 4 a month."""
    found = estimate(history([0, None, None, 12, 16, 20, 24, 28]), 40)
    assert (found.months_count, found.pace, found.recent_pace) == (7, 4, 4)


def test_a_count_that_was_corrected_downwards_corrects_the_months_before():
    """The 20 of March were really 12 by April: 12 in three months, then 8 in two."""
    found = estimate(history([0, 4, 20, 12, 16, 20, 24]), 40)
    assert (found.pace, found.left_count) == (4, 16)


def test_the_same_history_always_has_the_same_answer():
    counts = [0, 2, 3, 3, 7, 8, 8, 12]
    assert estimate(history(counts), 30) == estimate(history(counts), 30)


# --- The question ---

def test_the_needed_pace_stands_beside_the_pace_of_three_months(store):
    """8 of 14 by October, 6 to go until December: 3 a month; the last three months brought 1, 2, 1. In September a
    compound joined with two works done long before: they are no pace."""
    draw(store, "plans", """
        | plan_month | planned_finish |
        | 2025-10    | 10             |
        | 2025-12    | 14             |
        """)
    draw(store, "projects", "\n".join([
        "| month | compound | planned | completed |",
        *(f"| 2025-{month:02} | 槐花里 | 12 | {done} |" for month, done in zip(range(3, 11), (0, 1, 1, 2, 2, 3, 5, 6), strict=True)),
        "| 2025-09 | 新里 | 2 | 2 |", "| 2025-10 | 新里 | 2 | 2 |"]))
    answer = run(store, "completion_forecast", Selection(month=date(2025, 10, 1))).iloc[0]
    assert answer[["status", "completed_count", "target_count", "left_count", "months_count", "months_to_go"]].tolist() == [
        "expected", 8, 14, 6, 7, 2]
    assert (answer["needed_pace"], answer["recent_pace"], answer["pace"]) == (3, pytest.approx(4 / 3), pytest.approx(6 / 7))
    assert answer["earliest_on"] <= answer["likely_on"] <= answer["latest_on"]


def test_without_a_plan_the_ledgers_own_count_is_the_target(store):
    draw(store, "projects", """
        | month   | planned | completed |
        | 2025-09 | 5       | 1         |
        | 2025-10 | 6       | 2         |
        """)
    shows(run(store, "completion_forecast"), """
        | status    | target_count | left_count | due_on | months_to_go | needed_pace |
        | too_short | 6            | 4          |        |              |             |
        """)


def test_a_plan_for_the_whole_year_is_due_in_december(store):
    """The street promised 6 for the year and says nothing of months; its ledger lists 4 so far."""
    draw(store, "plans", """
        | plan_month | plan_year | planned_finish |
        |            | 2025      | 6              |
        """)
    draw(store, "projects", """
        | month   | planned | completed |
        | 2025-09 | 4       | 1         |
        | 2025-10 | 4       | 2         |
        """)
    shows(run(store, "completion_forecast"), """
        | status    | target_count | left_count | due_on     | months_to_go | needed_pace |
        | too_short | 6            | 4          | 2025-12-01 | 2            | 2.0         |
        """)
    shows(run(store, "annual_targets"), """
        | plan_year | planned_finish_count | completed_count |
        | 2025      | 6                    | 2               |
        """)


def test_an_empty_store_expects_nothing(store):
    assert run(store, "completion_forecast").empty
    draw(store, "plans", """
        | plan_month | planned_finish |
        | 2025-12    | 14             |
        """)
    shows(run(store, "completion_forecast"), """
        | status    | month | target_count | left_count |
        | too_short |       | 14           |            |
        """)
