"""Lines that add others up: in other words, by no word at all, above their rows, and for several tables at once."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows

LEDGER = "| 演示街道2025年10月加装电梯台账 |\n"


def ledger(drawing: str):
    return inspection(LEDGER + drawing.strip())


@pytest.mark.parametrize("words", [
    "花园社区共2个小区", "花园社区计", "以上共计2个小区", "合计（台）", "和平社区共计2个", "共2个小区", "总计：2个小区", "花园社区（2个小区）"])
def test_a_subtotal_in_other_words_is_no_place(words):
    found = ledger(f"""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 花园社区 | 花园二村 | 5 | 1 |
        | {words} |  | 15 | 6 |
    """)
    assert rows(found, "compound", "planned_count") == [("花园一村", 10), ("花园二村", 5)]
    assert codes(found) == ["total-row@A5", "total-mismatch@D5"]  # 4 and 1 are not 6


@pytest.mark.parametrize("name", ["一里、二里共2个小区", "公共新村", "共和新村", "总计划外小区", "其余3个小区"])
def test_a_name_that_only_looks_like_a_subtotal_is_a_place(name):
    found = ledger(f"""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 花园社区 | {name} | 5 | 1 |
    """)
    assert [planned for _, planned in rows(found, "compound", "planned_count")] == [10, 5]


def test_communities_in_the_column_of_compounds_hold_the_sums_of_the_rows_below():
    found = ledger("""
        | 小区 | 计划数 | 完成数 |
        | 花园社区 | 15 | 5 |
        | 花园一村 | 10 | 4 |
        | 花园二村 | 5 | 1 |
        | 和平社区 | 3 | 1 |
        | 和平里 | 3 | 1 |
    """)
    assert rows(found, "community", "compound", "planned_count") == [
        ("花园社区", "花园一村", 10), ("花园社区", "花园二村", 5), ("和平社区", "和平里", 3)]
    assert codes(found) == ["total-row@A3", "total-row@A6", "sum-lines@A3"]


def test_compounds_in_the_column_of_communities_get_their_own():
    found = ledger("""
        | 社区 | 计划数 | 完成数 |
        | 花园社区 | 15 | 5 |
        | 花园一村 | 10 | 4 |
        | 花园二村 | 5 | 1 |
    """)
    assert rows(found, "community", "compound", "planned_count") == [("花园社区", "花园一村", 10), ("花园社区", "花园二村", 5)]


def test_communities_without_their_ending_are_no_compounds():
    found = ledger("""
        | 社区 | 计划数 | 完成数 |
        | 花园社区 | 5 | 2 |
        | 和平里 | 5 | 2 |
        | 建设社区 | 4 | 1 |
    """)
    assert rows(found, "community", "planned_count") == [("花园社区", 5), ("和平里", 5), ("建设社区", 4)]


def test_a_community_line_gives_its_name_to_the_rows_it_adds_up():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 |  | 15 | 5 |
        |  | 花园一村 | 10 | 4 |
        |  | 花园二村 | 5 | 1 |
        | 和平社区 | 和平里 | 3 | 1 |
    """)
    assert rows(found, "community", "compound", "planned_count") == [
        ("花园社区", "花园一村", 10), ("花园社区", "花园二村", 5), ("和平社区", "和平里", 3)]
    assert "sum-lines@A3" in codes(found)


