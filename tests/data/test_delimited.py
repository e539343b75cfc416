"""Tables saved as text, whatever they are called: encodings, delimiters, quotation marks, and what is lost in them."""

import pytest

from data import workbook
from data.issues import ISSUE_KINDS

TABLE = "社区,小区,数\n和平,甲,1\n光明,乙,2\n"
ROWS = [["社区", "小区", "数"], ["和平", "甲", "1"], ["光明", "乙", "2"]]


def read(content: str | bytes, *, encoding: str = "utf-8") -> tuple[list[list[str]], list[workbook.Remark]]:
    book = workbook.parse(content.encode(encoding) if isinstance(content, str) else content)
    assert all(remark.code in ISSUE_KINDS for remark in book.remarks)
    sheet, = book.sheets
    return sheet.rows, book.remarks


def declined(content: str | bytes) -> str:
    with pytest.raises(workbook.Unreadable) as problem:
        workbook.parse(content.encode() if isinstance(content, str) else content)
    assert problem.value.code in ISSUE_KINDS
    return problem.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_delimiters_are_told_by_the_text(encoding, delimiter, line_end):
    content = TABLE.replace(",", delimiter).replace("\n", line_end)
    assert read(content, encoding=encoding) == (ROWS, [])


def test_a_mark_may_stand_twice():
    assert read(b"\xef\xbb\xbf" + TABLE.encode("utf-8-sig")) == (ROWS, [])


def test_a_first_line_may_name_the_delimiter():
    assert read("sep=;\r\n社区;小区,楼号;数\r\n和平;甲,1号楼;1\r\n") == ([["社区", "小区,楼号", "数"], ["和平", "甲,1号楼", "1"]], [])


def test_commas_in_the_texts_do_not_make_columns_of_a_table_with_tabs():
    content = "编号\t标题\t社区\n1\t漏水，三天,无人管,催\t和平\n2\t堆物,多次,催\t光明\n"
    assert read(content) == ([["编号", "标题", "社区"], ["1", "漏水，三天,无人管,催", "和平"], ["2", "堆物,多次,催", "光明"]], [])


def test_quoted_cells_may_hold_line_ends_and_delimiters():
    content = '编号,标题\n1,"漏水\n三天, ""无人""管"\n\n2,="007"\n'
    assert read(content) == ([["编号", "标题"], ["1", '漏水\n三天, "无人"管'], ["", ""], ["2", "007"]], [])


def test_error_values_are_faults():
    sheet, = workbook.parse("社区,率\n和平,#DIV/0!\n光明,#REF!\n".encode()).sheets
    assert sheet.rows == [["社区", "率"], ["和平", ""], ["光明", ""]]
    assert sheet.faults == {(1, 1): "error", (2, 1): "error"}


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_broken_byte_is_told_at_its_cell(encoding):
    lines = "社区,小区,数\n" + "和平街道办事处,甲,1\n" * 30
    content = lines.encode(encoding) + "光明,乙".encode(encoding) + b"\xff,2\n"
    rows, remarks = read(content)
    assert rows[1] == ["和平街道办事处", "甲", "1"] and rows[31] == ["光明", "乙\ufffd", "2"]
    assert remarks == [workbook.Remark("broken-text", "", (31, 1), {"count": 1, "cells": "B32"})]


def test_a_character_cut_in_half_is_told_and_does_not_swallow_the_comma():
    content = ("社区,小区,数\n" + "和平街道办事处,甲,1\n" * 30 + "光明,").encode("gbk") + "乙".encode("gbk")[:1] + b",2\n"
    rows, remarks = read(content)
    assert rows[31] == ["光明", "\ufffd", "2"]
    assert [(remark.code, remark.at) for remark in remarks] == [("broken-text", (31, 1))]


def test_text_that_another_program_broke_is_told():
    rows, remarks = read("社区,数\n锟斤拷锟斤拷,1\n和\ufffd,2\n")
    assert remarks == [workbook.Remark("broken-text", "", (1, 0), {"count": 2, "cells": "A2、A3"})]


@pytest.mark.parametrize(("content", "code"), [
    (b"a,\xff\xff\x80\xff\n" * 40, "unknown-encoding"), ("社区\n和平\n", "not-a-workbook"), ("只有一句话。", "not-a-workbook"),
    ('{"code":401,"msg":"未登录"}', "not-a-workbook"), (b"a,b\n" + b"\x00" * 99, "not-a-workbook"),
    ("社区,数\n和平," + "x" * 200_000, "not-a-workbook"), ("," * 13_000_000, "too-many-cells"),
    ("a,b\n" + "\n" * 5 + ("1," * 200 + "\n") * 60_000, "too-many-cells")])
def test_what_is_no_table_is_declined(content, code):
    assert declined(content) == code


def test_a_delimiter_within_a_text_shifts_its_row_and_that_row_is_left_out():
    content = "编号,标题,社区\n1,漏水,和平\n2,漏水,三天,光明\n3,堆物,和平,\n4,漏水,和平\n"
    rows, remarks = read(content)
    assert rows == [["编号", "标题", "社区"], ["1", "漏水", "和平"], ["", "", ""], ["3", "堆物", "和平"], ["4", "漏水", "和平"]]
    assert remarks == [workbook.Remark("shifted-rows", "", (2, 0), {"count": 1, "rows": "3"})]


def test_rows_without_their_last_cells_are_not_shifted():
    content = "2024年6月\n编号,标题,社区,备注\n1,漏水\n2,漏水,光明\n3,堆物,和平,急\n\n类别,数,比,环比,同比\n漏水,1,2,3,4\n"
    rows, remarks = read(content)
    assert remarks == [] and rows[4] == ["3", "堆物", "和平", "急", ""] and rows[7] == ["漏水", "1", "2", "3", "4"]


def test_a_quotation_mark_without_a_partner_does_not_swallow_the_rest():
    content = '编号,标题,社区\n1,"漏水,和平\n2,堆物,光明\n3,管径5寸,和平\n4,堆物,光明\n'
    rows, remarks = read(content)
    assert rows == [["编号", "标题", "社区"], ["1", '"漏水', "和平"], ["2", "堆物", "光明"], ["3", "管径5寸", "和平"], ["4", "堆物", "光明"]]
    assert [remark.code for remark in remarks] == ["quotes-mended"]


def test_quotation_marks_within_quoted_texts_are_told():
    rows, remarks = read('编号,标题,社区\n1,"他说"漏水"三天",和平\n2,"堆物\n二楼",光明\n')
    assert [len(row) for row in rows] == [3, 3, 3] and rows[2] == ["2", "堆物\n二楼", "光明"]
    assert [remark.code for remark in remarks] == ["quotes-mended"]
