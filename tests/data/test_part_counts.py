"""Counts that a header parts, and files that sum up their own plans."""

import pytest

from data import intake
from tests.drawn_workbooks import codes, rows, workbook

PARTED = """
    | 槐树街道加装电梯进展（2025年10月） |
    | 社区 | 小区 | 计划数 |  | {} | 完成数 |  | {} |
    |  |  | {} | {} |
    | 柳岸社区 | 柳岸小区 | 3 | 9 | {} | 3 | 2 | {} |
    | 和平社区 | 和平家园 | 2 | 6 | {} | 2 | 4 | {} |
"""


@pytest.mark.parametrize(("parts", "total"), [
    ("第一批 | 第二批", "小计"), ("上年结转 | 本年新增", "合计"), ("结转 | 新增", "合计")])
def test_the_sum_beside_the_parts_is_the_count(parts, total):
    book = workbook(PARTED.format("", "", f"{parts} | {total}", f"{parts} | {total}", 12, 5, 8, 6), merged=("C2:E2", "F2:H2"))
    found = intake.inspect("台账.xlsx", book)
    assert rows(found, "compound", "planned_count", "completed_count") == [("柳岸小区", 12, 5), ("和平家园", 8, 6)]
    assert not any("doubled" in code or "total" in code for code in codes(found))


@pytest.mark.parametrize("parts", ["第一批 | 第二批", "上年结转 | 本年新增", "续建 | 新建"])
def test_without_a_sum_the_parts_are_added(parts):
    drawing = f"""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 计划数 |  | 完成数 |  |
        |  |  | {parts} | {parts} |
        | 柳岸社区 | 柳岸小区 | 3 | 9 | 3 | 2 |
        | 和平社区 | 和平家园 | 2 | 6 |  |  |
    """
    found = intake.inspect("台账.xlsx", workbook(drawing, merged=("C2:D2", "E2:F2")))
    assert rows(found, "compound", "planned_count", "completed_count") == [("柳岸小区", 12, 5), ("和平家园", 8, None)]
    assert codes(found) == ["parts-added@A4", "parts-added@A4"]


def test_a_sheet_that_sums_up_the_plans_of_the_others_is_only_compared():
    plan = "| 社区 | 计划开工数 | 计划完工数 |\n| 柳岸社区 | {} | {} |\n| 和平社区 | 3 | 2 |"
    total = "| 类型 | 计划开工数 | 计划完工数 |\n| 加装电梯 | 8 | 6 |\n| 屋面防水 | 5 | {} |"
    for stated, told in ((4, False), (5, True)):
        book = workbook(plan.format(5, 4), plan.format(2, 2), total.format(stated), names=("加装电梯", "屋面防水", "汇总"))
        found = intake.inspect("2025年改造计划.xlsx", book)
        assert rows(found, "work_type", "community", "planned_finish_count") == [
            ("elevator_retrofit", "柳岸社区", 4), ("elevator_retrofit", "和平社区", 2),
            ("roof_waterproofing", "柳岸社区", 2), ("roof_waterproofing", "和平社区", 2)]
        assert any("total-mismatch" in code for code in codes(found)) is told
