"""Sheets as offices lay them out: several tables, matrices, rounds side by side, a sheet a community, summaries."""

from datetime import date

from data import intake
from tests.drawn_workbooks import codes, inspection, rows, workbook


def test_a_month_matrix_is_one_row_a_month():
    found = inspection("""
        | 演示街道2025年各社区12345诉求受理量统计表 |
        | 社区 | 1月 | 2月 | 3月 | 合计 |
        | 甲社区 | 3 | 4 | 5 | 12 |
        | 乙社区 | 1 | 2 |  | 3 |
        | 合计 | 4 | 6 | 6 | 16 |
    """)
    assert found.sheets[0].kind == "complaint_totals"
    assert [(community, f"{month:%Y-%m}", count) for community, month, count in rows(
        found, "community", "report_month", "complaints_count")] == [
        ("甲社区", "2025-01", 3), ("甲社区", "2025-02", 4), ("甲社区", "2025-03", 5), ("乙社区", "2025-01", 1), ("乙社区", "2025-02", 2)]
    assert found.data_month is None
    assert codes(found) == ["total-row@A5", "total-mismatch@D5"]  # 5 is not 6; a blank month is no zero


def test_a_matrix_without_a_year_asks_for_it():
    drawing = "| 各社区诉求受理量 |\n| 社区 | 1月 | 2月 |\n| 甲社区 | 3 | 4 |"
    assert codes(inspection(drawing)) == ["unknown-month"]
    found = intake.inspect("x.xlsx", workbook(drawing), month=date(2024, 5, 1))
    assert [f"{month:%Y-%m}" for (month,) in rows(found, "report_month")] == ["2024-01", "2024-02"]


def test_a_matrix_of_a_plan_is_cumulative_by_month():
    found = inspection("""
        | 演示街道2025年度加装电梯计划（累计完工） |
        | 社区 | 3月 | 6月 | 12月 |
        | 甲社区 | 1 | 2 | 6 |
    """)
    assert found.sheets[0].kind == "plans"
    assert [(f"{month:%m}", count) for month, count in rows(found, "plan_month", "planned_finish_count")] == [
        ("03", 1), ("06", 2), ("12", 6)]


def test_topics_over_columns():
    found = inspection("""
        | 2025年10月各社区诉求分类统计表 |
        | 社区 | 排水 | 漏水 | 合计 |
        | 甲社区 | 3 | 4 | 7 |
        | 乙社区 | 1 | 0 | 1 |
    """)
    assert rows(found, "community", "topic", "complaints_count") == [
        ("甲社区", "drainage", 3), ("甲社区", "leak", 4), ("乙社区", "drainage", 1), ("乙社区", "leak", 0)]


def test_kinds_of_works_over_columns():
    found = intake.inspect("x.xlsx", workbook("""
        | 演示街道2025年10月改造进展 |
        | 社区 | 加装电梯 |  | 屋面防水 |  |
        |  | 计划 | 完成 | 计划 | 完成 |
        | 甲社区 | 5 | 2 | 1 | 1 |
        | 乙社区 | 4 | 4 |  |  |
    """, merged=("B2:C2", "D2:E2", "A2:A3")))
    assert rows(found, "community", "work_type", "planned_count", "completed_count") == [
        ("甲社区", "elevator_retrofit", 5, 2), ("甲社区", "roof_waterproofing", 1, 1), ("乙社区", "elevator_retrofit", 4, 4)]


