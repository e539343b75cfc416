"""Some rows of a workbook's cells: one community's, or those with issues, under their header rows.

What a title or a section's heading said for a row stands in a column of its own: the heading may be another's now.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from data import cells, places
from data.body import MERGED_DOWN
from data.headers import Column, Header
from data.marks.grid import at
from data.marks.issue_list import Line
from data.privacy import mask
from data.vocabulary import text
from data.vocabulary.terms import Field
from data.workbook import Sheet, name_of

PLACES = ("community", "compound", "building")
GIVEN = ("street", "community", "compound", "building", "unit", "work_type", "report_month", "plan_year", "round")
"""What a row may have from a title, a heading or a name instead of a column."""

_TITLE_ROWS = 3
_MASKED = (None, "text", "free_text", "reason")
"""Columns that are no field or hold words may hold persons; what they say is masked where it is handed on."""


class Accepted(NamedTuple):
    """Where an accepted row belongs: `places` are those of PLACES, `month` reads 2024-06, `given` are the values of its
    table's `given` fields; "" for what it has not."""

    places: tuple[str, ...]
    month: str
    given: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outline:
    """What was understood of one table, as far as the child needs it; rows count from 0.

    `rejected`: rows it has something to say about that were not accepted. `given`: the fields that rows have though
    the table has no such column. `common`: field name → the value that all accepted rows share.
    """

    sheet: str
    header: Header
    accepted: dict[int, Accepted] = field(default_factory=dict)
    rejected: frozenset[int] = frozenset()
    given: tuple[Field, ...] = ()
    common: dict[str, str] = field(default_factory=dict)

    def has(self, row: int) -> bool:
        return row in self.accepted or row in self.rejected

    def is_beside(self, other: "Outline") -> bool:
        """Whether both stand under the same rows: side by side, or sections under one header."""
        one, two = self.header, other.header
        return other is not self and one.first_row <= two.last_row and two.first_row <= one.last_row

    def given_to(self, row: int) -> dict[str, str]:
        """Field name → what the row has without a column."""
        names = [entry.name for entry in self.given]
        if row in self.accepted:
            return dict(zip(names, self.accepted[row].given, strict=True))
        return {name: self.common.get(name, "") for name in names}

    @property
    def named_columns(self) -> set[int]:
        return {column.index for column in self.header.columns if column.header}


Keeps = Callable[[Outline, int], bool]


@dataclass
class Cut:
    """The sheets with fewer rows, and (sheet, row) → the row's new place."""

    sheets: list[Sheet]
    moved: dict[tuple[str, int], int]

    def cell_of(self, line: Line) -> str:
        """Where the cell of a line is now; "" where its row was left out."""
        row, column = at(line.issue.cell) if line.issue.cell else (-1, -1)
        new = self.moved.get((line.issue.sheet, row))
        return "" if new is None else name_of(new, column)


