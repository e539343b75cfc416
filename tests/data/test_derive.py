"""What rows imply beyond their cells, and what is not filled in because it is not certain."""

from datetime import date
from decimal import Decimal

import pytest

from tests.drawn_workbooks import codes, inspection, rows


def test_building_and_unit_may_stand_in_one_cell():
    found = inspection("""
        | 2024年6月加装电梯台账 |
        | 社区 | 小区 | 楼号 | 单元 | 当前阶段 |
        | 甲社区 | 一里 | 3号楼2单元 |  | 投用 |
        | 甲社区 | 一里 | 4#1门 | 1单元 | 施工 |
        | 甲社区 | 一里 | 5号楼1单元 | 2单元 | 施工 |
        | 甲社区 | 一里 | 一里6号楼 | 1 | 施工 |
        | 甲社区 | 一里 | 7号楼等5栋 | 1 | 施工 |
    """)
    assert rows(found, "building", "unit") == [("3号楼", "2单元"), ("4号楼", "1单元"), ("6号楼", "1单元"), (None, "1单元")]
    assert codes(found) == ["unclear-place@C7", "place-contradiction@C5"]


def test_a_building_in_the_units_column():
    found = inspection("""
        | 加装电梯逐户征询 |
        | 单元 | 房号 | 意见 |
        | 3号楼2单元 | 501 | 同意 |
    """)
    assert rows(found, "building", "unit", "room") == [("3号楼", "2单元", "501")]


def test_a_sheets_name_or_title_names_the_building():
    drawing = """
        | 甲子里3号楼加装电梯逐户征询表 |
        | 单元 | 房号 | 意见 |
        | 1 | 101 | 同意 |
        | 2 | 101 | 反对 |
    """
    assert rows(inspection(drawing), "compound", "building", "unit", "room") == [
        ("甲子里", "3号楼", "1单元", "101"), ("甲子里", "3号楼", "2单元", "101")]


def test_the_building_of_a_ledgers_title_is_that_of_rows_without_any_place():
    found = inspection("""
        | 甲子社区甲子里3号楼加装电梯进度表（2024年6月） |
        | 单元 | 当前阶段 |
        | 1 | 施工 |
        | 2 | 投用 |
    """)
    assert rows(found, "community", "compound", "building", "unit") == [
        ("甲子社区", "甲子里", "3号楼", "1单元"), ("甲子社区", "甲子里", "3号楼", "2单元")]


def test_a_titles_unit_is_only_that_of_its_building():
    found = inspection("""
        | 3号楼2单元加装电梯逐户征询表 |
        | 楼号 | 房号 | 意见 |
        |  | 101 | 同意 |
        | 5号楼 | 102 | 同意 |
        | 3号楼等 | 103 | 同意 |
    """)
    assert rows(found, "building", "unit", "room") == [("3号楼", "2单元", "101"), ("5号楼", None, "102")]
    assert codes(found) == ["unclear-place@A5", "missing-value@A5"]


def test_a_rooms_key_wins_over_the_title_and_must_agree_with_its_row():
    found = inspection("""
        | 3号楼加装电梯逐户征询表 |
        | 楼号 | 单元 | 房号 | 意见 |
        |  |  | 5-1-101 | 同意 |
        | 6 | 2 | 6-2-102 | 同意 |
        | 6 | 3 | 6-2-103 | 同意 |
        | 6 |  | 7-2-103 | 同意 |
    """)
    assert rows(found, "building", "unit", "room") == [("5号楼", "1单元", "101"), ("6号楼", "2单元", "102")]
    assert codes(found) == ["place-contradiction@C5", "place-contradiction@C6"]


