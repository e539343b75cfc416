"""Step 5b: what one file says twice: filtered copies of a table, and summaries of its rows. Each row counts once."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.issues import issue
from data.vocabulary.terms import KIND

if TYPE_CHECKING:
    from data.intake import SheetReading

_SINGLE = {"complaints": "request_id", "consents": "room", "rainfall": "observed_on"}
"""Kinds whose rows are told apart by their version key alone, and the field it is about."""

_LEVELS = ("street", "community", "compound", "building", "unit")
_DERIVED = {"source_row", "version_key", "project_key", "is_not_started_derived", "owner_key", "work_type_text"}
_NAMES = ("building", "project_name", "project_code")
_SUMMARISED = ("projects", "complaint_totals", "consent_totals", "buildings", "plans")
_TIMES = ("report_month", "plan_year", "plan_month")


def leave_out_repeats(readings: list["SheetReading"]) -> None:
    """A row that stands again in another table of the file is accepted once; summaries of rows are only compared."""
    _leave_out_withdrawn(readings)
    tables = [reading for reading in readings if reading.accepted_count]
    for kind in dict.fromkeys(reading.kind for reading in tables):
        same = [reading for reading in tables if reading.kind == kind]
        if len(same) < 2:
            continue
        if kind in _SUMMARISED:
            for reading in same:
                _leave_out_summary(reading, [other for other in same if other is not reading])
        same = [reading for reading in same if reading.accepted_count]
        for number, reading in enumerate(same):
            _leave_out_copies(reading, same[:number])


def _leave_out_withdrawn(readings: list["SheetReading"]) -> None:
    """Orders that another sheet of the file takes back (its 剔除工单)."""
    gone = {(reading.name, number) for reading in readings if reading.table
            for number in reading.table.withdrawn.get("request_id", ())}
    numbers = {number for _, number in gone}
    for reading in readings if gone else ():
        if reading.kind != "complaints" or not reading.accepted_count:
            continue
        columns = reading.table.columns
        taken = {position for position, number in enumerate(columns["request_id"])
                 if number in numbers and (reading.name, number) not in gone}
        reading.table.issues += [issue("void-order", sheet=reading.name, at=(columns["source_row"][position] - 1, 0))
                                 for position in sorted(taken)]
        _drop(reading, taken)


def _leave_out_copies(reading: "SheetReading", earlier: list["SheetReading"]) -> None:
    columns = reading.table.columns
    repeated: dict[int, str] = {}
    for other in earlier:
        if reading.kind in _SINGLE:
            names = ["version_key"]
        else:
            names = sorted(_told(columns) & _told(other.table.columns))
            if not set(names) & {*_LEVELS, "project_name", "project_code"}:
                continue
        seen = Counter(_rows(other.table.columns, names))
        for position, row in enumerate(_rows(columns, names)):
            if seen[row] > 0 and position not in repeated:
                seen[row] -= 1
                repeated[position] = other.name
                if reading.kind in _SINGLE:
                    _say_difference(reading, position, other, row[0])
    for position, name in repeated.items():
        reading.table.issues.append(issue(
            "repeated-row", sheet=reading.name, at=(columns["source_row"][position] - 1, 0), other=name))
    _drop(reading, set(repeated))
    if reading.kind == "projects":
        _say_works_told_twice(reading, earlier)


def _say_works_told_twice(reading: "SheetReading", earlier: list["SheetReading"]) -> None:
    """The same building or project of the same month in another table of the file, with other numbers or stage."""
    columns = reading.table.columns
    for other in earlier:
        there = {key for key, is_named in _works(other.table.columns) if is_named}
        twice = [position for position, (key, _) in enumerate(_works(columns)) if key in there]
        if twice:
            reading.table.issues.append(issue(
                "works-in-two-sheets", sheet=reading.name, at=(columns["source_row"][twice[0]] - 1, 0),
                other=other.name, count=len(twice)))


def _works(columns: dict[str, list]) -> list[tuple[tuple, bool]]:
    """Each row's works and month, and whether more than a compound names them."""
    keys = _rows(columns, ("project_key", "report_month"))
    named = _rows({name: columns.get(name) or [None] * len(keys) for name in _NAMES}, _NAMES)
    return [(key, any(names)) for key, names in zip(keys, named, strict=True)]


def _told(columns: dict[str, list]) -> set[str]:
    """The fields that a table really tells something of."""
    return {name for name, values in columns.items() if name not in _DERIVED and any(v is not None for v in values)}


def _rows(columns: dict[str, list], names: Iterable[str]) -> list[tuple]:
    return list(zip(*(columns[name] for name in names), strict=True))


