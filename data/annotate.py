"""Gives the clerk's own workbook back with the problems marked, or to each community its own rows.

The file is edited part by part, not loaded and saved by openpyxl: that would lose the results of formulas (the file
could not be read again before Excel has opened it), drop-down lists that refer to another sheet, text boxes and other
shapes, WPS pictures in cells, slicers, sparklines. Here every part that carries no mark stays byte for byte as it was.
What is lost: a digital signature no longer holds; on a cell with a threaded comment Excel shows the thread alone.
A file that cannot be edited (.xls, .et, .ods, .xlsb, .csv, Strict OOXML) comes back as .xlsx made from its cells.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from data import child, privacy, workbook
from data.inspection import Inspection, SheetReading
from data.marks import cut, rebuilt
from data.marks.cut import GIVEN, PLACES, Accepted, Outline
from data.marks.grid import at
from data.marks.issue_list import Line, in_order, is_issue_list
from data.marks.marking import marked
from data.marks.xml_text import NotEditable
from data.vocabulary import text
from data.vocabulary.terms import Field, Severity, Term
from data.vocabulary.thresholds import RETURNED
from data.workbook import Sheet


class AnnotateFailed(Exception):
    """The workbook cannot be given back with marks; its issues can still be listed (`issue_list`)."""


@dataclass(frozen=True)
class Annotated:
    """A file to hand back. `is_original`: it is their own workbook with its look, not one made from its cells."""

    file: str
    content: bytes
    is_original: bool


_FAILURES = (
    child.ChildFailed, workbook.Unreadable, NotEditable, ValueError, LookupError, TypeError, AttributeError, OSError,
    RuntimeError, MemoryError, ArithmeticError, EOFError, zipfile.BadZipFile, zlib.error, struct.error)
"""Whatever a hostile file can make the child say."""


def annotate(file: str, content: bytes, inspection: Inspection) -> Annotated:
    """The workbook with its problems marked and listed. Raises AnnotateFailed.

    Of more than RETURNED.rows_count rows only those with issues come back; of an unreadable file, the list alone.
    """
    if not inspection.is_readable:
        return issue_list(file, inspection)
    lines = _lines(inspection)
    if _rows_count(inspection) > RETURNED.rows_count:
        return _handed(file, text.RETURNED_ROWS, "_mark_rows", content, lines, _outlines(inspection, lines))
    return _handed(file, text.RETURNED_MARKED, "_mark", content, lines, _outlines(inspection, lines))


def issue_list(file: str, inspection: Inspection) -> Annotated:
    """The issues alone as a workbook; nothing of the file is opened."""
    content, suffix = marked(
        rebuilt.written([]), _lines(inspection), [Sheet(text.ISSUE_SHEET, [list(text.ISSUE_COLUMNS)])],
        text.ISSUE_HINT_ALONE)
    return Annotated(_named(file, text.ISSUE_SHEET, suffix), content, is_original=False)


def communities_of(inspection: Inspection) -> list[str]:
    """The communities the accepted rows name, in the order of the file."""
    found = [name for sheet in inspection.sheets if sheet.table for name in sheet.table.columns.get("community", ())]
    return list(dict.fromkeys(name for name in found if name))


def slice_of(file: str, content: bytes, inspection: Inspection, community: str) -> Annotated:
    """A workbook with the rows of one community alone, made from their cells, with their marks and their issues.

    Personal columns stay empty and words are masked, since it goes to somebody else. Rows that were not accepted come
    along where their own cells name the community. Raises AnnotateFailed.
    """
    lines, others = _lines(inspection), [name for name in communities_of(inspection) if name != community]
    return _handed(file, community, "_mark_slice", content, lines, _outlines(inspection, lines), community, others)


def _handed(file: str, ending: str, function: str, *arguments: object) -> Annotated:
    try:
        content, suffix, is_original = child.call(f"data.annotate:{function}", *arguments)
    except _FAILURES as failure:
        raise AnnotateFailed(str(failure)) from failure
    return Annotated(_named(file, ending, suffix), content, is_original)


def _named(file: str, ending: str, suffix: str) -> str:
    stem = PurePath(file).stem.removesuffix(f"_{text.RETURNED_MARKED}")
    safe = "".join(sign for sign in ending if sign not in '\\/:*?"<>|')
    return f"{stem}_{safe}{suffix}"


def _lines(inspection: Inspection) -> list[Line]:
    """Every issue with the place and the month of its row; the place as far as the row was accepted."""
    numbers = {id(sheet): number for number, sheet in enumerate(_tables(inspection))}
    lines = [Line(problem) for problem in inspection.issues]
    for sheet in inspection.sheets:
        accepted = _accepted(sheet) if sheet.header and sheet.table else {}
        months = {f"{month:%Y-%m}" for month in sheet.table.months} if sheet.table else set()
        shared = months.pop() if len(months) == 1 else ""
        for problem in sorted(sheet.issues, key=lambda problem: at(problem.cell) if problem.cell else (-1, -1)):
            found = accepted.get(at(problem.cell)[0]) if problem.cell else None
            lines.append(Line(
                problem, _place(found.places) if found else "", found.month if found else shared,
                table=numbers.get(id(sheet), -1)))
    return in_order(lines)


def _tables(inspection: Inspection) -> list[SheetReading]:
    return [sheet for sheet in inspection.sheets if sheet.header and sheet.table]


def _accepted(sheet: SheetReading, given: Sequence[Field] = ()) -> dict[int, Accepted]:
    """Row (from 0) → where it belongs; a row that was read into several (a line of months) is one."""
    names = (*PLACES, "report_month", *(entry.name for entry in given))
    return {row - 1: Accepted(tuple(found[:len(PLACES)]), found[len(PLACES)], tuple(found[len(PLACES) + 1:]))
            for row, found in _read(sheet, names)}


def _read(sheet: SheetReading, names: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """(row from 1, the named fields as words) of each accepted row."""
    columns, height = sheet.table.columns, sheet.accepted_count
    said = [[_word(value) for value in columns.get(name) or [None] * height] for name in names]
    return ((row, list(words)) for row, *words in zip(columns.get("source_row", ()), *said, strict=True))


def _word(value: object) -> str:
    if isinstance(value, Term):
        return value.label
    return "" if value is None else f"{value:%Y-%m}" if isinstance(value, date) else str(value)


def _given(sheet: SheetReading) -> tuple[Field, ...]:
    """The fields a row has without a column; not what a line of months or rounds spreads over its columns."""
    names = [entry.name for entry in sheet.header.kind.fields if entry.name in GIVEN]
    missing = [name for name in names if not sheet.header.column(name) and any(sheet.table.columns.get(name) or ())]
    if sheet.header.column("held_on"):
        missing = [name for name in missing if name != "report_month"]
    seen: dict[int, list[str]] = {}
    spread: set[str] = set()
    for row, words in _read(sheet, missing):
        before = seen.setdefault(row, words)
        spread.update(name for name, one, two in zip(missing, before, words, strict=True) if one != two)
    if sheet.header.slices:
        spread |= {"report_month", "round"}
    return tuple(sheet.header.kind.field(name) for name in missing if name not in spread)


def _place(places: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(name for name in places if name))


def _outlines(inspection: Inspection, lines: Sequence[Line]) -> list[Outline]:
    """Each table's header and rows. A row that was not accepted belongs to the table that says why."""
    rejected: dict[int, set[int]] = {}
    for line in lines:
        if line.issue.cell and line.severity != Severity.NOTICE:
            rejected.setdefault(line.table, set()).add(at(line.issue.cell)[0])
    outlines = []
    for number, sheet in enumerate(_tables(inspection)):
        given = _given(sheet)
        accepted, totals = _accepted(sheet, given), {row - 1 for row in sheet.table.total_rows}
        others = {row for row in rejected.get(number, ()) if row > sheet.header.last_row} - totals - accepted.keys()
        common = {name: _common(sheet, name) for name in {*PLACES, *(entry.name for entry in given)}}
        outlines.append(Outline(sheet.name, sheet.header, accepted, frozenset(others), given, common))
    return outlines


