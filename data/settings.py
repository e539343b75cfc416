"""What the office decides in the pages rather than in its sheets: a rule of its own, a line put aside for a month.

A decision is never overwritten: each is one more version of its key, so that it can be taken back, and a view as of a
moment is drawn by the rules of that moment (queries/settings.sql).
"""

import json
from datetime import datetime
from typing import TYPE_CHECKING

from data import privacy
from data.places import clean

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def put(
    cursor: "DuckDBPyConnection", key: str, value: object, *, by: str, reason: str = "", at: datetime,
) -> None:
    """Set `key` to a value that JSON can hold; None: nobody decides any more, the default counts again.

    The same value again changes nothing.
    """
    told = None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
    last = cursor.execute(
        "select value from settings where key = ? order by setting_id desc limit 1", [key]).fetchone()
    if told == (last[0] if last else None):
        return
    cursor.execute(
        "insert into settings select coalesce(max(setting_id), 0) + 1, ?, ?, ?, ?, ? from settings",
        [key, told, at, privacy.mask(clean(by)), privacy.mask(clean(reason)) or None])
