"""Tables beside one another: months of their own, and small tables of another sort at the right."""

from datetime import date

import pytest

from tests.drawn_workbooks import codes, inspection, rows


def test_months_over_the_tables_speak_for_one_each():
    found = inspection("""
        | 槐树街道加装电梯进展对比 |
        | 2025年9月 |  |  |  |  | 2025年10月 |  |  |  |
        | 社区 | 小区 | 计划数 | 完成数 |  | 社区 | 小区 | 计划数 | 完成数 |
        | 柳岸社区 | 柳岸小区 | 12 | 4 |  | 柳岸社区 | 柳岸小区 | 12 | 5 |
        | 和平社区 | 和平家园 | 8 | 5 |  | 和平社区 | 和平家园 | 8 | 6 |
    """)
    assert rows(found, "report_month", "compound", "completed_count") == [
        (date(2025, 9, 1), "柳岸小区", 4), (date(2025, 9, 1), "和平家园", 5),
        (date(2025, 10, 1), "柳岸小区", 5), (date(2025, 10, 1), "和平家园", 6)]


def test_one_month_at_an_end_of_the_title_block_speaks_for_all():
    found = inspection("""
        | 槐树街道加装电梯进展 |
        | 填报单位：柳岸社区 |  |  |  |  | 2025年10月 |  |  |
        | 小区 | 计划数 | 完成数 |  |  | 小区 | 计划数 | 完成数 |
        | 柳岸小区 | 12 | 4 |  |  | 柳岸花园 | 3 | 1 |
    """)
    assert rows(found, "report_month", "compound") == [
        (date(2025, 10, 1), "柳岸小区"), (date(2025, 10, 1), "柳岸花园")]


@pytest.mark.parametrize("legend", [
    ("阶段 | 数量", "征询 | 5", "施工 | 3", "完工 | 2"),
    ("统计范围 | 数量", "柳岸 | 5", "和平 | 3", ""),
    ("统计项 | 数量", "总数 | 5", "合计 | 5", "")])
def test_a_small_table_at_the_right_tells_nothing_of_the_rows(legend):
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 当前阶段 |  | {} |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 施工中 |  | {} |
        | 柳岸社区 | 柳岸小区 | 2号楼 | 已完工 |  | {} |
        | 和平社区 | 和平家园 | 6号楼 | 征询 |  | {} |
    """.format(*legend))
    assert rows(found, "building", "planned_count") == [("1号楼", 1), ("2号楼", 1), ("6号楼", 1)]
    assert codes(found) == ["table-beside"]


def test_columns_behind_an_empty_one_are_the_rows_own():
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 |  | 计划数 | 完成数 |
        | 柳岸社区 | 柳岸小区 | 1号楼 |  | 2 | 1 |
        | 柳岸社区 | 柳岸小区 | 2号楼 |  | 3 | 0 |
        | 和平社区 | 和平家园 | 6号楼 |  | 4 |  |
    """)
    assert rows(found, "building", "planned_count") == [("1号楼", 2), ("2号楼", 3), ("6号楼", 4)]
    assert "table-beside" not in codes(found)