def test_the_first_number_of_a_room_may_be_its_building():
    doubtful = inspection("""
        | 加装电梯逐户征询 |
        | 楼号 | 房号 | 意见 |
        | 2 | 2-501 | 同意 |
        | 2 | 2-502 | 同意 |
    """)
    assert rows(doubtful, "building", "unit", "room") == [("2号楼", None, "2-501"), ("2号楼", None, "2-502")]
    assert codes(doubtful) == ["unclear-room-key@B3"]
    certain = inspection("""
        | 加装电梯逐户征询 |
        | 楼号 | 房号 | 意见 |
        | 2 | 1-501 | 同意 |
        | 2 | 2-501 | 同意 |
    """)
    assert rows(certain, "unit", "room") == [("1单元", "501"), ("2单元", "501")]


def test_a_round_that_cannot_be_read_never_becomes_another():
    found = inspection("""
        | 加装电梯第二轮逐户征询 |
        | 楼号 | 房号 | 轮次 | 意见 |
        | 3 | 101 | 补签 | 同意 |
        | 3 | 102 |  | 同意 |
    """)
    assert rows(found, "room", "round") == [("102", 2)]
    assert codes(found) == ["unclear-round@C3"]


def test_what_a_row_says_is_not_replaced_by_what_the_title_says():
    found = inspection("""
        | 大屯街道甲子社区2024年6月台账 |
        | 街道 | 社区 | 小区 | 改造类型 | 计划数 |
        |  | 12 | 一里 | 加装电梯 | 5 |
        | / |  | 二里 | 加装电梯 | 5 |
    """)
    assert rows(found, "street", "community") == [("大屯街道", None), ("大屯街道", "甲子社区")]
    assert "unclear-place@B3" in codes(found)


def test_days_take_the_year_of_the_title():
    found = inspection("""
        | 加装电梯台账（截至2024年11月30日） |
        | 社区 | 小区 | 计划数 | 开工日期 | 竣工日期 | 计划完工日期 |
        | 甲社区 | 一里 | 5 | 3月5日 | 10月底 | 年底 |
        | 甲社区 | 二里 | 5 | 11月2日 | 12月2日 | 3月底 |
    """)
    assert rows(found, "started_on", "finished_on", "planned_finish_on") == [
        (date(2024, 3, 5), date(2024, 10, 31), date(2024, 12, 31)), (date(2024, 11, 2), None, None)]
    assert sorted(codes(found)) == [
        "assumed-year@D3", "assumed-year@E3", "assumed-year@F3", "counts-by-date@E3", "not-a-date@E4", "not-a-date@F4"]
    assert rows(found, "completed_count", "in_progress_count") == [(5, 0), (None, None)]


def test_a_day_without_year_stays_open_where_nobody_says_one():
    found = inspection("""
        | 日期 | 降雨量（mm） |
        | 6月3日 | 12.5 |
    """)
    assert found.status == "rejected" and "not-a-date-required@A2" in codes(found)
    dated = inspection("""
        | 2024年6月降雨量 |
        | 日期 | 降雨量（mm） |
        | 6月3日 | 12.5 |
        | 4日 | 微量 |
    """)
    assert rows(dated, "observed_on", "rainfall_mm") == [(date(2024, 6, 3), Decimal("12.5")), (date(2024, 6, 4), 0)]
    assert codes(dated) == ["trace-rain@B4"]


@pytest.mark.parametrize(("title", "header", "cells", "code"), [
    ("", "总投资", ("1200000", "350000"), None), ("", "总投资", ("356.5", "1200000"), "suspected-10k-yuan@E3"),
    ("", "总投资", ("56000", "1200000"), "unknown-money-unit@E3"), ("单位：万元", "总投资", ("356.5", "12"), None),
    ("", "总投资（元）", ("356.5", "12"), None), ("", "总投资", ("356.5万元", "12万元"), None)])
