"""Web pages saved as .xls, the most common export of 12345 systems: their tables as sheets."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes

from data.formats.decoding import decode, settle_text
from data.formats.grid import Remark, Sheet, Unreadable, check_size
from data.vocabulary.thresholds import READING

# Quoted attributes may hold ">" but not "<"; possessive, so that no broken page takes forever. A cell with nothing but
# text in it, which is nearly all of a page, comes as one find: groups 1 to 3, any other tag: groups 4 to 6.
_ATTRIBUTES = r"""((?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+)"""
_TAG = re.compile(
    rf"<(?:(td|th)\b{_ATTRIBUTES}>([^<]*+)</t[dh]\s*>|(/?)([a-z][\w:]*){_ATTRIBUTES}>|[!?][^<>]*+>)", re.IGNORECASE)
_UNSEEN = re.compile(r"<!--|<(script|style|title|xml|noscript)\b", re.IGNORECASE)
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,60})</x:Name>", re.IGNORECASE)
_SHELL = re.compile(r"<frameset|<x:WorksheetSource", re.IGNORECASE)
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?\s*(\d{1,6})", re.IGNORECASE)
_BLANK = re.compile(r"[ \t\r\n\f\xa0]+")
_BREAK = "\x00"
_BREAKING = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "center"}
_COLUMNS_COUNT = 16_384
_HEADINGS_COUNT = 5
_DEPTH_COUNT, _TABLES_COUNT = 50, 2_000


def parse(content: bytes) -> tuple[list[Sheet], list[Remark]]:
    """The tables of a web page, a sheet each. Raises Unreadable."""
    return _parse_pages([decode(content, is_markup=True)])


def parse_bundle(content: bytes) -> tuple[list[Sheet], list[Remark]]:
    """The same for pages saved into one file (MIME)."""
    if content.count(b"Content-Type:") > _TABLES_COUNT:
        raise Unreadable("too-many-cells")
    parts = [part.get_payload(decode=True) for part in message_from_bytes(content).walk()
             if part.get_content_type() == "text/html"]
    return _parse_pages([decode(part, is_markup=True) for part in parts if part])


def _parse_pages(pages: list[str]) -> tuple[list[Sheet], list[Remark]]:
    if sum(page.lower().count("<table") for page in pages) > _TABLES_COUNT:
        raise Unreadable("too-many-cells")
    sheets = [sheet for page in pages for sheet in _sheets(_with_data(_page(_without_unseen(page)), is_page=True))]
    if not sheets:
        raise Unreadable("web-page-shell" if any(map(_SHELL.search, pages)) else "page-without-table")
    names = [html.unescape(name) for page in pages for name in _SHEET_NAME.findall(page)]
    if len(names) != len(sheets):
        names = [f"表{number}" for number, _ in enumerate(sheets, start=1)] if len(sheets) > 1 else [""]
    remarks = [Remark("saved-as-markup")]
    for sheet, name in zip(sheets, names, strict=True):
        sheet.name = name
        remarks += settle_text(sheet)
    return sheets, remarks


def _without_unseen(text: str) -> str:
    """Without comments, scripts and styles."""
    pieces, position = [], 0
    while start := _UNSEEN.search(text, position):
        end = re.compile(rf"</{start[1]}\s*>" if start[1] else "-->", re.IGNORECASE).search(text, start.end())
        if end is None:
            break
        pieces.append(text[position:start.start()])
        position = end.end()
    return "".join([*pieces, text[position:]])


@dataclass
class _Table:
    """A table while it is read. `inner` are tables within its cells: the table, its row and column, and how many texts
    of the outer one came before."""

    headings: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    inner: list[tuple["_Table", int, int, int]] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    has_body: bool = False
    _covered: dict[int, int] = field(default_factory=dict)
    _column: int | None = None
    _cells_count: int = 0

    def open_row(self) -> None:
        self.close_cell()
        self.rows.append([])

    def open_cell(self, attributes: str, *, is_heading: bool) -> None:
        self.close_cell()
        if not self.rows:
            self.rows.append([])
        row = self.rows[-1]
        while self._covered and self._covered.get(len(row), -1) >= len(self.rows) - 1:
            row.append("")
        self._column = len(row)
        row.append("")
        self.has_body |= not is_heading
        if attributes and "pan" in attributes.lower():
            self._span(row, len(self.rows) - 1, dict(_SPAN.findall(attributes.lower())))
        self._cells_count += 1
        if len(row) > _COLUMNS_COUNT or self._cells_count > READING.cells_count:
            raise Unreadable("too-many-cells")

    def _span(self, row: list[str], number: int, spans: dict[str, str]) -> None:
        across = min(max(int(spans.get("col", 1)), 1), _COLUMNS_COUNT)
        down = int(spans.get("row", 1)) or READING.cells_count
        if across == down == 1:
            return
        row += [""] * (across - 1)
        self.merged.append((number, self._column, number + down - 1, self._column + across - 1))
        if down > 1:
            self._covered |= dict.fromkeys(range(self._column, self._column + across), number + down - 1)

    def fill_cell(self, text: str) -> None:
        """The open cell holds this text and nothing else."""
        text = _plain(text)
        if text:
            self.rows[-1][self._column] = text
            self.texts.append(text)
        self._column = None

    def close_cell(self) -> None:
        """Text between cells belongs above the table."""
        if not self.parts:
            self._column = None
            return
        text = _plain("".join(self.parts))
        self.parts.clear()
        if text and self._column is None:
            self.headings.append(text)
        elif text:
            self.rows[-1][self._column] = "\n".join(filter(None, (self.rows[-1][self._column], text)))
            self.texts.append(text)
        self._column = None

    def hold(self, table: "_Table") -> None:
        """Note a table that begins within the open cell; the cell stays open for the text behind it."""
        column = self._column or 0
        self.close_cell()
        if not self.rows:
            self.open_row()
        if not self.rows[-1]:
            self.rows[-1].append("")
        self._column = column
        self.inner.append((table, len(self.rows) - 1, column, len(self.texts)))

    def weight(self) -> int:
        return len(self.texts) + sum(table.weight() for table, *_ in self.inner)


def _plain(text: str) -> str:
    """A cell's text as a browser shows it."""
    if text.isalnum():
        return text
    if "&" in text:
        text = html.unescape(text)
    text = _BLANK.sub(" ", text).strip()
    return "\n".join(filter(None, map(str.strip, text.split(_BREAK)))) if _BREAK in text else text


def _page(text: str) -> _Table:
    """The whole page as the one cell of a table."""
    page = table = _Table()
    page.open_cell("", is_heading=False)
    stack, end = [page], 0
    for tag in _TAG.finditer(text):
        if tag.start() > end:
            table.parts.append(text[end:tag.start()])
        end = tag.end()
        cell, attributes, inner_text, slash, name, other_attributes = tag.groups()
        name = (cell or name or "").lower()
        if name in ("td", "th", "tr"):
            if table is page:
                table.parts.append(inner_text or "")
            elif slash:
                table.close_cell()
            elif name == "tr":
                table.open_row()
            else:
                table.open_cell(attributes if cell else other_attributes, is_heading=name == "th")
                if cell:
                    table.fill_cell(inner_text)
        elif name == "table":
            table = _turn(stack, is_end=bool(slash))
        elif name in _BREAKING:
            table.parts.append(_BREAK)
    table.parts.append(text[end:])
    for table in stack:
        table.close_cell()
    return page


def _turn(stack: list[_Table], *, is_end: bool) -> _Table:
    """Into a new table or out of the innermost one."""
    if not is_end:
        stack.append(_Table())
        stack[-2].hold(stack[-1])
    elif len(stack) > 1:
        stack.pop().close_cell()
    if len(stack) > _DEPTH_COUNT:
        raise Unreadable("broken-markup")
    return stack[-1]


def _with_data(table: _Table, *, is_page: bool = False) -> Iterator[_Table]:
    """The tables that hold data, in order: where most texts stand in tables within its cells, a table is mere layout.

    What a layout says before an inner table becomes the inner table's heading; what it says at the end is left out.
    """
    if not is_page and len(table.texts) >= sum(inner.weight() for inner, *_ in table.inner):
        for inner, row, column, _ in table.inner:
            texts = (table.rows[row][column], *(text for each in _with_data(inner) for text in each.texts))
            table.rows[row][column] = " ".join(filter(None, texts))
        yield table
        return
    headings, seen = table.headings, 0
    for inner, _, _, texts_count in table.inner:
        headings += table.texts[seen:texts_count]
        seen = texts_count
        for each in _with_data(inner):
            each.headings[:0] = headings
            headings = []
            yield each


def _sheets(tables: Iterator[_Table]) -> list[Sheet]:
    """A sheet for each table with two rows or more of cells side by side; a title or header row that was made a table
    of its own comes above the next one, a line below all of them at the end of the last."""
    sheets, above = [], Sheet("")
    for table in tables:
        lines = [line for heading in table.headings for line in heading.split("\n")]
        _stack(above, [[line] for line in lines[-_HEADINGS_COUNT:]], [])
        _stack(above, table.rows, table.merged)
        if table.has_body and sum(len(row) - row.count("") > 1 for row in table.rows) > 1:
            sheets.append(above)
            above = Sheet("")
    if sheets:
        _stack(sheets[-1], above.rows, above.merged)
    elif above.rows:
        sheets.append(above)
    for sheet in sheets:
        width = max(map(len, sheet.rows))
        check_size(len(sheet.rows), width)
        sheet.rows = [row + [""] * (width - len(row)) for row in sheet.rows]
    return sheets


def _stack(sheet: Sheet, rows: list[list[str]], merged: list[tuple[int, int, int, int]]) -> None:
    height = len(sheet.rows)
    sheet.rows += rows
    sheet.merged += [(top + height, left, bottom + height, right) for top, left, bottom, right in merged]