def test_two_rounds_side_by_side():
    found = intake.inspect("x.xlsx", workbook("""
        | 甲子社区一里小区加装电梯征询表 |
        | 楼号 | 单元 | 房号 | 第一轮 |  | 第二轮 |  |
        |  |  |  | 意见 | 日期 | 意见 | 日期 |
        | 1# | 1 | 101 | 同意 | 2025-03-01 | 同意 | 2025-05-01 |
        | 1# | 1 | 102 | 反对 | 2025-03-02 | 同意 | 2025-05-02 |
        | 1# | 1 | 201 | 同意 | 2025-03-02 |  |  |
    """, merged=("D2:E2", "F2:G2", "A2:A3", "B2:B3", "C2:C3")))
    assert [(room, turn, opinion, f"{day:%m-%d}") for room, turn, opinion, day in rows(
        found, "room", "round", "opinion", "decided_on")] == [
        ("101", 1, "agree", "03-01"), ("101", 2, "agree", "05-01"), ("102", 1, "object", "03-02"),
        ("102", 2, "agree", "05-02"), ("201", 1, "agree", "03-02")]


def test_tables_below_one_another_have_their_own_titles():
    found = inspection("""
        | 演示街道2025年10月改造台账 |
        | 一、加装电梯 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 5 | 2 |
        | 合计 |  | 5 | 2 |
        | 二、屋面防水 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 3 | 1 |
        | 三、渗漏治理 |
        | 小区 | 社区 | 完成数 | 计划数 |
        | 二里 | 乙社区 | 0 | 7 |
    """)
    assert rows(found, "community", "compound", "work_type", "planned_count", "completed_count") == [
        ("甲社区", "一里", "elevator_retrofit", 5, 2), ("甲社区", "一里", "roof_waterproofing", 3, 1),
        ("乙社区", "二里", "leak_repair", 7, 0)]
    assert {code.split("@")[0] for code in codes(found)} <= {"total-row", "section-row"}


def test_sections_under_one_header_speak_for_their_rows():
    found = inspection("""
        | 演示街道2025年10月改造台账 |
        | 小区 | 计划数 | 完成数 | 改造类型 |
        | 甲子社区 |
        | 一里 | 5 | 2 | 加装电梯 |
        | 乙丑社区 |
        | 二里 | 4 | 4 | 屋面防水 |
    """)
    assert rows(found, "community", "compound", "work_type") == [
        ("甲子社区", "一里", "elevator_retrofit"), ("乙丑社区", "二里", "roof_waterproofing")]


def test_a_repeated_header_alone_does_not_part_a_table():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 5 | 2 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 二里 | 4 | 4 |
    """)
    assert len(found.sheets) == 1 and found.accepted_count == 2
    assert codes(found) == ["section-row@A4"]


def test_tables_side_by_side():
    found = inspection("""
        | 演示街道2025年10月改造台账 |
        | 加装电梯 |  |  |  |  | 屋面防水 |
        | 社区 | 小区 | 计划数 | 完成数 |  | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 5 | 2 |  | 甲社区 | 一里 | 3 | 1 |
        | 乙社区 | 二里 | 4 | 4 |  | 丙社区 | 三里 | 2 | 0 |
    """)
    assert rows(found, "street", "community", "work_type", "planned_count", "source_row") == [
        ("演示街道", "甲社区", "elevator_retrofit", 5, 4), ("演示街道", "乙社区", "elevator_retrofit", 4, 5),
        ("演示街道", "甲社区", "roof_waterproofing", 3, 4), ("演示街道", "丙社区", "roof_waterproofing", 2, 5)]


def test_one_list_in_two_columns_of_a_page():
    found = inspection("""
        | 甲子社区一里小区加装电梯征询表 |
        | 楼号 | 房号 | 意见 | 楼号 | 房号 | 意见 |
        | 1# | 101 | 同意 | 2# | 101 | 反对 |
        | 1# | 102 | 同意 |  |  |  |
    """)
    assert rows(found, "building", "room", "opinion") == [
        ("1号楼", "101", "agree"), ("1号楼", "102", "agree"), ("2号楼", "101", "object")]


LEDGER = """
    | 2025年10月加装电梯台账 |
    | 小区 | 计划数 | 完成数 |
    | {} | 5 | 2 |
