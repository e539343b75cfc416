"""The store's file in SQL's words: which folders may be touched, how a copy is attached and written."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def harden(connection: "DuckDBPyConnection", folders: tuple[Path, ...]) -> None:
    """Nothing but the store's own folder may be read or written through SQL."""
    listed = ", ".join("'" + str(folder).replace("'", "''") + "'" for folder in folders)
    connection.execute("set allowed_directories = [" + listed + "]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def copy(database: str) -> str:
    return 'copy from database "' + database.replace('"', '""') + '" to backup'


def attach(path: Path) -> str:
    return "attach '" + str(path).replace("'", "''") + "' as backup"
