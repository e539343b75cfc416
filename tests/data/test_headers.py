"""Headers that say of a number what time it is about, in one line or two, and lines of units under them."""

from datetime import date

from data import intake
from tests.drawn_workbooks import codes, inspection, rows, workbook


def test_the_sum_is_read_where_a_header_parts_the_month_from_it():
    drawing = """
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完工数 |  |
        |  |  |  | 本月 | 累计 |
        | 花园社区 | 花园一村 | 10 | 1 | 4 |
        | 花园社区 | 花园二村 | 5 | 0 | 1 |
    """
    for merged in ((), ("D2:E2", "A2:A3", "B2:B3", "C2:C3")):
        found = intake.inspect("x.xlsx", workbook(drawing, merged=merged))
        assert rows(found, "compound", "planned_count", "completed_count") == [("花园一村", 10, 4), ("花园二村", 5, 1)]
        assert "no-place" not in "".join(codes(found))


def test_the_time_may_stand_in_the_upper_line():
    found = inspection("""
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 累计 |  | 本月 |  |
        |  |  |  | 完工 | 在建 | 完工 | 在建 |
        | 花园社区 | 花园一村 | 10 | 4 | 3 | 1 | 1 |
    """)
    assert rows(found, "completed_count", "in_progress_count") == [(4, 3)]


def test_the_month_is_read_where_a_kind_counts_the_month_alone():
    found = inspection("""
        | 2025年10月诉求统计 |
        | 社区 | 受理量 |  | 解决数 |  |
        |  | 本月 | 累计 | 本月 | 累计 |
        | 甲社区 | 7 | 120 | 5 | 100 |
    """)
    assert rows(found, "report_month", "complaints_count", "resolved_count") == [(date(2025, 10, 1), 7, 5)]


def test_the_months_own_number_alone_is_not_the_sum():
    found = inspection("""
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 本月完成数 |
        | 花园社区 | 花园一村 | 10 | 1 |
    """)
    assert rows(found, "completed_count") == [(None,)]


def test_a_line_of_units_is_part_of_the_header():
    found = inspection("""
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 | 总投资 |
        |  |  | （台） | 台 | （万元） |
        | 花园社区 | 花园一村 | 10 | 1 | 400 |
    """)
    assert rows(found, "compound", "planned_count", "completed_count", "budget_cny") == [("花园一村", 10, 1, 4_000_000)]
    assert codes(found) == []


def test_of_two_columns_alike_the_used_one_is_named():
    found = inspection("""
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 竣工数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 3 | 4 |
    """)
    assert rows(found, "completed_count") == [(4,)]
    assert [problem.message for problem in found.all_issues] == ["有两列都像“完成数”：用了“完成数”，没有用“竣工数”"]