def test_money_of_which_nobody_states_the_unit(title, header, cells, code):
    found = inspection(f"""
        | 2024年6月台账 | {title} |
        | 社区 | 小区 | 改造类型 | 计划数 | {header} |
        | 甲社区 | 一里 | 加装电梯 | 5 | {cells[0]} |
        | 甲社区 | 二里 | 加装电梯 | 5 | {cells[1]} |
    """)
    assert codes(found) == ([code] if code else [])
    if code and "suspected" in code:
        assert "疑似万元" in found.all_issues[0].message


def test_a_sum_that_no_unit_makes_plausible_is_left_out():
    found = inspection("""
        | 2024年6月台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 总投资（万元） |
        | 甲社区 | 一里 | 加装电梯 | 5 | 3560000 |
    """)
    assert rows(found, "budget_cny") == [(None,)]
    assert codes(found) == ["implausible-amount@E3"]


def test_units_in_headers():
    found = inspection("""
        | 2024年6月加装电梯征询汇总 |
        | 小区 | 楼号 | 总户数 | 同意户数 | 总面积（万平方米） |
        | 一里 | 1# | 24 | 20 | 1.2 |
    """)
    assert rows(found, "total_area_m2") == [(12000,)]
    rain = inspection("""
        | 日期 | 降雨量（0.1mm） |
        | 2024-06-01 | 125 |
        | 2024-06-02 | 32766 |
    """)
    assert rows(rain, "rainfall_mm") == [(Decimal("12.5"),)]
    assert codes(rain) == ["implausible-amount@B3"]
    persons = inspection("""
        | 2024年6月台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 惠及居民（人） |
        | 甲社区 | 一里 | 加装电梯 | 5 | 1300 |
    """)
    assert rows(persons, "benefiting_households_count") == [(None,)]
    assert codes(persons) == ["persons-not-households@E3"]


def test_the_works_of_a_row_without_type_are_those_of_its_name():
    found = inspection("""
        | 2024年6月台账 |
        | 社区 | 项目名称 | 改造类型 | 计划数 |
        | 甲社区 | 一里3号楼加装电梯工程 |  | 1 |
        | 甲社区 | 一里屋面防水 |  | 1 |
        | 甲社区 | 二里综合整治 | 供水 | 1 |
        | 甲社区 | 三里综合整治 |  | 1 |
    """)
    assert rows(found, "work_type") == [("elevator_retrofit",), ("roof_waterproofing",), ("water_supply",)]
    assert codes(found) == ["work-type-from-name@B3", "missing-value@C6"]


def test_a_projects_name_that_speaks_of_other_works_than_the_title_is_said():
    found = inspection("""
        | 2024年6月加装电梯台账 |
        | 社区 | 项目名称 | 改造类型 | 计划数 |
        | 甲社区 | 一里3号楼加装电梯工程 |  | 1 |
        | 甲社区 | 一里屋面防水 |  | 1 |
    """)
    assert rows(found, "work_type") == [("elevator_retrofit",), ("roof_waterproofing",)]
    assert codes(found) == ["work-type-unlike-title@B4"]


def test_an_unknown_topic_keeps_its_count():
    found = inspection("""
        | 2024年6月诉求汇总 |
        | 社区 | 诉求类别 | 受理量 |
        | 甲社区 | 排水 | 12 |
        | 甲社区 | 邻里那点事 | 9 |
        | 甲社区 | 停车管理 | 3 |
    """)
    assert rows(found, "topic", "complaints_count") == [("drainage", 12), ("other", 9), ("other", 3)]
    assert codes(found) == ["unknown-topic@B4"]


def test_ordinals_are_no_projects_codes():
    found = inspection("""
        | 2024年6月台账 |
        | 编号 | 社区 | 小区 | 改造类型 | 计划数 |
        | 1 | 甲社区 | 一里 | 加装电梯 | 5 |
        | 2 | 甲社区 | 二里 | 加装电梯 | 5 |
    """)
    assert all("甲社区" in key for (key,) in rows(found, "project_key"))


