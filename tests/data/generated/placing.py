"""Puts a table on a sheet: header lines, merged cells, sums, and the expectation of every row."""

from dataclasses import dataclass, replace
from decimal import Decimal

from tests.data.generated.draft import Generated, Grid, Wanted, name_of
from tests.data.generated.hand import Formula, Hand, Written
from tests.data.generated.table import Column, Record, Table


@dataclass
class Look:
    """How a table stands on its sheet. `lines`: of the header, 0 for none; `totals`: which sums stand below."""

    lines: int = 1
    is_merged: bool = False
    totals: str = "none"
    is_wrong: bool = False
    repeats_header: bool = False
    numbers_columns: bool = False
    """A line of running numbers right below the header (栏次)."""
    counts: bool = True
    """False for a copy: its rows are not expected again."""


def place(made: Generated, grid: Grid, table: Table, hand: Hand, look: Look, *, top: int, left: int = 0) -> int:
    """Writes the table; returns the first free row below it."""
    if not set(table.sums) & set(table.keys):
        look = replace(look, totals="none")
    row = top + _header(grid, table.columns, top, left, look.lines)
    names = {column.key: column.header for column in table.columns}
    if look.numbers_columns and look.lines:
        form = hand.rng.choice(("({})", "{}", ""))
        for position in range(len(table.columns)):
            grid.put(row, left + position, form.format(position + 1) if form else position + 1)
        row += 1
    if look.totals == "top":
        row += 1
    first = row
    cells = {key: left + position for position, key in enumerate(table.keys)}
    total = _Totals(made, grid, table, hand, look, cells, first)
    runs: list[tuple[int, list[Record]]] = []
    for group in _groups(table, look):
        start = row
        for record in group:
            if look.repeats_header and record is table.records[len(table.records) // 2] and not look.is_merged:
                row += _header(grid, table.columns, row, left, look.lines)
            for key, column in cells.items():
                grid.put(row, column, record.cells.get(key, Written()))
            _expect(made, grid, table, record, row, cells, names, look)
            row += 1
        runs.append((start, group))
        if look.totals == "subtotals":
            total.put(row, group, "小计", is_inside=True)
            row += 1
    if look.totals == "top":
        total.put(first - 1, table.records, hand.rng.choice(("合计", "总计")))
    elif look.totals != "none":
        row += hand.chance(0.08)
        total.put(row, table.records, hand.rng.choice(("合计", "总计", "合 计")))
        row += 1
    if look.is_wrong:
        total.spoil_one()
    if look.is_merged:
        for start, group in runs:
            _merge_down(grid, table, group, start, cells)
    return row if row > first else first + 1


def _groups(table: Table, look: Look) -> list[list[Record]]:
    if look.totals != "subtotals" or "community" not in table.keys:
        return [table.records]
    groups: dict[object, list[Record]] = {}
    for record in table.records:
        groups.setdefault(record.cells["community"].read, []).append(record)
    return list(groups.values())


def _header(grid: Grid, columns: list[Column], top: int, left: int, lines: int) -> int:
    """Groups stand merged over their headers; a header without a group is merged over all lines."""
    if not lines:
        return 0
    depth = min(lines, 1 + max(len(column.groups) for column in columns))
    for line in range(depth - 1):
        start = 0
        while start < len(columns):
            groups = _padded(columns[start], depth)
            end = start
            while end + 1 < len(columns) and groups[line] and _padded(columns[end + 1], depth)[:line
                + 1] == groups[:line + 1]:
                end += 1
            if groups[line]:
                grid.put(top + line, left + start, groups[line])
                grid.merge(top + line, left + start, top + line, left + end)
            start = end + 1
    for position, column in enumerate(columns):
        line = next((line for line, group in enumerate(_padded(column, depth)) if not group), depth - 1)
        grid.put(top + line, left + position, column.header)
        grid.merge(top + line, left + position, top + depth - 1, left + position)
    return depth


def _padded(column: Column, depth: int) -> tuple[str, ...]:
    return (*column.groups[:depth - 1], *("",) * (depth - 1 - len(column.groups)))


def _expect(
    made: Generated, grid: Grid, table: Table, record: Record, row: int, cells: dict[str, int], names: dict[str, str],
    look: Look,
) -> None:
    if not look.counts or record.is_left_out:
        made.left_out.append((grid.name, row + 1))
        return
    for fields, where in record.rows(table.common):
        at = {name: name_of((row, cells[key])) for name, key in where.items() if key in cells}
        made.rows.append(Wanted(grid.name, row + 1, fields, at,
                                {name: names[key] for name, key in where.items() if key in names}))
    made.must_report += [(grid.name, name_of((row, column))) for key, column in cells.items()
                         if key in record.cells and record.cells[key].is_doubtful]


def _merge_down(grid: Grid, table: Table, records: list[Record], start: int, cells: dict[str, int]) -> None:
    """Equal neighbours become one cell; a compound's cell never reaches over two communities."""
    for depth, key in enumerate(table.merges):
        if key not in cells:
            continue
        outer = table.merges[:depth + 1]
        first = 0
        for position in range(1, len(records) + 1):
            is_same = position < len(records) and all(
                records[position].cells[name].read == records[first].cells[name].read for name in outer
                if name in cells)
            if not is_same:
                for row in range(start + first + 1, start + position):
                    grid.cells.pop((row, cells[key]), None)
                grid.merge(start + first, cells[key], start + position - 1, cells[key])
                first = position


class _Totals:
    """Rows that add others up: right, unless one of them is made wrong on purpose."""

    def __init__(self, made: Generated, grid: Grid, table: Table, hand: Hand, look: Look,
                 cells: dict[str, int], first: int) -> None:
        self.made, self.grid, self.table, self.hand, self.look, self.cells = made, grid, table, hand, look, cells
        self.first = first
        self.written: list[tuple[int, int]] = []
        self.is_low = hand.chance(0.5)
        self.has_formulas = hand.can_fault and look.totals == "total" and not look.is_wrong and hand.chance(0.1)

    def put(self, row: int, records: list[Record], label: str, *, is_inside: bool = False) -> None:
        label_at = next(column for key, column in self.cells.items() if key not in self.table.sums)
        if is_inside and self.is_low and "compound" in self.cells and "community" in self.cells:
            label_at = self.cells["compound"]
        self.grid.put(row, label_at, label)
        for key in self.table.sums:
            column = self.cells.get(key)
            if column is None or column == label_at:
                continue
            amounts = [record.cells[key].shown for record in records]
            if all(isinstance(amount, int | float) and not isinstance(amount, bool) for amount in amounts):
                value = sum(Decimal(str(amount)) for amount in amounts)
                if self.has_formulas:
                    cells = f"{name_of((self.first, column))}:{name_of((row - 1, column))}"
                    self.grid.put(row, column, Formula(f"=SUM({cells})"))
                    continue
                self.grid.put(row, column, int(value) if value == int(value) else float(value))
                self.written.append((row, column))
            elif all(isinstance(record.cells[key].read, int) and not record.cells[key].is_doubtful
                     for record in records):
                self.grid.put(row, column, sum(record.cells[key].read for record in records))
                self.written.append((row, column))

    def spoil_one(self) -> None:
        if self.written:
            at = self.hand.rng.choice(self.written)
            self.grid.put(*at, self.grid.cells[at].shown + self.hand.rng.randint(2, 9))
            self.made.must_report.append((self.grid.name, name_of(at)))
