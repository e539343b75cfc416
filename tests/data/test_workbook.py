"""Opening a file: what it is, its grid as the clerk sees it, what is lost in it; hostile ones are declined in bounded
time and memory, and nothing of the server falls with them."""

import io
import struct
import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import olefile
import openpyxl
import pytest

from data import child, workbook
from data.issues import ISSUE_KINDS
from data.vocabulary.thresholds import READING
from tests import raw_workbooks as raw
from tests.drawn_workbooks import workbook as drawn
from tests.raw_workbooks import text_cell

FILES = Path(__file__).parent.parent / "workbooks"


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def declined(content: bytes) -> str:
    """The code with which a file is declined."""
    with pytest.raises(workbook.Unreadable) as problem:
        workbook.parse(content)
    assert problem.value.code in ISSUE_KINDS
    return problem.value.code


def only_sheet(content: bytes) -> workbook.Sheet:
    sheet, = workbook.parse(content).sheets
    return sheet


def codes(content: bytes) -> list[str]:
    """The remarks about a file; each has its sentence."""
    remarks = workbook.parse(content).remarks
    assert all(remark.code in ISSUE_KINDS for remark in remarks)
    return [remark.code for remark in remarks]


# --- the grid ---

def test_a_grid_is_as_the_clerk_sees_it():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B3"], sheet["C5"] = "社区", 5
    sheet["D5"], sheet["E5"] = "#N/A", "=1+1"
    sheet["D5"].data_type = "e"
    sheet.merge_cells("B3:B5")
    book.create_sheet("藏").sheet_state = "hidden"
    read = workbook.read("x.xlsx", saved(book))
    first, hidden = read.sheets
    assert first.rows[2][1] == "社区" and first.rows[4][2] == 5
    assert first.merged == [(2, 1, 4, 1)]
    assert first.faults == {(4, 3): "error", (4, 4): "uncached"}
    assert (hidden.name, hidden.is_hidden, hidden.rows) == ("藏", True, [])
    assert (read.file, len(read.sha256), read.remarks) == ("x.xlsx", 64, [])


def test_all_rows_are_equally_long_and_empty_ones_below_are_cut_off():
    sheet = only_sheet(raw.xlsx(
        f'<row r="2">{text_cell("B2", "社区")}</row><row r="4"><c r="D4"><v>1</v></c></row>'
        '<row r="9"><c r="A9" t="str"><f>""</f><v></v></c></row>'))
    assert sheet.rows == [["", "", "", ""], ["", "社区", "", ""], ["", "", "", ""], ["", "", "", 1]]
    assert sheet.faults == {}


def test_equal_texts_of_a_very_long_sheet_are_one_object(monkeypatch):
    monkeypatch.setattr(workbook, "READING", replace(READING, unshared_cells_count=5))
    rows = only_sheet(drawn("\n".join(["| 和平 | 甲 |"] * 3))).rows
    assert rows == [["和平", "甲"]] * 3 and rows[0][0] is rows[2][0]


def test_spans_of_time_are_text_and_what_is_no_number_too():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["A1"].number_format = 1.5, "[h]:mm"
    assert only_sheet(saved(book)).rows == [["36:00:00"]]
    assert only_sheet(raw.xlsx('<row r="1"><c r="A1"><v>NaN</v></c><c r="B1"><v>1e999</v></c></row>')).rows == [["nan", "inf"]]


@pytest.mark.parametrize("number", [14, 22, *range(27, 37), *range(50, 59)])
def test_built_in_chinese_dates_are_dates(number):
    content = raw.xlsx('<row r="1"><c r="A1" s="1"><v>45356</v></c></row>', formats=(0, number))
    assert only_sheet(content).rows == [[date(2024, 3, 5)]]


def test_dates_count_from_1904_where_the_file_says_so():
    row = '<row r="1"><c r="A1" s="1"><v>43894</v></c><c r="B1" s="1"><v>43894.5</v></c></row>'
    content = raw.xlsx(row, formats=(0, 31), epoch='date1904="1"')
    assert only_sheet(content).rows == [[date(2024, 3, 5), datetime(2024, 3, 5, 12)]]


def test_a_merge_over_the_whole_sheet_ends_where_the_grid_ends():
    rows = f'<row r="1">{text_cell("A1", "标题")}</row><row r="2">{text_cell("C2", "甲")}</row>'
    for merge, expected in (("A1:XFD1048576", [(0, 0, 1, 2)]), ("A5:B9", []), ("C2:C9", [])):
        sheet = (f'<worksheet xmlns="{raw.MAIN}"><sheetData>{rows}</sheetData>'
                 f'<mergeCells><mergeCell ref="{merge}"/></mergeCells></worksheet>')
        assert only_sheet(raw.xlsx(sheet)).merged == expected


