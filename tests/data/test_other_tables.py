"""A sheet with a table that is read and others that are not: none of their rows is lost, or taken over, in silence."""

import pytest

from tests.drawn_workbooks import codes, inspection, rows


def test_a_second_table_whose_opinions_nobody_understands_is_said():
    found = inspection("""
        | 甲子社区一里小区3号楼加装电梯征询 |
        | 单元 | 房号 | 意见 |
        | 1 | 101 | 同意 |
        | 1 | 102 | 反对 |
        |  |
        | 单元 | 房号 | 勾选 |
        | 2 | 101 | 同意 |
        | 2 | 102 | 反对 |
    """)
    assert rows(found, "unit", "room") == [("1单元", "101"), ("1单元", "102")]
    assert codes(found) == ["table-lost@A6"] and found.status == "accepted_with_warnings"
    assert found.all_issues[0].message == (
        "工作表“Sheet1”第6行像是另一张表的列名（单元、房号、勾选），看不出要报的是什么，它下面2行没有入库")


def test_side_by_side_too():
    found = inspection("""
        | 2025年10月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |  | 社区 | 联系电话 | 走访户数 |
        | 甲社区 | 20 | 18 |  | 甲社区 |  | 5 |
        | 乙社区 | 10 | 9 |  | 乙社区 |  | 6 |
    """)
    assert rows(found, "community", "complaints_count") == [("甲社区", 20), ("乙社区", 10)]
    assert codes(found) == ["table-lost@E2"]


@pytest.mark.parametrize(("first", "second", "field", "stored"), [
    ("| 日期 | 降雨量(mm) |\n| 2025-06-01 | 10 |\n| 2025-06-02 | 12 |",
     "| 日期 | 积水深度(cm) |\n| 2025-06-10 | 30 |", "rainfall_mm", [10, 12]),
    ("| 社区 | 形式 | 次数 |\n| 甲子社区 | 会议 | 3 |", "| 社区 | 活动 | 经费（元） |\n| 甲子社区 | 会议 | 300 |", "sessions_count", [3]),
    ("| 社区 | 受理量 | 解决数 |\n| 甲子社区 | 20 | 18 |", "| 小区 | 立案数 | 结案数 |\n| 一里小区 | 1 | 98 |", "complaints_count", [20]),
    ("| 楼号 | 户数 | 建成年份 |\n| 1号楼 | 36 | 1985 |", "| 楼号 | 电梯台数 | 更新年度 |\n| 1号楼 | 2 | 2019 |", "households_count", [36])])
@pytest.mark.parametrize("between", ["", "|  |\n", "|  |\n| 附表 |\n"])
def test_other_words_over_numbers_end_the_table_above(first, second, between, field, stored):
    """Directly below it, a line ends the table where it says a word of the header again."""
    if not between and first.split("|")[1] != second.split("|")[1]:
        between = "|  |\n"
    found = inspection(f"| 演示街道甲子社区一里小区2025年6月统计 |\n{first}\n{between}{second}")
    assert [value for (value,) in rows(found, field)] == stored
    assert [code.split("@")[0] for code in codes(found) if not code.startswith("unknown-money")] == ["table-lost"]


def test_a_ranking_is_only_mentioned():
    found = inspection("""
        | 2025年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 20 | 18 |
        | 社区 | 排名 | 得分 |
        | 甲子社区 | 1 | 98 |
    """)
    assert rows(found, "complaints_count") == [(20,)]
    assert codes(found) == ["table-let-pass@A4"] and found.status == "accepted"


def test_a_known_header_behind_an_unknown_table_begins_anew():
    found = inspection("""
        | 2025年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 20 | 18 |
        |  |
        | 社区 | 立案数 | 结案数 |
        | 甲子社区 | 1 | 98 |
        |  |
        | 社区 | 受理量 | 解决数 |
        | 乙丑社区 | 7 | 6 |
    """)
    assert rows(found, "community", "complaints_count") == [("甲子社区", 20), ("乙丑社区", 7)]
    assert codes(found) == ["table-lost@A5"]


@pytest.mark.parametrize("below", [
    "| 填表人 | 审核人 |\n| 某某 | 某某 |", "| 状态 | 说明 |\n| ● | 已完成 |", "| 社区 | 联系人 | 联系电话 |\n| 甲子社区 | 某某 | 13800000000 |",
    "| 注：本表由各社区报送 |\n| 说明 | 数据截至6月底 |", "| 填表人：某某 | 审核人：某某 |"])
def test_signatures_notes_and_legends_are_no_tables(below):
    found = inspection(f"""
        | 2025年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 20 | 18 |
        |  |
        {below}
    """)
    assert rows(found, "complaints_count") == [(20,)]
    assert codes(found) == [] and found.status == "accepted"


def test_rows_of_words_below_a_blank_line_go_on():
    found = inspection("""
        | 2025年6月12345诉求统计 |
        | 社区 | 受理量 | 解决数 |
        | 甲子社区 | 20 | 18 |
        |  |
        | 乙丑社区 | 未报 | 未报 |
        | 丙寅社区 | 7 | 6 |
    """)
    assert rows(found, "community", "complaints_count") == [("甲子社区", 20), ("丙寅社区", 7)]
    assert {code.split("@")[0] for code in codes(found)} == {"not-a-number-required", "not-a-number"}


def test_a_row_that_has_all_it_needs_is_no_footer_whatever_word_it_begins_with():
    found = inspection("""
        | 当前环节 | 工单编号 | 受理时间 | 社区 | 问题类别 |
        | 审核 | K1 | 2025-06-01 | 甲子社区 | 漏水 |
        | 办结 | K2 | 2025-06-02 | 甲子社区 | 排水 |
        | 复核 | K3 | 2025-06-02 | 甲子社区 | 电梯 |
        | 审核 | 某某 | 复核 | 某某 |  |
    """)
    assert rows(found, "request_id", "status") == [("K1", "open"), ("K2", "closed"), ("K3", "open")]
    assert codes(found) == []


def test_a_line_left_out_as_a_footer_that_may_have_been_a_row_is_said():
    found = inspection("""
        | 当前环节 | 工单编号 | 受理时间 | 社区 | 问题类别 |
        | 办结 | K2 | 2025-06-02 | 甲子社区 | 排水 |
        | 复核 | K3 | 上周三 | 甲子社区 | 电梯 |
        | 说明 | 数据截至6月底 |  |  |  |
    """)
    assert rows(found, "request_id") == [("K2",)] and codes(found) == ["footer-row@A3"]
