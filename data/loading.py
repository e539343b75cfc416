"""Step 6a: files' accepted rows into the tables, inside the caller's transaction, and the receipt for each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import pyarrow

from data import shared_keys
from data.store_error import StoreError
from data.vocabulary.terms import KIND, Severity, Term

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from data.inspection import Inspection


@dataclass(frozen=True)
class Part:
    """How many rows of one kind and month a file brought; `month` is None for a kind without months."""

    kind: str
    month: date | None
    rows_count: int


@dataclass(frozen=True)
class Receipt:
    """What a load did. `upload_id`: the upload that holds this content now; None when nothing was stored.

    `batch_id`: the number of the step, common to all files that were stored in it; it takes them back together.
    `uploaded_at` is UTC.
    """

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
    notices_count: int = 0
    batch_id: int | None = None
    uploaded_at: datetime | None = None
    uploaded_by: str | None = None
    parts: tuple[Part, ...] = ()

    def as_dict(self) -> dict:
        return {**asdict(self), "data_month": _month(self.data_month), "kinds": list(self.kinds),
                "parts": [{**asdict(part), "month": _month(part.month)} for part in self.parts]}


def _month(month: date | None) -> str | None:
    return f"{month:%Y-%m}" if month else None


Rows = list[tuple[str, pyarrow.Table]]
"""The rows that a file brings, a table a sheet: (kind, rows without their upload)."""


def load(
    cursor: "DuckDBPyConnection", inspections: Iterable["Inspection"], *, by: str, is_sample: bool = False,
) -> list[Receipt]:
    """Add files as one step. One that has no rows, or whose content is current already, adds nothing."""
    receipts: list[Receipt] = []
    batch_id = None
    for inspection in inspections:
        if not has_rows(inspection):
            receipts.append(_receipt(cursor, inspection, None))
            continue
        rows = rows_of(inspection)
        known = _upload_with(cursor, inspection, rows)
        upload_id = known or _insert(cursor, inspection, rows, by=by, is_sample=is_sample, batch_id=batch_id)
        batch_id = batch_id or (None if known else upload_id)
        receipts.append(_receipt(cursor, inspection, upload_id, is_already_loaded=known is not None))
    return receipts


def try_out(cursor: "DuckDBPyConnection", inspection: "Inspection", *, at: datetime) -> int | None:
    """Add a file as if at that moment, for a transaction that is rolled back; gives its number, None without rows."""
    return _insert(cursor, inspection, rows_of(inspection), by="", at=at) if has_rows(inspection) else None


def has_rows(inspection: "Inspection") -> bool:
    """Whether there is anything to store: rows, or orders to take back."""
    return any(sheet.table and (sheet.table.accepted_count or sheet.table.withdrawn) for sheet in inspection.sheets)


def rows_of(inspection: "Inspection") -> Rows:
    """Everything a file brings, as it will be stored."""
    found = []
    for sheet in inspection.sheets:
        if sheet.table and sheet.table.accepted_count:
            found.append((sheet.kind, _arrow(sheet.table.columns, sheet.name)))
        if sheet.table and sheet.table.withdrawn:
            found.append((sheet.kind, _arrow(_void_rows(sheet.table.withdrawn), sheet.name)))
    return found


def _arrow(columns: dict[str, list], sheet: str) -> pyarrow.Table:
    """Closed sets as their codes; everything else as it is."""
    height = len(columns["source_row"])
    return pyarrow.table({
        "source_sheet": pyarrow.repeat(sheet, height),
        **{name: pyarrow.array(_codes(values)) for name, values in columns.items()}})


def _codes(values: list) -> list:
    if not any(issubclass(kind, Term) for kind in set(map(type, values))):
        return values
    codes = {value: str(value) if isinstance(value, Term) else value for value in set(values)}
    return [codes[value] for value in values]


def _void_rows(withdrawn: dict[str, list]) -> dict[str, list]:
    return {**withdrawn, "version_key": withdrawn["request_id"], "is_void": [True] * len(withdrawn["request_id"])}


def digest_of(rows: Rows) -> str:
    """What the rows say, in short: the same file may be read otherwise once a month or a word was explained."""
    digest = sha256()
    for kind, table in rows:
        digest.update(kind.encode())
        sink = pyarrow.BufferOutputStream()
        with pyarrow.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
        digest.update(sink.getvalue())
    return digest.hexdigest()


def _upload_with(cursor: "DuckDBPyConnection", inspection: "Inspection", rows: Rows) -> int | None:
    """The active upload that holds this content, if loading it again would change nothing."""
    found = cursor.execute(
        "select upload_id, rows_sha256, kinds from uploads join active_uploads(null) using (upload_id)"
        " where sha256 = ? order by upload_id desc limit 1", [inspection.sha256]).fetchone()
    if found is None:
        return None
    upload_id, digest, kinds = found
    if digest is not None and digest != digest_of(rows):
        return None
    changed = (cursor.execute(_CHANGED_SINCE, {"kind": kind, "upload": upload_id}).fetchone()[0] for kind in kinds)
    return None if any(changed) else upload_id


_CHANGED_SINCE = """
with live as (from query_table($kind) semi join active_uploads(null) using (upload_id))
select exists (
    select 1 from live where amendment_id is null and upload_id > $upload
      and version_key in (select version_key from live where upload_id = $upload))
  or exists (from amended_rows($kind, null) where upload_id = $upload)