@pytest.mark.parametrize(("row", "column", "name"), [(0, 0, "A1"), (12, 25, "Z13"), (3, 26, "AA4"), (0, 16383, "XFD1")])
def test_cells_are_named_as_the_clerk_sees_them(row, column, name):
    assert workbook.name_of(row, column) == name


# --- lost values ---

ERRORS = {(1, 6): "error", (2, 4): "error", (2, 6): "error", (4, 0): "error", (4, 2): "error", (4, 4): "error",
          (4, 6): "error", (4, 7): "error"}
"""#N/A, #DIV/0!, #N/A, #N/A, #REF!, #NAME?, #REF! and #N/A of formats/errors.*, worked out by hand."""


@pytest.mark.parametrize("file", ["errors.xls", "errors.ods"])
def test_error_values_of_other_formats_are_found(file):
    table, hidden, dates = workbook.parse((FILES / "formats" / file).read_bytes()).sheets
    assert table.faults == ERRORS
    assert table.merged == [(1, 0, 2, 0)]
    assert table.rows[0] == ["社区", "小区", "计划", "完成", "率", "日期", "错", "逻辑"]
    assert table.rows[1][5] == date(2024, 6, 30) and table.rows[2][5] == datetime(2024, 6, 30, 8, 30)
    assert (hidden.name, hidden.is_hidden) == ("藏", True)
    assert dates.rows[0] == [date(2024, 3, 5)]


def test_a_file_of_wps_is_an_xls_under_another_name():
    content = (FILES / "formats" / "errors.xls").read_bytes()
    assert workbook.read("台账.et", content).sheets[0].faults == ERRORS


def test_errors_and_merges_of_a_binary_workbook_are_found():
    sheet = only_sheet(raw.xlsb([["社区", "数", None], ["和平", 3.0, "=1/0"], ["#N/A", 1.0, 2.0]], merged=((0, 1, 1, 1),)))
    assert sheet.faults == {(1, 2): "error", (2, 0): "error"}
    assert sheet.rows == [["社区", "数", ""], ["和平", 3, ""], ["", 1, 2]]
    assert sheet.merged == [(0, 1, 1, 1)]


def test_an_error_that_an_ods_calls_zero_is_no_zero():
    cell = ('<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"'
            '{calc}><text:p>{text}</text:p></table:table-cell>')
    row = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"3\"/>{}</table:table-row>"
    rows = row.format(cell.format(calc=' calcext:value-type="error"', text="#DIV/0!") + cell.format(calc="", text="Err:502")
                      + cell.format(calc="", text="0"))
    sheet = only_sheet(raw.ods(rows))
    assert sheet.faults == dict.fromkeys([(0, 3), (0, 4), (1, 3), (1, 4)], "error")
    assert sheet.rows == [["", "", "", "", "", 0]] * 2


@pytest.mark.parametrize(("cell", "fault"), [
    ('<c r="B2"><f>1+1</f></c>', "uncached"), ('<c r="B2"><f>1+1</f><v/></c>', "uncached"),
    ('<c r="B2"><f>1+1</f><v></v></c>', "uncached"), ('<c r="B2" t="str"><f>A1</f></c>', "uncached"),
    ('<c r="B2"><f t="shared" ref="B2:B9" si="0">1&gt;1</f><v /></c>', "uncached"),
    ('<c r="B2"><f t="shared" si="0"/></c>', "uncached"), ('<c t="e" r="B2"><v>#REF!</v></c>', "error"),
    ('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "error"), ("<c r='B2' t='e'><v>#N/A</v></c>", "error"),
    ('<c r="B2" t="e"><v>#SPILL!</v></c>', "error"),
    ('<c r="B2" t="str"><f>""</f><v></v></c>', None), ('<c r="B2"><f>1+1</f><v>2</v></c>', None),
    ('<c r="B2"><f t="shared" si="0"/><v>2</v></c>', None),
    ('<c r="B2" t="inlineStr"><is><t>t="e"&lt;f></t></is></c>', None)])
def test_lost_values_are_found_in_the_raw_xml(cell, fault):
    content = raw.xlsx(f'<row r="1">{text_cell("A1", "数")}</row><row r="2">{cell}</row>')
    assert only_sheet(content).faults == ({(1, 1): fault} if fault else {})


def test_lost_values_are_found_where_cells_have_no_names():
    rows = "<row><c><v>1</v></c></row><row><c><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row><row/><row><c><f>A1</f></c></row>"
    assert only_sheet(raw.xlsx(rows)).faults == {(1, 1): "error", (3, 0): "uncached"}


def test_lost_values_are_found_behind_a_prefix_and_in_strict_files():
    strict = raw.xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1"><f>A1</f></c></row>',
                      main=raw.STRICT_MAIN, relations=raw.STRICT_RELATIONS)
    prefixed = raw.xlsx(f'<x:worksheet xmlns:x="{raw.MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
                        '<x:c r="B1" t="e"><x:v>#N/A</x:v></x:c><x:c r="C1"><x:f>A1</x:f></x:c></x:row></x:sheetData></x:worksheet>')
    for content in (strict, prefixed):
        sheet = only_sheet(content)
        assert sheet.rows == [[1, "", ""]] and sheet.faults == {(0, 1): "error", (0, 2): "uncached"}


