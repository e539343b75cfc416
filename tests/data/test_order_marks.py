"""Orders that are void, taken out or copies, wherever the sheet says so."""

import pytest

from data import intake
from data.store import Store
from tests.drawn_workbooks import codes, inspection, rows, workbook


@pytest.mark.parametrize(("header", "cell", "code"), [
    ("备注", "已剔除", "void-order"), ("备注", "作废", "void-order"), ("备注", "作废（重复）", "void-order"), ("工单类型", "作废件", "void-order"),
    ("工单类型", "协办件", "joint-copy"), ("考核情况", "剔除", "void-order"), ("考核情况", "不纳入考核", "void-order"), ("作废", "√", "void-order"),
    ("剔除", "√", "void-order"), ("协办", "√", "joint-copy"), ("是否剔除", "是", "void-order"), ("是否协办", "是", "joint-copy"),
    ("是否有效", "否", "void-order"), ("是否有效", "无效", "void-order"), ("是否纳入考核", "否", "void-order"), ("工单状态", "已办结（剔除）", "void-order"),
    ("工单状态", "已作废(重复)", "void-order"), ("工单状态", "重复作废", "void-order")])
def test_a_marked_order_is_left_out(header, cell, code):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 问题类别 | {header} |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 |  |
        | A2 | 2024-06-02 | 甲子社区 | 漏水 | {cell} |
        | A3 | 2024-06-03 | 甲子社区 | 漏水 |  |
    """)
    assert rows(found, "request_id") == [("A1",), ("A3",)] and codes(found) == [f"{code}@E3"]


@pytest.mark.parametrize(("header", "cell"), [
    ("备注", "退单"), ("备注", "退单（非本街道）"), ("备注", "申请剔除"), ("是否退单", "是"), ("剔除原因", "非本街道"), ("工单类型", "剔除待审")])
def test_what_may_take_an_order_out_is_counted_and_said(header, cell):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 问题类别 | {header} |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 |  |
        | A2 | 2024-06-02 | 甲子社区 | 漏水 | {cell} |
        | A3 | 2024-06-02 | 甲子社区 | 漏水 | {cell} |
    """)
    assert found.accepted_count == 3 and codes(found) == ["perhaps-void@E3"]
    assert "有2件工单" in found.all_issues[0].message


@pytest.mark.parametrize(("header", "cell"), [
    ("备注", "不予剔除"), ("备注", "已联系来电人，情况属实"), ("是否剔除", "否"), ("考核情况", "纳入考核"), ("是否有效", "是"), ("作废", "×"), ("备注", "剔除申请被驳回"),
    ("剔除原因", "无"), ("工单类型", "投诉")])
def test_what_stays_in(header, cell):
    found = inspection(f"""
        | 工单编号 | 来电时间 | 社区 | 问题类别 | {header} |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 | {cell} |
        | A2 | 2024-06-02 | 甲子社区 | 漏水 |  |
    """)
    assert found.accepted_count == 2 and codes(found) == []


DRAWING = """
    | 工单编号 | 来电时间 | 社区 | 问题类别 |
    | {0} | 2024-06-01 | 甲子社区 | 漏水 |
"""


@pytest.mark.parametrize("name", ["剔除工单", "作废", "6月剔除件明细", "已作废工单（6月）"])
def test_a_sheet_called_after_what_it_takes_out(name, tmp_path):
    content = workbook(DRAWING.format("A1") + "| A2 | 2024-06-02 | 甲子社区 | 漏水 |", DRAWING.format("A2"),
                       names=("考核工单", name))
    found = intake.inspect("工单.xlsx", content)
    assert rows(found, "request_id") == [("A1",)] and codes(found) == ["void-order@A3", "void-order@A2"]
    store = Store.open(tmp_path / "store.duckdb")
    store.load(found, by="甲")
    assert store.cursor().execute("select request_id from complaints where not is_void").fetchall() == [("A1",)]
    store.close()


def test_a_sheet_of_copies_is_no_failure():
    found = intake.inspect("工单.xlsx", workbook(DRAWING.format("A1"), DRAWING.format("A2"), names=("主办", "协办工单")))
    assert rows(found, "request_id") == [("A1",)] and codes(found) == ["joint-copy@A2"]


@pytest.mark.parametrize("name", ["剔除后工单", "工单（不含作废）", "主协办工单"])
def test_a_sheet_without_what_was_taken_out(name):
    found = intake.inspect("工单.xlsx", workbook(DRAWING.format("A1"), names=(name,)))
    assert found.accepted_count == 1 and codes(found) == []


def test_a_line_above_the_rows_says_it_up_to_the_next_one():
    found = inspection("""
        | 2024年6月12345工单 |
        | 工单编号 | 来电时间 | 社区 | 问题类别 |
        | 一、剔除件 |
        | A1 | 2024-06-01 | 甲子社区 | 漏水 |
        | 二、考核件 |
        | A2 | 2024-06-01 | 甲子社区 | 漏水 |
    """)
    assert rows(found, "request_id") == [("A2",)]
    assert codes(found) == ["section-row@A3", "void-order@A4", "section-row@A5"]
