"""Step 4: the rows under a header become values, column by column; a row is accepted or has its reasons."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data import cells, derive
from data.cells import Money
from data.context import Context
from data.headers import Header
from data.issues import Issue, issue
from data.places import clean
from data.privacy import mask
from data.reading import Reading
from data.vocabulary.sheet_words import TICKS
from data.vocabulary.terms import FOOTER_WORDS, TOTAL_WORDS, Field, Match
from data.workbook import Sheet

MERGED_DOWN = ("street", "community", "compound", "building", "unit", "work_type", "report_month", "topic", "plan_year")
"""Fields whose merged cells speak for every row they cover."""

_AGGREGATED = {"assumed-day"}
"""Problems said once a column, with their number, instead of once a cell."""


@dataclass
class Table:
    """The rows of one sheet, column by column. `columns` hold the accepted rows (field name → values, and `source_row`,
    1-based as the clerk sees it); `withdrawn` are the numbers of orders that a 作废 or 剔除 row takes back."""

    columns: dict[str, list] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    rejected_count: int = 0
    total_rows: list[int] = field(default_factory=list)
    withdrawn: dict[str, list] = field(default_factory=dict)

    @property
    def months(self) -> set[date]:
        """The data months of the accepted rows; empty for a kind that has none."""
        return set(self.columns.get("report_month", ()))

    @property
    def accepted_count(self) -> int:
        return len(self.columns.get("source_row", ()))


def read(sheet: Sheet, header: Header, context: Context) -> Table:
    """Read every row below the header."""
    table = Table()
    body = Body(sheet, header, table)
    values = {column.field.name: body.read(column.index, column.field, column.factor or context.money_factor)
              for column in header.columns if column.field}
    if header.ticks:
        values["opinion"] = body.read_ticks()
    if header.kind.name == "consents" and header.owner:
        values["owner_key"] = _running_numbers([sheet.rows[row][header.owner.index] for row in body.rows])
    _say_guesses(sheet, header, table)
    derive.complete(header.kind, values, context, body)
    _accept(header, values, body)
    return table


class Body:
    """The rows that are rows: not blank, not totals, not the lines below the table."""

    def __init__(self, sheet: Sheet, header: Header, table: Table) -> None:
        self.sheet, self.header, self.table = sheet, header, table
        self.rejected: set[int] = set()
        self.left_out: set[int] = set()
        self.rows: list[int] = []
        self._covers = _merged_down(sheet, header)
        used = [c.index for c in header.columns if c.field or c.tick]
        for row in range(header.last_row + 1, len(sheet.rows)):
            line = sheet.rows[row]
            if not any(line[index] != "" for index in used) and not any((row, i) in sheet.faults for i in used):
                if _is_footer(line):
                    break
                continue
            first = _first_texts(line)
            if any(_is_total(text) for text in first):
                table.total_rows.append(row + 1)
                table.issues.append(issue("total-row", sheet=sheet.name, at=(row, 0)))
            elif _is_footer(line):
                break
            else:
                self.rows.append(row)

    def read(self, index: int, entry: Field, money_factor: int | None) -> list:
        """One column's values, each distinct cell read once; problems go to the table."""
        read, known = cells.reader(entry), {}
        values, assumed = [], []
        for position, row in enumerate(self.rows):
            cell = self._cell(row, index, entry)
            if cell == "" or cell == "—" or cell == "-":
                values.append(None)
                self._note_fault(row, index, entry)
                continue
            reading = known.get(cell) if isinstance(cell, str | float) else None
            if reading is None:
                reading = read(cell)
                known[cell] = reading
            values.append(_in_yuan(reading.value, money_factor) if entry.values == "money" else reading.value)
            if reading.problem in _AGGREGATED:
                assumed.append((row, cell))
            elif reading.problem:
                self._note(reading, row, index, entry, cell, position)
        if assumed:
            self._say("assumed-day", assumed[0][0], index, entry, value=assumed[0][1], count=len(assumed))
        return values

    def read_ticks(self) -> list:
        """The opinion whose column is ticked, row by row."""
        values = []
        for position, row in enumerate(self.rows):
            ticked = [c for c in self.header.ticks if clean(self.sheet.rows[row][c.index]) in TICKS]
            if len(ticked) > 1:
                self._say("two-ticks", row, ticked[0].index, self.header.kind.field("opinion"), count=len(ticked))
                self.rejected.add(position)
            values.append(ticked[0].tick if len(ticked) == 1 else None)
        return values

    def say(self, code: str, position: int, entry: Field, *, value: object = None, **words: object) -> None:
        """Note a problem at the cell a field of a row was read from."""
        column = self.header.column(entry.name)
        self._say(code, self.rows[position], column.index if column else 0, entry, value=value, **words)

    def texts(self, name: str) -> list[str | None]:
        """A field's cells as they are written."""
        column = self.header.column(name)
        if column is None:
            return [None] * len(self.rows)
        return [mask(clean(self._cell(row, column.index, column.field))) or None for row in self.rows]

    def is_blank(self, name: str, position: int) -> bool:
        """Whether the sheet has the field's column and nothing, not even a fault, in this row's cell."""
        column = self.header.column(name)
        at = (self.rows[position], column.index) if column else None
        return bool(at) and self.sheet.rows[at[0]][at[1]] == "" and at not in self.sheet.faults

    def is_kept(self, position: int) -> bool:
        return position not in self.rejected and position not in self.left_out

    def withdraw(self, position: int, request_id: str) -> None:
        """Note that this row takes an order back that an earlier file may have brought."""
        for name, value in (("request_id", request_id), ("source_row", self.rows[position] + 1)):
            self.table.withdrawn.setdefault(name, []).append(value)

    def _say(self, code: str, row: int, index: int, entry: Field, *, value: object = None, **words: object) -> None:
        self.table.issues.append(issue(
            code, sheet=self.sheet.name, at=(row, index), field=entry.name, label=entry.label, value=value, **words))

    def _cell(self, row: int, index: int, entry: Field) -> object:
        cell = self.sheet.rows[row][index]
        if cell == "" and entry.name in MERGED_DOWN and (row, index) in self._covers:
            cell = self.sheet.rows[self._covers[row, index]][index]
        return cell.strip() if isinstance(cell, str) else cell

    def _note_fault(self, row: int, index: int, entry: Field) -> None:
        fault = self.sheet.faults.get((row, index))
        if fault:
            self._say({"error": "error-cell", "uncached": "uncached-formula"}[fault], row, index, entry)

    def _note(self, reading: Reading, row: int, index: int, entry: Field, cell: object, position: int) -> None:
        code = reading.problem
        if entry.is_required and reading.value is None:
            code = {"unknown-word": "unknown-word-required", "not-a-date": "not-a-date-required"}.get(
                code, "not-a-number-required")
            self.rejected.add(position)
        self._say(code, row, index, entry, value=cell, **reading.words)


