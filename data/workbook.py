"""Step 1: open a workbook safely and give its sheets as grids of cells, whatever the file is called.

`parse` is the work itself, done inside the limited child process; `read` calls it there from outside.
"""

import io
import math
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

import olefile
import python_calamine
from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from data import child
from data.formats import delimited, markup, records, xml_2003
from data.formats.archive import Package
from data.formats.grid import Cell, Remark, Sheet, Unreadable, check_size, name_of
from data.formats.sniff import Format, format_of
from data.vocabulary.thresholds import READING

if TYPE_CHECKING:
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

__all__ = ["Cell", "Remark", "Sheet", "Unreadable", "Workbook", "name_of", "parse", "read"]


@dataclass
class Workbook:
    """The sheets, and what is to be said about how the file was opened."""

    sheets: list[Sheet]
    remarks: list[Remark] = field(default_factory=list)
    file: str = ""
    sha256: str = ""

    def __iter__(self) -> Iterator[Sheet]:
        return iter(self.sheets)

    def __len__(self) -> int:
        return len(self.sheets)


def read(file: str, content: bytes) -> Workbook:
    """Read a spreadsheet of any known format in the child process. Raises Unreadable."""
    if not content:
        raise Unreadable("empty-file")
    if len(content) > READING.file_bytes:
        raise Unreadable("file-too-large")
    try:
        book = child.call("data.workbook:parse", content)
    except child.ChildFailed as failure:
        raise Unreadable("reading-too-long" if failure.is_timeout else "reading-failed") from failure
    return replace(book, file=file, sha256=sha256(content).hexdigest())


def parse(content: bytes) -> Workbook:
    """The sheets of a file, told by its bytes (names lie). Raises Unreadable."""
    readers = {
        Format.PACKAGE: _parse_package, Format.COMPOUND: _parse_compound, Format.XML_2003: xml_2003.parse,
        Format.PAGE: markup.parse, Format.BUNDLE: markup.parse_bundle, Format.TEXT: delimited.parse}
    try:
        return Workbook(*readers[format_of(content)](content))
    except MemoryError as problem:
        raise Unreadable("too-many-cells") from problem


# --- zipped: .xlsx, .xlsm, .xlsb, .ods ---

def _parse_package(content: bytes) -> tuple[list[Sheet], list[Remark]]:
    package = Package(content)
    side = ThreadPoolExecutor(1)
    try:
        package.look_for_faults(side)
        found, again = _by_either(content, package)
        for sheet in found.values():
            if sheet and not sheet.is_hidden:
                package.complete(sheet, lacks_merged=sheet.name in again)
    finally:
        side.shutdown(cancel_futures=True)
    remarks = [Remark("macros-ignored")] if package.has_macros else []
    return _settled(found, remarks + [Remark("read-by-fallback", name) for name in again])


def _by_either(content: bytes, package: Package) -> tuple[dict[str, Sheet | None], dict[str, Sheet]]:
    """The worksheets by name, and those among them that only the slower reader could make sense of."""
    try:
        found = _by_calamine(content)
    except Unreadable as problem:
        if problem.code != "not-a-workbook" or not package.is_xlsx:
            raise
        found = dict.fromkeys(package.sheet_paths)
    unread = [name for name, sheet in found.items() if sheet is None]
    again = _by_openpyxl(content, unread) if unread and package.is_xlsx else {}
    return found | again, again


def _settled(found: dict[str, Sheet | None], remarks: list[Remark]) -> tuple[list[Sheet], list[Remark]]:
    """One broken sheet does not take the others along."""
    sheets = [sheet.settle() for sheet in found.values() if sheet]
    if found and not sheets:
        raise Unreadable("reading-failed")
    return sheets, remarks + [Remark("broken-sheet", name) for name, sheet in found.items() if sheet is None]


# --- streams: .xls, .et ---

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_STREAMS = {"WordDocument": "is-word", "PowerPoint Document": "is-slides"}


def _parse_compound(content: bytes) -> tuple[list[Sheet], list[Remark]]:
    if _ENCRYPTED in content:
        raise Unreadable("password")
    if not content.startswith(olefile.MAGIC):
        raise Unreadable("not-a-workbook")
    file = io.BytesIO(content)
    try:
        with olefile.OleFileIO(file, write_mode=True) as compound:
            name = _stream_of(compound)
            said = compound.openstream(name).read()
            stream, encoding = records.with_readable_encoding(said)
            if stream != said:
                compound.write_stream(name, stream)
            has_macros = compound.exists("_VBA_PROJECT_CUR")
    except (OSError, ValueError, struct.error, IndexError, TypeError) as problem:
        raise Unreadable("reading-failed") from problem
    faults = records.faults_of_xls(stream)
    found = _by_calamine(file.getvalue())
    for sheet, lost in zip(found.values(), faults, strict=False):
        if sheet and not sheet.is_hidden:
            sheet.faults = lost
        if sheet and encoding:
            _decode_again(sheet, encoding)
    return _settled(found, [Remark("macros-ignored")] if has_macros else [])