def test_a_community_line_that_does_not_fit_is_said():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 |  | 16 | 5 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 花园社区 | 花园二村 | 5 | 1 |
        | 其他社区 |  | 5 | 1 |
    """)
    assert [planned for (planned,) in rows(found, "planned_count")] == [16, 10, 5, 5]
    assert codes(found) == ["possible-sums@A3"]


def test_a_line_without_words_that_holds_the_sum_is_a_total():
    drawing = """
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 花园社区 | 花园二村 | 5 | 1 |
        |  |  | {} | 5 |
    """
    assert codes(ledger(drawing.format(15))) == ["total-row@A5", "sum-lines@A5"]
    assert codes(ledger(drawing.format(16))) == ["no-place@B5"]  # 10 and 5 are not 16: nobody knows what it is


def test_a_sheet_that_says_no_place_gives_no_rows():
    found = ledger("""
        | 片区 | 计划数 | 完成数 |
        | 东片 | 15 | 5 |
        | 西片 | 3 | 1 |
    """)
    assert found.accepted_count == 0


def test_totals_above_their_rows_are_compared_with_them():
    drawing = """
        | 社区 | 小区 | 计划数 | 完成数 |
        | 合计 |  | 18 | 6 |
        | 花园社区小计 |  | 15 | {} |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 花园社区 | 花园二村 | 5 | 1 |
        | 和平社区小计 |  | 3 | 1 |
        | 和平社区 | 和平里 | 3 | 1 |
    """
    assert codes(ledger(drawing.format(5))) == ["total-row@A3", "total-row@A4", "total-row@A7"]
    assert codes(ledger(drawing.format(7)))[-1] == "total-mismatch@D4"


def test_the_total_of_all_tables_of_a_sheet():
    drawing = """
        | 演示街道2025年10月改造台账 |
        | 一、加装电梯 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 5 | 2 |
        | 小计 |  | 5 | 2 |
        | 二、屋面防水 |
        | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 3 | 1 |
        | 小计 |  | 3 | 1 |
        | 总计 |  | 8 | {} |
    """
    assert not any("mismatch" in code for code in codes(inspection(drawing.format(3))))
    assert codes(inspection(drawing.format(4)))[-1] == "total-mismatch@D10"


def test_averages_and_parts_are_no_sums():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 花园社区 | 花园二村 | 6 | 2 |
        | 合计 |  | 16 | 6 |
        | 其中：市级 |  | 4 | 2 |
        | 平均 |  | 8 | 3 |
    """)
    assert codes(found) == ["total-row@A5", "total-row@A6", "total-row@A7"]


def test_a_quarter_among_months_adds_them_up():
    found = inspection("""
        | 演示街道2025年诉求受理量 |
        | 社区 | 月份 | 受理量 |
        | 甲社区 | 1月 | 3 |
        | 甲社区 | 2月 | 4 |
        | 甲社区 | 3月 | 5 |
        | 甲社区 | 一季度 | 12 |
    """)
    assert [count for (count,) in rows(found, "complaints_count")] == [3, 4, 5]
    assert codes(found) == ["total-row@B6"]


@pytest.mark.parametrize("note", [
    "| 说明 | 和平里另有2台未列入 |", "| 备注 | 数据截至月底 | 另有2台 |", "| 负责人 | 某某 | 联系电话 | 13800000000 |", "| 户数：4户 | 同意：3户 |",
    "| 记录人：张三 |", "| 网格员：李四 | 日期：2025年10月31日 |"])
def test_notes_below_a_table_are_no_rows(note):
    found = ledger(f"""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        {note}
    """)
    assert found.accepted_count == 1 and codes(found) == []


def test_a_line_with_a_community_alone_is_a_heading():
    found = ledger("""
        | 小区 | 计划 | 完工 |
        | 花园社区 |  |  |
        | 花园一村 | 10 | 4 |
        | 和平社区 |  |  |
        | 和平里 | 5 | 1 |
    """)
    assert rows(found, "community", "compound", "planned_count") == [("花园社区", "花园一村", 10), ("和平社区", "和平里", 5)]
    assert codes(found) == ["section-row@A3", "section-row@A5"]


def test_lines_without_a_topic_hold_the_sum_of_those_with_one():
    found = inspection("""
        | 演示街道2025年10月诉求分类 |
        | 社区 | 类别 | 件数 |
        | 花园社区 |  | 15 |
        | 花园社区 | 排水 | 10 |
        | 花园社区 | 漏水 | 5 |
        | 和平社区 |  | 4 |
        | 和平社区 | 排水 | 3 |
    """)
    assert [count for (count,) in rows(found, "complaints_count")] == [10, 5, 4, 3]
    assert codes(found) == ["total-row@A3", "sum-lines@A3", "possible-sums@A6"]


def test_a_plan_with_a_line_for_its_community():
    found = inspection("""
        | 演示街道2025年度加装电梯计划 |
        | 社区 | 小区 | 计划完工数 |
        | 花园社区 |  | 10 |
        | 花园社区 | 花园一村 | 4 |
        | 花园社区 | 花园二村 | 6 |
    """)
    assert [count for (count,) in rows(found, "planned_finish_count")] == [4, 6]


