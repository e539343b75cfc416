"""Step 3b: one column of a table read, each distinct cell once."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import compress

from data import cells, choices, example_lines, lines, privacy, ticks
from data.below import Below, Truth
from data.cells import Money
from data.columns import Column
from data.corrections import NO_CORRECTIONS, Corrections
from data.headers import Header
from data.issues import issue
from data.parted_lines import MARK
from data.persons import MASK
from data.places import clean
from data.reading import Reading
from data.vocabulary.sheet_words import BLANKS, DITTO
from data.vocabulary.terms import Field, Stage
from data.workbook import Sheet

MERGED_DOWN = ("street", "community", "compound", "building", "unit", "work_type", "report_month", "topic", "plan_year")
"""Fields whose merged cells speak for every row they cover."""

_OF_ONE_OWNER = ("opinion", "decided_on")
"""Fields whose merged cells speak for the rooms of one owner."""

_WORDY = ("yes_no", "free_text", "rainfall")
"""Readers to which 无 says something."""

_SAME_AGAIN = ("text", "free_text", "start_date", "finish_date", Stage)
"""Readers below whose cells 同上 is the same again; a figure or a household's answer is written out."""

_NO_CELL = frozenset(("",))
_BLANK_CELLS = frozenset(("", *BLANKS))

_AGGREGATED = ("assumed-day", "share-not-stage", "unlisted-reason")
"""Problems said once a column, with their number, instead of once a cell."""