def _say_difference(reading: "SheetReading", position: int, other: "SheetReading", key: str) -> None:
    """The same order or household twice, but not saying the same."""
    mine, theirs = reading.table.columns, other.table.columns
    there = theirs["version_key"].index(key)
    differing = [name for name in sorted(_told(mine) & _told(theirs))
                 if mine[name][position] is not None and theirs[name][there] is not None
                 and mine[name][position] != theirs[name][there]]
    if differing:
        labels = {entry.name: entry.label for entry in KIND[reading.kind].fields}
        reading.table.issues.append(issue(
            "repeated-row-differs", sheet=reading.name, at=(mine["source_row"][position] - 1, 0), other=other.name,
            fields="、".join(labels.get(name, name) for name in differing)))


def _drop(reading: "SheetReading", positions: set[int]) -> None:
    if positions:
        kept = [position for position in range(reading.accepted_count) if position not in positions]
        reading.table.columns = {
            name: [values[position] for position in kept] for name, values in reading.table.columns.items()}


# --- summaries ---

_KEYS = (*_LEVELS, "project_name", "project_code", "work_type", "topic", "round")
"""What tells the rows of a statement apart; a table that tells less of it sums up one that tells more."""


def _leave_out_summary(reading: "SheetReading", others: list["SheetReading"]) -> None:
    """Rows that sum up the rows of other tables; where the sums differ, both are said."""
    columns, own = reading.table.columns, _keys(reading)
    others = [other for other in others if other.accepted_count and (
        reading.kind != "plans" or _tells_months(other) == _tells_months(reading))]
    finer = [other for other in others if _keys(other) > own]
    apart = [other for other in others if _is_another_view(own, _keys(other))]
    for details in filter(None, (finer, apart)):
        told = set.intersection(_told(columns), *(_told(other.table.columns) for other in details))
        keys = [name for name in (*_KEYS, *_TIMES) if name in told]
        counts = [entry.name for entry in KIND[reading.kind].fields if entry.values == "count" and entry.name in told]
        sums = _sums(details, keys, counts)
        if details is finer and own:
            covered = {position for position, key in enumerate(_rows(columns, keys)) if key in sums}
        else:
            covered = set(range(reading.accepted_count))
            sums = _sums(details, [], counts)
        if covered:
            _compare(reading, covered, keys if details is finer and own else [], counts, sums)
            names = "、".join(dict.fromkeys(other.name for other in details))
            for position in sorted(covered):
                reading.table.issues.append(issue(
                    "summary-row", sheet=reading.name, at=(columns["source_row"][position] - 1, 0), other=names))
            _drop(reading, covered)
            return


def _keys(reading: "SheetReading") -> set[str]:
    return _told(reading.table.columns) & set(_KEYS)


def _tells_months(reading: "SheetReading") -> bool:
    """Sums since January do not add up to a year."""
    return "plan_month" in _told(reading.table.columns)


def _is_another_view(own: set[str], other: set[str]) -> bool:
    """One table by places and one by topics or works alone count the same things twice."""
    return not own & set(_LEVELS[1:]) and bool(other & set(_LEVELS[1:])) and not own <= other


def _sums(readings: list["SheetReading"], keys: list[str], counts: list[str]) -> dict[tuple, list[int]]:
    sums: dict[tuple, list[int]] = defaultdict(lambda: [0] * len(counts))
    for reading in readings:
        columns = reading.table.columns
        named = _rows(columns, keys) or [()] * reading.accepted_count
        for key, values in zip(named, _rows(columns, counts), strict=False):
            sums[key] = [total + (value or 0) for total, value in zip(sums[key], values, strict=True)]
    return sums


def _compare(
    reading: "SheetReading", covered: set[int], keys: list[str], counts: list[str], sums: dict[tuple, list[int]],
) -> None:
    """Row by row where the rows share a key with the finer ones, else their sum with the other tables' sum."""
    columns, kind = reading.table.columns, KIND[reading.kind]
    rows = _rows(columns, keys)
    groups = {rows[position] if rows else (): [] for position in sorted(covered)}
    for position in sorted(covered):
        groups[rows[position] if rows else ()].append(position)
    for key, positions in groups.items():
        for name, total in zip(counts, sums[key], strict=True):
            values = [columns[name][position] for position in positions if columns[name][position] is not None]
            column = reading.header.column(name)
            if values and column and sum(values) != total:
                reading.table.issues.append(issue(
                    "total-mismatch", sheet=reading.name, at=(columns["source_row"][positions[0]] - 1, column.index),
                    field=name, label=kind.field(name).label, value=sum(values), sum=total))
