"""A plain .xlsx workbook from cells: the same values at the same addresses, none of the look but merges and widths.

Written as text, part by part: openpyxl takes six times as long, and tens of thousands of rows are what it is for.
"""

import io
import math
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from data.marks.package import RELATION_TYPES
from data.marks.xml_text import NOT_XML, escape
from data.vocabulary import text
from data.workbook import Sheet, name_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = ("General", "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss", "hh:mm:ss", "[h]:mm:ss")
_PLAIN, _AS_TEXT, _DAY, _MOMENT, _TIME, _SPAN, _CENTRED = range(len(_FORMATS) + 1)
"""The workbook's cell styles: one a format, and one for merged cells."""

_LOOKS_LIKE_MORE = re.compile(r"[=+@'-]|[\d.\s,:/年-]+$")
"""Text that Excel would take for a formula, a number or a date once somebody edits its cell."""

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""

_DAY_ZERO = datetime(1899, 12, 30)
_LONGEST_TEXT = 32_767
_WIDTHS = (8, 40)
_MEASURED_ROWS = 100


def titles(names: Sequence[str]) -> dict[str, str]:
    """Name of a sheet → the name Excel lets it have: a file of text has none, another program may allow more."""
    given: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[\[\]:*?/\\]", "_", NOT_XML.sub("", name)).strip("'")[:31] or text.RETURNED_SHEET
        taken, title, number = {title.lower() for title in given.values()}, plain, 1
        while title.lower() in taken:
            number += 1
            title = f"{plain[:27]}_{number}"
        given[name] = title
    return given


def written(sheets: Sequence[Sheet]) -> bytes:
    """The sheets as a workbook; without any it holds the head of an empty 问题清单, which marking fills."""
    sheets = sheets or [Sheet(text.ISSUE_SHEET, [list(text.ISSUE_COLUMNS)])]
    parts = {
        "[Content_Types].xml": _types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(sheets),
        "xl/_rels/workbook.xml.rels": _relations([
            *(("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)),
            ("styles", "styles.xml")]),
        "xl/styles.xml": _styles()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, xml in parts.items():
            made.writestr(name, _HEAD + xml)
        for number, sheet in enumerate(sheets, 1):
            made.writestr(f"xl/worksheets/sheet{number}.xml", _HEAD + _sheet(sheet))
    return target.getvalue()


def _types(count: int) -> str:
    overrides = [("workbook", f"{_OFFICE}.sheet.main+xml"), ("styles", f"{_OFFICE}.styles+xml")]
    overrides += [(f"worksheets/sheet{n}", f"{_OFFICE}.worksheet+xml") for n in range(1, count + 1)]
    entries = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{kind}"/>' for name, kind in overrides)
    return (f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.'
            'openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            f"{entries}</Types>")


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = (f'<Relationship Id="rId{number}" Type="{RELATION_TYPES}/{kind}" Target="{target}"/>'
               for number, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(entries)}</Relationships>'


def _workbook(sheets: Sequence[Sheet]) -> str:
    states = {True: ' state="hidden"', False: ""}
    entries = "".join(
        f'<sheet name="{escape(sheet.name)}" sheetId="{number}"{states[sheet.is_hidden]} r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, 1))
    return (f'<workbook xmlns="{_MAIN}" xmlns:r="{RELATION_TYPES}"><bookViews><workbookView activeTab="0"/></bookViews>'
            f"<sheets>{entries}</sheets></workbook>")


def _styles() -> str:
    formats = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(_FORMATS))
    looks = "".join(f'<xf numFmtId="{164 + n}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
                    for n in range(len(_FORMATS)))
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_FORMATS)}">{formats}</numFmts><fonts count="1"><font><sz '
        'val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
        '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
        f'borderId="0"/></cellStyleXfs><cellXfs count="{len(_FORMATS) + 1}">{looks}<xf numFmtId="0" fontId="0" '
        'fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center" '
        'wrapText="1"/></xf></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>')


def _sheet(sheet: Sheet) -> str:
    height, width = len(sheet.rows), max(map(len, sheet.rows), default=0)
    merged = list(filter(None, (_within(merge, height, width) for merge in sheet.merged)))
    centred = {merge[:2] for merge in merged}
    rows = []
    for row, cells in enumerate(sheet.rows):
        written_cells = "".join(
            _cell(name_of(row, column), value, is_centred=(row, column) in centred)
            for column, value in enumerate(cells) if value != "")
        if written_cells:
            rows.append(f'<row r="{row + 1}">{written_cells}</row>')
    widths = "".join(f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
                     for number, width in enumerate(_widths(sheet), 1))
    areas = "".join(f'<mergeCell ref="{name_of(*merge[:2])}:{name_of(*merge[2:])}"/>' for merge in merged)
    columns = f"<cols>{widths}</cols>" if widths else ""
    merges = f"<mergeCells>{areas}</mergeCells>" if areas else ""
    return f'<worksheet xmlns="{_MAIN}">{columns}<sheetData>{"".join(rows)}</sheetData>{merges}</worksheet>'


def _within(merge: Merge, height: int, width: int) -> Merge | None:
    """A merge as far as there are cells; None where it covers one or none (a hostile file merges everything)."""
    top, left, bottom, right = merge
    bottom, right = min(bottom, height - 1), min(right, width - 1)
    return (top, left, bottom, right) if top <= bottom and left <= right and (top, left) != (bottom, right) else None


def _cell(name: str, value: object, *, is_centred: bool) -> str:
    if (isinstance(value, date) and value.year <= 1900) or (isinstance(value, float) and not math.isfinite(value)):
        value = str(value)  # Excel counts the days of 1900 wrongly, and knows none before
    if isinstance(value, str):
        look = _CENTRED if is_centred else _AS_TEXT if _LOOKS_LIKE_MORE.match(value) else _PLAIN
        said = escape(value[:_LONGEST_TEXT])
        return f'<c r="{name}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{name}" t="b"><v>{int(value)}</v></c>'
    look, number = _number(value)
    return f'<c r="{name}" s="{_CENTRED if is_centred and look == _PLAIN else look}"><v>{number}</v></c>'


def _number(value: object) -> tuple[int, object]:
    """The style and the number of a value that Excel keeps as a number."""
    if isinstance(value, datetime):
        return _MOMENT, (value.replace(tzinfo=None) - _DAY_ZERO) / timedelta(days=1)
    if isinstance(value, date):
        return _DAY, (datetime(value.year, value.month, value.day) - _DAY_ZERO).days
    if isinstance(value, time):
        return _TIME, (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
    if isinstance(value, timedelta):
        return _SPAN, value / timedelta(days=1)
    return _PLAIN, int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else value


def _widths(sheet: Sheet) -> list[int]:
    """Each column as wide as its longest text that is not a title over the whole table."""
    least, most = _WIDTHS
    spread = {merge[:2] for merge in sheet.merged if merge[3] > merge[1]}
    widths = [least] * max(map(len, sheet.rows), default=0)
    for row, cells in enumerate(sheet.rows[:_MEASURED_ROWS]):
        for column, value in enumerate(cells):
            if (row, column) not in spread:
                needed = sum(2 - sign.isascii() for sign in str(value)[:most]) + 2
                widths[column] = min(max(widths[column], needed), most)
    return widths
