"""Step 5a: the lines that add others up, compared with the rows they speak for, as both are written.

小计 usually adds the rows since the total before it, 合计 all rows above it; some offices write a total above its rows,
or one for all tables of a sheet. Of these readings the one that fits most columns holds; what still differs is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from data import cells
from data.columns import Column
from data.headers import Header
from data.issues import Issue, issue
from data.places import clean
from data.rows import Table
from data.vocabulary.sheet_words import NO_SUMS
from data.vocabulary.terms import Field
from data.workbook import Sheet

Number = int | Decimal


@dataclass(frozen=True)
class Written:
    """One table as it is written: `earlier` are the tables of the same kind above it on its sheet."""

    sheet: Sheet
    header: Header
    table: Table
    earlier: tuple["Written", ...] = ()

    @property
    def rows(self) -> list[int]:
        """The accepted rows, 1-based as the clerk sees them."""
        return sorted(set(self.table.columns["source_row"]))

    @property
    def columns(self) -> list[Column]:
        return [column for column in self.header.columns
                if column.field and column.field.values in _SUMMED and column.field.name != "floor"]


_SUMMED = ("count", "decimal", "rainfall", "area", "money")


def compare(written: Written) -> Iterator[Issue]:
    """What each total says otherwise than the rows it adds up."""
    totals = [total for total in written.table.total_rows if _adds_up(written.sheet.rows[total - 1])]
    rows = written.rows
    is_above = bool(totals and rows) and totals[0] < rows[0]
    for total in (total for total in totals if total not in written.table.proved_rows):
        groups = _below(written, total, totals, rows) if is_above else _above(written, total, totals, rows)
        groups = [group for group in groups if any(found for _, found in group)]
        differing = [list(_differing(written, total, group)) for group in groups]
        if differing:
            yield from min(differing, key=len)


_Group = list[tuple[Written, list[int]]]
"""Rows of one or several tables."""


def _adds_up(line: list) -> bool:
    """Averages, shares and 其中 lines are no sums of all rows above."""
    texts = [clean(cell).replace(" ", "") for cell in line if isinstance(cell, str) and cell.strip()]
    return not any(word in text for text in texts[:2] for word in NO_SUMS)


def _above(written: Written, total: int, totals: list[int], rows: list[int]) -> list[_Group]:
    """The usual reading first: since the total before for 小计, else everything above; then the others."""
    texts = "".join(clean(cell).replace(" ", "") for cell in written.sheet.rows[total - 1] if isinstance(cell, str))
    starts = [0, *(other for other in totals if other < total)]
    starts = [*reversed(starts)] if "小计" in texts else [0, *reversed(starts[1:])]
    groups: list[_Group] = [[(written, [row for row in rows if start < row < total])] for start in starts]
    if written.earlier:
        groups.append([*((other, other.rows) for other in written.earlier), (written, rows)])
    return groups


def _below(written: Written, total: int, totals: list[int], rows: list[int]) -> list[_Group]:
    """A total that stands above its rows: down to the next one, or all of them."""
    ends = [other for other in totals if other > total] + [len(written.sheet.rows) + 1]
    return [[(written, [row for row in rows if total < row < end])] for end in ends]


def _differing(written: Written, total: int, group: _Group) -> Iterator[Issue]:
    for column in written.columns:
        stated = _number(written.sheet, total, column)
        values = [value for other, rows in group for value in _numbers(other, rows, column)]
        if stated is not None and values and abs(stated - sum(values)) > _rounding(column.field, len(values)):
            yield issue("total-mismatch", sheet=written.sheet.name, at=(total - 1, column.index),
                        field=column.field.name, label=column.field.label, value=stated, sum=sum(values))


def _numbers(written: Written, rows: list[int], like: Column) -> Iterator[Number]:
    """The column's numbers in these rows; in another table those of the column with the same field."""
    same = [column for column in written.header.columns if column.field is like.field and column.slice == like.slice]
    column = next((column for column in same if column.index == like.index), same[0] if same else None)
    if column:
        yield from (value for row in rows if (value := _number(written.sheet, row, column)) is not None)


def _rounding(entry: Field, count: int) -> Decimal:
    """What rounding each of so many written numbers to two digits may make of their sum."""
    return Decimal(0) if entry.values == "count" else Decimal("0.005") * (count + 1)


def _number(sheet: Sheet, row: int, column: Column) -> Number | None:
    cell = sheet.rows[row - 1][column.index]
    value = None if cell == "" else cells.reader(column.field, column.header)(cell).value
    return value.amount * (value.factor or 1) if isinstance(value, cells.Money) else value
