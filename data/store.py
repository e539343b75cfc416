"""Step 6: the store. A load only adds rows; which of them are current is decided by queries/selection.sql.

One process owns the file. Every method is safe to call from several threads; each query takes its own cursor.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import duckdb

from data import amendments, corrections, line_spans, loading, rule_choices, settings, store_file
from data.corrections import Corrections
from data.loading import Receipt
from data.preview import Preview
from data.store_error import StoreError
from data.vocabulary import text

if TYPE_CHECKING:
    from data.inspection import Inspection

__all__ = ["Preview", "Store", "StoreError", "default_path"]

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = (ROOT / "queries" / "schema.sql", ROOT / "queries" / "selection.sql")
HISTORY = ROOT / "queries" / "upload_history.sql"

_CONFIG = {"autoinstall_known_extensions": False, "checkpoint_threshold": "64MB"}
"""The log may grow to a long export's size, so that the clerk need not wait until it is folded into the file, too."""


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
            connection = duckdb.connect(str(path), config=_CONFIG)
            connection.begin()  # a store is brought up to date as a whole or not at all
            for script in SCRIPTS:
                connection.execute(script.read_text(encoding="utf-8"))
            connection.commit()
        except duckdb.IOException as problem:
            is_locked = "lock" in str(problem).lower()
            raise StoreError("locked" if is_locked else "unreadable", str(path)) from problem
        except duckdb.Error as problem:
            raise StoreError("unreadable", str(path)) from problem
        store_file.harden(connection, (path.parent, *also_allow))
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
        with closing(self.cursor()) as cursor:
            return cursor.execute(HISTORY.read_text(encoding="utf-8"), {"as_of": None}).to_arrow_table().to_pylist()

    def is_empty(self) -> bool:
        """Whether nothing was ever loaded."""
        return not self._scalar("select count(*) from uploads")

    def has_samples(self) -> bool:
        """Whether generated or sample figures are among the current ones."""
        return bool(self._scalar(
            "select count(*) from uploads join active_uploads(null) using (upload_id) where is_sample"))

    def load(self, inspection: "Inspection", *, by: str, is_sample: bool = False) -> Receipt:
        """Store the accepted rows of a file in one transaction; a file with none changes nothing."""
        return self.load_all([inspection], by=by, is_sample=is_sample)[0]

    def load_all(
        self, inspections: Iterable["Inspection"], *, by: str, is_sample: bool = False,
        is_clearing_samples: bool = False,
    ) -> list[Receipt]:
        """Store files as one step: all of them or, should anything fail, none. `undo_batch` takes the step back."""
        inspections = list(inspections)
        with self._transaction() as cursor:
            if is_clearing_samples and any(map(loading.has_rows, inspections)):
                loading.undo_samples(cursor, by=by, at=loading.now(), reason=text.SAMPLE_CLEAR)
            return loading.load(cursor, inspections, by=by, is_sample=is_sample)

    @contextmanager
    def preview(
        self, inspections: Iterable["Inspection"], *, is_clearing_samples: bool = False,
    ) -> Iterator[Preview]:
        """The store as it would be after loading these files; nothing is kept."""
        with closing(self.cursor()) as cursor:
            cursor.begin()
            try:
                if is_clearing_samples:
                    loading.undo_samples(cursor, by="", at=loading.now(), reason="")
                last, = cursor.execute("select max(happened_at) from upload_events").fetchone()
                before = max(loading.now(), last or datetime.min)
                numbers = [loading.try_out(cursor, inspection, at=before + timedelta(microseconds=1))
                           for inspection in inspections]
                line_spans.settle(cursor)
                yield Preview(cursor, before, numbers)
            finally:
                cursor.rollback()

    def undo(self, upload_id: int, *, by: str, reason: str = "") -> None:
        """Hide an upload's rows; what they replaced is current again.

        Raises StoreError (unknown-upload, already-undone, amended-since).
        """
        self._change("undone", by=by, reason=reason, upload_ids=[upload_id])

    def redo(self, upload_id: int, *, by: str, reason: str = "") -> None:
        """Take an undo back. Raises StoreError (unknown-upload, not-undone, amended-since)."""
        self._change("redone", by=by, reason=reason, upload_ids=[upload_id])

    def undo_batch(self, batch_id: int, *, by: str, reason: str = "") -> None:
        """Hide every upload of a step that still counts. Raises StoreError as undo."""
        self._change("undone", by=by, reason=reason, batch_id=batch_id)

    def redo_batch(self, batch_id: int, *, by: str, reason: str = "") -> None:
        """Take the last undo of a step back. Raises StoreError as redo."""
        self._change("redone", by=by, reason=reason, batch_id=batch_id)

    def clear_samples(self, *, by: str, reason: str) -> None:
        """Undo every sample upload, so that only the office's own files count."""
        with self._transaction() as cursor:
            loading.undo_samples(cursor, by=by, at=loading.now(), reason=reason)

    def amend(
        self, kind: str, *, upload_id: int, source_sheet: str, source_row: int, field: str, value: object, by: str,
        why: str = "", where: dict[str, object] | None = None,
    ) -> Receipt:
        """Correct one cell of a current row in the page; an upload of its own, to be undone like any other.

        `upload_id`, `source_sheet`, `source_row` are those of the row; `where` tells apart what one line of a sheet
        says of several months. Raises StoreError (row-not-found, wrong-value, nothing-changed, …).
        """
        with self._transaction() as cursor:
            return amendments.amend(
                cursor, kind, upload_id=upload_id, source_sheet=source_sheet, source_row=source_row, field=field,
                value=value, by=by, why=why, at=loading.now(), where=where)

    def rename_place(self, level: str, said: str, meant: str, *, by: str, why: str = "") -> Receipt:
        """Spell a place otherwise in all that was loaded. Raises StoreError (unknown-place, names-collide, …)."""
        with self._transaction() as cursor:
            return amendments.rename(cursor, level, said, meant, by=by, why=why, at=loading.now())

    def corrections(self) -> Corrections:
        """What the office taught, for intake."""
        with closing(self.cursor()) as cursor:
            return corrections.current(cursor)

    def list_corrections(self) -> list[dict]:
        """The same with who said it when, newest first."""
        with closing(self.cursor()) as cursor:
            return corrections.listed(cursor)

    def remember(self, subject: str, scope: str, said: str, meant: str, *, by: str) -> int:
        """Remember what a header (of the kind `scope`), a word (of that field) or a place's name (of that level) means.

        The same said again replaces what was said before. Raises StoreError (unknown-scope, unknown-meaning, personal).
        """
        with self._transaction() as cursor:
            return corrections.add(cursor, subject, scope, said, meant, by=by, at=loading.now())

    def forget(self, correction_id: int, *, by: str) -> None:
        """Let a correction count no longer. Raises StoreError (unknown-correction)."""
        with self._transaction() as cursor:
            corrections.remove(cursor, correction_id, by=by, at=loading.now())

    def choose_rule(self, work_type: str, rule: str, *, by: str, why: str = "") -> None:
        """Let a kind of works follow another rule of consent. Raises StoreError (unknown-rule, rule-unchanged)."""
        with self._transaction() as cursor:
            rule_choices.choose(cursor, work_type, rule, by=by, why=why, at=loading.now())

    def decide(self, key: str, value: object, *, by: str, reason: str = "") -> None:
        """Keep what the office decided under a key (data/settings.py); None takes it back."""
        with self._transaction() as cursor:
            settings.put(cursor, key, value, by=by, reason=reason, at=loading.now())

    def take_back(self, key: str, *, by: str, reason: str = "") -> None:
        """Take the newest decision under a key back; the one before it counts. Raises StoreError (nothing-decided)."""
        with self._transaction() as cursor:
            settings.take_back(cursor, key, by=by, reason=reason, at=loading.now())

    def backup(self, path: Path) -> None:
        """Write a consistent copy while the store is in use. Raises StoreError (exists, cannot-write)."""
        path = Path(path).resolve()
        if path.exists():
            raise StoreError("exists", str(path))
        with self._lock:
            cursor = self.cursor()
            try:
                name = cursor.execute("select current_database()").fetchone()[0]
                cursor.execute(store_file.attach(path))
                cursor.execute(store_file.copy(name))
            except duckdb.Error as problem:
                raise StoreError("cannot-write", str(path)) from problem
            finally:
                with suppress(duckdb.Error):
                    cursor.execute("detach backup")
                cursor.close()

    def _change(self, event: str, *, by: str, reason: str, **named: object) -> None:
        with self._transaction() as cursor:
            moment = loading.now()
            for upload_id in loading.concerned(cursor, event, **named):
                amendments.check_newest(cursor, upload_id)
                loading.note_event(cursor, upload_id, event, by=by, at=moment, reason=reason)

    def _scalar(self, sql: str) -> object:
        with closing(self.cursor()) as cursor:
            return cursor.execute(sql).fetchone()[0]

    @contextmanager
    def _transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """All or nothing, one at a time; `version` grows where something was written."""
        with self._lock, closing(self.cursor()) as cursor:
            cursor.begin()
            try:
                before = _marks(cursor)
                yield cursor
                is_changed = _marks(cursor) != before
                if is_changed:
                    line_spans.settle(cursor)
                cursor.commit()
            except BaseException:
                cursor.rollback()
                raise
            self.version += is_changed


def _marks(cursor: duckdb.DuckDBPyConnection) -> tuple:
    """What every change to the store moves on."""
    return cursor.execute(
        "select (select max(event_id) from upload_events), (select max(setting_id) from settings), max(correction_id),"
        " count(removed_at) from corrections").fetchone()
