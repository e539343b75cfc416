"""Writes grids as the files offices send: .xlsx and its kin, text, a web page or XML under the name .xls."""

import csv
import html
import io
import re
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.styles import Border, Side
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.data.generated.draft import Grid
from tests.data.generated.hand import Error, Formula

TEXT_FORMS = {"csv_utf8": "utf-8", "csv_bom": "utf-8-sig", "csv_gbk": "gb18030", "tsv_xls": "gb18030"}
ENDINGS = {"xlsx": ".xlsx", "xlsx_1904": ".xlsx", "strict": ".xlsx", "xlsm": ".xlsm", "html": ".xls",
           "html_gbk": ".xls", "xml": ".xls",
           "csv_utf8": ".csv", "csv_bom": ".csv", "csv_gbk": ".csv", "tsv_xls": ".xls"}


def write(grids: list[Grid], form: str) -> bytes:
    if form in TEXT_FORMS:
        return _text(grids[0], form)
    if form.startswith("html"):
        return _html(grids[0], "gbk" if form.endswith("gbk") else "utf-8")
    if form == "xml":
        return _xml(grids)
    content = _xlsx(grids, form)
    return _rewritten(content, {"strict": STRICT, "xlsm": MACRO}.get(form, ()))


def _xlsx(grids: list[Grid], form: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    if form == "xlsx_1904":
        book.epoch = CALENDAR_MAC_1904
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for (row, column), cell in grid.cells.items():
            if cell.shown is None:
                continue
            target = sheet.cell(row + 1, column + 1)
            target.value = str(cell.shown) if isinstance(cell.shown, str) else cell.shown
            if isinstance(cell.shown, Error):
                target.data_type = "e"
            elif isinstance(cell.shown, str) and not isinstance(cell.shown, Formula):
                target.data_type = "s"
            if cell.format and isinstance(cell.shown, date):
                target.number_format = cell.format
        for first_row, first_column, last_row, last_column in grid.merges:
            sheet.merge_cells(start_row=first_row + 1, start_column=first_column + 1, end_row=last_row + 1,
                              end_column=last_column + 1)
        if grid.ghosts:
            line = Border(bottom=Side(style="thin"))
            for row in range(grid.ghosts[0], grid.ghosts[0] + grid.ghosts[1]):
                for column in range(1, grid.size[1] + 1):
                    sheet.cell(row, column).border = line
        sheet.sheet_state = "hidden" if grid.is_hidden else "visible"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"relationships/extended-properties", b"relationships/extendedProperties"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"))
MACRO = ((b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
          b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"),)


def _rewritten(content: bytes, pairs: tuple[tuple[bytes, bytes], ...]) -> bytes:
    """Every part with the names replaced and without the hour of writing: one seed gives one file, byte for byte."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in source.namelist():
            part = source.read(name)
            for old, new in pairs:
                part = part.replace(old, new)
            if pairs is STRICT and name == "xl/workbook.xml":
                part = part.replace(b"<workbook ", b'<workbook conformance="strict" ', 1)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2024-01-01T00:00:00Z", part)
            copy.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def as_text(value: object) -> str:
    """A value as Excel shows it when it writes text."""
    if isinstance(value, datetime):
        return f"{value.year}/{value.month}/{value.day} {value.hour}:{value.minute:02d}"
    if isinstance(value, date):
        return f"{value.year}/{value.month}/{value.day}"
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    return "" if value is None else str(value)


def _text(grid: Grid, form: str) -> bytes:
    height, width = grid.size
    target = io.StringIO()
    writer = csv.writer(target, delimiter="\t" if form == "tsv_xls" else ",", lineterminator="\r\n")
    for row in range(height):
        writer.writerow([as_text(grid.cells[row, column].shown) if (row, column) in grid.cells else ""
                         for column in range(width)])
    return target.getvalue().encode(TEXT_FORMS[form])


def _html(grid: Grid, encoding: str) -> bytes:
    spans, covered = _spans(grid)
    height, width = grid.size
    lines = [f'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" '
             f'content="text/html; charset={encoding}"><title>导出</title></head><body><table border="1">']
    for row in range(height):
        lines.append("<tr>")
        for column in range(width):
            if (row, column) in covered:
                continue
            down, across = spans.get((row, column), (1, 1))
            attributes = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
            cell = grid.cells.get((row, column))
            text = html.escape(as_text(cell.shown)).replace("\n", "<br>") if cell else ""
            lines.append(f"<td{attributes}>{text or '&nbsp;'}</td>")
        lines.append("</tr>")
    lines.append("</table></body></html>")
    return "\n".join(lines).encode(encoding, "xmlcharrefreplace")


def _spans(grid: Grid) -> tuple[dict, set]:
    spans = {(r, c): (last_r - r + 1, last_c - c + 1) for r, c, last_r, last_c in grid.merges}
    covered = {(row, column) for r, c, last_r, last_c in grid.merges
               for row in range(r, last_r + 1) for column in range(c, last_c + 1)} - set(spans)
    return spans, covered


def _xml(grids: list[Grid]) -> bytes:
    parts = ['<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
             '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
             'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">']
    for grid in grids:
        spans, covered = _spans(grid)
        height, width = grid.size
        parts.append(f'<Worksheet ss:Name="{escape(grid.name)}"><Table>')
        for row in range(height):
            parts.append(f'<Row ss:Index="{row + 1}">')
            for column in range(width):
                cell = grid.cells.get((row, column))
                if (row, column) in covered or cell is None or cell.shown is None:
                    continue
                down, across = spans.get((row, column), (1, 1))
                attributes = f' ss:MergeDown="{down - 1}"' if down > 1 else ""
                attributes += f' ss:MergeAcross="{across - 1}"' if across > 1 else ""
                parts.append(f'<Cell ss:Index="{column + 1}"{attributes}>{_data(cell.shown)}</Cell>')
            parts.append("</Row>")
        hidden = ('<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible>'
                  '</WorksheetOptions>' if grid.is_hidden else "")
        parts.append(f"</Table>{hidden}</Worksheet>")
    parts.append("</Workbook>")
    return "".join(parts).encode()


def _data(value: object) -> str:
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return f'<Data ss:Type="DateTime">{moment:%Y-%m-%dT%H:%M:%S}.000</Data>'
    if isinstance(value, int | float):
        return f'<Data ss:Type="Number">{value}</Data>'
    kind = "Error" if isinstance(value, Error) else "String"
    return f'<Data ss:Type="{kind}">{escape(str(value)).replace(chr(10), "&#10;")}</Data>'