def test_a_blank_street_below_a_written_one_is_its_and_said():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 街道 | 社区 | 小区 | 计划数 | 完成数 |
        | 东街道 | 花园社区 | 花园一村 | 10 | 4 |
        |  | 花园社区 | 花园二村 | 5 | 1 |
        | 西街道 | 和平社区 | 和平里 | 3 | 1 |
    """)
    assert rows(found, "street") == [("东街道",), ("东街道",), ("西街道",)]
    assert codes(found) == ["place-carried@A4"]


def test_a_row_that_tells_nothing_of_the_works_is_none():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 | 计划完工日期 |
        | 花园社区 | 花园一村 | 10 | 4 |  |
        | 花园社区 | 花园二村 |  |  |  |
        | 花园社区 | 花园三村 |  |  | 2025-12-31 |
    """)
    assert rows(found, "compound", "planned_count") == [("花园一村", 10), ("花园三村", None)]
    assert codes(found) == ["no-figures@C4", "blank-value@C5", "blank-value@D5"]


def test_a_code_of_several_projects_tells_none_of_them_apart():
    found = inspection("""
        | 2025年10月台账 |
        | 项目编号 | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | A-1 | 花园社区 | 花园一村 | 加装电梯 | 10 | 4 |
        | A-1 | 花园社区 | 花园二村 | 加装电梯 | 10 | 4 |
        | A-2 | 花园社区 | 花园三村 | 加装电梯 | 10 | 4 |
    """)
    keys = [key for (key,) in rows(found, "project_key")]
    assert len(set(keys)) == 3 and keys[2] == "A-2"
    assert codes(found) == ["doubled-code@A3"]


def test_a_blank_compound_or_building_above_a_unit_is_the_one_before_and_said():
    found = inspection("""
        | 花园社区2025年10月加装电梯征询汇总 |
        | 小区 | 楼栋 | 单元 | 总户数 | 同意户数 |
        | 花园一村 | 1号楼 | 1单元 | 12 | 10 |
        |  |  | 2单元 | 12 | 9 |
        |  | 2号楼 | 1单元 | 12 | 12 |
        | 花园二村 | 1号楼 | 1单元 | 12 | 11 |
        |  |  | 2单元 | 12 | 8 |
    """)
    assert rows(found, "compound", "building", "unit") == [
        ("花园一村", "1号楼", "1单元"), ("花园一村", "1号楼", "2单元"), ("花园一村", "2号楼", "1单元"),
        ("花园二村", "1号楼", "1单元"), ("花园二村", "1号楼", "2单元")]
    assert codes(found) == ["place-carried@A4", "place-carried@B4"]


def test_ditto_marks_say_what_stands_above():
    found = inspection("""
        | 花园社区2025年10月加装电梯台账 |
        | 小区 | 楼号 | 单元 | 状态 |
        | 花园一村 | 1 | 1 | 已完工 |
        | 〃 | 〃 | 2 | 施工中 |
        | 同上 | 2 | 1 | 未开工 |
    """)
    assert rows(found, "compound", "building", "unit") == [
        ("花园一村", "1号楼", "1单元"), ("花园一村", "1号楼", "2单元"), ("花园一村", "2号楼", "1单元")]
    assert codes(found) == []


def test_a_stage_that_nobody_can_read_is_not_taken_for_nothing_begun():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 形象进度 |
        | 花园社区 | 花园一村 | 已完成80% |
        | 花园社区 | 花园二村 | 完工 |
        | 花园社区 | 花园三村 | 未开工 |
    """)
    assert rows(found, "planned_count", "completed_count", "not_started_count") == [(1, None, None), (1, 1, 0), (1, 0, 1)]
    assert codes(found) == ["share-not-stage@C3"]


def test_a_number_done_is_no_stage():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成情况 |
        | 花园社区 | 花园一村 | 10 | 完工 |
        | 花园社区 | 花园二村 | 5 | 完成1台 |
        | 花园社区 | 花园三村 | 5 | 在建 |
    """)
    assert [(str(stage), done) for stage, done in rows(found, "stage", "completed_count")] == [
        ("completed", 10), ("None", None), ("construction", None)]
    assert codes(found) == ["unknown-word@D4", "open-counts@C5"]


