"""Headers that say of a number what time it is about, in one line or two, and lines of units under them."""

from datetime import date

import pytest

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
    assert [problem.message for problem in found.all_issues] == ["有两列都像“完成数”：用了E列“完成数”，没有用D列“竣工数”"]


def test_the_kind_of_works_in_the_headers():
    expected = [("花园一村", "elevator_retrofit", 10, 4)]
    for header in ("| 社区 | 小区 | 计划加梯（部） | 完成（部） |", "| 社区 | 小区 | 加装电梯计划 | 已完成加装电梯 |",
                   "| 社区 | 小区 | 加装电梯 |  |\n|  |  | 计划 | 完成 |"):
        found = inspection(f"| 演示街道2025年10月台账 |\n{header}\n| 花园社区 | 花园一村 | 10 | 4 |")
        assert [(name, str(work), *counts) for name, work, *counts in rows(
            found, "compound", "work_type", "planned_count", "completed_count")] == expected, header


def test_two_kinds_of_works_in_the_headers():
    found = inspection("""
        | 演示街道2025年10月台账 |
        | 社区 | 小区 | 计划加梯（部） | 完成加梯（部） | 计划屋面防水（栋） | 完成屋面防水（栋） |
        | 花园社区 | 花园一村 | 10 | 4 | 3 | 1 |
    """)
    assert [(str(work), planned, done) for work, planned, done in rows(
        found, "work_type", "planned_count", "completed_count")] == [
        ("elevator_retrofit", 10, 4), ("roof_waterproofing", 3, 1)]


def test_the_kind_of_works_in_the_question():
    found = inspection("""
        | 花园社区花园一村小区居民意见表 |
        | 楼-门-室 | 面积 | 是否同意加装电梯 |
        | 3-2-501 | 60 | √ |
        | 3-2-502 | 61 | × |
        | 户数：2户 | 同意：1户 |
    """)
    assert [(place, unit, room, str(work), str(opinion)) for place, unit, room, work, opinion in rows(
        found, "building", "unit", "room", "work_type", "opinion")] == [
        ("3号楼", "2单元", "501", "elevator_retrofit", "agree"), ("3号楼", "2单元", "502", "elevator_retrofit", "object")]
    assert codes(found) == []


def test_numbers_under_headers_of_days_are_the_plan_and_what_is_done():
    for header in ("| 社区 | 年度目标 |  | 实际 |  |\n|  | 开工 | 完工 | 开工 | 完工 |", "| 社区 | 计划开工 | 计划完工 | 实际开工 | 实际完工 |"):
        found = inspection(f"| 演示街道2025年10月加装电梯进度 |\n{header}\n| 花园社区 | 10 | 8 | 6 | 4 |")
        assert rows(found, "planned_count", "completed_count") == [(8, 4)]
        assert [code.split("@")[0] for code in codes(found)] == ["unread-columns"]


def test_a_signature_below_the_ticks_is_no_answer():
    found = inspection("""
        | 石桥街道莲花小区增设电梯意愿征询表 |
        | 楼号 | 单元号 | 室号 | 同意 | 反对 |
        | 1号楼 | 1单元 | 101 | | √ |
        | 1号楼 | 1单元 | 102 | √ | |
        | 填表人：周建军 | | | 审核人：卫德胜 | |
    """)
    assert [opinion for (opinion,) in rows(found, "opinion")] == ["object", "agree"]


def test_ones_and_noughts_are_ticks():
    found = inspection("""
        | 花园社区花园一村小区加装电梯征询表 |
        | 楼号 | 单元 | 房号 | 同意 | 不同意 | 弃权 |
        | 1 | 1 | 101 | 1 | 0 | 0 |
        | 1 | 1 | 102 | 0 | 1 | 0 |
        | 1 | 1 | 103 | 0 | 0 | 0 |
    """)
    assert [(room, str(opinion)) for room, opinion in rows(found, "room", "opinion")] == [
        ("101", "agree"), ("102", "object"), ("103", "undecided")]
    assert codes(found) == ["unstated-opinion@A5"]


def test_the_group_over_all_kinds_of_works_is_their_sum():
    found = inspection("""
        | 演示街道2025年10月电梯台账 |
        | 社区 | 小区 | 加装电梯 |  | 电梯更新 |  | 合计 |  | 总投资（万元） |
        |  |  | 计划 | 完成 | 计划 | 完成 | 计划 | 完成 |  |
        | 花园社区 | 花园一村 | 10 | 4 | 2 | 1 | 12 | 5 | 500 |
    """)
    assert [(str(work), planned, done) for work, planned, done in rows(
        found, "work_type", "planned_count", "completed_count")] == [
        ("elevator_retrofit", 10, 4), ("elevator_renewal", 2, 1)]
    assert rows(found, "budget_cny") == [(None,), (None,)]  # it is for both, and would count twice
    assert codes(found) == ["unread-columns@I3"]


