"""Sums of money and shares under headers of counts count nothing: left unread and said, or declined in a sentence."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows


@pytest.mark.parametrize(("title", "header"), [
    ("演示街道2025年6月老旧小区改造情况（单位：万元）", "| 社区 | 小区 | 改造类型 | 年度计划 | 累计完成 | 完成率 |"),
    ("演示街道2025年6月老旧小区改造投资完成情况", "| 社区 | 小区 | 改造类型 | 计划 | 完成 | 完成率 |"),
    ("演示街道2025年6月老旧小区改造情况", "| 社区 | 小区 | 改造类型 | 计划投资 | 完成投资 | 完成率 |"),
    ("演示街道2025年6月老旧小区改造情况", "| 社区 | 小区 | 改造类型 | 投资完成情况（万元） |  |  |\n|  |  |  | 计划 | 完成 | 完成率 |"),
    ("演示街道2025年6月老旧小区改造情况", "| 社区 | 小区 | 改造类型 | 年度计划（万元） | 累计完成（万元） | 完成率 |")])
def test_money_alone_is_declined_whatever_its_columns_are_called(title, header):
    found = inspection(f"""
        | {title} |
        {header}
        | 花园社区 | 花园一村 | 屋面防水 | 320 | 160 | 50% |
        | 花园社区 | 花园二村 | 屋面防水 | 480 | 96 | 20% |
    """.replace("\n|", "\n        |"))
    assert [code.split("@")[0] for code in codes(found)] == ["money-alone"] and found.status == "rejected"
    assert found.all_issues[0].message.startswith("工作表“Sheet1”只有投资或资金的金额，没有计划数")


def test_money_beside_counts_is_the_budget_and_what_was_spent_of_it_stays_unread():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 数量（台） |  | 投资（万元） |  |  |
        |  |  | 计划 | 完成 | 计划 | 完成 | 完成率 |
        | 花园社区 | 花园一村 | 6 | 2 | 480 | 120 | 25% |
    """)
    assert rows(found, "planned_count", "completed_count", "budget_cny") == [(6, 2, 4_800_000)]
    assert [(issue.code, issue.value) for issue in found.all_issues] == [("unread-columns", "投资(万元)/完成")]


@pytest.mark.parametrize("title", [
    "演示街道2025年6月加装电梯台账（单位：台、万元）", "演示街道2025年6月重点投资项目加装电梯台账",
    "演示街道2025年6月加装电梯台账 单位：万元"])
def test_a_unit_of_money_for_a_column_of_money_leaves_the_counts(title):
    found = inspection(f"""
        | {title} |
        | 社区 | 小区 | 计划 | 完成 | 总投资 |
        | 花园社区 | 花园一村 | 6 | 2 | 480 |
    """)
    assert rows(found, "planned_count", "completed_count") == [(6, 2)]


def test_headers_that_say_themselves_that_they_count_are_believed():
    found = inspection("""
        | 演示街道2025年6月加装电梯投资完成情况（单位：万元） |
        | 社区 | 小区 | 计划台数 | 完成数 | 备注 |
        | 花园社区 | 花园一村 | 6 | 2 | 无 |
    """)
    assert rows(found, "planned_count", "completed_count") == [(6, 2)]


def test_money_by_months_is_no_count_by_months():
    found = inspection("""
        | 演示街道2025年老旧小区改造投资完成情况（单位：万元） |
        | 社区 | 1月 | 2月 | 3月 |
        | 花园社区 | 30 | 50 | 60 |
    """)
    assert [code.split("@")[0] for code in codes(found)] == ["money-alone"]


@pytest.mark.parametrize("cells", [("0.6", "1", "0"), ("60%", "100%", "0%")])
def test_shares_under_a_header_of_counts_are_no_counts(cells):
    found = inspection(f"""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成 |
        | 花园社区 | 花园一村 | 10 | {cells[0]} |
        | 花园社区 | 花园二村 | 5 | {cells[1]} |
        | 花园社区 | 花园三村 | 4 | {cells[2]} |
    """)
    assert rows(found, "planned_count", "completed_count") == [(10, None), (5, None), (4, None)]
    assert codes(found) == ["unread-progress@D2"] and "换算不成数量" in found.all_issues[0].fix


def test_ones_and_noughts_alone_are_counts():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成 |
        | 花园社区 | 花园一村 | 1 | 1 |
        | 花园社区 | 花园二村 | 1 | 0 |
    """)
    assert rows(found, "planned_count", "completed_count") == [(1, 1), (1, 0)]


def test_a_stage_told_by_a_share_is_said_once_and_makes_no_number():
    found = inspection("""
        | 演示街道2025年6月改造项目形象进度表 |
        | 社区 | 小区 | 改造类型 | 形象进度 |
        | 花园社区 | 花园一村 | 屋面防水 | 60% |
        | 花园社区 | 花园二村 | 屋面防水 | 完成80% |
        | 花园社区 | 花园三村 | 屋面防水 | 施工60% |
        | 花园社区 | 花园四村 | 屋面防水 | 施工中（完成35.5%） |
        | 花园社区 | 花园五村 | 屋面防水 | 已完工 |
        | 花园社区 | 花园六村 | 屋面防水 | 100% |
    """)
    assert [(stage and str(stage), done) for stage, done in rows(found, "stage", "completed_count")] == [
        (None, None), (None, None), ("construction", 0), ("construction", 0), ("completed", 1), (None, None)]
    assert codes(found) == ["share-not-stage@D3"] and "有3处写的是百分比" in found.all_issues[0].message


def test_a_number_with_its_share_behind_it_is_the_number():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 6 | 2（33.3%） |
        | 花园社区 | 花园二村 | 5 | 1 (20%) |
        | 花园社区 | 花园三村 | 5 | 20% |
    """)
    assert rows(found, "completed_count") == [(2,), (1,), (None,)] and codes(found) == ["not-a-number@D5"]


@pytest.mark.parametrize("header", ["完成（%）", "完成数(%)", "完成占比"])
def test_a_header_that_speaks_of_shares_counts_nothing(header):
    found = inspection(f"""
        | 槐树街道2025年10月加装电梯进展 |
        | 社区 | 小区 | 计划数 | {header} |
        | 柳岸社区 | 柳岸小区 | 120 | 42 |
    """)
    assert rows(found, "planned_count", "completed_count") == [(120, None)]
