"""Step 6: the store. A load only adds rows; which of them are current is decided by queries/selection.sql.

One process owns the file. Every method is safe to call from several threads; each query takes its own cursor.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from threading import RLock

import duckdb
import pyarrow

from data.intake import Inspection
from data.vocabulary.terms import KIND, Severity

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = (ROOT / "queries" / "schema.sql", ROOT / "queries" / "selection.sql")


class StoreError(Exception):
    """The store cannot do what was asked; `code` says why: locked, unreadable, unknown-upload, not-a-backup, …"""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Receipt:
    """What a load did. `upload_id` is None when nothing was stored, or the upload that holds the same content already."""

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


def default_path() -> Path:
    """Where the store lies: the OVERSIGHT_STORE environment variable, else data/local/."""
    return Path(os.environ.get("OVERSIGHT_STORE") or ROOT / "data" / "local" / "oversight.duckdb")


class Store:
    """An open store. `version` grows with every change, so that cached answers know when they are old."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self._lock = RLock()
        self.path = path
        self.version = 0

    @classmethod
    def open(cls, path: Path, *, must_exist: bool = False, also_allow: tuple[Path, ...] = ()) -> "Store":
        """Open or create the store at a path. Raises StoreError (missing, locked, unreadable).

        `also_allow`: further folders that this process may write backups to.
        """
        path = Path(path).resolve()
        if must_exist and not path.exists():
            raise StoreError("missing", str(path))
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            connection = duckdb.connect(str(path), config={"autoinstall_known_extensions": False})
            for script in SCRIPTS:
                connection.execute(script.read_text(encoding="utf-8"))
        except duckdb.IOException as problem:
            is_locked = "lock" in str(problem).lower()
            raise StoreError("locked" if is_locked else "unreadable", str(path)) from problem
        except duckdb.Error as problem:
            raise StoreError("unreadable", str(path)) from problem
        _harden(connection, (path.parent, *also_allow))
        return cls(connection, path)

    def close(self) -> None:
        self._connection.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one query; threads must never share one."""
        return self._connection.cursor()

    def is_empty(self) -> bool:
        """Whether nothing was ever loaded."""
        return not self._scalar("select count(*) from uploads")

    def has_samples(self) -> bool:
        """Whether generated or sample figures are among the current ones."""
        return bool(self._scalar(
            "select count(*) from uploads join active_uploads(null) using (upload_id) where is_sample"))

    def load(self, inspection: Inspection, *, by: str, is_sample: bool = False) -> Receipt:
        """Store the accepted rows of a file in one transaction; a file with none changes nothing."""
        with self._lock:
            known = self._upload_with(inspection.sha256)
            if known is not None:
                return _receipt(inspection, known, is_already_loaded=True)
            if not _has_rows(inspection):
                return _receipt(inspection, None)
            with self._transaction() as cursor:
                upload_id = _insert(cursor, inspection, by=by, is_sample=is_sample)
            return _receipt(inspection, upload_id)

    @contextmanager
    def preview(self, inspections: list[Inspection]) -> Iterator["Preview"]:
        """The store as it would be after loading these files; nothing is kept."""
        cursor = self.cursor()
        cursor.begin()
        try:
            for inspection in inspections:
                if _has_rows(inspection):
                    _insert(cursor, inspection, by="", is_sample=False)
            yield Preview(cursor)
        finally:
            cursor.rollback()
            cursor.close()

    def undo(self, upload_id: int, *, by: str, reason: str = "") -> None:
        """Hide an upload's rows; what they replaced is current again. Raises StoreError (unknown-upload, already-undone)."""
        self._change(upload_id, "undone", by=by, reason=reason)

    def redo(self, upload_id: int, *, by: str, reason: str = "") -> None:
        """Take an undo back. Raises StoreError (unknown-upload, not-undone)."""
        self._change(upload_id, "redone", by=by, reason=reason)

    def clear_samples(self, *, by: str, reason: str) -> None:
        """Undo every sample upload, so that only the office's own files count."""
        with self._lock, self._transaction() as cursor:
            samples = cursor.execute(
                "select upload_id from uploads join active_uploads(null) using (upload_id) where is_sample").fetchall()
            for (upload_id,) in samples:
                _note_event(cursor, upload_id, "undone", by=by, reason=reason)

    def backup(self, path: Path) -> None:
        """Write a consistent copy while the store is in use. Raises StoreError (exists, cannot-write)."""
        path = Path(path).resolve()
        if path.exists():
            raise StoreError("exists", str(path))
        with self._lock:
            cursor = self.cursor()
            try:
                name = cursor.execute("select current_database()").fetchone()[0]
                cursor.execute(_attach(path))
                cursor.execute(f'copy from database "{name}" to backup')
            except duckdb.Error as problem:
                raise StoreError("cannot-write", str(path)) from problem
            finally:
                with suppress(duckdb.Error):
                    cursor.execute("detach backup")
                cursor.close()

    def _change(self, upload_id: int, event: str, *, by: str, reason: str) -> None:
        with self._lock:
            is_active = self._is_active(upload_id)
            if is_active is None:
                raise StoreError("unknown-upload", str(upload_id))
            if is_active is (event == "redone"):
                raise StoreError("not-undone" if is_active else "already-undone", str(upload_id))
            with self._transaction() as cursor:
                _note_event(cursor, upload_id, event, by=by, reason=reason)

    def _is_active(self, upload_id: int) -> bool | None:
        known = self._scalar("select count(*) from uploads where upload_id = ?", upload_id)
        return bool(self._scalar(
            "select count(*) from active_uploads(null) where upload_id = ?", upload_id)) if known else None

    def _upload_with(self, digest: str) -> int | None:
        """The active upload that holds this content, if loading it again would change nothing."""
        found = self._scalar(
            "select max(upload_id) from uploads join active_uploads(null) using (upload_id) where sha256 = ?", digest)
        if found is None:
            return None
        kinds = self._scalar("select kinds from uploads where upload_id = ?", found)
        for kind in kinds:
            overtaken = self._scalar(
                "select count(*) from (select distinct version_key from query_table($kind) where upload_id = $upload)"
                " semi join (select version_key from query_table($kind) semi join active_uploads(null) using (upload_id)"
                " where upload_id > $upload) using (version_key)", {"kind": kind, "upload": found})
            if overtaken:
                return None
        return found

    def _scalar(self, sql: str, *parameters: object) -> object:
        cursor = self.cursor()
        try:
            values = parameters[0] if parameters and isinstance(parameters[0], dict) else list(parameters)
            row = cursor.execute(sql, values).fetchone()
        finally:
            cursor.close()
        return row[0] if row else None

    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self.cursor()
        cursor.begin()
        try:
            yield cursor
            cursor.commit()
            self.version += 1
        except BaseException:
            cursor.rollback()
            raise
        finally:
            cursor.close()


