"""Step 4d: a plan by months, which some offices write as sums since January and some as each month's own number."""

from data.columns import Column
from data.headers import Header
from data.issues import issue
from data.rows import Table

_COUNTS = ("planned_start_count", "planned_finish_count")
_SERIES = ("street", "community", "compound", "building", "unit", "work_type", "plan_year")


def settle(table: Table, header: Header, sheet: str, titles: str) -> None:
    """Store sums since January: numbers that fall, or add up to the year's target, are each month's own and are added.

    What nothing tells apart is taken as a sum, with a warning.
    """
    series = _series(table)
    if not any(len(positions) > 1 for positions in series.values()):
        return
    for name in _COUNTS:
        column = header.column(name)
        if column is None or "累计" in titles + "".join(c.header for c in header.columns if c.field is column.field):
            continue
        if any(_are_own_numbers(table, name, key, positions) for key, positions in series.items()):
            _add_up(table, name, series)
            _say("plan-months-added", table, column, sheet, header)
        elif not all(_ends_at_target(table, name, key, positions) for key, positions in series.items()):
            _say("plan-months-assumed", table, column, sheet, header)


def _series(table: Table) -> dict[tuple, list[int]]:
    """The rows of each place and kind of works that name a month, in its order."""
    columns, height = table.columns, table.accepted_count
    keys = zip(*(columns.get(name) or [None] * height for name in _SERIES), strict=True)
    months = columns.get("plan_month") or [None] * height
    series: dict[tuple, list[int]] = {}
    for position, key in enumerate(keys):
        if months[position]:
            series.setdefault(key, []).append(position)
    return {key: sorted(positions, key=months.__getitem__) for key, positions in series.items()}


def _numbers(table: Table, name: str, positions: list[int]) -> list[int]:
    return [table.columns[name][position] or 0 for position in positions]


def _target(table: Table, name: str, key: tuple) -> int | None:
    """The year's own row of a series."""
    columns, height = table.columns, table.accepted_count
    rows = zip(*(columns.get(field) or [None] * height for field in _SERIES), strict=True)
    return next((columns[name][position] for position, row in enumerate(rows)
                 if row == key and not columns["plan_month"][position]), None)


def _are_own_numbers(table: Table, name: str, key: tuple, positions: list[int]) -> bool:
    numbers = _numbers(table, name, positions)
    falls = any(later < earlier for earlier, later in zip(numbers, numbers[1:], strict=False))
    return falls or (len(numbers) > 1 and numbers[-1] != sum(numbers) == _target(table, name, key))


def _ends_at_target(table: Table, name: str, key: tuple, positions: list[int]) -> bool:
    return _numbers(table, name, positions)[-1] == _target(table, name, key)


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
