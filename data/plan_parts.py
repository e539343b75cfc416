"""Step 4d: a plan by parts of the year: each part's own number, added up since January, or sums already."""

from data import parts_of_year
from data.headers import Header
from data.issues import issue
from data.parts_of_year import Part
from data.rows import Table
from data.workbook import Sheet

Series = dict[tuple, list[int]]
Told = list[tuple[list[int], int | None]]
"""The numbers of each series in their order, and the year's own."""


def of_rows(table: Table, header: Header, sheet: Sheet) -> dict[int, Part]:
    """Position of a row → the part of the year it is about, as its header or its cell says."""
    by_month: dict = {}
    for column in header.columns:
        found = parts_of_year.in_path(column.header.split("/")) if column.slice is not None else None
        value = header.slices[column.slice].value if found else None
        if value:
            by_month[value.month] = found[0]
    months = table.columns.get("plan_month") or [None] * table.accepted_count
    if header.slices:
        return {position: by_month[month.month] for position, month in enumerate(months)
                if month and month.month in by_month}
    column = header.column("plan_month")
    cells = [sheet.rows[row - 1][column.index] for row in table.columns["source_row"]] if column else []
    said = {position: parts_of_year.found_in(str(cell)) for position, cell in enumerate(cells) if months[position]}
    return {position: found[0] for position, found in said.items() if found}


def leave_out_open(table: Table, header: Header, sheet: Sheet, parts: dict[int, Part], series: Series) -> bool:
    """Leave out the parts before which something is missing: what has come together since January is not known."""
    open_ = [position for positions in series.values() for position in _open(positions, parts)]
    if not open_:
        return False
    column = header.column("plan_month") or header.column("planned_finish_count")
    rows = [table.columns["source_row"][position] for position in open_]
    table.issues += [issue(
        "plan-part-open", sheet=sheet.name, at=(row - 1, column.index), field="planned_finish_count",
        label=header.kind.field("planned_finish_count").label) for row in sorted(set(rows))]
    kept = [position for position in range(table.accepted_count) if position not in set(open_)]
    table.rejected_count += len(open_)
    table.columns = {name: [values[position] for position in kept] for name, values in table.columns.items()}
    return True


def _open(positions: list[int], parts: dict[int, Part]) -> list[int]:
    reached = 0
    for place, position in enumerate(positions):
        part = parts.get(position)
        if part is None:
            return []
        if part.first > reached + 1:
            return positions[place:]
        reached = part.last
    return []


def are_sums(parts: dict[int, Part], told: Told) -> bool:
    """Sums by their names (一季度, 上半年, 前三季度), or because the last of each is the year's number."""
    is_named = all(part.first == 1 for part in parts.values())
    return is_named or all(target is not None and numbers[-1] == target != sum(numbers) for numbers, target in told)


def are_proved(told: Told) -> bool:
    """Whether the parts add up to the year's own number everywhere."""
    return all(target is not None and sum(numbers) == target for numbers, target in told)
