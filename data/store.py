"""Step 6: the store. A load only adds rows; which of them are current is decided by queries/selection.sql.

One process owns the file. Every method is safe to call from several threads; each query takes its own cursor.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock

import duckdb

from data import loading
from data.intake import Inspection

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = (ROOT / "queries" / "schema.sql", ROOT / "queries" / "selection.sql")
HISTORY = ROOT / "queries" / "upload_history.sql"


class StoreError(Exception):
    """The store cannot do what was asked; `code` says why: locked, unreadable, unknown-upload, not-a-backup, …"""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


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

    @classmethod
    def open_backup(cls, path: Path) -> "Store":
        """Open a backup to read it, changing nothing. Raises StoreError (not-a-backup)."""
        try:
            connection = duckdb.connect(str(path), read_only=True)
            connection.execute("select count(*) from uploads").fetchone()
        except duckdb.Error as problem:
            raise StoreError("not-a-backup", str(path)) from problem
        return cls(connection, path)

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one query; threads must never share one."""
        return self._connection.cursor()

    def history(self) -> list[dict]:
        """The uploads, newest first (queries/upload_history.sql)."""
        cursor = self.cursor()
        try:
            return cursor.execute(HISTORY.read_text(encoding="utf-8"), {"as_of": None}).to_arrow_table().to_pylist()
        finally:
            cursor.close()

    def is_empty(self) -> bool:
        """Whether nothing was ever loaded."""
        return not self._scalar("select count(*) from uploads")

    def has_samples(self) -> bool:
        """Whether generated or sample figures are among the current ones."""
        return bool(self._scalar(
            "select count(*) from uploads join active_uploads(null) using (upload_id) where is_sample"))

    def load(self, inspection: Inspection, *, by: str, is_sample: bool = False) -> loading.Receipt:
        """Store the accepted rows of a file in one transaction; a file with none changes nothing."""
        with self._lock:
            known = self._upload_with(inspection.sha256)
            if known is not None:
                return loading.receipt(inspection, known, is_already_loaded=True)
            if not loading.has_rows(inspection):
                return loading.receipt(inspection, None)
            with self._transaction() as cursor:
                upload_id = loading.insert(cursor, inspection, by=by, is_sample=is_sample)
            return loading.receipt(inspection, upload_id)

    @contextmanager
    def preview(self, inspections: list[Inspection], *, is_clearing_samples: bool = False) -> Iterator["Preview"]:
        """The store as it would be after loading these files; nothing is kept."""
        cursor = self.cursor()
        cursor.begin()
        try:
            if is_clearing_samples:
                _undo_samples(cursor, by="", reason="")
            for inspection in inspections:
                if loading.has_rows(inspection):
                    loading.insert(cursor, inspection, by="", is_sample=False)
            yield Preview(cursor)
        finally:
            cursor.rollback()
            cursor.close()

    def undo(self, upload_id: int, *, by: str, reason: str = "") -> None:
        """Hide an upload's rows; what they replaced is current again.

        Raises StoreError (unknown-upload, already-undone).
        """
        self._change(upload_id, "undone", by=by, reason=reason)

    def redo(self, upload_id: int, *, by: str, reason: str = "") -> None:
        """Take an undo back. Raises StoreError (unknown-upload, not-undone)."""
        self._change(upload_id, "redone", by=by, reason=reason)

    def clear_samples(self, *, by: str, reason: str) -> None:
        """Undo every sample upload, so that only the office's own files count."""
        with self._lock, self._transaction() as cursor:
            _undo_samples(cursor, by=by, reason=reason)

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
                cursor.execute(_copy(name))
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
                loading.note_event(cursor, upload_id, event, by=by, reason=reason)

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
        is_overtaken = any(self._scalar(_OVERTAKEN, {"kind": kind, "upload": found}) for kind in kinds)
        return None if is_overtaken else found

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


_OVERTAKEN = """
select count(*)
from (select distinct version_key from query_table($kind) where upload_id = $upload)
semi join (
  select version_key from query_table($kind) semi join active_uploads(null) using (upload_id)
  where upload_id > $upload) using (version_key)
"""


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


def _undo_samples(cursor: duckdb.DuckDBPyConnection, *, by: str, reason: str) -> None:
    samples = cursor.execute(
        "select upload_id from uploads join active_uploads(null) using (upload_id) where is_sample").fetchall()
    for (upload_id,) in samples:
        loading.note_event(cursor, upload_id, "undone", by=by, reason=reason)


def _harden(connection: duckdb.DuckDBPyConnection, folders: tuple[Path, ...]) -> None:
    """Nothing but the store's own folder may be read or written through SQL."""
    listed = ", ".join("'" + str(folder).replace("'", "''") + "'" for folder in folders)
    connection.execute("set allowed_directories = [" + listed + "]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def _copy(database: str) -> str:
    return 'copy from database "' + database.replace('"', '""') + '" to backup'


def _attach(path: Path) -> str:
    return "attach '" + str(path).replace("'", "''") + "' as backup"
