"""Plans by quarters and halves of a year: sums since January in the store, whatever the parts' own numbers are."""

import pytest

from data.parts_of_year import Part, found_in, is_year
from tests.drawn_workbooks import codes, inspection, rows


@pytest.mark.parametrize(("text", "part", "rest"), [
    ("一季度", Part(1, 3), ""), ("第二季度", Part(4, 6), ""), ("3季度", Part(7, 9), ""), ("Q4", Part(10, 12), ""),
    ("上半年", Part(1, 6), ""), ("下半年", Part(7, 12), ""), ("前三季度", Part(1, 9), ""), ("1-3季度", Part(1, 9), ""),
    ("2025年第一季度", Part(1, 3, 2025), ""), ("二季度计划完工", Part(4, 6), "计划完工")])
def test_parts(text, part, rest):
    assert found_in(text) == (part, rest)


@pytest.mark.parametrize("text", ["一季度小计", "季度", "10季度", "第一轮", "Q12"])
def test_no_parts(text):
    assert found_in(text) is None


def test_years():
    assert all(map(is_year, ("全年", "年度目标", "全年计划", "2025年度计划", "合计", "年度计划数")))
    assert not any(map(is_year, ("计划年度", "年份", "一季度", "年度重点")))


def told(found) -> list[tuple]:
    return [(month and month.month, count) for month, count in rows(found, "plan_month", "planned_finish_count")]


@pytest.mark.parametrize(("title", "header", "cells", "expected", "said"), [
    ("2025年加装电梯年度计划分解表", "年度计划数 | 一季度 | 二季度 | 三季度 | 四季度", "12 | 1 | 3 | 5 | 3",
     [(3, 1), (6, 4), (9, 9), (12, 12), (None, 12)], ["plan-parts-added"]),
    ("2025年加装电梯完工计划（累计）", "第一季度 | 第二季度 | 第三季度 | 第四季度", "1 | 4 | 9 | 12",
     [(3, 1), (6, 4), (9, 9), (12, 12)], []),
    ("2025年加装电梯完工计划", "一季度 | 上半年 | 前三季度 | 全年", "1 | 4 | 9 | 12", [(3, 1), (6, 4), (9, 9), (None, 12)], []),
    ("2025年加装电梯完工计划", "一季度 | 二季度 | 三季度 | 四季度 | 全年", "1 | 4 | 9 | 12 | 12",
     [(3, 1), (6, 4), (9, 9), (12, 12), (None, 12)], []),
    ("2025年加装电梯完工计划", "上半年 | 下半年", "4 | 6", [(6, 4), (12, 10)], ["plan-parts-assumed"]),
    ("2025年加装电梯完工计划", "一季度 | 二季度 | 上半年 | 三季度 | 四季度", "1 | 3 | 4 | 5 | 3",
     [(3, 1), (6, 4), (9, 9), (12, 12)], ["plan-parts-assumed"]),
    ("2025年加装电梯完工计划", "1月 | 2月 | 3月 | 一季度小计 | 全年", "0 | 2 | 1 | 3 | 3",
     [(1, 0), (2, 2), (3, 3), (None, 3)], ["plan-months-added"])])
def test_columns_for_parts(title, header, cells, expected, said):
    found = inspection(f"""
        | {title} |
        | 社区 | {header} |
        | 甲社区 | {cells} |
    """)
    assert sorted(told(found), key=lambda pair: pair[0] or 13) == expected
    assert [code.split("@")[0] for code in codes(found)] == said


def test_starts_and_finishes_under_each_quarter():
    found = inspection("""
        | 2025年加装电梯计划任务分解 |
        | 社区 | 一季度 |  | 二季度 |  | 全年 |  |
        |  | 计划开工 | 计划完工 | 计划开工 | 计划完工 | 计划开工 | 计划完工 |
        | 甲社区 | 2 | 0 | 3 | 4 | 5 | 4 |
    """)
    assert rows(found, "planned_start_count", "planned_finish_count") == [(2, 0), (5, 4), (5, 4)]


def test_the_group_over_the_parts_may_name_the_year():
    found = inspection("""
        | 演示街道改造安排 |
        | 计划年度 | 社区 | 改造类型 | 年度计划 |  |  |
        |  |  |  | 上半年 | 下半年 | 年度任务 |
        | 2025 | 甲社区 | 加装电梯 | 4 | 6 | 10 |
    """)
    assert told(found) == [(6, 4), (12, 10), (None, 10)]