class Body:
    """The rows that are rows: not blank, not totals, not the lines below the table. `rows` are their numbers from 0;
    positions among them: `rejected`, `left_out` (said elsewhere), `unstated` (households without an opinion)."""

    def __init__(self, sheet: Sheet, header: Header, corrections: Corrections = NO_CORRECTIONS) -> None:
        self.sheet, self.header, self.corrections = sheet, header, corrections
        below = list(map(Below, zip(*sheet.rows[header.last_row + 1:], strict=True)))
        found = lines.find_rows(sheet, header, below)
        examples = example_lines.find(sheet, header, found.rows)
        self.rows = [row for row in found.rows if row not in examples] if examples else found.rows
        self.total_rows, self.issues = found.total_rows, found.issues
        self.issues += [issue("example-row", sheet=sheet.name, at=(row, 0)) for row in examples]
        self.proved_rows, self._has_parts = found.proved_rows, bool(found.part_rows)
        self.rejected: set[int] = set()
        self.left_out: set[int] = set()
        self.unstated: list[int] = []
        self.withdrawn_rows: dict[str, list] = {}
        self._below, self._is_row = below, None
        if len(self.rows) < len(sheet.rows) - header.last_row - 1:
            rows = set(self.rows)
            self._is_row = [row in rows for row in range(header.last_row + 1, len(sheet.rows))]
        self._covers = _merged_down(sheet, header)

    def read(self, column: Column, money_factor: int | None = None) -> list:
        """One column's values; problems become issues."""
        found = self._cells(column.index, column.field)
        values, problems = {}, {}
        read, is_money = self._reader(column), column.field.values == "money"
        is_wordy = column.field.values in _WORDY
        blanks, has_parts = _NO_CELL if is_wordy else _BLANK_CELLS, self._has_parts and not is_wordy
        distinct = self._below[column.index].distinct if self._below else ()
        doubtful = choices.lone_digits(column.field.values, found, distinct)
        for cell in distinct:
            plain = cell.strip() if type(cell) is str else _unwrapped(cell)
            if has_parts and type(plain) is str and plain.startswith("其中"):
                plain = MARK.sub("", plain, count=1)
            if plain in blanks:
                values[cell] = None
                continue
            value, problem, _ = reading = doubtful[cell] if cell in doubtful else read(plain)
            values[cell] = _in_yuan(value, column.factor or money_factor) if is_money else value
            if problem:
                problems[cell] = reading
        if problems:
            self._note_problems(found, problems, column)
        self._note_faults(column)
        return list(map(values.__getitem__, found))

    def _reader(self, column: Column) -> Callable[[object], Reading]:
        """The field's reader behind what the office taught about its words and places."""
        entry, taught = column.field, self.corrections
        read = cells.reader(entry, column.header)
        if not (taught.words or taught.places):
            return read

        def read_taught(cell: object) -> Reading:
            term = taught.term_of(entry.name, cell)
            if term is not None:
                return Reading(cells.StageWords(Stage(term)) if entry.values is Stage else entry.values(term))
            reading = read(cell)
            spelled = taught.place_of(entry.name, reading.value) if isinstance(reading.value, str) else None
            return reading if spelled is None else Reading(spelled)
        return read_taught

    def _cells(self, index: int, entry: Field) -> list:
        """A column's cells; those covered by a merge from above get its value."""
        below = self._below[index].cells if self._below else ()
        found = list(below if self._is_row is None else compress(below, self._is_row))
        if self._covers and entry.name in MERGED_DOWN:
            self._fill_down(found, index)
        if self._covers and entry.name in _OF_ONE_OWNER:
            owner = self.header.owner
            self._fill_down(found, index, within=owner.index if owner else index)
        says_same = entry.name in MERGED_DOWN or entry.values in _SAME_AGAIN
        if says_same and self._below and not self._below[index].distinct.keys().isdisjoint(DITTO):
            for position, cell in enumerate(found):
                if cell in DITTO and position:
                    found[position] = found[position - 1]
        return found

    def _fill_down(self, found: list, index: int, within: int | None = None) -> None:
        """Give cells covered by a merge from above its value, where the column `within` is merged as well."""
        for position, row in enumerate(self.rows):
            top = self._covers.get((row, index))
            if found[position] == "" and top is not None and (within is None or (row, within) in self._covers):
                found[position] = self._below[index].cells[top - self.header.last_row - 1]

    def owners(self) -> list:
        """The cells that say whose the rooms are, each room of a merged one its own; read for telling them apart."""
        index = self.header.owner.index
        found = [self.sheet.rows[row][index] for row in self.rows]
        self._fill_down(found, index)
        return found

    def _note_problems(self, found: list, problems: dict, column: Column) -> None:
        once: dict[str, list] = {}
        for position, cell in compress(enumerate(found), map(problems.__contains__, found)):
            reading = problems[cell]
            if reading.problem in _AGGREGATED:
                once.setdefault(reading.problem, []).append((position, cell))
                continue
            code = reading.problem
            if column.field.is_required and reading.value is None:
                code = _REQUIRED.get(code, "not-a-number-required")
                self.rejected.add(position)
            shown = _shown(column.field, _unwrapped(cell), is_refused=reading.value is None)
            self._say(code, self.rows[position], column.index, column.field, value=shown, **reading.words)
        for code, places in once.items():
            position, cell = places[0]
            shown = _shown(column.field, _unwrapped(cell), is_refused=problems[cell].value is None)
            self._say(code, self.rows[position], column.index, column.field, value=shown, count=len(places))

    def _note_faults(self, column: Column) -> None:
        if not self.sheet.faults:
            return
        kept = set(self.rows)
        for (row, index), fault in sorted(self.sheet.faults.items()):
            if index == column.index and row in kept:
                self._say(_FAULTS[fault], row, index, column.field)

    def read_ticks(self) -> list:
        """The opinion whose column is ticked, row by row; a cell that may or may not be a tick leaves it open."""
        values, entry = [], self.header.kind.field("opinion")
        for position, row in enumerate(self.rows):
            line = self.sheet.rows[row]
            odd = [column for column in self.header.ticks if not ticks.is_mark(line[column.index], column.tick)]
            ticked = [column for column in self.header.ticks if ticks.is_tick(line[column.index], column.tick)]
            if odd:
                self._say("unclear-tick", row, odd[0].index, entry, column=odd[0].header.split("/")[-1])
            elif len(ticked) > 1:
                self._say("two-ticks", row, ticked[0].index, entry, count=len(ticked))
            if odd or len(ticked) > 1:
                self.rejected.add(position)
            values.append(ticked[0].tick if len(ticked) == 1 and not odd else None)
        return values

    def say(self, code: str, position: int, entry: Field, *, value: object = None, **words: object) -> None:
        """Note a problem at the cell a field of a row was read from."""
        column = self.header.column(entry.name)
        self._say(code, self.rows[position], column.index if column else 0, entry, value=value, **words)

    def say_at(self, code: str, position: int, index: int, **words: object) -> None:
        """Note a problem at a cell of a row that no field was read from."""
        self.issues.append(issue(code, sheet=self.sheet.name, at=(self.rows[position], index), **words))

    def texts(self, name: str) -> list[str | None]:
        """A field's cells as they are written."""
        column = self.header.column(name)
        if column is None:
            return [None] * len(self.rows)
        found = self._cells(column.index, column.field)
        plain = {cell: privacy.mask(clean(_unwrapped(cell))) or None for cell in dict.fromkeys(found)}
        return [plain[cell] for cell in found]

    def cells(self, name: str) -> list:
        """A field's cells as the file has them; None in each row where the sheet has no such column."""
        column = self.header.column(name)
        return [None] * len(self.rows) if column is None else self._cells(column.index, column.field)

    def distinct(self, index: int) -> Iterable:
        """Each different cell of a column once, below the header."""
        return self._below[index].distinct if self._below else ()

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
        taken = self.withdrawn_rows
        return list(zip(taken.get("request_id", ()), taken.get("source_row", ()), strict=True))

    def keep_after_all(self, request_id: str) -> None:
        """A later row brings the order again."""
        kept = [(number, row) for number, row in self.withdrawn() if number != request_id]
        columns = {"request_id": [number for number, _ in kept], "source_row": [row for _, row in kept]}
        self.withdrawn_rows = columns if kept else {}

    def withdraw(self, position: int, request_id: str) -> None:
        """Note that this row takes an order back that an earlier file may have brought."""
        for name, value in (("request_id", request_id), ("source_row", self.rows[position] + 1)):
            self.withdrawn_rows.setdefault(name, []).append(value)

    def _say(self, code: str, row: int, index: int, entry: Field, *, value: object = None, **words: object) -> None:
        self.issues.append(issue(
            code, sheet=self.sheet.name, at=(row, index), field=entry.name, label=entry.label, value=value, **words))


