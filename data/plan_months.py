"""Step 4d: a plan, or what is done, by months: some offices write sums since January, some each month's own number."""

from data import plan_parts
from data.columns import Column
from data.header_words import plain
from data.headers import Header
from data.issues import issue
from data.parts_of_year import Part
from data.rows import Table
from data.vocabulary.sheet_words import SUM_GROUPS, TIME_WORDS
from data.workbook import Sheet

_COUNTS = {"plans": ("planned_start_count", "planned_finish_count"), "projects": ("completed_count",)}
_MONTH = {"plans": "plan_month", "projects": "report_month"}
_SERIES = ("street", "community", "compound", "building", "unit", "work_type", "plan_year")


def settle(table: Table, header: Header, sheet: Sheet, titles: str) -> None:
    """Store sums since January: numbers that fall, or add up to the year's target, are each month's own and are added.

    What nothing tells apart is taken as a sum, with a warning.
    """
    kind = header.kind.name
    if kind == "projects" and not any(each.field == "report_month" for each in header.slices):
        return
    series = _series(table, _MONTH[kind])
    parts = plan_parts.of_rows(table, header, sheet) if kind == "plans" else {}
    if parts:
        _settle_parts(table, header, sheet, titles, parts)
        return
    if not any(len(positions) > 1 for positions in series.values()):
        return
    targets = _year_rows(table) if kind == "plans" else _sums_beside(table, header, sheet)
    for name in _COUNTS[kind]:
        column = header.column(name)
        if column is None:
            continue
        if "累计" in titles + "".join(c.header for c in header.columns if c.field is column.field):
            if kind == "plans" and any(
                    _falls([number for position in positions if (number := table.columns[name][position]) is not None])
                    for positions in series.values()):
                _say("cumulative-plan-falls", table, column, sheet.name, header)
            continue
        told = [(_numbers(table, name, positions), targets.get((name, key))) for key, positions in series.items()]
        if any(map(_are_own_numbers, told)) if kind == "plans" else _are_done_in_each(told):
            _add_up(table, name, series)
            _say("plan-months-added", table, column, sheet.name, header)
            planned = header.column("planned_count") if kind == "projects" else None
            if planned and planned.slice is not None:  # what was planned beside it is each month's own as well
                _add_up(table, "planned_count", series)
                _say("plan-months-added", table, planned, sheet.name, header)
        elif not all(numbers[-1] == target for numbers, target in told):
            _say("plan-months-assumed", table, column, sheet.name, header)


def _settle_parts(table: Table, header: Header, sheet: Sheet, titles: str, parts: dict[int, Part]) -> None:
    """Parts of the year are taken as each one's own numbers, unless they are sums."""
    series = _series(table, "plan_month")
    names = [name for name in _COUNTS["plans"] if name in table.columns and header.column(name)]
    targets = _year_rows(table)
    told = {name: [(_numbers(table, name, positions), targets.get((name, key))) for key, positions in series.items()]
            for name in names}
    if "累计" in titles + "".join(column.header for column in header.columns) or all(
            plan_parts.are_sums(parts, each) for each in told.values()):
        return
    if plan_parts.leave_out_open(table, header, sheet, parts, series):
        series = _series(table, "plan_month")
    for name in names if series else ():
        _add_up(table, name, series)
        code = "plan-parts-added" if plan_parts.are_proved(told[name]) else "plan-parts-assumed"
        _say(code, table, header.column(name), sheet.name, header)


def _series(table: Table, month: str) -> dict[tuple, list[int]]:
    """The rows of each place and kind of works that name a month, in its order."""
    columns, height = table.columns, table.accepted_count
    keys = zip(*(columns.get(name) or [None] * height for name in _SERIES), strict=True)
    months = columns.get(month) or [None] * height
    series: dict[tuple, list[int]] = {}
    for position, key in enumerate(keys):
        if months[position]:
            series.setdefault(key, []).append(position)
    return {key: sorted(positions, key=months.__getitem__) for key, positions in series.items()}


def _numbers(table: Table, name: str, positions: list[int]) -> list[int]:
    return [table.columns[name][position] or 0 for position in positions]


def _keys(table: Table) -> list[tuple]:
    columns, height = table.columns, table.accepted_count
    return list(zip(*(columns.get(field) or [None] * height for field in _SERIES), strict=True))


def _year_rows(table: Table) -> dict[tuple, int]:
    """(field, series) → the year's own row of a plan."""
    found: dict[tuple, int] = {}
    for position, key in enumerate(_keys(table)):
        if not (table.columns.get("plan_month") or [None] * table.accepted_count)[position]:
            for name in _COUNTS["plans"]:
                if name in table.columns and table.columns[name][position] is not None:
                    found.setdefault((name, key), table.columns[name][position])
    return found


def _sums_beside(table: Table, header: Header, sheet: Sheet) -> dict[tuple, int]:
    """(field, series) → the number under 累计 or 合计 beside the months."""
    columns = [column for column in header.columns
               if column.field is None and plain(column.header.split("/")[-1]) in (*SUM_GROUPS, *TIME_WORDS)]
    if len(columns) != 1:
        return {}
    cells = zip(_keys(table), table.columns["source_row"], strict=True)
    told = ((key, sheet.rows[row - 1][columns[0].index]) for key, row in cells)
    return {("completed_count", key): cell for key, cell in told if isinstance(cell, int | float)}


def _falls(numbers: list[int]) -> bool:
    return any(later < earlier for earlier, later in zip(numbers, numbers[1:], strict=False))


def _are_own_numbers(told: tuple[list[int], int | None]) -> bool:
    numbers, target = told
    return _falls(numbers) or (len(numbers) > 1 and numbers[-1] != sum(numbers) == target)


def _are_done_in_each(told: list[tuple[list[int], int | None]]) -> bool:
    """Of what is done one place's slip must not turn the others' sums round: every sum beside the months says so, or
    the places together fall."""
    stated = [(numbers, target) for numbers, target in told if target is not None]
    is_proved = all(sum(numbers) == target for numbers, target in stated) and any(
        numbers[-1] != target for numbers, target in stated)
    together = [sum(month) for month in zip(*(numbers for numbers, _ in told), strict=False)]
    return is_proved or _are_own_numbers((together, None))


def _add_up(table: Table, name: str, series: dict[tuple, list[int]]) -> None:
    for positions in series.values():
        total = 0
        for position in positions:
            total += table.columns[name][position] or 0
            table.columns[name][position] = total


def _say(code: str, table: Table, column: Column, sheet: str, header: Header) -> None:
    row = min(table.columns["source_row"])
    table.issues.append(issue(
        code, sheet=sheet, at=(row - 1, column.index), field=column.field.name,
        label=header.kind.field(column.field.name).label))