class Preview:
    """Stands in for a Store while a load is only tried out; for the questions of queries/."""

    version = -1

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor

    def cursor(self) -> "Preview":
        return self

    def execute(self, *arguments: object) -> duckdb.DuckDBPyConnection:
        return self._cursor.execute(*arguments)

    def extract_statements(self, sql: str) -> list:
        return self._cursor.extract_statements(sql)

    def close(self) -> None:
        """The transaction ends with the preview, not with a query."""


def restore(backup: Path, path: Path) -> Path | None:
    """Put a backup in the store's place; the former store is kept beside it, and its path returned.

    Raises StoreError (missing, locked, not-a-backup).
    """
    backup, path = Path(backup).resolve(), Path(path).resolve()
    if not backup.exists():
        raise StoreError("missing", str(backup))
    _must_be_a_store(backup)
    kept = None
    if path.exists():
        Store.open(path).close()  # a store in use is locked, and must not be replaced under its owner
        kept = path.with_name(f"{path.stem}.{_now():%Y%m%d-%H%M%S}{path.suffix}")
    path.parent.mkdir(parents=True, exist_ok=True)
    incoming = path.with_name(path.name + ".incoming")
    shutil.copyfile(backup, incoming)
    if kept:
        os.replace(path, kept)
    os.replace(incoming, path)
    return kept