def test_streets_over_their_communities_under_a_vague_header():
    found = inspection("""
        | 2025年10月加装电梯进度统计表 |
        | 单位 | 计划数 | 完成数 |
        | 东街道 | 10 | 4 |
        | 花园社区 | 6 | 3 |
        | 和平社区 | 4 | 1 |
        | 西街道 | 5 | 2 |
        | 建设社区 | 5 | 2 |
    """)
    assert rows(found, "street", "community", "planned_count") == [
        ("东街道", "花园社区", 6), ("东街道", "和平社区", 4), ("西街道", "建设社区", 5)]


def test_what_is_carried_over_from_another_month_is_no_place():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 上月结转 |  | 5 | 2 |
    """)
    assert found.accepted_count == 1 and codes(found) == ["unclear-place@A4", "no-place@B4"]


@pytest.mark.parametrize("line", [
    "槐树街道 | 2个小区", "2个社区 | 2个小区", "街道 |", "街道城建科汇总 |", "本街道 | 全部小区", "槐树街道办事处 |"])
def test_the_line_of_all_places_is_no_place(line):
    found = ledger(f"""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 和平社区 | 和平里 | 5 | 1 |
        | {line} | 15 | 5 |
    """)
    assert rows(found, "community", "compound", "planned_count") == [("花园社区", "花园一村", 10), ("和平社区", "和平里", 5)]
    assert "total-row@A5" in codes(found)


def test_a_streets_line_that_does_not_fit_is_kept_and_said():
    drawing = """
        | 社区 | 小区 | 计划数 | 完成数 |
        | 槐树街道 | / | 16 | 5 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 和平社区 | 和平里 | 5 | 1 |
    """
    found = ledger(drawing)
    assert rows(found, "community", "planned_count") == [("槐树街道", 16), ("花园社区", 10), ("和平社区", 5)]
    assert codes(found) == ["possible-sums@A3"]


def test_lines_against_a_number_from_elsewhere_are_no_rows_and_no_sums():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 和平社区 | 和平里 | 5 | 1 |
        | 区级任务 |  | 20 |  |
        | 差额 |  | 5 |  |
    """)
    assert found.accepted_count == 2 and codes(found) == ["total-row@A5", "total-row@A6"]


def test_all_compounds_of_a_community_are_its_line():
    found = ledger("""
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 | 全部 | 15 | 5 |
        | 花园社区 | 花园一村 | 10 | 4 |
        | 花园社区 | 花园二村 | 5 | 1 |
        | 和平社区 | 全部小区 | 3 | 1 |
    """)
    assert rows(found, "community", "compound", "planned_count") == [
        ("花园社区", "花园一村", 10), ("花园社区", "花园二村", 5), ("和平社区", None, 3)]


def test_a_worded_community_line_makes_the_others_candidates():
    drawing = """
        | 社区 | 小区 | 计划数 | 完成数 |
        | 花园社区 |  | {} | 5 |
        |  | 花园一村 | 10 | 4 |
        |  | 花园二村 | 5 | 1 |
        | 和平社区 | {} | 8 | 3 |
        |  | 和平里 | 5 | 2 |
        |  | 和平家园 | 3 | 1 |
    """
    places = [("花园社区", "花园一村", 10), ("花园社区", "花园二村", 5), ("和平社区", "和平里", 5), ("和平社区", "和平家园", 3)]
    for planned, words in ((15, "（共2个小区）"), (15, ""), (16, "")):
        found = ledger(drawing.format(planned, words))
        assert rows(found, "community", "compound", "planned_count") == places
        assert ("total-mismatch@C3" in codes(found)) is (planned == 16)
        assert not any("blank-community" in code for code in codes(found))


def test_a_line_named_like_a_place_that_equals_all_others_is_said():
    drawing = """
        | 社区 | 计划数 | 完成数 |
        | 花园社区 | 10 | 4 |
        | 和平社区 | 5 | 1 |
        | 建设社区 | 3 | 1 |
        | 新河片区 | {} | 6 |
    """
    assert codes(ledger(drawing.format(18))) == ["equals-all-others@A6"]
    assert codes(ledger(drawing.format(19))) == []
