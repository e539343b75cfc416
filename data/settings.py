"""What the office decides in the pages rather than in its sheets: a rule of its own, a line put aside for a month.

A decision is never overwritten: each is one more version of its key, so that it can be taken back, and a view as of a
moment is drawn by the rules of that moment (queries/settings.sql).
"""

import json
from datetime import datetime
from typing import TYPE_CHECKING

from data import privacy
from data.places import clean
from data.store_error import StoreError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def put(
    cursor: "DuckDBPyConnection", key: str, value: object, *, by: str, reason: str = "", at: datetime,
) -> None:
    """Set `key` to a value that JSON can hold; None: nobody decides any more, the default counts again.

    The same value again changes nothing.
    """
    told = None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
    standing = _standing(cursor, key)
    if told != (standing[-1] if standing else None):
        _add(cursor, key, told, takes_back=False, by=by, reason=reason, at=at)


def take_back(cursor: "DuckDBPyConnection", key: str, *, by: str, reason: str = "", at: datetime) -> None:
    """Take the newest decision back: the one before it counts again, else the default. Raises StoreError
    (nothing-decided)."""
    standing = _standing(cursor, key)
    if not standing:
        raise StoreError("nothing-decided", key)
    before = standing[-2] if len(standing) > 1 else None
    _add(cursor, key, before, takes_back=True, by=by, reason=reason, at=at)


def _standing(cursor: "DuckDBPyConnection", key: str) -> list[str | None]:
    """The decisions that nobody took back, the newest last."""
    standing: list[str | None] = []
    for value, takes_back in cursor.execute(
            "select value, takes_back from settings where key = ? order by setting_id", [key]).fetchall():
        if takes_back:
            standing.pop()
        else:
            standing.append(value)
    return standing


def _add(
    cursor: "DuckDBPyConnection", key: str, value: str | None, *, takes_back: bool, by: str, reason: str, at: datetime,
) -> None:
    cursor.execute(
        "insert into settings select coalesce(max(setting_id), 0) + 1, ?, ?, ?, ?, ?, ? from settings",
        [key, value, takes_back, at, privacy.mask_numbers(clean(by)), privacy.mask(clean(reason)) or None])
