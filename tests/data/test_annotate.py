"""The clerk's own workbook comes back as it was but for the marks; a community gets its own rows and nobody else's."""

import io
import re
import shutil
import subprocess
import time
import zipfile
from copy import copy
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from data import annotate, child, intake
from data.marks import issue_list, marking, notes, styles
from data.marks.package import Package
from data.marks.styles import COLOURS
from data.vocabulary import text
from data.vocabulary.terms import Severity
from data.vocabulary.thresholds import READING, RETURNED
from data.workbook import Sheet, parse
from tests.drawn_workbooks import rows, workbook

FOLDER = Path(__file__).parent.parent
WORKBOOKS = sorted((FOLDER / "workbooks").glob("*.xlsx"))
SAMPLES = [path for path in sorted((FOLDER.parent / "data" / "samples").glob("*.xlsx")) if path.stat().st_size < 20_000][::3]
pytestmark = pytest.mark.filterwarnings("ignore:Data Validation extension")
"""What openpyxl says of a list on another sheet: it would lose it, therefore it does not write the marks."""

EXCEL = "urn:schemas-microsoft-com:office:excel"
RED, YELLOW = COLOURS[Severity.ERROR], COLOURS[Severity.WARNING]

LEDGER = """
    | 2024年6月改造台账 |
    | 社区 | 小区 | 楼号 | 改造类型 | 计划数 | 完成数 | 负责人 | 联系电话 |
    | 甲社区 | 一里 | 1# | 加装电梯 | 4 | 两三台 | 张三 | 13911112222 |
    | 甲社区 | 一里 | 2# | | 4 | 1 | 李四 | 13911113333 |
    | 乙社区 | 二里 | 3# | 屋面防水 | 4 | 5 | 王五 | 13911114444 |
    | 合计 | | | | 8 | 5 | | |
"""


def returned(content: bytes, file: str = "台账.xlsx") -> annotate.Annotated:
    return annotate.annotate(file, content, intake.inspect(file, content))


def opened(content: bytes, **options: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), rich_text=True, **options)


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def issue_rows(content: bytes) -> list[tuple]:
    return list(opened(content)[text.ISSUE_SHEET].iter_rows(min_row=3, values_only=True))


def marks(content: bytes, sheet: str = "Sheet1") -> dict[str, str]:
    """Cell → colour of every cell in one of our colours."""
    return {cell.coordinate: cell.fill.fgColor.rgb for row in opened(content)[sheet].iter_rows() for cell in row
            if cell.fill.fgColor.rgb in (RED, YELLOW)}


def test_problems_are_coloured_commented_and_listed():
    given = returned(workbook(LEDGER))
    assert (given.file, given.is_original) == ("台账_标注.xlsx", True)
    assert marks(given.content) == {"F3": YELLOW, "D4": RED, "F5": YELLOW}
    book = opened(given.content)
    assert book.sheetnames == ["问题清单", "Sheet1"]
    assert book["Sheet1"]["D4"].comment.text == "【必须改】缺少“改造类型”，这一行没有入库\n应为：“改造类型”必填\n怎么改：请补上"
    listed = book["问题清单"]
    assert [cell.value for cell in listed[2]] == list(text.ISSUE_COLUMNS)
    assert [tuple(cell.value for cell in row[:6]) for row in listed.iter_rows(min_row=3)] == [
        ("必须改", "甲社区 一里 2号楼", "2024-06", "Sheet1", "D4", None),
        ("建议改", "甲社区 一里 1号楼", "2024-06", "Sheet1", "F3", "两三台"),
        ("建议改", "乙社区 二里 3号楼", "2024-06", "Sheet1", "F5", "5"),
        ("提示", None, "2024-06", "Sheet1", "A6", None)]
    assert listed["E3"].hyperlink.location == "'Sheet1'!D4"
    assert (listed.freeze_panes, listed.auto_filter.ref) == ("A3", "A2:I6")
    assert listed["G3"].alignment.wrap_text and listed.column_dimensions["G"].width == 44
    assert book.active.title == "问题清单" and [s.title for s in book if s.sheet_view.tabSelected] == ["问题清单"]


def test_a_row_is_named_by_its_merged_community_even_when_it_is_not_accepted():
    given = returned(workbook("""
        | 2024年6月改造台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 屋面防水 | 4 | 1 |
        | | 二里 | | 4 | 1 |
    """, merged=("A3:A4",)))
    assert issue_rows(given.content)[0][:2] == ("必须改", "甲社区 二里")