def _in_yuan(value: Money | None, factor: int | None) -> Decimal | None:
    return None if value is None else value.amount * (value.factor or factor or 1)


def _first_texts(line: list) -> list[str]:
    return [text for text in (clean(cell).replace(" ", "") for cell in line[:4]) if text][:2]


def _is_total(text: str) -> bool:
    core = re.sub(r"[:：()（）]", "", text)
    return core in TOTAL_WORDS or (core.endswith(("小计", "合计", "总计")) and len(core) <= 12)


def _is_footer(line: list) -> bool:
    """A line such as 填表人：… 审核人：…, or one note over the whole width."""
    texts = [clean(cell).replace(" ", "") for cell in line if cell != ""]
    if not texts:
        return False
    starts = re.match(rf"({'|'.join(FOOTER_WORDS)})\d*[:：.、]?", texts[0])
    return bool(starts) and (len(texts) == 1 or "：" in texts[0] or ":" in texts[0])


def _merged_down(sheet: Sheet, header: Header) -> dict[tuple[int, int], int]:
    """(row, column) of a cell covered by a merge from above → the row that holds its value."""
    covers = {}
    for top, left, bottom, _ in sheet.merged:
        if top > header.last_row and bottom > top:
            for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
                covers[row, left] = top
    return covers


def _running_numbers(owners: list) -> list:
    """Which rooms have one owner, as a running number that leads back to nobody; a blank column tells nothing."""
    names = [clean(owner) for owner in owners]
    if not all(names):
        return [None] * len(names)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(name, len(numbers) + 1) for name in names]


def _say_guesses(sheet: Sheet, header: Header, table: Table) -> None:
    guessed = [f"{c.header}→{c.field.label}" for c in header.columns if c.match is Match.GUESSED]
    if guessed:
        table.issues.append(issue(
            "guessed-column", sheet=sheet.name, at=(header.last_row, 0), value="；".join(guessed)))
    for column in header.doubled:
        table.issues.append(issue(
            "doubled-column", sheet=sheet.name, at=(header.last_row, column.index), field=column.field.name,
            label=column.field.label, value=column.header))


def _accept(header: Header, values: dict[str, list], body: Body) -> None:
    """Leave out the rows that lack a required value, and say which."""
    for entry in header.kind.fields:
        if entry.is_required:
            for position, value in enumerate(values.get(entry.name) or [None] * len(body.rows)):
                if value is None and body.is_kept(position):
                    body.rejected.add(position)
                    body.say("missing-value", position, entry)
    kept = [position for position in range(len(body.rows)) if body.is_kept(position)]
    body.table.rejected_count = len(body.rejected)
    body.table.columns = {name: [column[position] for position in kept] for name, column in values.items()}
    body.table.columns["source_row"] = [body.rows[position] + 1 for position in kept]
