"""Web pages and XML saved as .xls: the tables as sheets, and a clear word where there is none."""

import time
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import pytest

from data import workbook
from data.issues import ISSUE_KINDS
from data.vocabulary.thresholds import READING

FORMATS = Path(__file__).parent.parent / "workbooks" / "formats"


def sheets(content: str | bytes, *, encoding: str = "utf-8") -> list[workbook.Sheet]:
    book = workbook.parse(content.encode(encoding) if isinstance(content, str) else content)
    assert book.remarks[0].code == "saved-as-markup"
    return book.sheets


def rows(content: str | bytes, *, encoding: str = "utf-8") -> list[list]:
    sheet, = sheets(content, encoding=encoding)
    return sheet.rows


def declined(content: str | bytes) -> str:
    with pytest.raises(workbook.Unreadable) as problem:
        workbook.parse(content.encode() if isinstance(content, str) else content)
    assert problem.value.code in ISSUE_KINDS
    return problem.value.code


# --- web pages ---

def test_an_export_is_read_as_the_clerk_sees_it():
    page = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">
    <head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>导出</title>
    <!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>6月工单</x:Name>
    </x:ExcelWorksheet></x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]-->
    <style>td { mso-number-format:"\\@" } table tr > td { color: red }</style></head>
    <body><script>document.write("<table><tr><td>不是数据</td></tr></table>")</script>
    <table border=1><tr><td colspan="3">和平街道工单&nbsp;2024年6月</td></tr>
    <tr><th>工单编号</th><th>社区</th><th>标题</th></tr>
    <tr><td style="mso-number-format:'\\@'">007&lt;1&gt;</td><td rowspan=2 align="center">和平</td><td>漏水<br/>三天 &amp; <b>无人</b>管</td></tr>
    <tr><td x:num="20240601">20240601</td><td>  楼道
       堆物 </td></tr></table></body></html>"""
    sheet, = sheets(page)
    assert sheet.name == "6月工单"
    assert sheet.rows == [
        ["和平街道工单 2024年6月", "", ""], ["工单编号", "社区", "标题"], ["007<1>", "和平", "漏水\n三天 & 无人管"],
        ["20240601", "", "楼道 堆物"]]
    assert sheet.merged == [(0, 0, 0, 2), (2, 1, 3, 1)]


TABLE = "<table><tr><td>社区</td><td>数</td></tr><tr><td>和平</td><td>３</td></tr></table>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("said", ["", '<meta charset="gb2312">', '<meta http-equiv=content-type content="text/html; charset=utf-8">'])
def test_the_encoding_is_told_by_the_bytes(encoding, said):
    assert rows(f"<html><head>{said}</head>{TABLE}</html>", encoding=encoding) == [["社区", "数"], ["和平", "３"]]


def test_big5_is_read_where_the_page_says_so():
    page = '<html><head><meta charset="big5"></head><table><tr><td>社區<td>數<tr><td>和平里<td>1</table>'
    assert rows(page, encoding="big5") == [["社區", "數"], ["和平里", "1"]]


def test_tags_need_not_be_closed_nor_small():
    page = "<TABLE><TR><TD>社区<TD>数<TR><TD>和平<TD>3 < 5<TR><TD title='a>b'>光明<TD title=\"a>b\">1<!-- <td>9 --></TABLE>"
    assert rows(page) == [["社区", "数"], ["和平", "3 < 5"], ["光明", "1"]]


def test_merged_cells_keep_the_columns_in_place():
    page = """<table><tr><td rowspan=2>社区</td><td colspan=2>加装电梯</td><td rowspan="0">备注</td></tr>
    <tr><td>计划</td><td>完成</td></tr>
    <tr><td>和平</td><td>3</td><td>1</td></tr></table>"""
    sheet, = sheets(page)
    assert sheet.rows == [["社区", "加装电梯", "", "备注"], ["", "计划", "完成", ""], ["和平", "3", "1", ""]]
    assert sheet.merged == [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 2, 3)]


def test_several_tables_are_several_sheets_and_titles_stay_with_theirs():
    page = f"<h2>2024年6月</h2><p>和平街道</p>{TABLE}<p>2024年7月</p>{TABLE}<p>打印</p>"
    first, second = sheets(page)
    assert (first.name, second.name) == ("表1", "表2")
    assert first.rows == [["2024年6月", ""], ["和平街道", ""], ["社区", "数"], ["和平", "３"]]
    assert second.rows == [["2024年7月", ""], ["社区", "数"], ["和平", "３"]]


def test_a_title_or_header_made_a_table_of_its_own_is_joined_to_the_next():
    page = ("<table><tr><td>和平街道</td></tr><tr><td>2024年6月</td></tr></table><table><tr><td>社区</td><td>数</td></tr></table>"
            "<table><tr><td>和平</td><td>1</td></tr><tr><td rowspan=2>光明</td><td>2</td></tr><tr><td>3</td></tr></table>"
            "<table><tr><td>填表人</td><td>某某</td></tr></table>")
    sheet, = sheets(page)
    assert sheet.rows == [["和平街道", ""], ["2024年6月", ""], ["社区", "数"], ["和平", "1"], ["光明", "2"], ["", "3"], ["填表人", "某某"]]
    assert sheet.merged == [(4, 0, 5, 0)]


def test_tables_for_the_layout_are_looked_through():
    page = f"<table><tr><td>2024年6月<div>{TABLE}</div></td><td><table><tr><td>菜单</td></tr></table></td></tr></table>"
    sheet, = sheets(page)
    assert sheet.rows == [["2024年6月", ""], ["社区", "数"], ["和平", "３"], ["菜单", ""]]


def test_a_small_table_within_a_cell_of_data_is_text():
    page = ("<table><tr><td>编号<td>过程<td>社区<tr><td>1<td>已派单<table><tr><td>物业<td>6月1日</table>后办结<td>和平"
            "<tr><td>2<td>已办<td>光明</table>")
    assert rows(page) == [["编号", "过程", "社区"], ["1", "已派单\n后办结 物业 6月1日", "和平"], ["2", "已办", "光明"]]


def test_error_values_are_faults():
    sheet, = sheets("<table><tr><td>社区<td>率<td>数<tr><td>和平<td>#DIV/0!<td>####<tr><td>光明<td>Err:502<td>#1楼</table>")
    assert sheet.faults == {(1, 1): "error", (1, 2): "error", (2, 1): "error"}
    assert sheet.rows[1:] == [["和平", "", ""], ["光明", "", "#1楼"]]


def test_a_page_of_libreoffice_is_read():
    sheet, = sheets((FORMATS / "page.html").read_bytes())
    start = next(number for number, row in enumerate(sheet.rows) if row[0] == "社区")
    assert sheet.rows[start + 1] == ["和平", "甲", "3", "1", "0.333333333333333", "2024-06-30", "", "1"]
    assert sheet.merged == [(start + 1, 0, start + 2, 0)]
    assert {(row - start, column) for row, column in sheet.faults} == {
        (1, 6), (2, 4), (2, 6), (4, 0), (4, 2), (4, 4), (4, 6), (4, 7)}


def test_pages_in_one_file_are_read():
    page = TABLE.replace("=", "=3D")
    bundle = ("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n"
              "--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n<html><frameset><x:Name>甲</x:Name><x:Name>乙</x:Name></frameset></html>\r\n"
              f"--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n"
              f"--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n{page}\r\n--x--\r\n")
    assert [(sheet.name, sheet.rows) for sheet in sheets(bundle)] == [
        ("甲", [["社区", "数"], ["和平", "３"]]), ("乙", [["社区", "数"], ["和平", "３"]])]


@pytest.mark.parametrize(("content", "code"), [
    ('<html><head><xml><x:WorksheetSource HRef="6月.files/sheet001.htm"/></xml></head><frameset rows="*,39"></frameset></html>',
     "web-page-shell"),
    ("<!DOCTYPE html><html><body><h1>登录已过期，请重新登录</h1></body></html>", "page-without-table"),
    ("<html><body><table></table></body></html>", "page-without-table"),
    ('<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>', "markup-not-workbook"),
    ('<?xml version="1.0"?><rss><channel/></rss>', "markup-not-workbook"),
    ("<table><tr><td>" * 1000, "broken-markup"), ("<table><tr><td>1<td>2</table>" * 3000, "too-many-cells"),
    ("<table><tr>" + "<td colspan=9999>x" * 9, "too-many-cells"), ("<table><tr>" + "<td>x" * 20_000, "too-many-cells")])
def test_what_holds_no_table_is_named(content, code):
    assert declined(content) == code


@pytest.mark.parametrize("flood", ["<a ", "<!--", "<script>", "\"'a", "<td \"", "&amp;", "<div>", "<td '>'", "</td>", "<tr"])
def test_no_broken_page_takes_forever(flood):
    started = time.monotonic()
    page = f"<table><tr><td>社区<td>{flood * (3_000_000 // len(flood))}"
    try:
        workbook.parse(page.encode())
    except workbook.Unreadable as problem:
        assert problem.code in ("too-many-cells", "page-without-table")
    assert time.monotonic() - started < READING.time_seconds / 2


# --- Excel-2003 XML ---

def xml(sheets_: str, *, declaration: str = '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>') -> str:
    return (f'{declaration}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
            'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
            f'xmlns:html="http://www.w3.org/TR/REC-html40">{sheets_}</Workbook>')


def table(inner: str, *, name: str = "工单", options: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{inner}</Table>{options}</Worksheet>'


def test_xml_of_2003_is_read_with_its_types():
    content = xml(table("""
      <Row><Cell ss:MergeAcross="3"><Data ss:Type="String">工单 2024年6月</Data></Cell></Row>
      <Row ss:Index="3"><Cell><Data ss:Type="String">编号</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">来电&#10;时间</Data></Cell>
        <Cell><Data ss:Type="String">数</Data><Comment ss:Author="某某"><ss:Data xmlns="http://www.w3.org/TR/REC-html40">批注</ss:Data></Comment></Cell></Row>
      <Row ss:Span="1"><Cell ss:MergeDown="1"><Data ss:Type="String">007</Data></Cell><Cell><Data ss:Type="Boolean">1</Data></Cell>
        <Cell><Data ss:Type="DateTime">2024-06-30T08:30:00.000</Data></Cell><Cell><Data ss:Type="Number">3.5</Data></Cell></Row>
      <Row><Cell ss:Index="2"><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>加粗</B><Font>的字</Font></ss:Data></Cell>
        <Cell><Data ss:Type="DateTime">2024-06-30T00:00:00.000</Data></Cell><Cell><Data ss:Type="DateTime">1899-12-31T08:30:00.000</Data></Cell></Row>
    """))
    sheet, = sheets(content)
    assert sheet.name == "工单"
    assert sheet.rows == [
        ["工单 2024年6月", "", "", ""], ["", "", "", ""], ["编号", "", "来电\n时间", "数"],
        ["007", True, datetime(2024, 6, 30, 8, 30), 3.5], ["", "", "", ""], ["", "加粗的字", date(2024, 6, 30), clock(8, 30)]]
    assert sheet.merged == [(0, 0, 0, 3), (3, 0, 4, 0)]


def test_lost_values_of_xml_are_faults():
    content = xml(table("""
      <Row><Cell><Data ss:Type="String">率</Data></Cell></Row>
      <Row><Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=RC[-1]"/></Row>
      <Row><Cell ss:Formula="=IF(1,&quot;&quot;)"><Data ss:Type="String"></Data></Cell><Cell><Data ss:Type="Number">12,5</Data></Cell></Row>
    """))
    sheet, = sheets(content)
    assert sheet.rows == [["率", ""], ["", ""], ["", "12,5"]]
    assert sheet.faults == {(1, 0): "error", (1, 1): "uncached"}


def test_hidden_sheets_of_xml_are_known():
    hidden = '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>'
    cell = '<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>'
    found = sheets(xml(table(cell, name="一") + table(cell, name="二", options=hidden) + table("", name="三")))
    assert [(sheet.name, sheet.is_hidden, sheet.rows) for sheet in found] == [("一", False, [[1]]), ("二", True, []), ("三", False, [])]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb2312", "utf-16"])
def test_xml_in_chinese_encodings_is_read(encoding):
    content = xml(table('<Row><Cell><Data ss:Type="String">社区</Data></Cell></Row>'),
                  declaration=f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>\n')
    assert rows(content, encoding=encoding) == [["社区"]]


def test_a_merge_over_the_whole_sheet_of_xml_ends_where_the_grid_ends():
    content = xml(table('<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1048575"><Data ss:Type="String">甲</Data></Cell></Row>'
                        '<Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">1</Data></Cell></Row>'))
    sheet, = sheets(content)
    assert sheet.merged == [(0, 0, 2, 1)]


LAUGH = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 1000 + '"><!ENTITY c "' + "&b;" * 1000 + '">]>'
STEAL = '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(("content", "code"), [
    (xml(table('<Row><Cell><Data ss:Type="String">&c;</Data></Cell></Row>'), declaration=LAUGH), "broken-markup"),
    (xml(table('<Row><Cell><Data ss:Type="String">&c;</Data></Cell></Row>'), declaration=STEAL), "broken-markup"),
    (xml(table("<Row><Cell><Data>a & b</Data></Cell></Row>")), "broken-markup"),
    (xml(table("<Row>"))[:-30], "broken-markup"),
    (xml(table('<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell></Row>')), "too-many-cells")])
def test_harmful_xml_is_declined(content, code):
    assert declined(content) == code


def test_deep_xml_is_read_past():
    assert rows(xml(table("<Row><Cell><Data ss:Type=\"Number\">1</Data></Cell></Row>" + "<a>" * 100_000 + "</a>" * 100_000))) == [[1]]
