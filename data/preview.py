"""A load that is only tried out, seen through the same questions as the store."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Preview:
    """Stands in for a Store while a load is only tried out; for the questions of queries/.

    `before`: the last moment without the files (for `as_of`); `numbers`: each file's upload, None without rows.
    """

    version = -1

    def __init__(self, cursor: "DuckDBPyConnection", before: datetime, numbers: list[int | None]) -> None:
        self._cursor = cursor
        self.before = before
        self.numbers = numbers

    def cursor(self) -> "Preview":
        return self

    def execute(self, *arguments: object) -> "DuckDBPyConnection":
        return self._cursor.execute(*arguments)

    def extract_statements(self, sql: str) -> list:
        return self._cursor.extract_statements(sql)

    def close(self) -> None:
        """The transaction ends with the preview, not with a query."""
