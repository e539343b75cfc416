"""A file in, an inspection out: what is accepted, what is said, what is declined."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from data import intake
from data.vocabulary.terms import Satisfaction
from tests.drawn_workbooks import codes, inspection, rows, workbook

COUNTS = ("planned_count", "completed_count", "in_progress_count", "not_started_count")


def test_counts_follow_from_the_stage_when_there_are_none():
    found = inspection("""
        | 2024年6月加装电梯台账 |
        | 社区 | 小区 | 楼号 | 单元 | 当前阶段 |
        | 甲社区 | 一里 | 1# | 1门 | 投用 |
        | 甲社区 | 一里 | 1# | 2门 | 施工（停工） |
        | 甲社区 | 一里 | 1# | 3门 | 审批 |
        | 甲社区 | 一里 | 1# | 4门 | 待开工 |
    """)
    assert rows(found, "building", "unit", "stage", "is_stalled", *COUNTS) == [
        ("1号楼", "1单元", "in_service", False, 1, 1, 0, 0),
        ("1号楼", "2单元", "construction", True, 1, 0, 1, 0),
        ("1号楼", "3单元", "approval", False, 1, 0, 0, 1),
        ("1号楼", "4单元", None, False, 1, 0, 0, 1),
    ]
    assert found.data_month == date(2024, 6, 1)
    assert found.status == "accepted"


def test_what_the_row_says_wins_over_what_follows():
    found = inspection("""
        | 统计月份 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 在建数 | 待开工 |
        | 2024-06 | 甲社区 | 一里 | 加装电梯 | 10 | 4 | 3 | 3 |
        | 2024-06 | 甲社区 | 二里 | 加装电梯 | 10 | 4 | 3 | 2 |
        | 2024-06 | 乙社区 | 三里 | 加装电梯 | 1000 | 1002 | 0 |  |
    """)
    assert rows(found, *COUNTS) == [(10, 4, 3, 3), (10, 4, 3, 2), (1000, 1002, 0, 0)]
    assert codes(found) == ["done-exceeds-planned@F4", "counts-do-not-add-up@E3"]


def test_totals_are_never_rows_and_are_checked():
    found = inspection("""
        | 统计月份 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | 2024-06 | 甲社区 | 一里 | 屋面防水 | 5 | 2 |
        | 2024-06 | 甲社区 | 二里 | 屋面防水 | 3 | 1 |
        | 小计 |  |  |  | 8 | 3 |
        | 2024-06 | 乙社区 | 三里 | 屋面防水 | 4 | 4 |
        | 小计 |  |  |  | 4 | 4 |
        | 合计 |  |  |  | 13 | 7 |
        | 填表人： |
    """)
    assert rows(found, "compound") == [("一里",), ("二里",), ("三里",)]
    assert found.sheets[0].table.total_rows == [4, 6, 7]
    assert [code for code in codes(found) if "mismatch" in code] == ["total-mismatch@E7"]
    assert "13" in found.all_issues[-1].message and "12" in found.all_issues[-1].message


@pytest.mark.parametrize(("title", "header", "cell", "yuan"), [
    ("单位：万元", "总投资", "12.5", 125_000), ("", "总投资（万元）", "12.5", 125_000), ("", "总投资（元）", "12.5", Decimal("12.5")),
    ("单位：万元", "总投资（元）", "12.5", Decimal("12.5")), ("", "总投资", "12.5万元", 125_000)])
def test_money_is_stored_in_yuan(title, header, cell, yuan):
    found = inspection(f"""
        | 2024年6月台账 | {title} |
        | 社区 | 小区 | 改造类型 | 计划数 | {header} |
        | 甲社区 | 一里 | 加装电梯 | 5 | {cell} |
    """)
    assert rows(found, "budget_cny") == [(yuan,)]


def test_a_month_that_nobody_states_is_asked_for():
    drawing = """
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 加装电梯 | 5 | 2 |
    """
    assert inspection(drawing).status == "rejected"
    assert codes(inspection(drawing)) == ["unknown-month"]
    answered = inspection(drawing, month=date(2024, 6, 1))
    assert (answered.status, answered.data_month) == ("accepted", date(2024, 6, 1))


def test_a_contradictory_month_is_declined_and_an_answer_never_overrides_a_stated_one():
    drawing = """
        | 2024年5月台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 加装电梯 | 5 | 2 |
    """
    both = inspection(drawing, file="台账2024年6月.xlsx")
    assert (both.status, codes(both)) == ("rejected", ["contradictory-month"])
    assert "2024年05月" in both.all_issues[0].message and "2024年06月" in both.all_issues[0].message
    assert inspection(drawing, file="台账2024年6月.xlsx", month=date(2024, 6, 1)).data_month == date(2024, 6, 1)
    assert inspection(drawing, month=date(2024, 7, 1)).data_month == date(2024, 5, 1)


def test_orders_that_are_copies_or_void_are_left_out_and_reported():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 问题分类 | 标题 | 工单性质 | 状态 | 旧工单编号 |
        | A1 | 2024-06-01 08:30 | 甲社区 | 城乡建设->市政设施->排水管网 | 积水 | 主办 | 办结 |  |
        | A2 | 2024-06-02 08:30 | 甲社区 | 住房->房屋 | 顶层漏雨 | 协办 | 办结 |  |
        | A3 | 2024-06-03 08:30 | 甲社区 | 住房->房屋 | 顶层漏雨 | 主办 | 作废 |  |
        | A4 | 2024-06-04 08:30 | 甲社区 | 其他 | 上下水改造施工噪音 | 主办 | 办理中 | A1 |
    """)
    assert rows(found, "request_id", "received_at", "topic", "is_repeat") == [
        ("A1", datetime(2024, 6, 1, 8, 30), "drainage", False), ("A4", datetime(2024, 6, 4, 8, 30), "works_nuisance", True)]
    assert codes(found) == ["joint-copy@F3", "void-order@G4"]
    assert found.sheets[0].table.withdrawn["request_id"] == ["A3"]
    assert "title" not in found.sheets[0].table.columns