def test_a_problem_under_a_merge_is_said_at_the_cell_that_is_seen():
    given = returned(workbook("""
        | 2024年6月改造台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 屋面防水 | 4 | 1 |
        | 甲社区 | 二里 | 屋面防水 |  | 1 |
    """, merged=("D3:D4",)))
    assert marks(given.content) == {"D3": YELLOW}
    assert opened(given.content)["Sheet1"]["D3"].comment.text.startswith("【建议改】第4行：")
    assert issue_rows(given.content)[0][4] == "D4"


def office_workbook() -> bytes:
    """A ledger with what offices have: formats, formulas with results, a text box, lists on another sheet, notes."""
    book = opened(workbook(LEDGER, "| 甲社区 |\n| 乙社区 |", names=("台账", "名单")))
    sheet, words = book.worksheets
    words.sheet_state = "veryHidden"
    sheet["A1"].value = CellRichText("2024年6月", TextBlock(InlineFont(b=True, color="FFFF0000"), "改造台账"))
    sheet["E6"], sheet["F6"] = "=SUM(E3,E5)", "=F5+0"
    sheet["K8"] = datetime(2024, 6, 30, 8, 30)
    sheet["K8"].number_format = 'yyyy"年"m"月"d"日" hh:mm'
    sheet["D4"].fill = PatternFill("solid", fgColor="FFCCE8CF")
    sheet["F3"].font = Font(name="仿宋", size=12, italic=True)
    sheet["F3"].number_format = "0.00"
    sheet["A2"].comment = Comment("填全称", "科长")
    sheet["F3"].comment = Comment("等核实", "科长")
    sheet.merge_cells("A1:H1")
    sheet.column_dimensions["B"].width, sheet.row_dimensions[2].height = 33, 40
    sheet.column_dimensions["H"].hidden = True
    rule = DataValidation(type="list", formula1='"加装电梯,屋面防水"', sqref="D3:D9")
    sheet.add_data_validation(rule)
    sheet.conditional_formatting.add("E3:F5", CellIsRule(operator="greaterThan", formula=["4"], font=Font(bold=True)))
    sheet.print_title_rows = "1:2"
    book.defined_names["合计格"] = DefinedName("合计格", attr_text="台账!$E$6")
    sheet.freeze_panes, sheet.auto_filter.ref, book.active = "B3", "A2:H5", 0
    return changed_parts(saved(book))


TEXT_BOX = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:from><xdr:col>9</xdr:col>'
    '<xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>12</xdr:col>'
    '<xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to><xdr:sp macro="" textlink="">'
    '<xdr:nvSpPr><xdr:cNvPr id="2" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr><a:prstGeom '
    'prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>填表须知</a:t></a:r></a:p>'
    "</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>")
LIST_ON_ANOTHER_SHEET = (
    '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
    'uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/'
    'excel/2006/main" count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>名单!$A$1:$A$2</xm:f></x14:formula1>'
    "<xm:sqref>A3:A9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>")


def changed_parts(content: bytes) -> bytes:
    """The parts openpyxl cannot make: results of formulas, a text box, a list on another sheet, a WPS picture in a cell."""
    package = Package(content)
    part = "xl/worksheets/sheet1.xml"
    xml = package.read(part).decode()
    for formula, result in (("SUM(E3,E5)", 8), ("F5+0", 5)):
        xml = xml.replace(f"<f>{formula}</f><v></v>", f"<f>{formula}</f><v>{result}</v>")
        xml = xml.replace(f"<f>{formula}</f><v />", f"<f>{formula}</f><v>{result}</v>")
    package.write("xl/drawings/drawing9.xml", TEXT_BOX.encode(), "application/vnd.openxmlformats-officedocument.drawing+xml")
    package.write("xl/cellimages.xml", b'<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
                  "application/vnd.wps-officedocument.cellimage+xml")
    drawing = package.relate(part, "drawing", "xl/drawings/drawing9.xml")
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    xml = xml.replace("<legacyDrawing", f'<drawing {relation} r:id="{drawing}"/><legacyDrawing')
    package.write(part, xml.replace("</worksheet>", LIST_ON_ANOTHER_SHEET + "</worksheet>").encode())
    return package.saved()