def test_what_cannot_be_is_asked_about():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 阶段 | 竣工日期 | 总投资（万元） | 已支付（万元） | 总户数 | 惠及户数 |
        | 花园社区 | 花园一村 | 已完工 | 2026-03-01 | 120 | 900 | 24 | 90 |
        | 花园社区 | 花园二村 | 已完工 | 2025-11-05 | 120000 | 90 | 24 | 24 |
    """)
    assert codes(found) == [
        "suspected-yuan@E4", "date-ahead@D3", "paid-exceeds-budget@F3", "benefiting-exceeds-households@H3"]


def test_one_building_twice_in_a_register_is_said():
    found = inspection("""
        | 花园社区楼栋底册 |
        | 小区 | 楼号 | 单元数 | 户数 |
        | 花园一村 | 1号楼 | 3 | 36 |
        | 花园一村 | 1栋 | 3 | 36 |
    """)
    assert codes(found) == ["doubled-row@B4"]


def test_lines_of_two_channels_are_not_doubled():
    found = inspection("""
        | 演示街道2025年10月诉求统计 |
        | 社区 | 来源 | 受理量 |
        | 花园社区 | 热线 | 10 |
        | 花园社区 | 网络 | 2 |
        | 花园社区 | 网络 | 3 |
    """)
    assert codes(found) == ["unread-columns@B2", "doubled-row@A5"]


@pytest.mark.parametrize(("total", "planned"), [("合计", [6, 5]), ("备注", [6, 5])])
def test_without_a_plan_what_is_done_runs_and_waits_is_the_plan(total, planned):
    cells = ("6", "5") if total == "合计" else ("", "")
    found = inspection(f"""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 未开工 | 在建 | 已完工 | {total} |
        | 甲社区 | 1 | 3 | 2 | {cells[0]} |
        | 乙社区 | 2 | 2 | 1 | {cells[1]} |
    """)
    assert rows(found, "planned_count") == [(number,) for number in planned] and codes(found) == ["planned-added@A3"]


def test_a_total_that_is_something_else_leaves_the_plan_open():
    found = inspection("""
        | 演示街道2025年6月加装电梯台账 |
        | 社区 | 未开工 | 在建 | 已完工 | 合计 |
        | 甲社区 | 1 | 3 | 2 | 9 |
    """)
    assert rows(found, "planned_count") == [(None,)]


def test_a_community_written_once_at_the_first_of_its_compounds_is_that_of_all():
    found = inspection("""
        | 2024年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 5 | 1 |
        |  | 二里 | 5 | 2 |
        | 小计 |  | 10 | 3 |
        | 乙社区 | 三里 | 4 | 3 |
        |  | 四里 | 5 | 4 |
    """)
    assert rows(found, "community", "compound") == [("甲社区", "一里"), ("甲社区", "二里"), ("乙社区", "三里"), ("乙社区", "四里")]
    assert codes(found) == ["total-row@A5", "place-carried@A4"]


def test_one_blank_among_communities_is_a_slip():
    found = inspection("""
        | 2024年6月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 5 | 1 |
        | 乙社区 | 三里 | 4 | 3 |
        |  | 四里 | 5 | 4 |
        | 丙社区 | 五里 | 4 | 3 |
    """)
    assert rows(found, "community") == [("甲社区",), ("乙社区",), (None,), ("丙社区",)]
    assert codes(found) == ["blank-community@A5"]


def test_a_plan_and_a_stage_are_enough():
    """All of a finished row is done; of several pieces under construction nobody can say how many are."""
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 计划数 | 当前阶段 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 1 | 完工 |
        | 柳岸社区 | 柳岸小区 | 3号楼 | 3 | 已投用 |
        | 柳岸社区 | 柳岸小区 | 5号楼 | 1 | 施工 |
        | 柳岸社区 | 柳岸小区 | 7号楼 | 2 | 审批 |
        | 柳岸社区 | 柳岸小区 | 9号楼 | 2 | 施工 |
    """)
    assert rows(found, "planned_count", "completed_count", "in_progress_count", "not_started_count") == [
        (1, 1, 0, 0), (3, 3, 0, 0), (1, 0, 1, 0), (2, 0, 0, 2), (2, None, None, None)]
    assert codes(found) == ["open-counts@D7"]


