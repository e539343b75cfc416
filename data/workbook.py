"""Step 1: open a workbook safely and give its sheets as grids of cells.

`read` is what the flow calls; `parse` is the same work done inside the limited child process. A grid is as the clerk
sees the sheet: row 0, column 0 is A1. Cells are str, float, int, bool, date, datetime, time or "" for an empty one.
"""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from hashlib import sha256
from xml.etree.ElementTree import ParseError

import defusedxml.ElementTree
import python_calamine
from defusedxml import DefusedXmlException

from data import child
from data.vocabulary.thresholds import READING

Cell = tuple[int, int]
"""Row and column, both from 0."""


class Unreadable(Exception):
    """The file cannot be opened; `code` names the kind of problem (data/issues.py)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Sheet:
    """One sheet: `merged` are (first row, first column, last row, last column); `faults` are cells whose value is
    lost to every reader: error values ("error") and formulas nobody calculated ("uncached")."""

    name: str
    rows: list[list]
    is_hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    faults: dict[Cell, str] = field(default_factory=dict)


@dataclass
class Workbook:
    file: str
    sha256: str
    sheets: list[Sheet]


def read(file: str, content: bytes) -> Workbook:
    """Read a spreadsheet of any known format. Raises Unreadable."""
    if not content:
        raise Unreadable("empty-file")
    if len(content) > READING.file_bytes:
        raise Unreadable("file-too-large")
    try:
        sheets = child.call("data.workbook:parse", content)
    except child.ChildFailed as failure:
        raise Unreadable("reading-too-long" if failure.is_timeout else "reading-failed") from failure
    return Workbook(file=file, sha256=sha256(content).hexdigest(), sheets=sheets)


def parse(content: bytes) -> list[Sheet]:
    """The sheets of a file, told by its first bytes (names lie). Raises Unreadable."""
    if content.startswith(b"PK"):
        return _parse_archive(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise Unreadable("password")
        return _parse_with_calamine(content)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise Unreadable("markup-not-workbook")
    return [_parse_text(content)]


def _parse_archive(content: bytes) -> list[Sheet]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise Unreadable("broken-archive") from problem
    if len(entries) > READING.archive_entries_count or sum(e.file_size for e in entries) > READING.unpacked_bytes:
        raise Unreadable("unpacks-too-large")
    names = set(archive.namelist())
    if "mimetype" not in names and not any(name.startswith("xl/") for name in names):
        raise Unreadable("not-a-workbook")
    sheets = _parse_with_calamine(content)
    faults = _faults(archive, names)
    for sheet in sheets:
        sheet.faults = faults.get(sheet.name, {})
    return sheets


def _parse_with_calamine(content: bytes) -> list[Sheet]:
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as problem:
        raise Unreadable("password") from problem
    except (python_calamine.CalamineError, ValueError, OSError) as problem:
        raise Unreadable("not-a-workbook") from problem
    sheets = []
    for metadata in book.sheets_metadata:
        if metadata.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            sheets.append(_grid(book.get_sheet_by_name(metadata.name), metadata))
        except (python_calamine.CalamineError, ValueError) as problem:
            raise Unreadable("reading-failed") from problem
    return sheets


def _grid(sheet: python_calamine.CalamineSheet, metadata: python_calamine.SheetMetadata) -> Sheet:
    height, width = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
    if height * width > READING.cells_count:
        raise Unreadable("too-many-cells")
    rows = sheet.to_python(skip_empty_area=False) if height else []
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return Sheet(
        name=metadata.name, rows=rows,
        is_hidden=metadata.visible != python_calamine.SheetVisibleEnum.Visible,
        merged=[(*first, *last) for first, last in sheet.merged_cell_ranges or []])


def _parse_text(content: bytes) -> Sheet:
    """A table saved as text: UTF-8 with or without a mark, UTF-16, else GB18030 (what Chinese Excel writes)."""
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable("not-a-workbook")
    text = _decode(content)
    lines = text.splitlines()
    delimiter = max(",\t;", key=lambda mark: sum(line.count(mark) for line in lines[:20]))
    try:
        rows = [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as problem:
        raise Unreadable("not-a-workbook") from problem
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        raise Unreadable("not-a-workbook")
    return Sheet(name="", rows=[row + [""] * (width - len(row)) for row in rows])


def _decode(content: bytes) -> str:
    for encoding in ("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("unknown-encoding")


_SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_COORDINATE = re.compile(r"([A-Z]{1,3})(\d+)$")


def _faults(archive: zipfile.ZipFile, names: set[str]) -> dict[str, dict[Cell, str]]:
    """Error cells and formulas without a value, by sheet name; the readers give "" for both."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    try:
        relations = defusedxml.ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
        found = {}
        for sheet in defusedxml.ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_SPREADSHEET}sheet"):
            path = targets.get(sheet.get(_RELATION_ID), "")
            path = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
            if path in names:
                found[sheet.get("name", "")] = _faults_of_sheet(archive.read(path))
        return found
    except (ParseError, DefusedXmlException, zipfile.BadZipFile) as problem:
        raise Unreadable("broken-archive") from problem


def _faults_of_sheet(xml: bytes) -> dict[Cell, str]:
    if b't="e"' not in xml and b"<f" not in xml:
        return {}
    faults = {}
    for _, element in defusedxml.ElementTree.iterparse(io.BytesIO(xml)):
        if element.tag == f"{_SPREADSHEET}c":
            value = element.find(f"{_SPREADSHEET}v")
            coordinate = _COORDINATE.match(element.get("r", ""))
            if coordinate and element.get("t") == "e":
                faults[_cell(coordinate)] = "error"
            elif coordinate and element.find(f"{_SPREADSHEET}f") is not None and (value is None or value.text is None):
                faults[_cell(coordinate)] = "uncached"
        elif element.tag == f"{_SPREADSHEET}row":
            element.clear()
    return faults


def _cell(coordinate: re.Match) -> Cell:
    column = 0
    for letter in coordinate[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(coordinate[2]) - 1, column - 1


def name_of(row: int, column: int) -> str:
    """The cell's name as the clerk sees it: name_of(0, 0) == "A1"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