"""


def test_a_sheet_a_community_and_a_summary_of_them():
    found = intake.inspect("x.xlsx", workbook(
        LEDGER.format("一里"), LEDGER.format("一里"), """
        | 2025年10月加装电梯汇总表 |
        | 社区 | 计划数 | 完成数 |
        | 南路一 | 5 | 2 |
        | 惠民里 | 5 | 3 |
    """, names=("南路一", "惠民里", "汇总")))
    assert rows(found, "community", "compound", "planned_count") == [("南路一", "一里", 5), ("惠民里", "一里", 5)]
    assert codes(found) == ["sheet-name-as-place", "sheet-name-as-place", "total-mismatch@C4", "summary-row@A3",
                            "summary-row@A4"]


def test_a_filtered_copy_counts_once_though_it_has_fewer_columns():
    found = intake.inspect("x.xlsx", workbook("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 | 备注 |
        | 甲社区 | 一里 | 5 | 2 | 好 |
        | 乙社区 | 二里 | 4 | 4 | 好 |
    """, """
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 乙社区 | 二里 | 4 | 4 |
    """, names=("全部", "已完成")))
    assert rows(found, "compound") == [("一里",), ("二里",)]
    assert codes(found) == ["repeated-row@A3"]


def test_the_same_order_on_two_sheets_that_differ_is_said():
    found = intake.inspect("x.xlsx", workbook("""
        | 工单编号 | 来电时间 | 社区 | 是否解决 |
        | A-1 | 2025-10-02 10:00 | 甲社区 | 解决 |
    """, """
        | 工单编号 | 来电时间 | 社区 | 是否解决 |
        | A-1 | 2025-10-02 10:00 | 甲社区 | 未解决 |
    """, names=("10月", "补报")))
    assert rows(found, "request_id", "resolution") == [("A-1", "resolved")]
    assert codes(found) == ["repeated-row-differs@A2", "repeated-row@A2"]


def test_the_sum_since_january_is_not_the_months_number():
    found = inspection("""
        | 2025年10月诉求统计 |
        | 社区 | 本年累计受理量 | 受理量 |
        | 甲社区 | 120 | 7 |
    """)
    assert rows(found, "complaints_count") == [(7,)]
    assert inspection("""
        | 2025年10月诉求统计 |
        | 社区 | 累计受理量 | 解决数 | 满意数 |
        | 甲社区 | 120 | 7 | 7 |
    """).status == "rejected"


def test_numbers_that_fall_are_each_months_own_and_are_added():
    found = inspection("""
        | 演示街道2025年度加装电梯月度计划 |
        | 社区 | 3月 | 6月 | 12月 |
        | 甲子社区 | 2 | 1 | 3 |
    """)
    assert rows(found, "planned_finish_count") == [(2,), (3,), (6,)]
    assert codes(found) == ["plan-months-added@B3"]


def test_a_register_with_a_number_of_units_a_building():
    found = inspection("""
        | 甲子社区楼栋底册 |
        | 小区 | 楼号 | 单元 | 户数 | 层数 |
        | 一里 | 1号楼 | 3 | 36 | 6 |
        | 一里 | 2号楼 | 4 | 48 | 6 |
    """)
    assert rows(found, "building", "unit", "units_count") == [("1号楼", None, 3), ("2号楼", None, 4)]
    assert codes(found) == ["guessed-column@A2"]


def test_numbers_of_units_in_a_csv_or_with_their_word_are_no_names_of_units():
    found = intake.inspect("底册.csv", "社区,小区,楼号,单元,层数\n甲社区,一里,1,3,6\n甲社区,一里,2,4,6\n".encode())
    assert rows(found, "unit", "units_count") == [(None, 3), (None, 4)] and codes(found) == ["guessed-column@A1"]
    found = inspection("""
        | 甲子社区楼栋底册 |
        | 小区 | 楼号 | 单元 | 层数 |
        | 一里 | 1号楼 | 3个 | 6 |
        | 一里 | 2号楼 | 4个单元 | 6 |
        | 一里 | 3-5号楼 | 各3个 | 6 |
    """)
    assert rows(found, "unit", "units_count") == [(None, 3), (None, 4), (None, None)]
    assert codes(found) == ["not-a-number@C5", "guessed-column@A2"]
    found = inspection("| 甲子社区楼栋底册 |\n| 小区 | 楼号 | 单元 | 层数 |\n| 一里 | 1号楼 | 3单元 | 6 |")
    assert rows(found, "unit", "units_count") == [("3单元", None)]