def test_the_last_row_of_an_order_counts():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 一级分类 | 是否解决 |
        | A1 | 2024-06-01 | 甲社区 | 排水 | 未解决 |
        | A1 | 2024-06-01 | 甲社区 | 排水 | 解决 |
    """)
    assert rows(found, "request_id", "resolution") == [("A1", "resolved")]
    assert codes(found) == ["same-key@A2"]
    assert "|" not in found.all_issues[0].message


def test_owners_become_running_numbers_only_where_every_name_is_there():
    drawing = """
        | 甲社区一里加装电梯逐户征询表 |
        | 楼号 | 单元 | 房号 | 产权人 | 联系电话 | 面积 | 意见 |
        | 3# | 2门 | 501 | 演示甲 | 13900000000 | 60.5 | 同意 |
        | 3# | 2门 | 502 | {second} | 13900000001 | 70 | 反对 |
        | 3# | 2门 | 503 | 演示甲 | 13900000002 | 80 | 未签 |
    """
    found = inspection(drawing.format(second="演示乙"))
    assert rows(found, "building", "unit", "room", "floor", "area_m2", "opinion", "owner_key") == [
        ("3号楼", "2单元", "501", 5, Decimal("60.5"), "agree", 1), ("3号楼", "2单元", "502", 5, Decimal("70"), "object", 2),
        ("3号楼", "2单元", "503", 5, Decimal("80"), "undecided", 1)]
    assert rows(inspection(drawing.format(second="")), "owner_key") == [(None,)] * 3
    assert "演示甲" not in str(found.as_dict(with_rows=True)) and "1390000000" not in str(found.as_dict(with_rows=True))


@pytest.mark.parametrize(("drawing", "kind", "count"), [
    ("| 甲社区一里 |\n| 楼号 | 户数 | 单元数 | 层数 | 建成年份 |\n| 1号楼 | 60 | 3 | 6 | 1998年 |", "buildings", 1),
    ("| 计划年度 | 计划月份 | 社区 | 改造类型 | 计划开工数 | 计划完工数 |\n| 2025 | 6月 | 甲社区 | 加装电梯 | 8 | 5 |\n"
     "| 2025 |  | 甲社区 | 加装电梯 | 10 | 10 |", "plans", 2),
    ("| 2024年6月协商议事 |\n| 社区 | 形式 | 次数 | 化解数 |\n| 甲社区 | 调解会 | 3 | 2 |", "deliberations", 1),
    ("| 日期 | 降雨量（mm） |\n| 2024-06-01 | 12.5 |\n| 2024-06-02 | 0 |", "rainfall", 2),
    ("| 2024年6月 |\n| 社区 | 诉求类别 | 受理量 | 解决数 |\n| 甲社区 | 排水 | 12 | 9 |", "complaint_totals", 1),
    ("| 2024年6月加装电梯征询汇总 |\n| 小区 | 楼号 | 单元 | 总户数 | 同意户数 |\n| 一里 | 1# | 1 | 24 | 20 |", "consent_totals", 1),
])
def test_every_kind_is_recognised(drawing, kind, count):
    found = inspection(drawing)
    assert [sheet.kind for sheet in found.sheets] == [kind]
    assert (found.accepted_count, found.status) == (count, "accepted")


def test_a_plans_month_takes_the_plans_year():
    found = inspection("""
        | 演示街道2025年度加装电梯计划 |
        | 社区 | 月份 | 计划完工数 |
        | 甲社区 | 6月 | 5 |
    """)
    assert rows(found, "plan_year", "plan_month", "work_type", "street") == [
        (2025, date(2025, 6, 1), "elevator_retrofit", "演示街道")]


def test_a_filtered_copy_on_another_sheet_is_counted_once():
    table = "| 统计月份 | 社区 | 小区 | 改造类型 | 计划数 |\n| 2024-06 | 甲社区 | 一里 | 加装电梯 | 5 |"
    found = intake.inspect("x.xlsx", workbook(
        table + "\n| 2024-06 | 乙社区 | 二里 | 加装电梯 | 3 |", table, names=("全部", "甲社区")))
    assert found.accepted_count == 2
    assert codes(found) == ["repeated-row@A2"]


@pytest.mark.parametrize(("content", "code"), [
    (b"", "empty-file"), (b"PK\x03\x04 broken", "broken-archive"), (b"\xd0\xcf\x11\xe0" + b"x" * 600, "not-a-workbook"),
    (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"), (b"<html><table>", "page-without-table"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "is-picture"), ("只有一列".encode(), "not-a-workbook")])
def test_what_is_no_table_is_declined_with_one_sentence(content, code):
    found = intake.inspect("某文件.xlsx", content)
    assert (found.status, [problem.code for problem in found.all_issues]) == ("unreadable", [code])
    assert "某文件.xlsx" in found.all_issues[0].message and found.all_issues[0].fix


def test_a_missing_required_column_is_named():
    found = inspection("""
        | 2024年6月逐户征询表 |
        | 楼号 | 单元 | 房号 | 面积 | 意见 |
        | 3# | 2门 | 501 | 60.5 | 同意 |
    """)
    assert (found.status, codes(found)) == ("rejected", ["missing-column@A2"])
    assert "改造类型" in found.all_issues[0].message


def test_a_row_without_what_it_needs_is_an_issue_and_the_others_load():
    found = inspection("""
        | 加装电梯逐户征询 |
        | 楼号 | 房号 | 意见 |
        | 3# | 501 | 同意 |
        | 3# |  | 同意 |
        | 3# | 503 | 看情况 |
    """)
    assert rows(found, "room") == [("501",)]
    assert codes(found) == ["unknown-word-required@C5", "missing-value@B4"]
    assert found.status == "accepted_with_warnings"


def test_totals_are_seen_in_any_column_and_a_sum_without_a_name_is_no_row():
    found = inspection("""
        | 序号 | 街道 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 | 备注 |
        | 1 | 东街道 | 甲社区 | 一里 | 加装电梯 | 5 | 2 |  |
        | 2 | 东街道 | 甲社区 | 小计 | 加装电梯 | 5 | 2 |  |
        | 3 | 东街道 | 全街道 |  | 加装电梯 | 5 | 2 |  |
        | 4 | 东街道 |  |  | 加装电梯 | 5 | 2 | 合计 |
        | 5 | 东街道 |  |  | 加装电梯 | 5 | 2 |  |
    """, file="2024年6月.xlsx")
    assert rows(found, "compound") == [("一里",)]
    assert found.sheets[0].table.total_rows == [3, 4, 5, 6]
    assert codes(found)[-1] == "sum-lines@A6"


def test_a_note_or_a_section_between_the_rows_does_not_end_the_table():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 标题 |
        | A1 | 2024-06-01 | 甲社区 | 停水 |
        | 注：以下为下旬工单 |  |  |  |
        | 工单编号 | 来电时间 | 社区 | 标题 |
        | 1 | 2 | 3 | 4 |
        | 二、下旬 |  |  |  |
        | A2 | 2024-06-21 | 注水坊社区 | 说明：停水 |
        | 填表人：某某 |  | 审核人：某某 |  |
    """)
    assert rows(found, "request_id", "community") == [("A1", "甲社区"), ("A2", "注水坊社区")]
    assert [code for code in codes(found) if "section" in code] == ["section-row@A4", "section-row@A5", "section-row@A6"]
    assert found.status == "accepted"


