"""Step 6b: which uploads have rows of one version_key in common.

Noted with every load, so that questions compare only those: most months stand in one upload (queries/selection.sql).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def note(cursor: "DuckDBPyConnection", upload_id: int, kinds: Iterable[str]) -> None:
    """Note whether the newest upload shares keys with earlier ones, and with which; whether they count is not asked."""
    found = [cursor.execute(_SHARING, {"kind": kind, "upload": upload_id}).fetchall() for kind in kinds]
    shared = sorted({number for rows in found for number, in rows})
    cursor.execute("update uploads set shares_keys = ? where upload_id = ?", [bool(shared), upload_id])
    cursor.execute("update uploads set shares_keys = true where list_contains(?::integer[], upload_id)", [shared])


_SHARING = """
select distinct upload_id from query_table($kind)
where upload_id < $upload and version_key in (select version_key from query_table($kind) where upload_id = $upload)
"""