def test_lost_values_far_down_a_long_sheet_are_found():
    cell = '<c r="{0}{1}"><v>{1}</v></c>'
    rows = [f'<row r="{n}">{cell.format("A", n)}{cell.format("B", n)}</row>' for n in range(1, 120_001)]
    rows[119_998] = '<row r="119999"><c r="A119999" t="e"><v>#N/A</v></c><c r="B119999"><f>A1</f><v/></c></row>'
    sheet = only_sheet(raw.xlsx("".join(rows)))
    assert sheet.faults == {(119_998, 0): "error", (119_998, 1): "uncached"}
    assert sheet.rows[119_999] == [120_000, 120_000]


def test_rows_that_hold_nothing_but_lost_values_stay():
    rows = f'<row r="1">{text_cell("A1", "数")}</row><row r="3"><c r="B3"><f>A1</f></c></row>'
    sheet = only_sheet(raw.xlsx(rows))
    assert sheet.rows == [["数", ""], ["", ""], ["", ""]] and sheet.faults == {(2, 1): "uncached"}


TO_BE_CALCULATED = '<calcPr fullCalcOnLoad="1"/>'


def test_zeros_that_no_one_calculated_are_no_zeros():
    """Some programs write 0 for every formula and leave the rest to Excel."""
    row = '<row r="{0}"><c r="A{0}"><v>5</v></c><c r="B{0}"><f>A{0}*2</f><v>{1}</v></c></row>'
    never = row.format(1, 0) + row.format(2, 0)
    assert only_sheet(raw.xlsx(never, calculation=TO_BE_CALCULATED)).faults == {(0, 1): "uncached", (1, 1): "uncached"}
    assert only_sheet(raw.xlsx(never, calculation=TO_BE_CALCULATED)).rows == [[5, ""], [5, ""]]
    assert only_sheet(raw.xlsx(never)).faults == {}
    assert only_sheet(raw.xlsx(row.format(1, 0) + row.format(2, 10), calculation=TO_BE_CALCULATED)).faults == {}


# --- text in files of the last century ---

@pytest.mark.parametrize("codepage", [1252, 936])
def test_excel_97_text_is_unicode_whatever_the_file_says(codepage):
    target = io.BytesIO((FILES / "formats" / "errors.xls").read_bytes())
    with olefile.OleFileIO(target, write_mode=True) as compound:
        stream = compound.openstream("Workbook").read()
        right, other = raw.records((0x42, struct.pack("<H", 1200))), raw.records((0x42, struct.pack("<H", codepage)))
        assert right in stream
        compound.write_stream("Workbook", stream.replace(right, other, 1))
    table = workbook.parse(target.getvalue()).sheets[0]
    assert table.name == "台账" and table.rows[1][:2] == ["和平", "甲"] and table.faults == ERRORS


@pytest.mark.parametrize(("codepage", "encoding"), [(936, "gbk"), (1252, "gbk"), (None, "gbk"), (950, "big5")])
def test_excel_95_text_is_gbk_even_if_the_file_says_western(codepage, encoding):
    content = raw.xls_95([["小區", "A-1", 3.0], ["和平里", "", 2.5]], codepage=codepage, encoding=encoding)
    sheet = only_sheet(content)
    assert sheet.name == "工作" and sheet.rows == [["小區", "A-1", 3], ["和平里", "", 2.5]]


def test_charts_between_the_sheets_do_not_move_the_errors():
    content = raw.xls_95([["社区", "数"], ["和平", "#N/A"]], has_chart=True)
    sheet = only_sheet(content)
    assert sheet.rows == [["社区", "数"], ["和平", ""]] and sheet.faults == {(1, 1): "error"}