def _common(sheet: SheetReading, name: str) -> str:
    said = set(sheet.table.columns.get(name) or [None])
    return _word(said.pop()) if len(said) == 1 else ""


def _rows_count(inspection: Inspection) -> int:
    return sum(len(set(sheet.table.columns.get("source_row", ()))) + sheet.table.rejected_count
               for sheet in _tables(inspection))


def _mark(content: bytes, lines: list[Line], outlines: list[Outline]) -> tuple[bytes, str, bool]:
    """The workbook itself with marks; where it cannot be edited, one made from its cells."""
    sheets = list(workbook.parse(content))
    names = {title: name for name, title in privacy.titles_of(sheet.name for sheet in sheets).items()}
    lines = _renamed(lines, names)
    outlines = [replace(outline, sheet=names.get(outline.sheet, outline.sheet)) for outline in outlines]
    lines = _placed(lines, outlines, sheets)
    try:
        return *marked(content, lines, sheets, text.ISSUE_HINT), True
    except (NotEditable, ValueError, LookupError):
        return _from_cells([sheet for sheet in sheets if not is_issue_list(sheet)], lines, text.ISSUE_HINT)


def _mark_rows(content: bytes, lines: list[Line], outlines: list[Outline]) -> tuple[bytes, str, bool]:
    """The rows with issues alone, the first RETURNED.rows_count of them; every issue is listed, at its old address."""
    sheets = _titled(content)
    lines = _placed(lines, outlines, sheets)
    wrong = dict.fromkeys((line.issue.sheet, at(line.issue.cell)[0]) for line in lines
                          if line.issue.cell and line.severity != Severity.NOTICE)
    shown = set(list(wrong)[:RETURNED.rows_count])
    made = cut.shorten(sheets, outlines, lambda outline, row: (outline.sheet, row) in shown, is_handed_on=False)
    return _from_cells(made.sheets, [replace(line, here=made.cell_of(line)) for line in lines], text.ISSUE_HINT_ROWS)


