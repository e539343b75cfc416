"""Step 6c: what a correction would break, by the rules a file is checked by: told to the clerk before it is stored."""

from datetime import date

from data import checks
from data.amended_rows import Row, corrected, read_value
from data.columns import Column
from data.headers import Header
from data.rows import Table
from data.store_error import StoreError
from data.vocabulary.terms import Field, Kind, Term
from data.workbook import Sheet


def doubts(kind: Kind, row: Row, field: str, value: object) -> list[str]:
    """The sentences of the rules that the corrected row breaks and the row as it stands does not; [] for a value that
    cannot be stored at all (storing says why)."""
    try:
        changes = read_value(kind.field(field), value, set())
    except StoreError:
        return []
    before = _broken(kind, row)
    return [sentence for sentence in _broken(kind, corrected(kind, row, changes)) if sentence not in before]


def _broken(kind: Kind, row: Row) -> list[str]:
    told = [entry for entry in kind.fields if row.get(entry.name) is not None]
    columns = [Column(index, entry.label, entry) for index, entry in enumerate(told)]
    values = {entry.name: [_typed(entry, row[entry.name])] for entry in told}
    derived = {"is_not_started_derived": [row.get("is_not_started_derived")], "source_row": [1]}
    found = checks.check(Sheet("", []), Header(kind, 0, 0, columns), Table({**values, **derived}))
    return [problem.message for problem in found]


def _typed(entry: Field, value: object) -> object:
    """A stored cell as intake had it: terms and days are text there."""
    if isinstance(entry.values, type) and issubclass(entry.values, Term):
        return entry.values(value)
    is_day = entry.values in ("start_date", "finish_date", "month") and isinstance(value, str)
    return date.fromisoformat(value[:10]) if is_day else value
