"""Step 6a: one file's accepted rows into the tables, inside the caller's transaction, and the receipt for it."""

from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pyarrow

from data.intake import Inspection
from data.vocabulary.terms import KIND, Severity

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class Receipt:
    """What a load did. `upload_id`: the upload that holds this content now; None when nothing was stored."""

    file: str
    sha256: str
    status: str
    upload_id: int | None
    data_month: date | None
    kinds: tuple[str, ...]
    rows_count: int
    warnings_count: int
    errors_count: int
    is_already_loaded: bool = False

    def as_dict(self) -> dict:
        month = f"{self.data_month:%Y-%m}" if self.data_month else None
        return {**asdict(self), "data_month": month, "kinds": list(self.kinds)}


def has_rows(inspection: Inspection) -> bool:
    """Whether there is anything to store: rows, or orders to take back."""
    return any(sheet.table and (sheet.table.accepted_count or sheet.table.withdrawn) for sheet in inspection.sheets)


def receipt(inspection: Inspection, upload_id: int | None, *, is_already_loaded: bool = False) -> Receipt:
    """The receipt of an inspection under its upload."""
    severities = [problem.severity for problem in inspection.all_issues]
    return Receipt(
        file=inspection.file, sha256=inspection.sha256, status=inspection.status.value, upload_id=upload_id,
        data_month=inspection.data_month, kinds=_kinds(inspection), rows_count=inspection.accepted_count,
        warnings_count=severities.count(Severity.WARNING), errors_count=severities.count(Severity.ERROR),
        is_already_loaded=is_already_loaded)


def _kinds(inspection: Inspection) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sheet.kind for sheet in inspection.sheets if sheet.table))


def insert(cursor: "DuckDBPyConnection", inspection: Inspection, *, by: str, is_sample: bool) -> int:
    """Add a file's rows as a new upload and return its number."""
    upload_id = cursor.execute("select coalesce(max(upload_id), 0) + 1 from uploads").fetchone()[0]
    cursor.execute(
        "insert into uploads values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [upload_id, inspection.file, inspection.sha256, list(_kinds(inspection)), inspection.data_month, now(), by,
         inspection.accepted_count, inspection.status.value if inspection.accepted_count else "accepted", is_sample])
    note_event(cursor, upload_id, "committed", by=by, reason="")
    for sheet in inspection.sheets:
        if sheet.table and sheet.table.accepted_count:
            _insert_rows(cursor, sheet.kind, sheet.table.columns, upload_id, sheet.name)
        if sheet.table and sheet.table.withdrawn:
            _insert_rows(cursor, sheet.kind, _void_rows(sheet.table.withdrawn), upload_id, sheet.name)
    _insert_issues(cursor, inspection, upload_id)
    return upload_id


def note_event(cursor: "DuckDBPyConnection", upload_id: int, event: str, *, by: str, reason: str) -> None:
    """Add to what happened to an upload; the last event decides whether it counts."""
    cursor.execute(
        "insert into upload_events select coalesce(max(event_id), 0) + 1, ?, ?, ?, ?, ? from upload_events",
        [upload_id, event, now(), by, reason or None])


def _insert_rows(
    cursor: "DuckDBPyConnection", kind: str, columns: dict[str, list], upload_id: int, sheet: str,
) -> None:
    height = len(columns["source_row"])
    rows = pyarrow.table({
        "upload_id": pyarrow.repeat(upload_id, height), "source_sheet": pyarrow.repeat(sheet, height),
        **{name: _array(values) for name, values in columns.items()}})
    cursor.register("incoming", rows)
    try:
        cursor.execute(_INSERTS[kind])
    finally:
        cursor.unregister("incoming")


_INSERTS = {kind: f"insert into {kind} by name from incoming" for kind in KIND}


def _array(values: list) -> pyarrow.Array:
    """Closed sets as their codes; everything else as it is."""
    return pyarrow.array([str(value) if isinstance(value, str) else value for value in values])


def _void_rows(withdrawn: dict[str, list]) -> dict[str, list]:
    return {**withdrawn, "version_key": withdrawn["request_id"], "is_void": [True] * len(withdrawn["request_id"])}


def _insert_issues(cursor: "DuckDBPyConnection", inspection: Inspection, upload_id: int) -> None:
    problems = [asdict(problem) for problem in inspection.all_issues]
    if problems:
        cursor.register("incoming", pyarrow.Table.from_pylist([{"upload_id": upload_id, **row} for row in problems]))
        try:
            cursor.execute("insert into issues by name from incoming")
        finally:
            cursor.unregister("incoming")


def now() -> datetime:
    """This moment in UTC, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)
