"""The content of an .ods file: which cells hold error values and which are merged; the reader tells neither.

An error value is "" to it, in files of older programs even 0.
"""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from data.formats.grid import Cell, Sheet, Unreadable

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_SHEET, _ROW = f"{_TABLE} table", f"{_TABLE} table-row"
_CELL, _COVERED = f"{_TABLE} table-cell", f"{_TABLE} covered-table-cell"
_NAME, _FORMULA = f"{_TABLE} name", f"{_TABLE} formula"
_ROWS_REPEATED, _COLUMNS_REPEATED = f"{_TABLE} number-rows-repeated", f"{_TABLE} number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = f"{_TABLE} number-rows-spanned", f"{_TABLE} number-columns-spanned"
_ERROR_KIND = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ERROR_TEXT = re.compile(r"#[A-Z/0-9]+[!?]?|Err:\d{3}")
_MAY_BE_TOLD = re.compile(rb'value-type="error"|-spanned="|>#|>Err:')
_REPEATED_COUNT = 10_000


@dataclass
class TableNotes:
    """What is told of one sheet beside its values."""

    faults: dict[Cell, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add_to(self, sheet: Sheet) -> None:
        sheet.faults, sheet.merged = self.faults, self.merged


def read(content: bytes) -> dict[str, TableNotes]:
    """The notes of each sheet, by its name. Raises Unreadable."""
    if not _MAY_BE_TOLD.search(content):
        return {}
    notes = _Notes()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = notes.start, notes.end
    parser.CharacterDataHandler = notes.say
    parser.EntityDeclHandler = notes.decline
    try:
        parser.Parse(content, True)
    except expat.ExpatError as problem:
        raise Unreadable("broken-archive") from problem
    return notes.tables


class _Notes:
    """Takes the elements as the parser meets them, counting rows and cells."""

    def __init__(self) -> None:
        self.tables: dict[str, TableNotes] = {}
        self._table = TableNotes()
        self._row = self._column = 0
        self._rows_count = self._cells_count = 1
        self._text: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == _CELL:
            self._open_cell(attributes)
        elif name == _COVERED:
            self._cells_count = _number(attributes, _COLUMNS_REPEATED)
        elif name == _ROW:
            self._column, self._rows_count = 0, _number(attributes, _ROWS_REPEATED)
        elif name == _SHEET:
            self._table = self.tables.setdefault(attributes.get(_NAME, ""), TableNotes())
            self._row = 0

    def _open_cell(self, attributes: dict[str, str]) -> None:
        self._cells_count = _number(attributes, _COLUMNS_REPEATED)
        if _ROWS_SPANNED in attributes or _COLUMNS_SPANNED in attributes:
            bottom = self._row + _number(attributes, _ROWS_SPANNED) - 1
            self._table.merged.append(
                (self._row, self._column, bottom, self._column + _number(attributes, _COLUMNS_SPANNED) - 1))
        if attributes.get(_ERROR_KIND) == "error":
            self._note_error()
        elif _FORMULA in attributes:
            self._text = []

    def _note_error(self) -> None:
        rows_count, cells_count = self._rows_count, self._cells_count
        if rows_count * cells_count > _REPEATED_COUNT:
            rows_count = cells_count = 1
        for row in range(self._row, self._row + rows_count):
            for column in range(self._column, self._column + cells_count):
                self._table.faults[row, column] = "error"

    def say(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        if name in (_CELL, _COVERED):
            if self._text and _ERROR_TEXT.fullmatch("".join(self._text)):
                self._note_error()
            self._text = None
            self._column += self._cells_count
        elif name == _ROW:
            self._row += self._rows_count

    def decline(self, *_declaration: object) -> None:
        """A file with entities of its own, the stuff of bombs."""
        raise Unreadable("broken-archive")


def _number(attributes: dict[str, str], name: str) -> int:
    said = attributes.get(name, "1")
    return max(int(said), 1) if said.isdecimal() and len(said) < 8 else 1
