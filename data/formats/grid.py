"""What every reader gives: sheets as grids of cells, remarks about the file, or the reason why it cannot be opened."""

from dataclasses import dataclass, field

from data.vocabulary.thresholds import READING

Cell = tuple[int, int]
"""Row and column, both from 0: (0, 0) is A1."""


class Unreadable(Exception):
    """The file cannot be opened; `code` names the kind of problem (data/issues.py)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Remark:
    """Something to be said about the file as it was opened: `code` is a kind of issue, `words` fill its sentence."""

    code: str
    sheet: str | None = None
    at: Cell | None = None
    words: dict = field(default_factory=dict)


@dataclass
class Sheet:
    """One sheet as the clerk sees it: row 0, column 0 is A1, all rows are equally long.

    A cell is str, float, int, bool, date, datetime, time or "" for an empty one. `merged` are (first row, first column,
    last row, last column), inside the grid. `faults` are cells whose value is lost to every reader: error values
    ("error") and formulas nobody calculated ("uncached"); they are "" in the grid. Of a hidden sheet no cell is read.
    """

    name: str
    rows: list[list] = field(default_factory=list)
    is_hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    faults: dict[Cell, str] = field(default_factory=dict)

    def settle(self) -> "Sheet":
        """Cut off empty rows at the end, give the faults their place, keep merges inside the grid."""
        check_size(len(self.rows), len(self.rows[0]) if self.rows else 0)
        while self.rows and not any(cell != "" for cell in self.rows[-1]):
            self.rows.pop()
        self._blank_faults()
        last_row, last_column = len(self.rows) - 1, len(self.rows[0]) - 1 if self.rows else -1
        inside = ((top, left, min(bottom, last_row), min(right, last_column))
                  for top, left, bottom, right in self.merged)
        self.merged = [(top, left, bottom, right) for top, left, bottom, right in inside
                       if top <= bottom and left <= right and (top, left) != (bottom, right)]
        return self

    def _blank_faults(self) -> None:
        if not self.faults:
            return
        width = max(len(self.rows[0]) if self.rows else 0, 1 + max(column for _, column in self.faults))
        height = max(len(self.rows), 1 + max(row for row, _ in self.faults))
        check_size(height, width)
        if self.rows and len(self.rows[0]) < width:
            self.rows = [row + [""] * (width - len(row)) for row in self.rows]
        self.rows += [[""] * width for _ in range(height - len(self.rows))]
        for row, column in self.faults:
            self.rows[row][column] = ""


def check_size(height: int, width: int) -> None:
    """Decline what is too large for the memory before it is built."""
    if height * width > READING.cells_count:
        raise Unreadable("too-many-cells")


def cell_of(name: str) -> Cell:
    """The place of a cell by its name: cell_of("AA4") == (3, 26)."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(name[len(letters):]) - 1, column - 1


def name_of(row: int, column: int) -> str:
    """The cell's name as the clerk sees it: name_of(0, 0) == "A1"."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
