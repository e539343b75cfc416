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
from data.vocabulary.sheet_words import BLANKS, SECTION_START, TICKS
from data.vocabulary.terms import FOOTER_WORDS, TOTAL_WORDS, Field, Match
from data.workbook import Sheet

MERGED_DOWN = ("street", "community", "compound", "building", "unit", "work_type", "report_month", "topic", "plan_year")
"""Fields whose merged cells speak for every row they cover."""

_WORDY = ("yes_no", "free_text")
"""Readers to which 无 says something."""

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
    _accept(values, body)
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
        heads = [header.columns[index].header.split("/")[-1] for index in used]
        for row in range(header.last_row + 1, len(sheet.rows)):
            line = sheet.rows[row]
            if not any(line[index] != "" for index in used) and not any((row, i) in sheet.faults for i in used):
                continue
            if _is_total(line):
                table.total_rows.append(row + 1)
                table.issues.append(issue("total-row", sheet=sheet.name, at=(row, 0)))
            elif _is_section([line[index] for index in used], heads):
                table.issues.append(issue("section-row", sheet=sheet.name, at=(row, 0)))
            elif not _is_footer(line):
                self.rows.append(row)

    def read(self, index: int, entry: Field, money_factor: int | None) -> list:
        """One column's values, each distinct cell read once; problems go to the table."""
        read, known = cells.reader(entry), {}
        values, assumed = [], []
        for position, row in enumerate(self.rows):
            cell = self._cell(row, index, entry)
            if cell == "" or (cell in BLANKS and entry.values not in _WORDY):
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

    def is_blank(self, name: str, position: int) -> bool | None:
        """Whether there is nothing, not even a fault, in a field's cell; None where the sheet has no such column."""
        column = self.header.column(name)
        if column is None:
            return None
        at = (self.rows[position], column.index)
        return self.sheet.rows[at[0]][at[1]] == "" and at not in self.sheet.faults

    def is_kept(self, position: int) -> bool:
        return position not in self.rejected and position not in self.left_out

    def withdrawn(self) -> list[tuple[str, int]]:
        """(order, row of the sheet) of what this sheet takes back."""
        taken = self.table.withdrawn
        return list(zip(taken.get("request_id", ()), taken.get("source_row", ()), strict=True))

    def keep_after_all(self, request_id: str) -> None:
        """A later row brings the order again."""
        kept = [(number, row) for number, row in self.withdrawn() if number != request_id]
        columns = {"request_id": [number for number, _ in kept], "source_row": [row for _, row in kept]}
        self.table.withdrawn = columns if kept else {}

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
            code = {"unknown-word": "unknown-word-required", "not-a-date": "not-a-date-required",
                    "damaged-number": "damaged-number"}.get(code, "not-a-number-required")
            self.rejected.add(position)
        self._say(code, row, index, entry, value=cell, **reading.words)


def _in_yuan(value: Money | None, factor: int | None) -> Decimal | None:
    return None if value is None else value.amount * (value.factor or factor or 1)


def _is_total(line: list) -> bool:
    """A cell that says nothing but 合计, or one of the first two that ends with it (甲社区小计); 其中 parts a total."""
    texts = [clean(cell).replace(" ", "") for cell in line if isinstance(cell, str) and cell.strip()]
    plain = [re.sub(r"[:：()（）]", "", text) for text in texts]
    return (any(text in TOTAL_WORDS for text in plain)
            or any(text.endswith(("小计", "合计", "总计")) and len(text) <= 12 for text in plain[:2])
            or any(text.startswith("其中") for text in plain[:1]))


def _is_section(cells_: list, heads: list[str]) -> bool:
    """A line between the rows: a section's title, the header once more, or the columns' ordinals."""
    texts = [clean(cell).replace(" ", "") for cell in cells_]
    filled = [text for text in texts if text]
    if len(filled) == 1:
        return bool(re.match(SECTION_START, filled[0])) and len(cells_) > 1
    same = sum(text == head for text, head in zip(texts, heads, strict=True))
    is_counting = len(filled) > 2 and filled == [str(int(filled[0]) + step) for step in range(len(filled))] \
        if filled and filled[0].isdecimal() else False
    return same >= max(2, len(filled) - 1) or bool(is_counting)


def _is_footer(line: list) -> bool:
    """A line such as 填表人：… 审核人：…, or one note; a line with as many cells as a row is a row."""
    texts = [clean(cell).replace(" ", "") for cell in line if cell != ""]
    if not texts or not re.match(rf"({'|'.join(FOOTER_WORDS)})\d*([:：.、]|$|(?=[(（]))", texts[0]):
        return False
    return len(texts) == 1 or sum(":" in text or "：" in text for text in texts) * 2 >= len(texts)


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


def _accept(values: dict[str, list], body: Body) -> None:
    """The rows that nothing speaks against."""
    kept = [position for position in range(len(body.rows)) if body.is_kept(position)]
    body.table.rejected_count = len(body.rejected)
    body.table.columns = {name: [column[position] for position in kept] for name, column in values.items()}
    body.table.columns["source_row"] = [body.rows[position] + 1 for position in kept]