def test_everything_else_stays_as_it_was():
    content = office_workbook()
    given = returned(content)
    assert given.is_original
    before, after = Package(content), Package(given.content)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    touched = {name for name in names if before.read(name) != after.read(name)}
    assert touched == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
        "xl/comments/comment1.xml", "xl/drawings/commentsDrawing1.vml"}
    assert LIST_ON_ANOTHER_SHEET.encode() in after.read("xl/worksheets/sheet1.xml")
    same_but_for_marks(content, given.content)
    results = opened(given.content, data_only=True)["台账"]
    assert (results["E6"].value, results["F6"].value) == (8, 5)
    names = {name: defined.attr_text for name, defined in opened(given.content).defined_names.items()}
    assert names == {"合计格": "台账!$E$6"}
    assert opened(given.content)["台账"].print_title_rows == "$1:$2"


def test_a_comment_of_theirs_is_kept_above_ours():
    content = returned(office_workbook()).content
    boxes = fromstring(Package(content).read("xl/drawings/commentsDrawing1.vml"))
    shapes = [[int(shape.find(f".//{{{EXCEL}}}{name}").text) for name in ("Row", "Column")]
              for shape in boxes.iter("{urn:schemas-microsoft-com:vml}shape")]
    assert shapes == [[1, 0], [2, 5], [3, 3], [4, 5]]
    book = opened(content)
    assert book["台账"]["A2"].comment.text == "填全称"
    both = book["台账"]["F3"].comment
    assert both.author == "科长"
    assert both.text.startswith(f"等核实\n\n{text.MARK_HEADING}\n【建议改】")


def test_an_annotated_workbook_that_comes_back_loses_the_old_marks():
    content = office_workbook()
    first = returned(content)
    book = opened(first.content)
    book["台账"]["F3"] = 2
    book["台账"].insert_rows(3)  # whatever else the clerk does meanwhile
    book["台账"].delete_rows(3)
    again = returned(saved(book), first.file)
    assert again.file == "台账_标注.xlsx"
    assert opened(again.content).sheetnames == ["问题清单", "台账", "名单"]
    assert marks(again.content, "台账") == {"D4": RED, "F5": YELLOW}
    sheet = opened(again.content)["台账"]
    assert sheet["F3"].comment.text.strip() == "等核实" and sheet["D4"].comment.author == notes.AUTHOR
    assert [row[4] for row in issue_rows(again.content)[:2]] == ["D4", "F5"]

    book = opened(again.content)
    book["台账"]["D4"] = "屋面防水"
    book["台账"]["F5"] = 3
    mended = returned(saved(book)).content
    assert Package(mended).read("xl/drawings/commentsDrawing1.vml").count(b"shape ") == 2
    clean = opened(mended)["台账"]
    assert clean["D4"].comment is None and clean["D4"].fill.fgColor.rgb == "FFCCE8CF"
    assert clean["F5"].comment is None and clean["F5"].fill.fill_type is None
    assert clean["A2"].comment.text == "填全称"


def test_excels_own_boxes_are_kept_whatever_else_they_hold():
    vml = (b'<xml xmlns:v="urn:schemas-microsoft-com:vml"\n xmlns:o="o" xmlns:x="x"><v:shape id="_x0000_s1025"><v:textbox>a<br>b'
           b'</v:textbox><x:ClientData ObjectType="Button"/></v:shape><v:shape id="_x0000_s1030"><x:ClientData ObjectType="Note">'
           b"<x:Anchor>\r\n 1, 15, 2, 10, 3, 31, 4, 9</x:Anchor><x:Row>2</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>")
    made = notes.boxes(vml, notes.Notes(b"", new={(5, 5): 3}, taller={(2, 0): 9}))
    assert made.startswith(vml[:vml.index(b"1, 15")] + b"1, 15, 2, 10, 3, 31, 12, 9</x:Anchor>")
    assert b'_x0000_s1031' in made and made.count(b"xmlns:v=") == 1
    assert notes.boxes(vml, notes.Notes(b"", removed={(2, 0)})).count(b"<v:shape ") == 1
    assert notes.boxes(b"<xml/>", notes.Notes(b"")) is None


def test_a_sheet_of_theirs_with_that_name_is_no_list_of_ours():
    content = workbook(LEDGER, "| 小区 | 问题 |\n| 一里 | 漏水 |", names=("台账", "问题清单"))
    given = returned(content)
    assert opened(given.content).sheetnames == ["问题清单（1）", "台账", "问题清单"]
    assert opened(given.content)["问题清单"]["B2"].value == "漏水"
    ours, _, theirs = parse(given.content)
    assert issue_list.is_issue_list(ours) and not issue_list.is_issue_list(theirs)