# --- what a file is ---

@pytest.mark.parametrize(("content", "code"), [
    (b"%PDF-1.7 ...", "is-pdf"), (b"\x89PNG\r\n\x1a\n....", "is-picture"), (b"\xff\xd8\xff\xe0..JFIF", "is-picture"),
    (b"RIFF\x10\0\0\0WEBPVP8 ", "is-picture"), (b"BM\x10\0\0\0\0\0\0\0....", "is-picture"), (b"Rar!\x1a\x07\0", "is-archive"),
    (b"7z\xbc\xaf\x27\x1c", "is-archive"), (b"{\\rtf1\\ansi ...}", "is-word"), (b"\x09\x00\x04\x00\x02\x00\x10\x00", "is-old-excel"),
    (b"%TSD-Header-###%....", "is-locked"), (b"b\x14#e\x11\0\0E-SafeNet\0\0LOCK", "is-locked"),
    (b"MZ\x90\0", "not-a-workbook"), (b"\x07\x01\x02\x00" * 99, "not-a-workbook"),
    (raw.compound({"WordDocument": b"."}), "is-word"), (raw.compound({"PowerPoint Document": b"."}), "is-slides"),
    (raw.compound({"EncryptedPackage": b"."}), "password"), (raw.compound({"Contents": b"."}), "not-a-workbook"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x07" * 600, "reading-failed"), (b"PK\x03\x04" + bytes(60), "broken-archive"),
    (raw.archive({"word/document.xml": "<w/>"}), "is-word"), (raw.archive({"ppt/presentation.xml": "<p/>"}), "is-slides"),
    (raw.archive({"OFD.xml": "<o/>"}), "is-pdf"), (raw.archive({"台账.xlsx": b"PK"}), "is-archive"),
    (raw.archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "is-word"),
    (raw.archive({"mimetype": "application/vnd.oasis.opendocument.presentation-template"}), "is-slides")])
def test_what_is_no_table_is_named(content, code):
    assert declined(content) == code


@pytest.mark.parametrize("file", ["password.xls", "password.ods"])
def test_files_with_a_password_are_named(file):
    assert declined((FILES / "formats" / file).read_bytes()) == "password"


def test_a_package_with_zip_encryption_has_a_password():
    content = bytearray(drawn("| a | b |"))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(sign) + offset] |= 1
    assert declined(bytes(content)) == "password"


def test_macros_are_not_run_and_that_is_said():
    content = raw.xlsx(f'<row r="1">{text_cell("A1", "社区")}</row>', extra={"xl/vbaProject.bin": b"..."})
    assert only_sheet(content).rows == [["社区"]] and codes(content) == ["macros-ignored"]


def test_a_package_without_its_usual_folder_is_read():
    content = raw.xlsx('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>', folder="")
    assert only_sheet(content).faults == {(0, 1): "error"} and codes(content) == []


def test_one_broken_sheet_does_not_take_the_others_along():
    good, broken = '<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1"><c r="A1"><v>1</v></row>'
    book = workbook.parse(raw.xlsx(good, broken))
    assert [sheet.rows for sheet in book] == [[[1]]]
    assert [(remark.code, remark.sheet) for remark in book.remarks] == [("broken-sheet", "表2")]
    assert declined(raw.xlsx(broken)) == "reading-failed"


def test_what_the_fast_reader_cannot_make_sense_of_is_read_by_the_other():
    """Here an error value it does not know. The other one takes Excel's Chinese dates for numbers, and times for dates."""
    rows = ('<row r="2"><c r="B2" s="1"><v>45356</v></c><c r="C2" s="1"><v>45356.5</v></c><c r="D2" t="e"><v>#BUSY!</v></c></row>'
            '<row r="3"><c r="B3" s="2"><v>45356</v></c><c r="C3" s="2"><v>0.25</v></c><c r="D3"><f>A1</f></c><c r="F3" t="b">'
            '<v>1</v></c></row>')
    sheet = (f'<worksheet xmlns="{raw.MAIN}"><dimension ref="A1"/><sheetData>{rows}</sheetData>'
             f'<mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>')
    content = raw.xlsx(sheet, formats=(0, 31, 14))
    read = only_sheet(content)
    assert codes(content) == ["read-by-fallback"]
    assert read.rows == [[""] * 6, ["", date(2024, 3, 5), datetime(2024, 3, 5, 12), "", "", ""],
                         ["", date(2024, 3, 5), clock(6), "", "", True]]
    assert read.merged == [(1, 0, 2, 0)] and read.faults == {(1, 3): "error", (2, 3): "uncached"}


