"""Volume, comparison and rates of the hotline's orders, worked out by hand."""

from datetime import date

import pytest

from queries import Selection, run
from tests.queries.drawn import draw, shows


def at(month: str, **chosen) -> Selection:
    return Selection(month=date.fromisoformat(f"{month}-01"), **chosen)


@pytest.fixture
def orders(store):
    """甲子 complains of water in spring and autumn, 乙丑 once, 丙寅 is known from the register only."""
    draw(store, "complaints", """
        | month   | community | compound | topic    | times |
        | 2024-10 | 甲子社区  | 槐花里   | drainage | 4     |
        | 2025-08 | 甲子社区  | 槐花里   | drainage | 2     |
        | 2025-09 | 甲子社区  | 甲子一里 | elevator | 3     |
        | 2025-10 | 甲子社区  | 槐花里   | drainage | 5     |
        | 2025-10 | 乙丑社区  | 乙丑里   | elevator | 1     |
        """)
    draw(store, "buildings", """
        | community | compound | households |
        | 甲子社区  | 槐花里   | 1500       |
        | 甲子社区  | 甲子一里 | 500        |
        | 丙寅社区  | 丙寅里   | 100        |
        """)


# --- By month ---

def test_months_without_a_complaint_are_rows(store, orders):
    answer = run(store, "complaints_by_month")
    assert len(answer) == 13
    shows(answer.tail(4), """
        | month   | complaints_count | previous_count | last_year_count | is_partial |
        | 2025-07 | 0                |                |                 | false      |
        | 2025-08 | 2                |                |                 | false      |
        | 2025-09 | 3                | 2              |                 | false      |
        | 2025-10 | 6                | 3              | 4               | false      |
        """)


def test_a_choice_with_no_complaint_in_a_reported_month_is_zero(store, orders):
    shows(run(store, "complaints_by_month", Selection(community=("乙丑社区",))).tail(3), """
        | month   | complaints_count | previous_count | last_year_count |
        | 2025-08 | 0                |                |                 |
        | 2025-09 | 0                | 0              |                 |
        | 2025-10 | 1                | 0              | 0               |
        """)
    shows(run(store, "complaints_by_month", topic=["elevator"]).tail(2), """
        | month   | complaints_count | previous_count | last_year_count |
        | 2025-09 | 3                | 0              |                 |
        | 2025-10 | 1                | 3              | 0               |
        """)


def test_the_range_is_that_of_the_chosen_street(store, orders):
    draw(store, "complaints", """
        | month   | community |
        | 2025-09 | 丁卯社区  |
        """, street="别的街道")
    shows(run(store, "complaints_by_month", Selection(street=("别的街道",))), """
        | month   | complaints_count | previous_count | last_year_count |
        | 2025-09 | 1                |                |                 |
        """)


@pytest.mark.parametrize(("last_day", "is_partial"), [("2025-11-28", True), ("2025-11-29", False), ("2025-11-30", False)])
def test_a_month_that_has_not_ended_is_partial(store, orders, last_day, is_partial):
    draw(store, "complaints", f"""
        | received_at |
        | {last_day}  |
        """)
    assert run(store, "complaints_by_month")["is_partial"].tolist() == [False] * 13 + [is_partial]


def test_without_a_month_the_latest_full_one_is_shown(store, orders):
    draw(store, "complaints", """
        | received_at | community | topic |
        | 2025-11-03  | 甲子社区  | leak  |
        """)
    shows(run(store, "complaints_by_topic"), """
        | topic    | complaints_count |
        | drainage | 5                |
        | elevator | 1                |
        """)
    assert set(run(store, "complaint_rows")["month"].dt.strftime("%Y-%m")) == {"2025-10"}
    shows(run(store, "complaint_rows", at("2025-11")), """
        | topic | community | month   |
        | leak  | 甲子社区  | 2025-11 |
        """)


def test_with_nothing_but_a_month_that_has_begun_that_month_is_shown(store):
    draw(store, "complaints", """
        | received_at | community | topic |
        | 2025-11-03  | 甲子社区  | leak  |
        """)
    for name in ("complaints_by_topic", "complaints_by_community", "complaint_rows", "complaint_heat", "sources"):
        assert len(run(store, name)) == 1, name
    assert run(store, "headline")["complaints_count"].tolist() == [1]


# --- By topic and community ---

def test_topics_with_share_and_comparison(store, orders):
    shows(run(store, "complaints_by_topic", at("2025-10")), """
        | topic    | complaints_count | share | previous_count | last_year_count |
        | drainage | 5                | 5/6   | 0              | 4               |
        | elevator | 1                | 1/6   | 3              | 0               |
        """)


def test_a_month_nobody_reported_has_no_answer(store, orders):
    for name in ("complaints_by_topic", "complaints_by_community", "complaint_rows"):
        assert run(store, name, at("2026-01")).empty


def test_a_comparison_that_is_not_there_is_missing_not_zero(store, orders):
    shows(run(store, "complaints_by_topic", at("2025-08")), """
        | topic    | complaints_count | previous_count | last_year_count |
        | drainage | 2                |                |                 |
        """)


def test_communities_per_1000_households(store, orders):
    shows(run(store, "complaints_by_community", at("2025-10")), """
        | community | complaints_count | previous_count | last_year_count | households_count | per_1000_households |
        | 甲子社区  | 5                | 3              | 4               | 2000             | 5/2                 |
        | 乙丑社区  | 1                | 0              | 0               |                  |                     |
        | 丙寅社区  | 0                | 0              | 0               | 100              | 0                   |
        """)
    shows(run(store, "complaints_by_community", at("2025-10", compound=("槐花里",))), """
        | community | complaints_count | households_count | per_1000_households |
        | 甲子社区  | 5                | 1500             | 10/3                |
        """)
    shows(run(store, "complaints_by_community", at("2025-10", community=("丙寅社区",))), """
        | community | complaints_count |
        | 丙寅社区  | 0                |
        """)