def test_macros_come_back_byte_for_byte():
    package = Package(workbook(LEDGER))
    types = package.read("[Content_Types].xml").replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    package.write("[Content_Types].xml", types)
    package.write("xl/vbaProject.bin", bytes(range(256)), "application/vnd.ms-office.vbaProject")
    given = returned(package.saved(), "台账.xlsm")
    assert given.file == "台账_标注.xlsm" and Package(given.content).suffix == ".xlsm"
    assert Package(given.content).read("xl/vbaProject.bin") == bytes(range(256))


def without_styles(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            if name != "xl/styles.xml":
                made.writestr(name, re.sub(rb"<(Relationship|Override) [^>]*/styles[^>]*>", b"", source.read(name)))
    return target.getvalue()


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_sheets_of_other_programs_are_marked_too(prefix):
    """Elements with a prefix, cells and rows without addresses, a closed row, no styles, no first comment."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cells = [["社区", "小区", "改造类型", "计划数", "完成数"], ["2024年6月甲社区", "一里", "", 3, 1], ["甲社区", "二里", "屋面防水", 3, "约2"]]
    body = "".join("<row>" + "".join(
        f"<c><v>{cell}</v></c>" if isinstance(cell, int) else f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if cell else "<c/>"
        for cell in line) + "</row>" for line in cells)
    sheet = f'<worksheet xmlns="{main}"><sheetData>{body}<row/></sheetData><pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/></worksheet>'
    if prefix:
        for name in ("worksheet", "sheetData", "row", "c", "v", "is", "t", "pageMargins"):
            for start in ("<", "</"):
                sheet = sheet.replace(f"{start}{name}>", f"{start}{prefix}{name}>").replace(f"{start}{name}/>", f"{start}{prefix}{name}/>")
                sheet = sheet.replace(f"{start}{name} ", f"{start}{prefix}{name} ")
        sheet = sheet.replace("xmlns=", "xmlns:x=")
    package = Package(without_styles(workbook("| x |", names=("2024年6月",))))
    package.write("xl/worksheets/sheet1.xml", sheet.encode())
    given = returned(package.saved())
    assert given.is_original
    assert marks(given.content, "2024年6月") == {"C2": RED, "E3": YELLOW}


def look(cell: object) -> tuple:
    return (cell.value, cell.data_type, cell.number_format, copy(cell.font), copy(cell.border), copy(cell.alignment),
            copy(cell.protection), copy(cell.fill), cell.hyperlink, cell.comment.text if cell.comment else None)


def same_but_for_marks(before: bytes, after: bytes) -> None:
    """Every sheet, every cell, every setting as openpyxl reads it; marked cells differ in fill and comment alone."""
    old, new = opened(before), opened(after)
    assert [name for name in new.sheetnames if not name.startswith(text.ISSUE_SHEET)] == old.sheetnames
    for was in old.worksheets:
        now, marked = new[was.title], marks(after, was.title)
        assert was.dimensions == now.dimensions or marked
        for row in was.iter_rows():
            for cell in row:
                there = now[cell.coordinate]
                if cell.coordinate in marked:
                    assert look(cell)[:7] == look(there)[:7], cell.coordinate
                    assert there.comment.text.startswith(cell.comment.text if cell.comment else "【")
                else:
                    assert look(cell) == look(there), cell.coordinate
        assert was.merged_cells.ranges == now.merged_cells.ranges
        assert was.sheet_state == now.sheet_state and was.freeze_panes == now.freeze_panes
        assert was.auto_filter.ref == now.auto_filter.ref
        assert {k: (v.width, v.hidden) for k, v in was.column_dimensions.items()} == {
            k: (v.width, v.hidden) for k, v in now.column_dimensions.items()}
        assert {k: v.height for k, v in was.row_dimensions.items() if v.height} == {
            k: v.height for k, v in now.row_dimensions.items() if v.height}
        assert [(str(v.sqref), v.formula1) for v in was.data_validations.dataValidation] == [
            (str(v.sqref), v.formula1) for v in now.data_validations.dataValidation]
        assert [(str(v.sqref), [rule.formula for rule in v.rules]) for v in was.conditional_formatting] == [
            (str(v.sqref), [rule.formula for rule in v.rules]) for v in now.conditional_formatting]


@pytest.fixture(scope="module")
def files() -> dict[str, tuple[bytes, bytes, intake.Inspection]]:
    """File → its content, the annotated one, what was understood: every test workbook and some samples."""
    found = {"现实.xlsx": office_workbook(), "脏表.xlsx": workbook(LEDGER)}
    found |= {path.name: path.read_bytes() for path in (*WORKBOOKS, *SAMPLES)}
    given = {}
    for name, content in found.items():
        inspection = intake.inspect(name, content)
        given[name] = content, annotate.annotate(name, content, inspection).content, inspection
    assert len(given) > 12
    return given


@pytest.fixture(scope="module")
def through_libreoffice(files, tmp_path_factory) -> dict[str, tuple[openpyxl.Workbook, openpyxl.Workbook]]:
    """File → both workbooks as LibreOffice reads and saves them."""
    folder = tmp_path_factory.mktemp("office")
    for number, (before, after, _) in enumerate(files.values()):
        (folder / f"{number}-before.xlsx").write_bytes(before)
        (folder / f"{number}-after.xlsx").write_bytes(after)
    assert shutil.which("soffice"), "apt-get install libreoffice-calc-nogui"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", "--outdir",
         str(folder / "out"), *map(str, sorted(folder.glob("*.xlsx")))], check=True, capture_output=True, timeout=240)
    return {name: tuple(opened((folder / "out" / f"{number}-{when}.xlsx").read_bytes(), data_only=True)
                        for when in ("before", "after")) for number, name in enumerate(files)}


def test_every_workbook_comes_back_as_it_was(files):
    for before, after, _ in files.values():
        same_but_for_marks(before, after)


def test_libreoffice_reads_the_same_values_and_our_marks(files, through_libreoffice):
    for name, (before, after) in through_libreoffice.items():
        assert after.sheetnames[0].startswith(text.ISSUE_SHEET)
        for sheet in before.worksheets:
            assert list(sheet.values) == list(after[sheet.title].values), name
            assert sheet.merged_cells.ranges == after[sheet.title].merged_cells.ranges
    listed = through_libreoffice["脏表.xlsx"][1]
    assert listed["问题清单"]["A3"].value == "必须改" and listed["问题清单"].auto_filter.ref == "A2:I6"
    assert listed["Sheet1"]["D4"].comment.text.startswith("【必须改】缺少“改造类型”")
    assert listed["Sheet1"]["D4"].fill.fgColor.rgb == RED
    assert listed["问题清单"]["E3"].hyperlink.location.replace("'", "") in ("Sheet1!D4", "#Sheet1.D4")


def test_what_libreoffice_saved_loses_the_marks_again(through_libreoffice):
    book = through_libreoffice["脏表.xlsx"][1]
    book["Sheet1"]["D4"], book["Sheet1"]["F3"], book["Sheet1"]["F5"] = "屋面防水", 2, 1
    book["Sheet1"]["E6"], book["Sheet1"]["F6"] = 12, 4
    content = Package(saved(book))
    content.write("docProps/app.xml", b"<Properties><Application>LibreOffice/7.4</Application></Properties>")
    again = returned(content.saved())
    assert marks(again.content) == {}
    assert opened(again.content)["Sheet1"]["D4"].fill.fill_type is None


def test_the_annotated_workbook_is_read_as_the_workbook(files):
    for name, (_, after, inspection) in files.items():
        again = intake.inspect(name, after)
        mine = [sheet for sheet in again.sheets if not sheet.name.startswith(text.ISSUE_SHEET)]
        tables = [sheet.table.columns if sheet.table else None for sheet in mine]
        assert tables == [sheet.table.columns if sheet.table else None for sheet in inspection.sheets], name
        assert [p for sheet in mine for p in sheet.issues] == [p for sheet in inspection.sheets for p in sheet.issues]


def test_text_comes_back_as_a_workbook_in_which_text_stays_text():
    given = returned("""月份,社区,小区,改造类型,计划数,备注
2024年6月,甲社区,一里,,4,00123
2024年6月,甲社区,二里,屋面防水,4,=1+1
2024年6月,甲社区,三里,屋面防水,4,12345678901234567890
""".encode("gb18030"), "6月台账.csv")
    assert (given.file, given.is_original) == ("6月台账_标注.xlsx", False)
    sheet = opened(given.content)["Sheet1"]
    assert [cell.value for cell in sheet[2]] == ["2024年6月", "甲社区", "一里", None, "4", "00123"]
    assert [(sheet[f"F{row}"].value, sheet[f"F{row}"].data_type, sheet[f"F{row}"].number_format) for row in (2, 3, 4)] == [
        ("00123", "s", "@"), ("=1+1", "s", "@"), ("12345678901234567890", "s", "@")]
    assert marks(given.content) == {"D2": RED}
    assert issue_rows(given.content)[0][3:5] == ("Sheet1", "D2")


def test_an_old_xls_comes_back_with_the_same_cells_at_the_same_addresses():
    path = FOLDER / "workbooks" / "projects_old_xls.xls"
    given = returned(path.read_bytes(), path.name)
    assert (given.file, given.is_original) == ("projects_old_xls_标注.xlsx", False)
    before, after = list(parse(path.read_bytes())), list(parse(given.content))[1:]
    assert [(s.name, s.rows, s.merged, s.is_hidden) for s in before] == [(s.name, s.rows, s.merged, s.is_hidden) for s in after]


def test_strict_office_open_xml_comes_back_made_from_its_cells():
    book = opened(workbook(LEDGER, "| a | b |", names=("台账", "藏"), merged=("A1:H1",)))
    book["台账"]["I3"], book["台账"]["I4"] = date(2024, 6, 30), datetime(2024, 6, 30, 8, 30)
    book["藏"].sheet_state = "hidden"
    package = Package(saved(book))
    strict = package.read("_rels/.rels").replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
    package.write("_rels/.rels", strict)
    content = package.saved()
    sheets = list(parse(content))
    made, suffix, is_original = annotate._mark(content, [], [])
    assert (suffix, is_original) == (".xlsx", False)
    again = opened(made)
    assert again["藏"].sheet_state == "hidden" and str(again["台账"].merged_cells) == "A1:H1"
    assert again["台账"]["I3"].number_format == "yyyy-mm-dd" and again["台账"]["I4"].value == datetime(2024, 6, 30, 8, 30)
    assert [sheet.rows for sheet in list(parse(made))[1:]] == [sheet.rows for sheet in sheets]


def test_of_a_very_long_workbook_only_rows_with_issues_come_back(monkeypatch):
    monkeypatch.setattr(annotate, "RETURNED", replace(RETURNED, rows_count=2))
    given = returned(workbook(LEDGER, merged=("A1:H1",)))
    assert (given.file, given.is_original) == ("台账_问题行.xlsx", False)
    sheet = opened(given.content)["Sheet1"]
    assert [row[-1] for row in sheet.iter_rows(values_only=True)] == [None, "原行号", 3, 4, 5]
    assert sheet["G3"].value == "张三" and str(sheet.merged_cells) == "A1:H1"
    listed = opened(given.content)["问题清单"]
    assert [listed[f"E{row}"].value for row in (3, 4, 5, 6)] == ["D4", "F3", "F5", "A6"]
    assert listed["E3"].hyperlink.location == "'Sheet1'!D4" and listed["E6"].hyperlink is None
    assert marks(given.content) == {"D4": RED, "F3": YELLOW, "F5": YELLOW}


def test_a_community_gets_its_own_rows_and_nobody_elses():
    content = workbook(LEDGER.replace("改造类型", "备注 | 改造类型").replace("1# |", "1# | 请联系张三13911112222 |").replace(
        "2# |", "2# | |").replace("3# |", "3# | |").replace("| 合计 |", "| 合计 | |"))
    inspection = intake.inspect("台账.xlsx", content)
    assert annotate.communities_of(inspection) == ["甲社区", "乙社区"]
    given = annotate.slice_of("台账.xlsx", content, inspection, "乙社区")
    assert (given.file, given.is_original) == ("台账_乙社区.xlsx", False)
    assert list(opened(given.content)["Sheet1"].values) == [
        ("2024年6月改造台账", *[None] * 10),
        ("社区", "小区", "楼号", "备注", "改造类型", "计划数", "完成数", "负责人", "联系电话", "数据月份", "原行号"),
        ("乙社区", "二里", "3#", None, "屋面防水", 4, 5, None, None, "2024-06", 5)]
    assert [row[:5] for row in issue_rows(given.content)] == [("建议改", "乙社区 二里 3号楼", "2024-06", "Sheet1", "G3")]
    assert marks(given.content) == {"G3": YELLOW}

    given = annotate.slice_of("台账.xlsx", content, inspection, "甲社区")
    assert [row[-1] for row in opened(given.content)["Sheet1"].values] == [None, "原行号", 3, 4]
    assert opened(given.content)["Sheet1"]["D3"].value == "请联系＊＊＊＊"
    assert [row[4] for row in issue_rows(given.content)] == ["E4", "G3"]
    assert all(word not in str(list(parse(given.content))) for word in ("张三", "李四", "王五", "1391111", "乙社区"))


def test_a_slice_can_be_read_like_the_whole():
    content = workbook("""
        | 2024年6月改造台账 |
        | 社区 | 小区 | 改造类型 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 屋面防水 | 4 | 1 |
        |  | 二里 | 屋面防水 | 4 | 2 |
        | 乙社区 | 三里 | 屋面防水 | 4 | 3 |
    """, merged=("A1:E1", "A3:A4", "D3:D4"))
    inspection = intake.inspect("台账.xlsx", content)
    given = annotate.slice_of("台账.xlsx", content, inspection, "甲社区")
    again = intake.inspect(given.file, given.content)
    names = ("community", "compound", "work_type", "planned_count", "completed_count", "report_month")
    assert rows(again, *names) == [row for row in rows(inspection, *names) if row[0] == "甲社区"]


def test_a_row_of_a_section_takes_what_the_headings_said_along():
    content = workbook("""
        | 2024年6月改造台账 |
        | 一、甲社区 |
        | 小区 | 改造类型 | 计划数 | 完成数 |
        | 一里 | 屋面防水 | 4 | 1 |
        | 二里 | 屋面防水 | 4 | 2 |
        | 二、乙社区 |
        | 小区 | 改造类型 | 计划数 | 完成数 |
        | 三里 | 屋面防水 | 4 | 3 |
        | 四里 |  | 4 | 3 |
    """)
    inspection = intake.inspect("台账.xlsx", content)
    given = annotate.slice_of("台账.xlsx", content, inspection, "乙社区")
    assert list(opened(given.content)["Sheet1"].values) == [
        ("2024年6月改造台账", *[None] * 6),
        ("小区", "改造类型", "计划数", "完成数", "数据月份", "社区", "原行号"),
        ("三里", "屋面防水", 4, 3, "2024-06", "乙社区", 8),
        ("四里", None, 4, 3, "2024-06", "乙社区", 9)]
    assert rows(intake.inspect(given.file, given.content), "community", "compound") == [("乙社区", "三里")]
    assert issue_rows(given.content)[0][1:5] == ("乙社区 四里", "2024-06", "Sheet1", "B4")


def test_tables_side_by_side_share_no_cell_in_a_slice():
    content = workbook("""
        | 2024年6月屋面防水台账 |
        | 社区 | 小区 | 计划数 | 完成数 | | 社区 | 小区 | 计划数 | 完成数 |
        | 甲社区 | 一里 | 4 | 1 | | 乙社区 | 二里 | 7 | 2 |
        | 甲社区 | 三里 | 4 | 1 | | 乙社区 | 四里 | 7 | 2 |
    """)
    inspection = intake.inspect("台账.xlsx", content)
    given = annotate.slice_of("台账.xlsx", content, inspection, "乙社区")
    assert [row[:9] for row in opened(given.content)["Sheet1"].values][2:] == [
        (*[None] * 5, "乙社区", "二里", 7, 2), (*[None] * 5, "乙社区", "四里", 7, 2)]


def test_words_of_a_cell_never_become_a_formula_or_markup():
    given = returned(workbook("""
        | 月份 | 社区 | 小区 | 改造类型 | 计划数 |
        | 2024-06 | 甲社区 | =cmd()&lt;x> | 屋面防水 | =<b>&"两 |
    """.replace("=cmd()", "=HYPERLINK(1)")))
    for sheet in opened(given.content):
        if sheet.title == text.ISSUE_SHEET:
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_an_unreadable_file_gives_the_list_alone():
    given = returned(b"PK nonsense", "坏.xlsx")
    assert given.file == "坏_问题清单.xlsx" and opened(given.content).sheetnames == ["问题清单"]
    assert issue_rows(given.content)[0][6].startswith("文件“坏.xlsx”")


def test_a_child_that_fails_is_told_by_name(monkeypatch):
    content = workbook(LEDGER)
    inspection = intake.inspect("台账.xlsx", content)

    def hangs(*arguments: object) -> object:
        raise child.ChildFailed(is_timeout=True)

    monkeypatch.setattr(child, "call", hangs)
    with pytest.raises(annotate.AnnotateFailed):
        annotate.annotate("台账.xlsx", content, inspection)
    assert issue_rows(annotate.issue_list("台账.xlsx", inspection).content)[0][4] == "D4"


HOSTILE = {
    "a merge over everything": ("<pageMargins", '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells><pageMargins'),
    "a document type": ("<worksheet", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet'),
    "a style that is not there": ("<c r=", '<c s="99999" r='),
    "a style that is no number": ("<c r=", '<c s="x" r='),
    "a row that is no number": ('<row r="2"', '<row r="two"'),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_sheet_neither_hangs_nor_falls(name):
    old, new = HOSTILE[name]
    package = Package(workbook(LEDGER))
    package.write("xl/worksheets/sheet1.xml", package.read("xl/worksheets/sheet1.xml").replace(old.encode(), new.encode()))
    content = package.saved()
    for kept in (content, content.replace(b"xl/styles.xml", b"xl/nothing.xm")):
        inspection = intake.inspect("台账.xlsx", kept)
        started = time.monotonic()
        try:
            given = annotate.annotate("台账.xlsx", kept, inspection)
        except annotate.AnnotateFailed:
            given = annotate.issue_list("台账.xlsx", inspection)
        assert time.monotonic() - started < READING.time_seconds
        assert next(iter(parse(given.content))).name == text.ISSUE_SHEET


def test_our_colours_lie_over_theirs_and_go_again():
    fills = '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/><bgColor indexed="64"/></patternFill></fill>'
    xml = styles.EMPTY.replace(b"</fills>", fills.encode() + b"</fills>").replace(b'<xf xfId="0"/>', b'<xf fillId="2" xfId="0"/>')
    made = styles.Styles(xml)
    assert made.marked(0, Severity.ERROR) == made.marked(0, Severity.ERROR) == 1
    assert f'<fgColor rgb="{RED}"/><bgColor theme="4" tint="0.5"/>'.encode() in made.xml()
    assert styles.restored(made.xml()).count(b'<fgColor theme="4" tint="0.5"/>') == 2
    assert RED.encode() not in styles.restored(made.xml())


def test_endless_issues_are_all_coloured_but_not_all_listed_and_commented(monkeypatch):
    few = replace(RETURNED, listed_issues_count=1, commented_cells_count=2)
    monkeypatch.setattr(issue_list, "RETURNED", few)
    monkeypatch.setattr(marking, "RETURNED", few)
    content = workbook(LEDGER)
    inspection = intake.inspect("台账.xlsx", content)
    made, _ = marking.marked(content, annotate._lines(inspection), list(parse(content)), "")
    assert marks(made) == {"D4": RED, "F3": YELLOW, "F5": YELLOW}
    assert [name for name in marks(made) if opened(made)["Sheet1"][name].comment] == ["F3", "D4"]
    listed = opened(made)["问题清单"]
    assert (listed["E3"].value, listed["A4"].value, listed.auto_filter.ref) == ("D4", text.ISSUE_REST.format(count=3), "A2:I3")


def test_a_short_list_of_styles_is_completed_in_order():
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    short = (f'<x:styleSheet xmlns:x="{main}"><x:numFmts count="0"/><x:cellXfs><x:xf numFmtId="14"/></x:cellXfs><x:dxfs/>'
             "</x:styleSheet>")
    made = styles.Styles(short.encode())
    assert made.marked(0, Severity.WARNING) == 1
    root = fromstring(made.xml())
    assert [child.tag.removeprefix(f"{{{main}}}") for child in root] == [
        "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs"]
    assert [xf.get("fillId") for xf in root[5]] == [None, "2"]


def test_a_workbook_part_may_be_told_by_its_extension():
    package = Package(workbook(LEDGER))
    kind = package.content_type("xl/workbook.xml").encode()
    types = re.sub(rb'<Override [^>]*/xl/workbook.xml"[^>]*>', b"", package.read("[Content_Types].xml"))
    package.write("[Content_Types].xml", types.replace(b'"application/xml"', b'"' + kind + b'"'))
    assert Package(package.saved()).suffix == ".xlsx"


def test_a_sheet_of_ours_is_told_by_its_columns():
    assert issue_list.is_issue_list(Sheet("问题清单", [["提示"], list(text.ISSUE_COLUMNS)]))
    assert not issue_list.is_issue_list(Sheet("问题清单", [["小区", "问题"]]))
    assert not issue_list.is_issue_list(Sheet("台账", [list(text.ISSUE_COLUMNS)]))