"""
"""Whether later files replaced any of an upload's rows, or a correction in the page changed one."""


def _insert(
    cursor: "DuckDBPyConnection", inspection: "Inspection", rows: Rows, *, by: str, is_sample: bool = False,
    batch_id: int | None = None, at: datetime | None = None,
) -> int:
    """Add a file's rows as a new upload and give its number."""
    upload_id = add_upload(
        cursor, by=by, at=at or now(), file=inspection.file, sha256=inspection.sha256, kinds=kinds_of(inspection),
        data_month=inspection.data_month, rows_count=inspection.accepted_count, is_sample=is_sample, batch_id=batch_id,
        status=inspection.status.value if inspection.accepted_count else "accepted", rows_sha256=digest_of(rows))
    for kind, table in rows:
        insert_rows(cursor, kind, table.append_column("upload_id", pyarrow.repeat(upload_id, len(table))))
    shared_keys.note(cursor, upload_id, kinds_of(inspection))
    problems = [{"upload_id": upload_id, **vars(problem)} for problem in inspection.all_issues]
    if problems:
        _insert_from(cursor, "insert into issues by name from incoming", pyarrow.Table.from_pylist(problems))
    return upload_id


def kinds_of(inspection: "Inspection") -> list[str]:
    """The kinds of sheet that a file brings rows of."""
    return list(dict.fromkeys(sheet.kind for sheet in inspection.sheets if sheet.table))


def add_upload(cursor: "DuckDBPyConnection", *, by: str, at: datetime, **about: object) -> int:
    """Note a new upload as committed; its number. `about`: further columns of `uploads`."""
    upload_id = cursor.execute("select coalesce(max(upload_id), 0) + 1 from uploads").fetchone()[0]
    row = {"upload_id": upload_id, "uploaded_at": at, "uploaded_by": by, **about}
    row["batch_id"] = row.get("batch_id") or upload_id
    _insert_from(cursor, "insert into uploads by name from incoming", pyarrow.Table.from_pylist([row]))
    note_event(cursor, upload_id, "committed", by=by, at=at)
    return upload_id


def note_event(
    cursor: "DuckDBPyConnection", upload_id: int, event: str, *, by: str, at: datetime, reason: str = "",
) -> None:
    """Add to what happened to an upload; the last event decides whether it counts."""
    cursor.execute(
        "insert into upload_events select coalesce(max(event_id), 0) + 1, ?, ?, ?, ?, ? from upload_events",
        [upload_id, event, at, by, reason or None])


def insert_rows(cursor: "DuckDBPyConnection", kind: str, rows: pyarrow.Table) -> None:
    """Add rows to the table of their kind; columns they lack stay empty."""
    _insert_from(cursor, _INSERTS[kind], rows)