def test_orders_without_a_community_keep_the_sum_whole(store):
    draw(store, "complaints", """
        | community | times |
        | 甲子社区  | 1     |
        |           | 2     |
        """)
    shows(run(store, "complaints_by_community"), """
        | community | complaints_count |
        |           | 2                |
        | 甲子社区  | 1                |
        """)


def test_heat_has_a_cell_for_every_reported_month(store, orders):
    shows(run(store, "complaint_heat", at("2025-10")), """
        | community | month   | complaints_count |
        | 丙寅社区  | 2025-08 | 0                |
        | 丙寅社区  | 2025-09 | 0                |
        | 丙寅社区  | 2025-10 | 0                |
        | 乙丑社区  | 2025-08 | 0                |
        | 乙丑社区  | 2025-09 | 0                |
        | 乙丑社区  | 2025-10 | 1                |
        | 甲子社区  | 2025-08 | 2                |
        | 甲子社区  | 2025-09 | 3                |
        | 甲子社区  | 2025-10 | 5                |
        """)


# --- Rates ---

def test_rates_print_their_n_and_leave_enquiries_out(store):
    draw(store, "complaints", """
        | request_type | is_contacted | resolution | satisfaction | times |
        | 投诉         | true         | resolved   | satisfied    | 5     |
        | 投诉         | true         | partly     | fairly       | 2     |
        | 求助         | false        | unresolved | dissatisfied | 1     |
        | 求助         | true         | resolved   | unrated      | 2     |
        | 投诉         |              |            |              | 3     |
        | 咨询         | false        | unresolved | dissatisfied | 9     |
        | 政策咨询     | false        | unresolved | dissatisfied | 9     |
        """)
    shows(run(store, "complaint_rates"), """
        | to_contact_count | contacted_count | contacted_share | followed_up_count | resolved_count | resolved_share | rated_count | satisfied_count | satisfied_share |
        | 10               | 9               | 9/10            | 10                | 7              | 7/10           | 8           | 7               | 7/8             |
        """)
    assert run(store, "complaints_by_month")["complaints_count"].tolist() == [31]


def test_a_rate_of_nothing_is_missing(store):
    draw(store, "complaints", """
        | request_id |
        | R1         |
        """)
    shows(run(store, "complaint_rates"), """
        | month   | to_contact_count | contacted_share | resolved_share | satisfied_share |
        | 2025-10 | 0                |                 |                |                 |
        """)


# --- Totals where an office has no orders ---

def test_totals_stand_in_for_months_without_orders(store):
    draw(store, "complaints", """
        | month   | community | times |
        | 2025-10 | 甲子社区  | 3     |
        """)
    draw(store, "complaint_totals", """
        | month   | community | topic    | complaints | rated | satisfied |
        | 2025-09 | 甲子社区  | drainage | 7          | 4     | 3         |
        | 2025-09 | 乙丑社区  | leak     | 2          | 2     | 1         |
        | 2025-10 | 甲子社区  | drainage | 50         | 9     | 9         |
        """)
    shows(run(store, "complaints_by_month"), """
        | month   | complaints_count | previous_count |
        | 2025-09 | 9                |                |
        | 2025-10 | 3                | 9              |
        """)
    shows(run(store, "complaint_rates", Selection(community=("甲子社区",))), """
        | month   | rated_count | satisfied_share | to_contact_count |
        | 2025-09 | 4           | 3/4             | 0                |
        | 2025-10 | 0           |                 | 0                |
        """)


def test_totals_that_do_not_tell_what_was_chosen_are_no_zero(store):
    draw(store, "complaint_totals", """
        | month   | community | topic    | complaints |
        | 2025-09 | 甲子社区  |          | 7          |
        | 2025-10 | 甲子社区  | drainage | 4          |
        """)
    shows(run(store, "complaints_by_month", topic=["drainage"]), """
        | month   | complaints_count | previous_count |
        | 2025-10 | 4                |                |
        """)
    assert run(store, "complaints_by_month", Selection(compound=("槐花里",))).empty


# --- Rising ---

def test_a_topic_above_last_year_for_three_months(store):
    draw(store, "complaints", """
        | month   | community | topic    | times |
        | 2024-07 | 甲子社区  | drainage | 9     |
        | 2024-08 | 甲子社区  | drainage | 2     |
        | 2024-09 | 甲子社区  | drainage | 3     |
        | 2024-10 | 甲子社区  | drainage | 2     |
        | 2025-07 | 甲子社区  | drainage | 9     |
        | 2025-08 | 甲子社区  | drainage | 8     |
        | 2025-09 | 甲子社区  | drainage | 9     |
        | 2025-10 | 甲子社区  | drainage | 7     |
        | 2025-08 | 乙丑社区  | leak     | 1     |
        | 2025-09 | 乙丑社区  | leak     | 1     |
        | 2025-10 | 乙丑社区  | leak     | 1     |
        """)
    shows(run(store, "rising_complaints"), """
        | community | topic    | months_count | complaints_count | last_year_count |
        | 甲子社区  | drainage | 3            | 24               | 7               |
        """)
    assert run(store, "rising_complaints", at("2025-09")).empty