def test_two_headers_of_one_topic_are_both_kept():
    found = inspection("""
        | 2025年10月各社区诉求分类统计表 |
        | 社区 | 排水 | 电梯 | 停车 | 绿化 |
        | 甲子社区 | 3 | 4 | 5 | 6 |
    """)
    assert [str(topic) for (topic,) in rows(found, "topic")] == ["drainage", "elevator", "other", "other"]
    assert rows(found, "complaints_count") == [(3,), (4,), (5,), (6,)]


def test_ticks_under_a_header_that_asks():
    found = inspection("""
        | 甲子社区一里小区加装电梯征询表 |
        | 楼号 | 单元 | 房号 | 是否同意 |
        | 1# | 1 | 101 | √ |
        | 1# | 1 | 102 | × |
        | 1# | 1 | 201 | 是 |
    """)
    assert [str(opinion) for (opinion,) in rows(found, "opinion")] == ["agree", "object", "agree"]


def test_the_kind_of_works_from_a_projects_name():
    found = inspection("""
        | 2025年10月改造台账 |
        | 社区 | 项目名称 | 计划数 | 完成数 |
        | 甲子社区 | 一里3号楼加装电梯工程 | 2 | 1 |
        | 甲子社区 | 二里屋面防水工程 | 3 | 3 |
    """)
    assert [str(work) for (work,) in rows(found, "work_type")] == ["elevator_retrofit", "roof_waterproofing"]


def test_a_link_among_the_headers_does_not_hide_the_table():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划数 | 完成数 | 见http://example.invalid/x |
        | 甲子社区 | 一里 | 5 | 2 | 有 |
    """)
    assert found.accepted_count == 1


def test_a_header_that_means_a_number_or_a_day_is_told_by_its_cells():
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划 | 完工（台） | 开工 |
        | 甲子社区 | 一里 | 5 | 2 | 2025-03-01 |
    """)
    assert [(done, f"{day:%m-%d}") for done, day in rows(found, "completed_count", "started_on")] == [(2, "03-01")]
    found = inspection("""
        | 2025年10月加装电梯台账 |
        | 社区 | 小区 | 计划 | 完成数 | 竣工 |
        | 甲子社区 | 一里 | 5 | 5 | 2025-03-01 |
    """)
    assert [f"{day:%m-%d}" for (day,) in rows(found, "finished_on")] == ["03-01"]


def test_plans_by_quarters_below_one_another_each_have_their_own_works():
    """The header stands again under each title; its quarters are names of columns as months are."""
    found = inspection("""
        | 东风里街道改造计划表 |
        | （一）屋面防水 |
        | 序号 | 社区 | 第二季度 | 第三季度 | 年份 | 全年计划 | 第四季度 | 第一季度 |
        | 1 | 甲子社区 | 0 | 9 | 2025 | 19 | 3 | 7 |
        | （二）电梯更新 |
        | 序号 | 社区 | 第二季度 | 第三季度 | 年份 | 全年计划 | 第四季度 | 第一季度 |
        | 1 | 甲子社区 | 9 | 5 | 2025 | 22 | 6 | 2 |
    """)
    assert sorted((str(work), month.month, count) for work, month, count in rows(
        found, "work_type", "plan_month", "planned_finish_count") if month) == [
        ("elevator_renewal", 3, 2), ("elevator_renewal", 6, 11), ("elevator_renewal", 9, 16),
        ("elevator_renewal", 12, 22), ("roof_waterproofing", 3, 7), ("roof_waterproofing", 6, 7),
        ("roof_waterproofing", 9, 16), ("roof_waterproofing", 12, 19)]