_INSERTS = {kind: f"insert into {kind} by name from incoming" for kind in KIND}


def _insert_from(cursor: "DuckDBPyConnection", statement: str, rows: pyarrow.Table) -> None:
    cursor.register("incoming", rows)
    try:
        cursor.execute(statement)
    finally:
        cursor.unregister("incoming")


def _receipt(
    cursor: "DuckDBPyConnection", inspection: "Inspection", upload_id: int | None, *, is_already_loaded: bool = False,
) -> Receipt:
    severities = Counter(problem.severity for problem in inspection.all_issues)
    return Receipt(
        file=inspection.file, sha256=inspection.sha256, status=inspection.status.value, upload_id=upload_id,
        data_month=inspection.data_month, kinds=tuple(kinds_of(inspection)), rows_count=inspection.accepted_count,
        warnings_count=severities[Severity.WARNING], errors_count=severities[Severity.ERROR],
        notices_count=severities[Severity.NOTICE], is_already_loaded=is_already_loaded, parts=_parts(inspection),
        **stamp_of(cursor, upload_id))


def stamp_of(cursor: "DuckDBPyConnection", upload_id: int | None) -> dict:
    """Step, moment and person of an upload; nothing where nothing was stored."""
    if upload_id is None:
        return {}
    names = ("batch_id", "uploaded_at", "uploaded_by")
    return dict(zip(names, cursor.execute(
        "select coalesce(batch_id, upload_id), uploaded_at, uploaded_by from uploads where upload_id = ?",
        [upload_id]).fetchone(), strict=True))


def _parts(inspection: "Inspection") -> tuple[Part, ...]:
    counts: Counter[tuple[str, date | None]] = Counter()
    for sheet in inspection.sheets:
        if sheet.table and sheet.table.accepted_count:
            columns = sheet.table.columns
            days = columns.get("report_month") or columns.get("received_at") or [None] * sheet.accepted_count
            found = Counter(day and (day.year, day.month) for day in days)
            counts.update({(sheet.kind, month and date(*month, 1)): count for month, count in found.items()})
    return tuple(Part(kind, month, count) for (kind, month), count in sorted(
        counts.items(), key=lambda item: (list(KIND).index(item[0][0]), item[0][1] or date.min)))


def undo_samples(cursor: "DuckDBPyConnection", *, by: str, at: datetime, reason: str) -> None:
    """Take every sample upload back that still counts."""
    samples = cursor.execute(
        "select upload_id from uploads join active_uploads(null) using (upload_id) where is_sample").fetchall()
    for (upload_id,) in samples:
        note_event(cursor, upload_id, "undone", by=by, at=at, reason=reason)


def concerned(
    cursor: "DuckDBPyConnection", event: str, *, upload_ids: list[int] | None = None, batch_id: int | None = None,
) -> list[int]:
    """Which of the named uploads, or of a step, an undo or redo is about. Raises StoreError (unknown-upload,
    already-undone, not-undone).

    A redo is about those that went together at the last undo, so that a step's undo is taken back exactly; what had
    been undone by itself before stays undone.
    """
    found = cursor.execute(_LAST_EVENTS, {"uploads": upload_ids, "batch": batch_id}).fetchall()
    named = str(batch_id if upload_ids is None else upload_ids[0])
    if not found:
        raise StoreError("unknown-upload", named)
    undone = {upload_id: moment for upload_id, last, moment in found if last == "undone"}
    if event == "undone":
        numbers = [upload_id for upload_id, *_ in found if upload_id not in undone]
    else:
        numbers = [upload_id for upload_id, moment in undone.items() if moment == max(undone.values())]
    if not numbers:
        raise StoreError("already-undone" if event == "undone" else "not-undone", named)
    return numbers


_LAST_EVENTS = """
select upload_id, arg_max(event, event_id)::varchar, arg_max(happened_at, event_id)
from uploads join upload_events using (upload_id)
where list_contains($uploads::integer[], upload_id) or coalesce(batch_id, upload_id) = $batch
group by upload_id order by upload_id
"""


def now() -> datetime:
    """This moment in UTC, as the store keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)