def test_counts_that_cannot_be_read_are_not_made_up():
    found = inspection("""
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 加装电梯 | 两部左右 | 一些 |
        | 甲社区 | 二里 | 加装电梯 |  |  |
    """, file="2024年6月.xlsx")
    assert rows(found, "planned_count", "completed_count") == [(None, None), (None, None)]


def test_orders_without_a_number_are_said():
    found = inspection("""
        | 工单编号 | 来电时间 | 标题 | 状态 | 社区 |
        | A1 | 2024-06-01 | 停水 | 办结 | 甲子社区 |
        |  | 2024-06-02 | 停水 | 办结 | 甲子社区 |
        |  | 2024-06-03 | 停水 | 作废 | 甲子社区 |
    """)
    assert codes(found) == ["missing-value@A3", "missing-value@A4"]
    assert found.sheets[0].table.withdrawn == {}


@pytest.mark.parametrize(("first", "second", "kept", "withdrawn"), [
    ("办结", "作废", [], ["A1"]), ("作废", "办结", [("A1",)], [])])
def test_of_an_order_brought_and_taken_back_the_later_row_decides(first, second, kept, withdrawn):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 标题 | 状态 |
        | A1 | 2024-06-01 | 甲社区 | 停水 | {first} |
        | A1 | 2024-06-01 | 甲社区 | 停水 | {second} |
    """)
    assert rows(found, "request_id") == kept
    assert list(found.sheets[0].table.withdrawn.get("request_id", ())) == withdrawn


def test_a_total_of_several_months_is_declined():
    found = inspection("""
        | 2025年1-10月诉求汇总 |
        | 社区 | 诉求量 | 解决数 |
        | 甲社区 | 120 | 100 |
    """)
    assert (found.status, codes(found)) == ("rejected", ["several-months"])


def test_the_round_may_stand_in_the_title():
    found = inspection("""
        | 甲社区一里加装电梯第二轮逐户征询表 |
        | 楼号 | 单元 | 房号 | 意见 |
        | 3# | 2门 | 501 | 同意 |
    """)
    assert rows(found, "round") == [(2,)]


def test_a_column_about_another_month_is_never_this_months():
    found = inspection("""
        | 2024年6月台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 上月完成数 | 完成数 |
        | 甲社区 | 一里 | 加装电梯 | 5 | 1 | 2 |
        | 乙社区 | / | 加装电梯 | 5 | — | / |
    """)
    assert rows(found, "compound", "completed_count") == [("一里", 2), (None, None)]
    assert not [code for code in codes(found) if "doubled" in code]


def test_a_month_column_without_years_takes_the_year_of_the_answer():
    found = inspection("""
        | 月份 | 社区 | 小区 | 改造类型 | 计划数 |
        | 5月 | 甲社区 | 一里 | 加装电梯 | 5 |
    """, month=date(2025, 10, 1))
    assert rows(found, "report_month") == [(date(2025, 5, 1),)]


def test_a_typed_2025_10_that_excel_made_a_number_is_asked_for():
    found = inspection("""
        | 月份 | 社区 | 小区 | 改造类型 | 计划数 |
        | 2025.1 | 甲社区 | 一里 | 加装电梯 | 5 |
    """)
    assert found.status == "rejected"


def test_a_plan_month_that_cannot_be_read_is_no_annual_plan():
    found = inspection("""
        | 计划年度 | 计划月份 | 社区 | 改造类型 | 计划完工数 |
        | 2025 | 全年 | 甲社区 | 加装电梯 | 10 |
        | 2025 | 汛期前 | 甲社区 | 加装电梯 | 5 |
    """)
    assert rows(found, "plan_month", "planned_finish_count") == [(None, 10)]


def test_an_order_number_that_excel_has_rounded_is_declined():
    found = inspection("""
        | 工单编号 | 来电时间 | 社区 | 标题 |
        | 1.23457E+17 | 2024-06-01 | 甲社区 | 停水 |
        | 20251001123456789 | 2024-06-01 | 甲社区 | 停水 |
        | 202510011234 | 2024-06-01 | 甲社区 | 停水 |
    """)
    assert rows(found, "request_id") == [("202510011234",)]
    assert codes(found) == ["damaged-number@A2", "damaged-number@A3"]


def test_a_household_that_is_listed_without_an_opinion_has_not_stated_one():
    """Left out, two of four would read as two of two."""
    found = inspection("""
        | 加装电梯逐户征询 |
        | 楼号 | 单元 | 房号 | 意见 |
        | 3# | 1 | 101 | 同意 |
        | 3# | 1 | 102 |  |
        | 3# | 1 | 201 | 同意 |
        | 3# | 1 | 202 | — |
    """)
    assert rows(found, "room", "opinion") == [("101", "agree"), ("102", "undecided"), ("201", "agree"), ("202", "undecided")]
    assert codes(found) == ["unstated-opinion@D4"] and "有2户没有填意见" in found.sheets[0].issues[0].message


def test_a_list_in_which_nobody_states_anything_is_no_round():
    found = inspection("""
        | 加装电梯逐户征询 |
        | 楼号 | 单元 | 房号 | 意见 |
        | 3# | 1 | 101 |  |
        | 3# | 1 | 102 |  |
    """)
    assert found.status == "rejected" and found.accepted_count == 0


def test_an_opinion_that_cannot_be_read_is_none():
    found = inspection("""
        | 加装电梯逐户征询 |
        | 楼号 | 单元 | 房号 | 意见 |
        | 3# | 1 | 101 | 同意 |
        | 3# | 1 | 102 | 看情况 |
        | 3# | 1 | 201 | 同意 |
        | 3# | 1 | 202 | 反对 |
    """)
    assert rows(found, "room") == [("101",), ("201",), ("202",)] and codes(found) == ["unknown-word-required@D4"]


def test_a_household_whose_later_row_is_broken_keeps_its_first():
    found = inspection("""
        | 加装电梯逐户征询 |
        | 楼号 | 单元 | 房号 | 意见 |
        | 3# | 1 | 101 | 同意 |
        | 3# | 1 | 101 |  |
    """)
    assert rows(found, "room", "opinion") == [("101", "agree")]
    assert codes(found) == ["missing-value@D4"]


def test_rows_without_a_community_among_others_are_said_once():
    found = inspection("""
        | 2024年6月台账 |
        | 社区 | 小区 | 改造类型 | 计划数 |
        | 甲社区 | 一里 | 加装电梯 | 5 |
        |  | 二里 | 加装电梯 | 5 |
        |  | 三里 | 加装电梯 | 5 |
    """)
    assert codes(found) == ["blank-community@A4"]


def test_a_group_over_two_headers_says_which_date_it_is():
    book = workbook("""
        | 2024年6月台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 计划时间 |  | 实际时间 |  |
        |  |  |  |  | 开工 | 完工 | 开工 | 完工 |
        | 甲社区 | 一里 | 加装电梯 | 5 | 2024-03-01 | 2024-09-30 | 2024-04-01 |  |
    """, merged=("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2"))
    found = intake.inspect("台账.xlsx", book)
    assert rows(found, "planned_start_on", "planned_finish_on", "started_on", "finished_on") == [
        (date(2024, 3, 1), date(2024, 9, 30), date(2024, 4, 1), None)]


def test_a_rooms_key_gives_building_and_unit():
    found = inspection("""
        | 加装电梯逐户征询 |
        | 房号 | 意见 |
        | 3号楼2单元501室 | 同意 |
        | 3-2-502 | 反对 |
    """)
    assert rows(found, "building", "unit", "room") == [("3号楼", "2单元", "501"), ("3号楼", "2单元", "502")]



def test_one_building_told_twice_is_said():
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 计划数 | 完成数 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 3 | 1 |
        | 柳岸社区 | 柳岸小区 | 2号楼 | 3 | 1 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 3 | 2 |
    """)
    assert codes(found) == ["works-twice@A5"]