def _must_be_a_store(path: Path) -> None:
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            connection.execute("select count(*) from uploads").fetchone()
    except duckdb.Error as problem:
        raise StoreError("not-a-backup", str(path)) from problem


def _harden(connection: duckdb.DuckDBPyConnection, folders: tuple[Path, ...]) -> None:
    """Nothing but the store's own folder may be read or written through SQL."""
    listed = ", ".join("'" + str(folder).replace("'", "''") + "'" for folder in folders)
    connection.execute("set allowed_directories = [" + listed + "]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _attach(path: Path) -> str:
    return "attach '" + str(path).replace("'", "''") + "' as backup"


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


def _has_rows(inspection: Inspection) -> bool:
    return any(sheet.table and (sheet.table.accepted_count or sheet.table.withdrawn) for sheet in inspection.sheets)


def _receipt(inspection: Inspection, upload_id: int | None, *, is_already_loaded: bool = False) -> Receipt:
    severities = [problem.severity for problem in inspection.all_issues]
    return Receipt(
        file=inspection.file, sha256=inspection.sha256, status=inspection.status.value, upload_id=upload_id,
        data_month=inspection.data_month, kinds=_kinds(inspection), rows_count=inspection.accepted_count,
        warnings_count=severities.count(Severity.WARNING), errors_count=severities.count(Severity.ERROR),
        is_already_loaded=is_already_loaded)


def _kinds(inspection: Inspection) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sheet.kind for sheet in inspection.sheets if sheet.table))


def _insert(cursor: duckdb.DuckDBPyConnection, inspection: Inspection, *, by: str, is_sample: bool) -> int:
    upload_id = cursor.execute("select coalesce(max(upload_id), 0) + 1 from uploads").fetchone()[0]
    cursor.execute(
        "insert into uploads values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [upload_id, inspection.file, inspection.sha256, list(_kinds(inspection)), inspection.data_month, _now(), by,
         inspection.accepted_count, inspection.status.value if inspection.accepted_count else "accepted", is_sample])
    _note_event(cursor, upload_id, "committed", by=by, reason="")
    for sheet in inspection.sheets:
        if sheet.table and sheet.table.accepted_count:
            _insert_rows(cursor, sheet.kind, sheet.table.columns, upload_id, sheet.name)
        if sheet.table and sheet.table.withdrawn:
            _insert_rows(cursor, sheet.kind, _void_rows(sheet.table.withdrawn), upload_id, sheet.name)
    _insert_issues(cursor, inspection, upload_id)
    return upload_id


def _note_event(cursor: duckdb.DuckDBPyConnection, upload_id: int, event: str, *, by: str, reason: str) -> None:
    cursor.execute(
        "insert into upload_events select coalesce(max(event_id), 0) + 1, ?, ?, ?, ?, ? from upload_events",
        [upload_id, event, _now(), by, reason or None])


def _insert_rows(
    cursor: duckdb.DuckDBPyConnection, kind: str, columns: dict[str, list], upload_id: int, sheet: str,
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


def _insert_issues(cursor: duckdb.DuckDBPyConnection, inspection: Inspection, upload_id: int) -> None:
    problems = [asdict(problem) for problem in inspection.all_issues]
    if problems:
        cursor.register("incoming", pyarrow.Table.from_pylist([{"upload_id": upload_id, **row} for row in problems]))
        try:
            cursor.execute("insert into issues by name from incoming")
        finally:
            cursor.unregister("incoming")
