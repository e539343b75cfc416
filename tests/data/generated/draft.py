"""A workbook in the making: grids of cells beside what a clerk reads from them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from openpyxl.utils import get_column_letter

from tests.data.generated.hand import Written

Cell = tuple[int, int]
ANY = "*"
"""A data month nobody could name with certainty: not compared."""


def name_of(cell: Cell) -> str:
    return f"{get_column_letter(cell[1] + 1)}{cell[0] + 1}"


@dataclass
class Grid:
    """One sheet: cells and merged ranges (first row, first column, last row, last column), all from 0."""

    name: str
    cells: dict[Cell, Written] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    is_hidden: bool = False
    ghosts: tuple[int, int] | None = None

    def put(self, row: int, column: int, value: object) -> None:
        self.cells[row, column] = value if isinstance(value, Written) else Written(value)

    def merge(self, first_row: int, first_column: int, last_row: int, last_column: int) -> None:
        if (first_row, first_column) != (last_row, last_column):
            self.merges.append((first_row, first_column, last_row, last_column))

    @property
    def size(self) -> Cell:
        return (max((row for row, _ in self.cells), default=-1) + 1,
                max((column for _, column in self.cells), default=-1) + 1)


@dataclass(frozen=True)
class Wanted:
    """One row a clerk reads: its fields, and where on which sheet they stand (`row` from 1, `cells` as A1)."""

    sheet: str
    row: int
    fields: dict
    cells: dict[str, str]
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Generated:
    """A workbook and what a careful clerk reads out of it; the rows `left_out` are not loaded but mentioned."""

    seed: int
    kind: str
    layout: str
    file: str = ""
    form: str = "xlsx"
    grids: list[Grid] = field(default_factory=list)
    content: bytes = b""
    kinds: set[str] = field(default_factory=set)
    data_month: str | None = None
    rows: list[Wanted] = field(default_factory=list)
    must_report: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[tuple[str, int]] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    reject: bool = False

    def grid(self, name: str) -> Grid:
        made = Grid(name)
        self.grids.append(made)
        return made

    def expectation(self) -> dict:
        """The form of the sample workbooks' *.expected.json."""
        one = len(self.grids) == 1
        return {
            "seed": self.seed, "layout": self.layout, "kind": "+".join(sorted(self.kinds)) or None,
            "data_month": self.data_month,
            "rows": [{name: plain(value) for name, value in row.fields.items()} for row in self.rows],
            "must_report": [cell if one else f"{sheet}|{cell}" for sheet, cell in self.must_report],
            "left_out": [f"{sheet}|{row}" for sheet, row in self.left_out],
            "forbidden": self.forbidden, "reject": self.reject}


def plain(value: object) -> object:
    """A value as JSON holds it."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value.isoformat() if isinstance(value, date) else value
