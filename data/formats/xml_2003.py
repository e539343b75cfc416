"""Excel-2003 XML (SpreadsheetML): what older Excel and many exports call .xls."""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, time
from xml.parsers import expat

from data.formats.decoding import decode, settle_text
from data.formats.grid import Remark, Sheet, Unreadable, check_size

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_VISIBLE = "urn:schemas-microsoft-com:office:excel Visible"
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_FIRST_YEAR = 1900
"""Excel's calendar begins here; a date before it is a time of day."""


def parse(content: bytes) -> tuple[list[Sheet], list[Remark]]:
    """Every sheet of the file. Raises Unreadable."""
    book = _Book()
    text = _DECLARATION.sub("", decode(content, is_markup=True), count=1)
    try:
        book.parser().Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as problem:
        raise Unreadable("broken-markup") from problem
    remarks = [Remark("saved-as-markup")]
    for sheet in book.sheets:
        remarks += settle_text(sheet)
    return book.sheets, remarks


class _Book:
    """Takes the elements as the parser meets them: the tree of a large file would not fit into the memory."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._rows: dict[int, dict[int, object]] = {}
        self._row = self._column = self._spanned = -1
        self._cell: dict[str, str] = {}
        self._type = ""
        self._text: list[str] | None = None
        self._is_filled = self._is_comment = False
        self._known: dict[object, object] = {}

    def parser(self) -> expat.XMLParserType:
        """A parser that declines any file with entities of its own, the stuff of bombs."""
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        starts: dict[str, Callable[[dict], None]] = {_VISIBLE: self._open_data} | _named(
            Worksheet=self._open_sheet, Row=self._open_row, Cell=self._open_cell, Data=self._open_data,
            Comment=self._turn_comment)
        ends: dict[str, Callable[[], None]] = {_VISIBLE: self._close_visible} | _named(
            Worksheet=self._close_sheet, Cell=self._close_cell, Data=self._close_data, Comment=self._turn_comment)

        def start(name: str, attributes: dict) -> None:
            if name in starts:
                starts[name](attributes)

        def end(name: str) -> None:
            if name in ends:
                ends[name]()

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = self._say
        parser.EntityDeclHandler = _decline
        return parser

    def _open_sheet(self, attributes: dict) -> None:
        self.sheets.append(Sheet(_get(attributes, "Name")))
        self._rows, self._row, self._spanned = {}, -1, 0

    def _close_sheet(self) -> None:
        sheet, rows = self.sheets[-1], self._rows
        if sheet.is_hidden:
            sheet.merged, sheet.faults = [], {}
            return
        height = 1 + max(rows, default=-1)
        width = 1 + max((max(cells) for cells in rows.values()), default=-1)
        check_size(height, width)
        sheet.rows = [[""] * width for _ in range(height)]
        for row, cells in rows.items():
            for column, value in cells.items():
                sheet.rows[row][column] = value

    def _open_row(self, attributes: dict) -> None:
        self._row = max(_number(attributes, "Index", self._row + self._spanned + 2), 1) - 1
        self._spanned = _number(attributes, "Span", 0)
        self._column = -1

    def _open_cell(self, attributes: dict) -> None:
        self._column = max(_number(attributes, "Index", self._column + 2), 1) - 1
        self._cell, self._is_filled = attributes, False

    def _close_cell(self) -> None:
        across, down = _number(self._cell, "MergeAcross", 0), _number(self._cell, "MergeDown", 0)
        if across or down:
            self.sheets[-1].merged.append((self._row, self._column, self._row + down, self._column + across))
        if not self._is_filled and _get(self._cell, "Formula"):
            self.sheets[-1].faults[self._row, self._column] = "uncached"
        self._column += across

    def _open_data(self, attributes: dict) -> None:
        if not self._is_comment:
            self._text, self._type = [], _get(attributes, "Type")

    def _say(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def _close_data(self) -> None:
        if self._is_comment or self._text is None:
            return
        value, self._text, self._is_filled = _value("".join(self._text), self._type), None, True
        if self._type == "Error":
            self.sheets[-1].faults[self._row, self._column] = "error"
        elif value != "":
            value = self._known.setdefault(value, value) if isinstance(value, str) else value
            self._rows.setdefault(self._row, {})[self._column] = value

    def _close_visible(self) -> None:
        self.sheets[-1].is_hidden = "hidden" in "".join(self._text or ()).lower()
        self._text = None

    def _turn_comment(self, _attributes: dict | None = None) -> None:
        self._is_comment = not self._is_comment


def _value(text: str, kind: str) -> object:
    if kind == "Number":
        return _float(text)
    if kind == "Boolean":
        return text.strip() == "1"
    return _moment(text) if kind == "DateTime" else text


def _float(text: str) -> object:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _moment(text: str) -> date | datetime | time | str:
    try:
        moment = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return text
    if moment.year < _FIRST_YEAR:
        return moment.time()
    return moment.date() if moment.time() == time() else moment


def _named(**handlers: Callable) -> dict[str, Callable]:
    return {f"{NAMESPACE} {name}": handler for name, handler in handlers.items()}


def _get(attributes: dict, name: str) -> str:
    return attributes.get(f"{NAMESPACE} {name}") or attributes.get(name, "")


def _number(attributes: dict, name: str, default: int) -> int:
    said = _get(attributes, name)
    return int(said) if said.isdecimal() and len(said) < 8 else default


def _decline(*_declaration: object) -> None:
    raise Unreadable("broken-markup")
