"""The sheet as the clerk knows it: letters, row numbers, what each column was taken for, where the problems stand."""

from collections.abc import Iterator

import streamlit as st

from data.columns import Column
from data.inspection import SheetReading
from data.vocabulary import text
from data.vocabulary.terms import Match, Severity
from data.workbook import name_of
from pages.parts.markup import plain
from pages.parts.upload_corrections import ask_column
from pages.parts.upload_html import Cell, draw_grid
from pages.parts.upload_issues import ORDER, SHAPES, stem
from pages.parts.uploading import Dropped

FEW_TABLES = 5
OF_COLUMNS = frozenset({"missing-column", "guessed-column"})
LOOKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "notice"}


def show_sheets(files: list[Dropped]) -> None:
    """A line a table, opened at a click; of many tables one is chosen."""
    tables = [(dropped, number, sheet) for dropped in files for number, sheet in enumerate(dropped.inspection.sheets)
              if sheet.excerpt]
    if not tables:
        return
    st.markdown(f"**{text.SHEETS}**")
    labels = [_label(dropped, sheet, is_one_file=len(files) == 1) for dropped, _, sheet in tables]
    if len(tables) > FEW_TABLES:
        chosen = st.selectbox(
            text.SHEETS_WHICH, range(len(tables)), index=None, format_func=labels.__getitem__, key="sheet_chosen",
            placeholder=text.SHEETS_CHOOSE.format(count=len(tables)), label_visibility="collapsed")
        if chosen is not None:
            dropped, number, sheet = tables[chosen]
            _draw(sheet, f"{dropped.key}_{number}")
        return
    for (dropped, number, sheet), label in zip(tables, labels, strict=True):
        opened = st.expander(
            plain(label), expanded=_is_doubtful(sheet), key=f"sheet_{dropped.key}_{number}", on_change="rerun")
        if opened.open:
            with opened:
                _draw(sheet, f"{dropped.key}_{number}")


def _label(dropped: Dropped, sheet: SheetReading, *, is_one_file: bool) -> str:
    name = text.SHEETS_NAME.format(sheet=sheet.name) if sheet.name else text.SHEETS_NO_NAME
    where = name if is_one_file else f"{stem(dropped.file)}{text.FILTER_JOINT}{name}"
    header = sheet.header
    if header is None:
        return text.SHEETS_UNKNOWN.format(where=where)
    if header.missing:
        lacking = text.LIST_JOINT.join(header.kind.field(name).label for name in header.missing)
        return text.SHEETS_LACKING.format(where=where, kind=header.kind.label, fields=lacking)
    first, last = header.first_row + 1, header.last_row + 1
    rows = text.SHEETS_HEADER_ROW.format(row=first) if first == last else text.SHEETS_HEADER_ROWS.format(
        first=first, last=last)
    return text.SHEETS_UNDERSTOOD.format(
        where=where, kind=header.kind.label, header=rows, count=f"{sheet.accepted_count:,}")


def _is_doubtful(sheet: SheetReading) -> bool:
    """Whether a column was guessed, or one that is needed was not found: the clerk should look."""
    header = sheet.header
    return header is not None and (
        bool(header.missing) or any(column.match is Match.GUESSED for column in header.columns))


def _draw(sheet: SheetReading, key: str) -> None:
    draw_grid(_lines(sheet))
    st.caption(text.SHEETS_KEY)
    ask_column(sheet, key)


def _lines(sheet: SheetReading) -> Iterator[list[Cell]]:
    """Letters, our names of the columns, then the rows of the excerpt; a gap where rows are left out."""
    header, width = sheet.header, max(map(len, sheet.excerpt.values()))
    yield [Cell("", "edge"), *(Cell(name_of(0, index)[:-1], "edge") for index in range(width))]
    if header:
        columns = {column.index: column for column in header.columns}
        yield [Cell(text.SHEETS_READ_AS, "edge"), *(_mark(columns.get(index)) for index in range(width))]
    troubles = _troubles(sheet)
    last = None
    for row, cells in sheet.excerpt.items():
        if last is not None and row > last + 1:
            yield [Cell("⋮", "edge"), Cell(text.SHEETS_GAP.format(count=f"{row - last - 1:,}"), "gap", width)]
        last = row
        is_head = header is not None and header.first_row < row <= header.last_row + 1
        yield [Cell(str(row), "edge"), *(
            _cell(words, troubles.get(name_of(row - 1, index)), is_head=is_head) for index, words in enumerate(cells))]


def _mark(column: Column | None) -> Cell:
    """What the column was taken for, and how surely."""
    if column is None or not column.header:
        return Cell("", "mark unused")
    if column.is_personal:
        return Cell(text.SHEETS_PERSONAL, "mark unused")
    label = column.tick.label if column.tick else column.field.label if column.field else ""
    if not label:
        return Cell(text.SHEETS_UNUSED, "mark unused")
    if column.match is Match.GUESSED:
        return Cell(text.SHEETS_GUESSED.format(field=label), "mark guessed")
    return Cell(label, "mark")


def _cell(words: str, severity: Severity | None, *, is_head: bool) -> Cell:
    look = " ".join(filter(None, ("head" if is_head else "", LOOKS[severity] if severity else "")))
    return Cell(f"{SHAPES[severity]} {words}".rstrip() if severity else words, look)


def _troubles(sheet: SheetReading) -> dict[str, Severity]:
    """Cell → the worst that is said of it; a notice asks for nothing, and what is said of columns has no cell."""
    worst: dict[str, Severity] = {}
    for problem in sheet.issues:
        severity = Severity(problem.severity)
        if problem.cell and severity is not Severity.NOTICE and problem.code not in OF_COLUMNS:
            worst[problem.cell] = min(severity, worst.get(problem.cell, severity), key=ORDER.__getitem__)
    return worst