def _decode_again(sheet: Sheet, encoding: str) -> None:
    distinct = {cell for cell in set().union(*sheet.rows) if isinstance(cell, str) and not cell.isascii()}
    right = {cell: records.decoded_again(cell, encoding) for cell in distinct}
    sheet.rows = [[right.get(cell, cell) for cell in row] for row in sheet.rows]
    sheet.name = records.decoded_again(sheet.name, encoding)


def _stream_of(compound: olefile.OleFileIO) -> str:
    for name in ("Workbook", "Book"):
        if compound.exists(name):
            return name
    raise Unreadable(next((code for name, code in _OTHER_STREAMS.items() if compound.exists(name)), "not-a-workbook"))


# --- the readers ---

def _by_calamine(content: bytes) -> dict[str, Sheet | None]:
    """The worksheets by name; None for one that cannot be read."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as problem:
        raise Unreadable("password") from problem
    except (python_calamine.CalamineError, ValueError, OSError) as problem:
        raise Unreadable("not-a-workbook") from problem
    found: dict[str, Sheet | None] = {}
    for metadata in book.sheets_metadata:
        if metadata.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = found[metadata.name] = Sheet(metadata.name, is_hidden=metadata.visible != SheetVisibleEnum.Visible)
        if not sheet.is_hidden:
            try:
                _fill(sheet, book.get_sheet_by_name(metadata.name))
            except (python_calamine.CalamineError, ValueError, OSError):
                found[metadata.name] = None
    return found


def _fill(sheet: Sheet, found: CalamineSheet) -> None:
    """In a very long sheet equal texts become one object: it repeats a few hundred words, and would not fit into the
    memory; a shorter one is read faster without."""
    if found.end is None:
        return
    height, width = found.end[0] + 1, found.end[1] + 1
    check_size(height, width)
    if height * width <= READING.unshared_cells_count:
        rows = found.to_python(skip_empty_area=False)
        types = set(map(type, chain.from_iterable(rows)))
        sheet.rows = rows if types <= _PLAIN_TYPES else [
            row if _is_plain(row) else [_plain(cell) for cell in row] for row in rows]
    else:
        known: dict[str, str] = {}
        know = known.setdefault
        margin = [""] * found.start[1]
        for row in found.iter_rows():
            sheet.rows.append(margin + [know(cell, cell) if type(cell) is str else _plain(cell) for cell in row])
    sheet.merged = [(*first, *last) for first, last in found.merged_cell_ranges or []]


_PLAIN_TYPES = frozenset((str, int, bool, date, datetime, time))


def _is_plain(row: list) -> bool:
    types = set(map(type, row)) - _PLAIN_TYPES
    return not types or (types == {float} and all(math.isfinite(cell) for cell in row if type(cell) is float))


def _plain(cell: object) -> object:
    """A cell that is no text: spans of time as Excel shows them; what is no finite number as text, to be told."""
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    return str(cell) if isinstance(cell, float) and not math.isfinite(cell) else cell


_CHINESE_DATES = frozenset((*range(27, 37), *range(50, 59)))
"""Excel's built-in formats of Chinese dates, which openpyxl takes for plain numbers."""


def _by_openpyxl(content: bytes, names: list[str]) -> dict[str, Sheet]:
    """The named worksheets, for files the fast reader cannot make sense of; nothing where this one cannot either."""
    import openpyxl  # takes long to import and is hardly ever needed

    try:
        with warnings.catch_warnings(action="ignore"):  # of styles and extensions, nothing that is read here
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            return {source.title: _reread(source) for source in book.worksheets if source.title in names}
    except (LookupError, ValueError, TypeError, AttributeError, OSError, ParseError, zipfile.BadZipFile, zlib.error):
        return {}


def _reread(source: "ReadOnlyWorksheet") -> Sheet:
    sheet = Sheet(source.title, is_hidden=source.sheet_state != "visible")
    if not sheet.is_hidden:
        source.reset_dimensions()  # what the file says of its size may be wrong
        rows = [[_value(cell, source.parent.epoch) for cell in row] for row in source.iter_rows()]
        width = max(map(len, rows), default=0)
        check_size(len(rows), width)
        sheet.rows = [row + [""] * (width - len(row)) for row in rows]
    return sheet


def _value(cell: "ReadOnlyCell | EmptyCell", epoch: datetime) -> object:
    from openpyxl.utils.datetime import from_excel

    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and cell.style_array.numFmtId in _CHINESE_DATES:
        value = from_excel(value, epoch)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return "" if value is None else _plain(value)
