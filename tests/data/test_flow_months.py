"""Counts of a month under titles that speak of more or less than one, and sums that stand where the month's number should."""

from datetime import date

import pytest

from tests.drawn_workbooks import codes, inspection, rows

TOTALS = "\n| 社区 | 受理量 | 解决数 |\n| 甲社区 | 20 | 18 |\n| 乙社区 | 10 | 9 |"


@pytest.mark.parametrize(("title", "code"), [
    ("2024年5月21日至6月20日诉求统计", "unclear-span"), ("诉求统计（2024.5.21-2024.6.20）", "unclear-span"),
    ("2024年诉求统计（数据截至6月30日）", "unclear-span"), ("2024年12月21日-1月20日诉求统计", "unclear-span"),
    ("2024年6月上旬诉求统计", "part-of-month"), ("2024年6月第2周（6.10-6.16）诉求统计", "part-of-month"),
    ("2024年6月3日诉求日报", "part-of-month"), ("截至2024年6月累计诉求统计", "several-months"),
    ("2024年4月1日至6月30日诉求统计", "several-months"), ("2024年6月诉求统计（年初以来）", "several-months")])
def test_a_title_of_more_or_less_than_a_month_is_asked_about(title, code):
    found = inspection(f"| {title} |{TOTALS}")
    assert (found.status, codes(found)) == ("rejected", [code])


@pytest.mark.parametrize("title", [
    "2024年6月1日至30日诉求统计", "2024年6月1日-6月30日诉求统计", "2024年6月诉求统计（6.1-6.30）", "诉求统计（截至2024年6月30日）",
    "2024年6月诉求统计（截至6月30日）", "2024年6月诉求日报汇总"])
def test_a_whole_month_is_one_however_it_is_written(title):
    found = inspection(f"| {title} |{TOTALS}")
    assert codes(found) == [] and {month for (month,) in rows(found, "report_month")} == {date(2024, 6, 1)}


def test_the_clerk_says_which_month_the_offices_own_one_is():
    drawing = f"| 2024年5月21日至6月20日诉求统计 |{TOTALS}"
    found = inspection(drawing, month=date(2024, 6, 1))
    assert codes(found) == ["month-filled"] and rows(found, "report_month") == [(date(2024, 6, 1),)] * 2
    assert codes(inspection(drawing, month=date(2024, 8, 1))) == ["unclear-span"]


@pytest.mark.parametrize(("title", "line"), [
    ("截至2024年6月诉求累计情况", "| 社区 | 本月受理量 | 累计受理量 |"), ("2024年6月诉求累计情况", "| 社区 | 受理量 | 1-6月累计 |")])
def test_sums_in_columns_of_their_own_leave_the_months_number(title, line):
    found = inspection(f"| {title} |\n{line}\n| 甲社区 | 9 | 100 |")
    assert rows(found, "report_month", "complaints_count") == [(date(2024, 6, 1), 9)]


def daily(title: str, first: str, second: str):
    return inspection(f"| {title} |\n| 日期 | 社区 | 受理量 |\n| {first} | 甲社区 | 9 |\n| {second} | 甲社区 | 8 |")


def test_the_days_of_a_column_give_the_month():
    found = daily("2024年6月诉求日报", "6月1日", "6月2日")
    assert rows(found, "report_month", "complaints_count") == [(date(2024, 6, 1), 9), (date(2024, 6, 1), 8)]
    assert codes(found) == []
    found = daily("诉求日统计", "2024-06-30", "2024-07-01")
    assert rows(found, "report_month", "complaints_count") == [(date(2024, 6, 1), 9), (date(2024, 7, 1), 8)]
    assert codes(daily("2024年6月诉求日报", "6月30日", "7月1日")) == ["contradictory-month"]


@pytest.mark.parametrize("table", [
    "| 社区 | 形式 | 累计次数 |\n| 甲社区 | 会议 | 15 |", "| 社区 | 形式 | 累计 |\n| 甲社区 | 会议 | 15 |",
    "| 月份 | 社区 | 形式 | 本年累计场次 |\n| 6月 | 甲社区 | 会议 | 15 |"])
def test_sums_alone_are_no_months_number(table):
    found = inspection(f"| 2024年6月协商统计 |\n{table}")
    assert (found.status, [code.split("@")[0] for code in codes(found)]) == ("rejected", ["cumulative-alone"])


def test_the_months_number_goes_before_the_sum():
    for table in ("| 社区 | 形式 | 本月次数 | 累计次数 | 本月化解 |\n| 甲社区 | 会议 | 3 | 15 | 2 |",
                  "| 社区 | 形式 | 次数 |  | 化解数 |  |\n|  |  | 本月 | 累计 | 本月 | 累计 |\n| 甲社区 | 会议 | 3 | 15 | 2 | 8 |"):
        found = inspection(f"| 2024年6月协商统计 |\n{table}")
        assert rows(found, "sessions_count", "settled_count") == [(3, 2)] and codes(found) == [], table


def test_the_weeks_of_a_column_make_the_month():
    table = "| 周次 | 社区 | 受理量 |\n| 第1周 | 甲社区 | 3 |\n| 第2周 | 甲社区 | 4 |"
    found = inspection(f"| 2024年6月诉求周报 |\n{table}")
    assert rows(found, "report_month", "complaints_count") == [(date(2024, 6, 1), 3), (date(2024, 6, 1), 4)]
    assert [code for code in codes(found) if not code.startswith("unread")] == []
    assert inspection(f"| 2024年6月第2周诉求统计 |\n{table}").status == "rejected"


def test_months_across_beside_their_sum():
    found = inspection("""
        | 2024年上半年诉求量统计 |
        | 社区 | 1月 |  | 2月 |  | 累计 |  |
        |  | 受理 | 解决 | 受理 | 解决 | 受理 | 解决 |
        | 甲社区 | 10 | 9 | 12 | 12 | 22 | 21 |
    """)
    assert rows(found, "report_month", "complaints_count", "resolved_count") == [
        (date(2024, 1, 1), 10, 9), (date(2024, 2, 1), 12, 12)]
    found = inspection("""
        | 2024年6月诉求统计 |
        | 社区 | 本月 |  | 本年累计 |  |
        |  | 受理 | 解决 | 受理 | 解决 |
        | 甲社区 | 20 | 18 | 130 | 120 |
    """)
    assert rows(found, "complaints_count", "resolved_count") == [(20, 18)] and codes(found) == []