def test_a_line_a_quarter():
    found = inspection("""
        | 2025年屋面防水计划 |
        | 季度 | 社区 | 计划完工数 |
        | 一季度 | 甲社区 | 2 |
        | 二季度 | 甲社区 | 5 |
        | 全年 | 甲社区 | 7 |
    """)
    assert told(found) == [(3, 2), (6, 7), (None, 7)] and codes(found) == ["plan-parts-added@C3"]


def test_a_quarter_before_which_one_is_missing_is_declined():
    found = inspection("""
        | 2025年屋面防水计划 |
        | 季度 | 社区 | 计划完工数 |
        | 全年 | 甲社区 | 9 |
        | 三季度 | 甲社区 | 5 |
    """)
    assert told(found) == [(None, 9)] and codes(found) == ["plan-part-open@A4"]


def test_the_year_may_stand_in_a_column():
    found = inspection("""
        | 加装电梯年度计划 |
        | 年度 | 社区 | 一季度 | 二季度 | 全年计划 |
        | 2024 | 甲社区 | 2 | 5 | 7 |
        | 2025 | 甲社区 | 1 | 0 | 1 |
    """)
    assert [(f"{month:%Y-%m}" if month else year, count) for year, month, count in rows(
        found, "plan_year", "plan_month", "planned_finish_count")] == [
        ("2024-03", 2), ("2024-06", 7), (2024, 7), ("2025-03", 1), ("2025-06", 1), (2025, 1)]


@pytest.mark.parametrize("headers", ["截至3月底 | 截至6月底 | 截至9月底 | 截至12月底", "1-3月 | 1-6月 | 1-9月 | 1-12月"])
def test_months_since_january_are_sums_by_their_names(headers):
    found = inspection(f"""
        | 槐树街道2025年加装电梯完工计划（部） |
        | 社区 | {headers} |
        | 柳岸社区 | 0 | 2 | 6 | 12 |
        | 和平社区 | 0 | 1 | 4 | 8 |
    """)
    assert [(month.month, count) for month, count in rows(found, "plan_month", "planned_finish_count")] == [
        (3, 0), (6, 2), (9, 6), (12, 12), (3, 0), (6, 1), (9, 4), (12, 8)]
    assert codes(found) == []


def test_a_cumulative_plan_that_falls_is_said():
    drawing = """
        | 槐树街道2025年加装电梯完工计划（累计） |
        | 社区 | 3月 | 6月 | 9月 | 12月 |
        | 柳岸社区 | 0 | {} | {} | 12 |
    """
    assert codes(inspection(drawing.format(6, 4))) == ["cumulative-plan-falls@B3"]
    assert codes(inspection(drawing.format(6, ""))) == []


def test_of_a_months_own_number_and_the_sum_the_sum_is_taken():
    found = inspection("""
        | 槐树街道2025年加装电梯计划 |
        | 社区 | 月份 | 当月计划完工数 | 累计计划完工数 |
        | 柳岸社区 | 1月 | 1 | 1 |
        | 柳岸社区 | 2月 | 1 | 2 |
        | 柳岸社区 | 3月 | 1 | 3 |
    """)
    assert [count for (count,) in rows(found, "planned_finish_count")] == [1, 2, 3]


def test_a_plan_across_works_with_their_units():
    found = inspection("""
        | 槐树街道2025年改造任务分解表 |
        | 社区 | 加装电梯（部） | 屋面防水（处） | 合计 |
        | 柳岸社区 | 12 | 3 | 15 |
        | 和平社区 | 8 | 5 | 13 |
    """)
    assert rows(found, "community", "work_type", "planned_finish_count") == [
        ("柳岸社区", "elevator_retrofit", 12), ("柳岸社区", "roof_waterproofing", 3),
        ("和平社区", "elevator_retrofit", 8), ("和平社区", "roof_waterproofing", 5)]


@pytest.mark.parametrize("headers", ["原计划完工数 | 调整数 | 调整后计划完工数", "年初计划完工数 | 调整 | 年中调整计划完工数"])
def test_an_adjusted_plan_is_the_plan(headers):
    found = inspection(f"""
        | 槐树街道2025年改造计划调整表 |
        | 社区 | 改造类型 | {headers} |
        | 柳岸社区 | 加装电梯 | 12 | -2 | 10 |
        | 和平社区 | 屋面防水 | 8 | 3 | 11 |
    """)
    assert [count for (count,) in rows(found, "planned_finish_count")] == [10, 11]