def test_days_of_start_and_finish_are_progress():
    """By the end of October; in November it will be another."""
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 计划开工 | 实际开工 | 计划竣工 | 实际竣工 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 2025-03-01 | 2025-03-02 | 2025-09-30 | 2025-09-20 |
        | 柳岸社区 | 柳岸小区 | 2号楼 | 2025-03-01 | 2025-03-02 | 2025-12-30 | |
        | 柳岸社区 | 柳岸小区 | 3号楼 | 2025-11-01 | | 2025-12-30 | |
    """)
    assert rows(found, "planned_count", "completed_count", "in_progress_count", "not_started_count") == [
        (1, 1, 0, 0), (1, 0, 1, 0), (1, 0, 0, 1)]
    assert codes(found) == ["counts-by-date@G3"]


@pytest.mark.parametrize("line", [
    "街道主任：张三 分管副主任：李四", "第2页 共2页", "打印日期：2025-11-03", "以下空白", "红色为滞后项目", "——END——"])
def test_a_line_below_a_list_of_stages_is_no_works(line):
    found = inspection(f"""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 当前阶段 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 施工 |
        | {line} | | | |
    """)
    assert rows(found, "building") == [("1号楼",)]


def test_nil_reports_are_no_works():
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 当前阶段 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 施工 |
        | 二里庄社区 | 无 | 无 | 无 |
        | 石榴园社区 | 零报告 | | |
    """)
    assert rows(found, "building") == [("1号楼",)]
    assert codes(found) == ["nil-report@A4", "nil-report@A5"]


@pytest.mark.parametrize(("title", "stage", "done"), [
    ("槐树街道加装电梯在建项目表（2025年10月）", "construction", 0), ("2025年10月加装电梯已完工项目清单", "completed", 1),
    ("2025年10月加装电梯未开工项目台账", None, 0), ("2025年10月加装电梯已完工、在建项目台账", None, None),
    ("2025年10月加装电梯台账 |\n| 二、已取消", "cancelled", 0), ("2025年10月加装电梯任务已完成", None, None)])
def test_a_list_that_is_called_after_a_stage(title, stage, done):
    found = inspection(f"""
        | {title} |
        | 社区 | 小区 | 楼号 | 计划完工日期 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 2025-12-31 |
    """)
    assert rows(found, "stage", "completed_count") == [(stage, done)]


def test_the_same_again_is_what_stands_above():
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 当前阶段 | 计划完工日期 | 施工单位 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 施工 | 2025-12-30 | 城建一公司 |
        | 柳岸社区 | 柳岸小区 | 2号楼 | 同上 | 〃 | 同上 |
    """)
    assert rows(found, "stage", "planned_finish_on", "contractor")[1] == ("construction", date(2025, 12, 30), "城建一公司")


def test_a_day_of_finish_beside_works_that_go_on_is_said():
    found = inspection("""
        | 槐树街道加装电梯进展（2025年10月） |
        | 社区 | 小区 | 楼号 | 当前阶段 | 竣工日期 |
        | 柳岸社区 | 柳岸小区 | 1号楼 | 施工 | 2025-06-30 |
        | 柳岸社区 | 柳岸小区 | 2号楼 | 完工 | 2025-06-30 |
    """)
    assert codes(found) == ["stage-against-finish@D3"]