def test_the_sum_of_the_topics_is_no_topic_and_what_is_resolved_counts_once():
    topics = "| 社区 | 总量 | 排水 | 漏水 |{} |\n| 花园社区 | 13 | 10 | 3 |{} |\n| 和平社区 | 3 | 3 | 0 |{} |"
    found = inspection("| 演示街道2025年10月诉求分类 |\n" + topics.format("", "", ""))
    assert [count for (count,) in rows(found, "complaints_count")] == [10, 3, 3, 0]
    found = inspection("| 演示街道2025年10月诉求分类 |\n" + topics.format(" 解决数", " 9", " 1"))
    assert rows(found, "complaints_count", "resolved_count") == [(13, 9), (3, 1)]
    assert codes(found) == ["unread-columns@C2"]


def test_of_channels_and_their_sum_the_sum_is_read():
    found = inspection("""
        | 演示街道2025年10月诉求统计 |
        | 社区 | 12345热线 |  | 网络 |  | 合计 |  |
        |  | 受理 | 解决 | 受理 | 解决 | 受理 | 解决 |
        | 花园社区 | 10 | 8 | 2 | 1 | 12 | 9 |
    """)
    assert rows(found, "complaints_count", "resolved_count") == [(12, 9)]


def test_another_years_columns_are_not_this_years():
    found = inspection("""
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 2024年 |  | 2025年 |  |
        |  |  | 计划 | 完成 | 计划 | 完成 |
        | 花园社区 | 花园一村 | 10 | 10 | 30 | 28 |
    """)
    assert rows(found, "planned_count", "completed_count") == [(30, 28)]


def test_a_share_beside_the_counts_is_no_stage():
    found = inspection("""
        | 演示街道2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划 | 完成 | 进度 |
        | 花园社区 | 花园一村 | 2 | 2 | 100% |
        | 花园社区 | 花园二村 | 2 | 1 | 50% |
    """)
    assert codes(found) == ["unread-columns@E2"]


def test_of_sums_at_the_ends_of_months_those_of_the_sheets_month_are_read():
    for header in ("| 社区 | 小区 | 计划数 | 5月底完工 | 6月底完工 |", "| 社区 | 小区 | 计划数 | 截至5月完成数 | 截至6月累计完成 |",
                   "| 社区 | 小区 | 计划数 | 完工数 |  |\n|  |  |  | 5月底 | 6月底 |"):
        found = inspection(f"| 演示街道2025年6月加装电梯台账 |\n{header}\n| 花园社区 | 花园一村 | 10 | 2 | 4 |")
        assert rows(found, "planned_count", "completed_count") == [(10, 4)], header
        assert [code.split("@")[0] for code in codes(found)] == ["unread-columns"]


def test_what_was_done_in_a_month_is_no_sum_at_its_end():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 6月完成 |
        | 花园社区 | 花园一村 | 10 | 2 |
    """)
    assert rows(found, "completed_count") == [(None,)] and codes(found) == ["unread-progress@D2"]


@pytest.mark.parametrize("line", ["| 合计 |  |  |", "| 合计 |  | — |", "| 一、第一旬 |  |  |"])
def test_a_header_that_stands_again_further_down_loses_no_row(line):
    found = inspection(f"""
        | 演示街道2023年8月逐日降雨量 |
        | 日期 | 站点 | 降雨量 |
        {line}
        | 2023-08-01 | 东站 | 5 |
        | 2023-08-03 | 东站 | 7 |
        | 日期 | 站点 | 降雨量 |
        | 2023-08-13 | 东站 | 9 |
    """)
    assert [int(mm) for (mm,) in rows(found, "rainfall_mm")] == [5, 7, 9]


def test_a_header_again_on_a_second_page_takes_no_row_from_the_first():
    """The first page's days are written badly and the second's well: the table begins on the first all the same."""
    found = inspection("""
        | 演示街道2023年1月雨量记录表 |
        | 降雨日期 | 日降雨量（mm） |
        | 2023年1月2日 | 0 |
        | 2023/1/3 |  28.5 |
        | 20230109 | 0 |
        | 降雨日期 | 日降雨量（mm） |
        | 2023-01-19 | 4 |
        | 2023-01-20 | 35.2 |
    """)
    assert found.sheets[0].table.accepted_count == 5


def test_days_of_start_and_finish_make_a_ledger_of_works():
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 单元 | 开工时间 | 竣工时间 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 2单元 | 2025-03-02 | 2025-09-20 |
    """)
    assert found.sheets[0].header.kind.name == "projects" and rows(found, "completed_count") == [(1,)]


def test_without_works_it_stays_a_register():
    found = inspection("""
        | 槐树街道楼栋底册 |
        | 社区 | 小区 | 楼号 | 竣工时间 | 层数 | 户数 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 1988 | 6 | 36 |
    """)
    assert found.sheets[0].header.kind.name == "buildings"


def test_a_list_of_faults_with_a_time_limit_is_no_ledger():
    found = inspection("""
        | 槐树街道加装电梯问题整改台账（2025年10月） |
        | 社区 | 小区 | 存在问题 | 责任单位 | 完成时限 | 整改情况 |
        | 柳岸社区 | 柳岸小区 | 围挡破损 | 城管科 | 2025-11-30 | 已更换 |
    """)
    assert found.status == "rejected"
