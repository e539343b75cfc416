"""Step 3: the rows under a header become a table of values; a row is accepted or has its reasons."""

from dataclasses import dataclass, field
from datetime import date
from itertools import compress

from data import derive, group_lines, part_counts, stage_counts, unread_columns
from data.body import Body
from data.context import Context
from data.corrections import NO_CORRECTIONS, Corrections
from data.headers import Header
from data.issues import Issue, issue
from data.places import clean
from data.vocabulary.terms import Match
from data.workbook import Sheet, name_of


@dataclass
class Table:
    """The rows of one table, column by column. `columns` hold the accepted rows (field name → values, and `source_row`,
    1-based as the clerk sees it); `withdrawn` are the numbers of orders that a 作废 or 剔除 row takes back;
    `proved_rows` are the totals known by their numbers, which fit."""

    columns: dict[str, list] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    rejected_count: int = 0
    total_rows: list[int] = field(default_factory=list)
    withdrawn: dict[str, list] = field(default_factory=dict)
    proved_rows: set[int] = field(default_factory=set)

    @property
    def months(self) -> set[date]:
        """The data months of the accepted rows; empty for a kind that has none."""
        return set(self.columns.get("report_month", ()))

    @property
    def accepted_count(self) -> int:
        return len(self.columns.get("source_row", ()))


def read(sheet: Sheet, header: Header, context: Context, corrections: Corrections = NO_CORRECTIONS) -> Table:
    """Read every row below the header; where it spreads a field over columns, once for each value of that field."""
    if header.slices:
        table = _joined([
            _read(sheet, header.of_slice(number), context, corrections, {slice_.field: slice_.value})
            for number, slice_ in enumerate(header.slices)])
    else:
        table = _read(sheet, header, context, corrections, {})
    table.issues += unread_columns.say(sheet, header, table.columns["source_row"])
    return table


def _read(sheet: Sheet, header: Header, context: Context, corrections: Corrections, given: dict) -> Table:
    body = Body(sheet, header, corrections)
    values = {column.field.name: body.read(column, context.money_factor) for column in header.columns
              if column.field and column.field.values != "transient"}
    if header.ticks:
        values["opinion"] = body.read_ticks()
    if header.kind.name == "consents" and header.owner:
        values["owner_key"] = _running_numbers(body.owners())
    values |= {name: [value] * len(body.rows) for name, value in given.items()}
    _say_guesses(sheet, header, body.issues)
    part_counts.add_up(values, body)
    stage_counts.add_up(values, body)
    group_lines.leave_out(values, body)
    derive.complete(header.kind, values, context, body)
    columns = values | {"source_row": [row + 1 for row in body.rows]}
    lost = body.rejected | body.left_out
    if lost:
        is_kept = [position not in lost for position in range(len(body.rows))]
        columns = {name: list(compress(column, is_kept)) for name, column in columns.items()}
    return Table(columns, body.issues, len(body.rejected), body.total_rows, body.withdrawn_rows,
                 body.proved_rows)


def _joined(tables: list[Table]) -> Table:
    """The slices of one table as one, each problem once."""
    names = list(dict.fromkeys(name for table in tables for name in table.columns))
    columns = {name: [value for table in tables for value in table.columns.get(name) or [None] * table.accepted_count]
               for name in names}
    order = sorted(range(len(columns["source_row"])), key=columns["source_row"].__getitem__)
    return Table(
        columns={name: [column[position] for position in order] for name, column in columns.items()},
        issues=list(dict.fromkeys(problem for table in tables for problem in table.issues)),
        rejected_count=sum(table.rejected_count for table in tables),
        total_rows=sorted({row for table in tables for row in table.total_rows}),
        proved_rows=set().union(*(table.proved_rows for table in tables)))


def _running_numbers(owners: list) -> list:
    """Which rooms have one owner, as a running number that leads back to nobody; a blank column tells nothing."""
    names = [clean(owner) for owner in owners]
    if not all(names):
        return [None] * len(names)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(name, len(numbers) + 1) for name in names]


def _say_guesses(sheet: Sheet, header: Header, issues: list[Issue]) -> None:
    guessed = [f"{c.header}→{c.field.label}" for c in header.columns if c.match is Match.GUESSED]
    if guessed:
        issues.append(issue("guessed-column", sheet=sheet.name, at=(header.last_row, 0), value="；".join(guessed)))
    for column in header.doubled:
        issues.append(issue(
            "doubled-column", sheet=sheet.name, at=(header.last_row, column.index), field=column.field.name,
            label=column.field.label, value=column.header, used=column.used, own_column=_letters(column.index),
            used_column=_letters(column.used_index)))


def _letters(index: int) -> str:
    return name_of(0, index).rstrip("1")