_REQUIRED = {
    "unknown-word": "unknown-word-required", "not-a-date": "not-a-date-required",
    "unclear-place": "unclear-place-required", "not-a-place": "not-a-place-required",
    "damaged-number": "damaged-number", "personal-number": "personal-number"}
"""What a problem is called in a cell without which there is no row."""

_FAULTS = {"error": "error-cell", "uncached": "uncached-formula"}


def _shown(entry: Field, cell: object, *, is_refused: bool) -> object:
    """What an issue tells of a cell: of one that belongs to another column no name and no code of a person's."""
    if type(cell) is not str:
        return cell
    if entry.values == "reason":
        return None
    if entry.values == "identifier":
        return MASK if privacy.is_personal_number(clean(cell).replace(" ", "")) else cell
    if is_refused and entry.values in ("building", "unit", "room"):
        return privacy.mask_refused_place(clean(cell))
    return cell if entry.values == "name" else privacy.mask_cell(clean(cell))


def _unwrapped(cell: object) -> object:
    return cell.value if isinstance(cell, Truth) else cell


def _in_yuan(value: Money | None, factor: int | None) -> Decimal | None:
    return None if value is None else value.amount * (value.factor or factor or 1)


def _merged_down(sheet: Sheet, header: Header) -> dict[tuple[int, int], int]:
    """(row, column) of a cell covered by a merge from above → the row that holds its value."""
    covers = {}
    for top, left, bottom, _ in sheet.merged:
        if top > header.last_row and bottom > top:
            for row in range(top + 1, min(bottom, len(sheet.rows) - 1) + 1):
                covers[row, left] = top
    return covers
