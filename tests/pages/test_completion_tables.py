"""The words of the completion page, and that its sentences say the numbers of their tables."""

import re

import pandas as pd
import pytest

from pages.figures import completion_by_place
from pages.parts.completion_drill import places_of
from pages.parts.completion_money import money_finding, money_table
from pages.parts.completion_tables import check_told, moved_told, source_of, stuck_told, subject_of
from tests.figures.drawn import caption, table, trace


def row(**facts):
    return next(pd.DataFrame([facts]).itertuples())


STUCK = {
    "stage": "approval", "days_in_stage": 63, "is_stalled": False, "overdue_days": pd.NA, "responsible": "房管科",
    "blocked_reason": "管线未迁改"}


@pytest.mark.parametrize(("change", "words"), [
    ({}, "停在审批联审63天，责任单位房管科，原因：管线未迁改"),
    ({"overdue_days": 20}, "停在审批联审63天，超期20天，责任单位房管科，原因：管线未迁改"),
    ({"days_in_stage": pd.NA, "overdue_days": 20, "responsible": None}, "超期20天，原因：管线未迁改"),
    ({"stage": None, "days_in_stage": pd.NA, "is_stalled": True, "blocked_reason": None}, "停滞，责任单位房管科，原因未写"),
])
def test_how_a_work_is_stuck(change, words):
    assert stuck_told(row(**STUCK | change)) == words


@pytest.mark.parametrize(("facts", "words"), [
    ({"compound": "槐花里", "building": "3号楼", "unit": None, "project_name": None, "work_type": "drainage"}, "槐花里3号楼 排水改造"),
    ({"compound": "槐花里", "building": "3号楼", "unit": None, "project_name": "槐花里加梯", "work_type": "drainage"}, "槐花里加梯"),
    ({"compound": "槐花里", "building": "3号楼", "unit": "1单元", "project_name": "加梯", "work_type": "drainage"}, "槐花里3号楼1单元 加梯"),
    ({"compound": None, "building": None, "unit": None, "project_name": None, "work_type": "drainage", "community": "甲子社区"}, "甲子社区 排水改造"),
])
def test_what_a_row_is_about(facts, words):
    assert subject_of(row(**facts)) == words


def test_the_source_names_the_cell_where_it_is_known():
    assert source_of(row(source_sheet="电梯", source_row=12, cell="F12")) == "电梯 F12"
    assert source_of(row(source_sheet="电梯", source_row=12, cell=None)) == source_of(row(source_sheet="电梯", source_row=12)) == "电梯 第12行"


@pytest.mark.parametrize(("facts", "words"), [
    ({"discrepancy": "parts_differ", "expected": "10", "found": "9"}, "计划10，已完成＋在建＋待开工是9"),
    ({"discrepancy": "done_fell", "expected": "5", "found": "4"}, "上月完成5，本月是4"),
    ({"discrepancy": "two_spellings", "expected": "百合花苑", "found": "百合花园"}, "这里写“百合花园”，别处写“百合花苑”"),
    ({"discrepancy": "over_fulfilled", "expected": "1000", "found": "1002"}, "计划1000，已完成1002"),
    ({"discrepancy": "vanished", "expected": None, "found": None}, "上月还在台账里，本月没有这一行"),
])
def test_what_does_not_add_up(facts, words):
    assert check_told(row(**facts)) == words


@pytest.mark.parametrize(("days", "words"), [
    (30, "2025-11-20 → 2025-12-20，推后30天"), (-5, "2025-11-20 → 2025-12-20，提前5天"), (pd.NA, "—")])
def test_a_date_that_moved(days, words):
    assert moved_told(row(moved_days=days, before_on=pd.Timestamp(2025, 11, 20), after_on=pd.Timestamp(2025, 12, 20))) == words


# --- A sentence says the numbers of its table ---

MONEY = """
    | work_type         | budget_cny | planned_value_cny | earned_value_cny | paid_cny  | paid_over_earned_cny | unknown_count |
    | elevator_retrofit | 21944000.0 | 20623000.0        | 19673500.0       | 18708000.0 | -965500.0           | 0             |
    | drainage          | 17145000.0 | 15874000.0        | 15874000.0       | 16902000.0 | 1028000.0           | 2             |
"""


def test_the_sentence_of_the_money_is_the_sum_of_its_table():
    shown = money_table(table(MONEY))
    numbers = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+)万元", money_finding(table(MONEY), "2025年10月"))]
    assert numbers == [shown[name].sum() for name in ("budget", "planned_value", "earned_value", "paid")]
    assert shown["status"].tolist() == ["● 未多付", "▲ 付得多"]


PLACES = """
    | compound | planned_count | completed_count | in_progress_count | not_started_count | stalled_count | light    |
    | 槐花里   | 100           | 92              | 5                 | 3                 | 0             | amber    |
    | 甲子一里 | 162           | 158             | 4                 | 0                 | 0             | green    |
"""


def test_the_finding_of_the_works_is_the_sum_of_its_bars_250_of_262():
    data = table(PLACES, community="甲子社区", work_type="elevator_retrofit", count_unit="台")
    found = completion_by_place.figure(data, caption=caption())
    done = sum(trace(found, "已完成").x)
    planned = done + sum(sum(filter(None, trace(found, name).x)) for name in ("在建", "待开工"))
    assert found.layout.meta["finding"].startswith(f"加装电梯完成{done:.0f}/{planned:.0f}台（95.4%）")
    assert (done, planned) == (250, 262)


def test_more_than_planned_is_shown_as_it_is_1002_of_1000():
    data = table("""
        | compound | planned_count | completed_count | in_progress_count | not_started_count | stalled_count | light    |
        | 槐花里   | 1000          | 1002            | 0                 | 0                 | 0             | accepted |
        """, community="甲子社区", work_type="elevator_retrofit", count_unit="台")
    assert completion_by_place.finding(data) == "加装电梯完成1,002/1,000台（100.2%）"


def test_places_of_a_level_with_their_worst_light():
    """甲子社区: 10 of 14 with an amber and a red light; 乙丑社区 done. Most unfinished first."""
    lit = table("""
        | community | planned_count | completed_count | in_progress_count | not_started_count | light    |
        | 乙丑社区  | 4             | 4               | 0                 | 0                 | accepted |
        | 甲子社区  | 6             | 5               | 1                 | 0                 | amber    |
        | 甲子社区  | 8             | 5               | 1                 | 2                 | red      |
        |           | 1             | 0               | 0                 | 1                 | missing  |
        """)
    shown = places_of(lit, "community")
    assert shown[["place", "planned_count", "completed_count", "light", "is_named"]].values.tolist() == [
        ["甲子社区", 14, 10, "■ 红灯", True], ["（未写明）", 1, 0, "◇ 未评", False], ["乙丑社区", 4, 4, "◆ 已完成", True]]
    assert shown["completion_share"].tolist() == [10 / 14, 0, 1]
