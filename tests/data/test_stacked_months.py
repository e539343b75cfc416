"""Several months below one another, each under a title or a line of its own."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows


def by_month(found) -> list[tuple]:
    return [(f"{month:%Y-%m}", done) for month, done in rows(found, "report_month", "completed_count")]


def test_two_months_under_titles_of_their_own():
    found = inspection("""
        | 演示街道2025年9月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        |  |
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 5 |
    """)
    assert by_month(found) == [("2025-09", 4), ("2025-10", 5)] and found.data_month is None


@pytest.mark.parametrize(("title", "lines"), [
    ("演示街道2025年9月加装电梯台账", ("9月", "10月")), ("演示街道2025年9月、10月加装电梯台账", ("2025年9月", "2025年10月")),
    ("演示街道2025年加装电梯台账", ("9月份：", "10月份："))])
def test_a_line_with_a_month_speaks_for_the_rows_below(title, lines):
    found = inspection(f"""
        | {title} |
        | 社区 | 小区 | 计划数 | 完成数 |
        | {lines[0]} |
        | 花园社区 | 花园一村 | 10 | 4 |
        | {lines[1]} |
        | 花园社区 | 花园一村 | 10 | 5 |
    """)
    assert by_month(found) == [("2025-09", 4), ("2025-10", 5)]


@pytest.mark.parametrize("group", ["完成情况", "完工数", "加装电梯完成"])
def test_months_on_the_second_line_of_a_header(group):
    found = inspection(f"""
        | 演示街道2025年加装电梯完成情况 |
        | 社区 | 小区 | {group} |  |  |
        |  |  | 1月 | 2月 | 3月 |
        | 花园社区 | 花园一村 | 1 | 2 | 4 |
    """)
    assert by_month(found) == [("2025-01", 1), ("2025-02", 2), ("2025-03", 4)]


@pytest.mark.parametrize("group", ["诉求", "受理情况", "投诉件数"])
def test_complaints_by_month_on_the_second_line(group):
    found = inspection(f"""
        | 演示街道2025年各社区情况 |
        | 社区 | {group} |  |
        |  | 1月 | 2月 |
        | 花园社区 | 3 | 4 |
    """)
    assert rows(found, "complaints_count") == [(3,), (4,)]


def done(drawing: str) -> tuple[list, list[str]]:
    found = inspection("| 演示街道2025年加装电梯完工情况 |\n" + drawing.strip())
    return [number for (number,) in rows(found, "completed_count")], [
        code for code in codes(found) if code.startswith("plan-months")]


def test_what_is_done_in_each_month_is_added_up_where_the_numbers_say_so():
    with_sum = "| 社区 | 1月 | 2月 | 3月 | 累计 |\n| 花园社区 | 1 | 2 | 4 | {} |"
    assert done(with_sum.format(7)) == ([1, 3, 7], ["plan-months-added@B3"])
    assert done(with_sum.format(4)) == ([1, 2, 4], [])  # the last month's number is the sum
    assert done("| 社区 | 1月 | 2月 | 3月 |\n| 花园社区 | 1 | 2 | 1 |") == ([1, 3, 4], ["plan-months-added@B3"])
    assert done("| 社区 | 1月 | 2月 | 3月 |\n| 花园社区 | 1 | 2 | 4 |") == ([1, 2, 4], ["plan-months-assumed@B3"])
    assert done("""
        | 社区 | 1月 | 2月 | 3月 |
        | 花园社区 | 1 | 2 | 1 |
        | 和平社区 | 1 | 5 | 9 |
    """) == ([1, 2, 1, 1, 5, 9], ["plan-months-assumed@B3"])  # one slip


def test_money_by_month_is_no_number_of_works():
    found = inspection("""
        | 演示街道2025年加装电梯完成情况 |
        | 社区 | 小区 | 完成投资（万元） |  |
        |  |  | 1月 | 2月 |
        | 花园社区 | 花园一村 | 100 | 200 |
    """)
    assert found.accepted_count == 0


def test_plans_beside_each_months_own_numbers_are_added_up_with_them():
    found = inspection("""
        | 演示街道2025年加装电梯计划与完成情况 |
        | 社区 | 1月 |  | 2月 |  | 3月 |  |
        |  | 计划 | 完成 | 计划 | 完成 | 计划 | 完成 |
        | 花园社区 | 1 | 2 | 2 | 0 | 3 | 3 |
    """)
    assert rows(found, "planned_count", "completed_count") == [(1, 2), (3, 2), (6, 5)]