def _mark_slice(
    content: bytes, lines: list[Line], outlines: list[Outline], community: str, others: list[str],
) -> tuple[bytes, str, bool]:
    """One community's rows; the issues of these rows are listed at their new addresses."""
    sheets = _titled(content)
    grids = {sheet.name: cut.Cells(sheet) for sheet in sheets}
    made = cut.shorten(
        sheets, outlines, lambda outline, row: grids[outline.sheet].places(outline, row)[0] == community,
        is_handed_on=True, foreign=others)
    moved = [(line, made.cell_of(line)) for line in _placed(lines, outlines, sheets)]
    kept = [replace(line, issue=replace(line.issue, cell=cell)) for line, cell in moved if cell]
    return _from_cells(made.sheets, kept, text.ISSUE_HINT_SLICE)


def _titled(content: bytes) -> list[Sheet]:
    """The sheets under the names that issues call them by: no person's."""
    sheets = list(workbook.parse(content))
    titles = privacy.titles_of(sheet.name for sheet in sheets)
    return [replace(sheet, name=titles[sheet.name]) for sheet in sheets]


def _from_cells(sheets: list[Sheet], lines: list[Line], hint: str) -> tuple[bytes, str, bool]:
    """A workbook made from cells, marked."""
    titles = rebuilt.titles([sheet.name for sheet in sheets])
    sheets = [replace(sheet, name=titles[sheet.name]) for sheet in sheets]
    lines = _renamed(lines, titles)
    return *marked(rebuilt.written(sheets), lines, sheets, hint), False


def _renamed(lines: list[Line], names: dict[str, str]) -> list[Line]:
    return [replace(line, issue=replace(line.issue, sheet=names.get(line.issue.sheet, line.issue.sheet)))
            for line in lines]


def _placed(lines: list[Line], outlines: list[Outline], sheets: list[Sheet]) -> list[Line]:
    """The lines with the place of rows that were not accepted, read from their cells."""
    grids = {sheet.name: cut.Cells(sheet) for sheet in sheets}
    placed = []
    for line in lines:
        row = at(line.issue.cell)[0] if line.issue.cell else -1
        outline = outlines[line.table] if line.table >= 0 else None
        if outline and row in outline.rejected and outline.sheet in grids:
            line = replace(line, place=_place(grids[outline.sheet].places(outline, row)))
        placed.append(line)
    return placed