class Cells:
    """A sheet's cells, with what a merge from above says in the columns where it speaks for every row."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.width = max(map(len, sheet.rows), default=0)
        self._above = {
            (row, left): top for top, left, bottom, _ in sheet.merged
            for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1)}

    def value(self, row: int, column: Column) -> object:
        line = self.sheet.rows[row] if row < len(self.sheet.rows) else []
        value = line[column.index] if column.index < len(line) else ""
        if value == "" and column.field and column.field.name in MERGED_DOWN and (row, column.index) in self._above:
            value = self.sheet.rows[self._above[row, column.index]][column.index]
        return value

    def places(self, outline: "Outline", row: int) -> tuple[str, ...]:
        """Community, compound and building (see PLACES) of a row as it was read, "" for unknown.

        A row that was not accepted was not read to its end: its own cells are asked, then what all other rows share.
        """
        return outline.accepted[row].places if row in outline.accepted else tuple(
            self._place(outline, row, name) for name in PLACES)

    def _place(self, outline: "Outline", row: int, name: str) -> str:
        column = outline.header.column(name)
        if column is None:
            return outline.common.get(name, "")
        value = self.value(row, column)
        return "" if value == "" else str(cells.reader(column.field)(value).value or "")


def shorten(
    sheets: Sequence[Sheet], outlines: Sequence[Outline], keeps: Keeps, *, is_handed_on: bool,
    foreign: Collection[str] = (),
) -> Cut:
    """The rows to keep with the titles and header rows over them; a column says where each stood.

    `is_handed_on`: the cells go to somebody else, so personal columns stay empty and words are masked; titles that
    name one of the `foreign` places go.
    """
    cut = Cut([], {})
    for sheet in sheets:
        own = sorted((o for o in outlines if o.sheet == sheet.name), key=lambda o: o.header.first_row)
        kept = _kept(sheet, own, keeps) if own else {}
        if kept:
            cut.sheets.append(_of_rows(Cells(sheet), own, kept, cut, _Copying(is_handed_on, tuple(foreign))))
    return cut


def _kept(sheet: Sheet, outlines: Sequence[Outline], keeps: Keeps) -> dict[int, list[Outline]]:
    """Row → the tables in which it stays; [] for titles and header rows, which stay as they are."""
    kept: dict[int, list[Outline]] = {}
    for outline in outlines:
        found = [row for row in outline.accepted.keys() | outline.rejected if keeps(outline, row)]
        if found:
            kept.update((row, []) for row in _head(sheet, outline, outlines))
        for row in found:
            kept.setdefault(row, []).append(outline)
    return dict(sorted(kept.items()))


def _head(sheet: Sheet, outline: Outline, outlines: Sequence[Outline]) -> set[int]:
    """A table's titles and header rows: what stands over the sheet's first table, its own header, and the lines of one
    text right over it."""
    first, last = outline.header.first_row, outline.header.last_row
    head = {*range(min(o.header.first_row for o in outlines)), *range(first, last + 1)}
    for row in range(first - 1, max(first - 1 - _TITLE_ROWS, -1), -1):
        if sum(cell != "" for cell in sheet.rows[row]) > 1 or any(o.has(row) for o in outlines):
            break
        head.add(row)
    return head


@dataclass(frozen=True)
class _Copying:
    is_handed_on: bool
    foreign: tuple[str, ...]


def _of_rows(
    grid: Cells, outlines: Sequence[Outline], kept: dict[int, list[Outline]], cut: Cut, copying: _Copying,
) -> Sheet:
    sheet, rows = grid.sheet, []
    extra = _extra(kept)
    headers = {row for o in outlines for row in range(o.header.first_row, o.header.last_row + 1)}
    for row, tables in kept.items():
        more: list = [""] * (len(extra) + 1)
        if tables:
            line = _own_cells(grid, row, tables, outlines, is_handed_on=copying.is_handed_on)
            given = {name: value for outline in tables for name, value in outline.given_to(row).items()}
            more = [*(given.get(entry.name, "") for entry in extra), row + 1]
        elif row in headers:
            line, more = list(sheet.rows[row]), [*(entry.label for entry in extra), text.ORIGINAL_ROW]
        else:
            line = _title(sheet.rows[row], copying)
            if not any(cell != "" for cell in line):
                continue
        cut.moved[sheet.name, row] = len(rows)
        rows.append([*line, *[""] * (grid.width - len(line)), *more])
    merged = [
        (cut.moved[sheet.name, top], left, cut.moved[sheet.name, bottom], right)
        for top, left, bottom, right in sheet.merged
        if all(kept.get(row) == [] and (sheet.name, row) in cut.moved
               for row in range(top, min(bottom, top + len(kept)) + 1))]
    return Sheet(sheet.name, rows, merged=merged)


def _extra(kept: dict[int, list[Outline]]) -> list[Field]:
    """The fields that get a column; none where tables stand side by side, since it would be one for both."""
    outlines = {id(outline): outline for tables in kept.values() for outline in tables}.values()
    if any(one.is_beside(two) and one.named_columns != two.named_columns for one in outlines for two in outlines):
        return []
    return list({entry.name: entry for outline in outlines for entry in outline.given}.values())


def _title(cells_: Sequence, copying: _Copying) -> list:
    """A title line; what is handed on names no person and no other place."""
    if not copying.is_handed_on:
        return list(cells_)
    return [cell if not isinstance(cell, str) else "" if any(name in places.name(cell) for name in copying.foreign)
            else mask(cell) for cell in cells_]


def _own_cells(
    grid: Cells, row: int, tables: Sequence[Outline], outlines: Sequence[Outline], *, is_handed_on: bool,
) -> list:
    """A row's cells in the tables it belongs to; a column without a header is nobody's where tables share rows."""
    line = [""] * grid.width
    for outline in tables:
        is_shared = any(outline.is_beside(other) for other in outlines)
        for column in outline.header.columns:
            if (is_shared and not column.header) or (is_handed_on and _is_personal(column)):
                continue
            cell = grid.value(row, column)
            is_masked = is_handed_on and isinstance(cell, str) and _reading(column) in _MASKED
            line[column.index] = mask(cell) if is_masked else cell
    return line


def _is_personal(column: Column) -> bool:
    return column.is_personal or _reading(column) == "transient"


def _reading(column: Column) -> object:
    return column.field.values if column.field else None