def test_two_sheets_about_the_same_buildings_are_said():
    lines = "| 社区 | 小区 | 楼号 | 计划数 | 完成数 |\n| 柳岸社区 | 柳岸小区 | 1号楼 | 12 | {} |\n| 柳岸社区 | 柳岸小区 | 2号楼 | 8 | 3 |"
    found = intake.inspect("槐树街道加装电梯2025年10月.xlsx", workbook(lines.format(5), lines.format(6), names=("10月", "10月(修改)")))
    assert [problem.code for sheet in found.sheets for problem in sheet.issues] == ["repeated-row", "works-in-two-sheets"]


@pytest.mark.parametrize(("first", "read", "problems"), [
    ("满意", [Satisfaction.SATISFIED, Satisfaction.SATISFIED, None], ["unknown-word@D4"]),
    ("0", [Satisfaction.DISSATISFIED, Satisfaction.SATISFIED, Satisfaction.SATISFIED], [])])
def test_a_digit_in_a_column_of_words_is_asked_about(first, read, problems):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 是否满意 |
        | A1 | 2024-06-01 | 甲子社区 | {first} |
        | A2 | 2024-06-02 | 甲子社区 | 满意 |
        | A3 | 2024-06-03 | 甲子社区 | 1 |
    """)
    assert [value for value, in rows(found, "satisfaction")] == read
    assert codes(found) == problems
