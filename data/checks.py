"""Step 5: rules over a table. A broken rule is said at its cell; it never changes a number."""

from collections.abc import Iterator

from data import cells
from data.headers import Column, Header
from data.issues import Issue, issue
from data.places import clean
from data.rows import Table
from data.workbook import Sheet


def check(sheet: Sheet, header: Header, table: Table) -> list[Issue]:
    """Every rule of the kind, over the accepted rows."""
    rules = {
        "projects": (_done_within_planned, _counts_add_up, _finish_after_start, _no_doubled_row),
        "consent_totals": (_agreed_within_households,),
    }.get(header.kind.name, ())
    found = [problem for rule in rules for problem in rule(sheet, header, table)]
    return found + list(_totals_add_up(sheet, header, table))


def _say(code: str, sheet: Sheet, header: Header, row: int, name: str, **words: object) -> Issue:
    column = header.column(name)
    entry = header.kind.field(name)
    at = (row - 1, column.index if column else 0)
    return issue(code, sheet=sheet.name, at=at, field=name, label=entry.label, **words)


def _over(table: Table, *names: str) -> Iterator[tuple]:
    """(source row, the named values…) of each accepted row; a field the sheet lacks is None."""
    height = table.accepted_count
    columns = [table.columns.get(name) or [None] * height for name in names]
    return zip(table.columns["source_row"], *columns, strict=True)


def _done_within_planned(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, planned, done in _over(table, "planned_count", "completed_count"):
        if planned is not None and done is not None and done > planned:
            yield _say("done-exceeds-planned", sheet, header, row, "completed_count", value=done, planned=planned)


def _counts_add_up(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    names = ("planned_count", "completed_count", "in_progress_count", "not_started_count", "is_not_started_derived")
    for row, planned, done, running, waiting, is_derived in _over(table, *names):
        if None in (planned, done, running) or done > planned:
            continue
        words = {"done": done, "running": running, "planned": planned, "waiting": waiting}
        if done + running > planned:
            yield _say("counts-exceed-planned", sheet, header, row, "in_progress_count", value=running, **words)
        elif not is_derived and waiting is not None and done + running + waiting != planned:
            yield _say("counts-do-not-add-up", sheet, header, row, "planned_count", value=planned, **words)


def _finish_after_start(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, started, finished in _over(table, "started_on", "finished_on"):
        if started and finished and finished < started:
            yield _say("finish-before-start", sheet, header, row, "finished_on", value=finished, started=started)


def _no_doubled_row(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    seen: dict[tuple, int] = {}
    for row, *identity in _over(table, "project_key", "report_month", "planned_count", "completed_count", "stage"):
        if tuple(identity) in seen:
            yield _say("doubled-row", sheet, header, row, "work_type", other=seen[tuple(identity)])
        seen.setdefault(tuple(identity), row)


def _agreed_within_households(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    for row, households, agreed in _over(table, "households_count", "agreed_count"):
        if households is not None and agreed is not None and agreed > households:
            yield _say(
                "agreed-exceeds-households", sheet, header, row, "agreed_count", value=agreed, households=households)


def _totals_add_up(sheet: Sheet, header: Header, table: Table) -> Iterator[Issue]:
    """小计 adds the rows since the total before it, 合计 all rows above it, as they are written."""
    start = 0
    for total in table.total_rows:
        texts = "".join(clean(cell) for cell in sheet.rows[total - 1][:4] if isinstance(cell, str))
        first = start if "小计" in texts else 0
        summed = [row for row in table.columns["source_row"] if first < row < total]
        for column in header.columns:
            if column.field is None or column.field.values != "count" or column.field.name == "floor":
                continue
            stated = _written(sheet, total, column)
            values = [value for value in (_written(sheet, row, column) for row in summed) if value is not None]
            if stated is not None and values and stated != sum(values):
                yield issue("total-mismatch", sheet=sheet.name, at=(total - 1, column.index), field=column.field.name,
                            label=column.field.label, value=stated, sum=sum(values))
        start = total


def _written(sheet: Sheet, row: int, column: Column) -> int | None:
    cell = sheet.rows[row - 1][column.index]
    return None if cell == "" else cells.reader(column.field)(cell).value