# --- files of other people ---

PUBLIC = {
    "inlineStr.xlsx": ("Requirements", 2, {}), "missing-v-node-xlsx.xlsx": ("Sheet1", 2, {(1, 2): "uncached"}),
    "nonstandard-xml-ns-prefix.xlsx": ("Sheet1", 3, {}), "no-styles-or-sharedStrings-parts.xlsx": ("Sheet1", 12, {}),
    "dates-1900-LibreOffice.xlsx": ("Sheet1", 1, {}), "dates-1904.xls": ("Sheet1", 1, {}),
    "biff5-label-records.xls": ("worksheet1", 17, {}), "mtcars.xls": ("head(mtcars)", 7, {}),
    "utf8-sheet-names.xls": ("µ", 2, {}), "new_line_errors.xlsx": ("Blad1", 3, {}), "style-only-cells.xlsx": ("Data", 4, {})}


@pytest.mark.parametrize("file", PUBLIC)
def test_files_of_other_people_are_read(file):
    book = workbook.parse((FILES / "public" / file).read_bytes())
    sheet = book.sheets[0]
    assert (sheet.name, len(sheet.rows), sheet.faults) == PUBLIC[file]
    assert book.remarks == [] and not any("\0" in str(cell) for row in sheet.rows for cell in row)


def test_dates_of_other_people_are_right():
    for file in ("dates-1900-LibreOffice.xlsx", "dates-1904.xls"):
        assert only_sheet((FILES / "public" / file).read_bytes()).rows == [[date(2000, 1, 1)] * 5]


# --- limits ---

def test_one_cell_in_the_last_corner_does_not_take_the_server_along():
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    book.active["XFD1048576"] = 1
    with pytest.raises(workbook.Unreadable) as problem:
        workbook.read("x.xlsx", saved(book))
    assert problem.value.code in ("reading-failed", "too-many-cells")


def test_a_bomb_is_declined_before_it_is_unpacked():
    target = io.BytesIO(drawn("| a | b |"))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/media/x.bin", "w", force_zip64=True) as entry:
        for _ in range(READING.unpacked_bytes // 2**24 + 1):
            entry.write(bytes(2**24))
    started = time.monotonic()
    assert declined(target.getvalue()) == "unpacks-too-large"
    assert time.monotonic() - started < READING.time_seconds


@pytest.mark.parametrize("rows", [
    " " * 100_000_000,
    "<row r=\"1\">" + "<c r=\"A1\" t=\"e\"><v>#N/A</v></c>" * 2_500_000 + "</row>",
], ids=["blanks", "one row"])
def test_a_row_without_end_is_declined(rows):
    assert declined(raw.xlsx(rows)) == "unpacks-too-large"


def test_a_million_empty_cells_with_a_style_are_nothing():
    cells = "".join(f'<c r="{column}{{0}}" s="0"/>' for column in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{n}">{cells.format(n)}</row>' for n in range(2, 100_002))
    assert only_sheet(raw.xlsx(f'<row r="1">{text_cell("A1", "社区")}</row>{rows}')).rows == [["社区"]]


def test_entities_that_multiply_are_not_followed():
    laugh = ("<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"" + "&a;" * 1000 + "\"><!ENTITY c \"" + "&b;" * 1000 + "\">]>")
    rows = f'{laugh}<worksheet xmlns="{raw.MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&c;</v></c></row></sheetData></worksheet>'
    assert declined(raw.xlsx(rows)) == "reading-failed"
    with zipfile.ZipFile(io.BytesIO(raw.xlsx(""))) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/workbook.xml"] = laugh.encode() + parts["xl/workbook.xml"].replace("表1".encode(), b"&c;")
    assert declined(raw.archive(parts)) == "broken-archive"


def test_too_many_cells_are_declined_before_they_are_built():
    assert declined(raw.xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="T1048576"><v>1</v></c></row>')) \
        == "too-many-cells"


def test_a_child_that_hangs_is_ended():
    with pytest.raises(child.ChildFailed) as failed:
        child.call("time:sleep", 60, time_seconds=0.5)
    assert failed.value.is_timeout


def test_a_child_that_wants_too_much_memory_fails_alone():
    with pytest.raises((MemoryError, child.ChildFailed)):
        child.call("builtins:bytearray", READING.memory_bytes * 2)


def test_no_file_is_empty_or_too_large():
    for content, code in ((b"", "empty-file"), (bytes(READING.file_bytes + 1), "file-too-large")):
        with pytest.raises(workbook.Unreadable) as problem:
            workbook.read("x.xlsx", content)
        assert problem.value.code == code
