"""Step 6b: a cell or a place's name corrected in the page.

The corrected line is added beside the loaded one, never over it, and goes on naming the file, sheet and row it came
from; which of the two counts is decided by queries/selection.sql.
"""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pyarrow

from data import corrections, line_spans, loading, privacy
from data.amended_rows import Row, changed_cells, corrected, names_it, place_of, plain, read_value, renamed, shown
from data.loading import Part, Receipt
from data.places import clean
from data.store_error import StoreError
from data.vocabulary import text
from data.vocabulary.terms import KIND, KINDS, Field, Kind

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SINGLE = frozenset({"complaints", "consents", "rainfall"})
"""Kinds of which a version_key names one row: an order, a household, a day."""


def amend(
    cursor: "DuckDBPyConnection", kind_name: str, *, upload_id: int, source_sheet: str, source_row: int, field: str,
    value: object, by: str, why: str, at: datetime, where: Row | None = None,
) -> Receipt:
    """Correct one cell of a row that counts now. Raises StoreError.

    A line that gives several rows (a month a column) is corrected in all of them where they agree in that field, else
    in those that agree with `where`.
    """
    kind = KIND[kind_name]
    entry = _amendable(cursor, kind, field)
    origin = {"upload_id": upload_id, "source_sheet": source_sheet, "source_row": source_row}
    line, schema = _rows(cursor, _LINE, {"kind": kind.name, **origin})
    concerned = _concerned(line, field, where or {})
    _check_current(cursor, kind, concerned, origin)
    changes = read_value(entry, value, _needed(cursor, kind))
    replaced = {id(row): corrected(kind, row, changes) for row in concerned}
    told = changed_cells(concerned[0], replaced[id(concerned[0])])
    if not told:
        raise StoreError("nothing-changed", entry.label)
    _check_free(cursor, kind, concerned, replaced)
    is_sample, = cursor.execute("select is_sample from uploads where upload_id = ?", [upload_id]).fetchone()
    receipt = _add_upload(
        cursor, text.AMENDED_FILE.format(place=place_of(kind, concerned[0]), field=entry.label), {kind: len(concerned)},
        data_month=concerned[0].get("report_month"), note=_note(_told(kind, entry, told), why), by=by, at=at,
        is_sample=is_sample, amends_upload_id=upload_id)
    _add_lines(cursor, kind, [replaced.get(id(row), row) for row in line], schema, receipt.upload_id)
    for name, (old, new) in told.items():
        cursor.execute(
            "insert into amended_cells values (?, ?, ?, ?, ?, ?, ?, ?)",
            [receipt.upload_id, kind.name, *origin.values(), name, plain(old), plain(new)])
    return receipt


def rename(
    cursor: "DuckDBPyConnection", level: str, said: str, meant: str, *, by: str, why: str, at: datetime,
) -> Receipt:
    """Spell a place otherwise in everything that was ever loaded, as if the files had said so. Raises StoreError.

    Where both names have the same ledger from different files, one would replace the other: that is refused.
    """
    if level not in corrections.LEVELS:
        raise StoreError("unknown-scope", level)
    said, meant = corrections.spelled(level, said), corrections.spelled(level, meant)
    if not meant or said == meant:
        raise StoreError("same-spelling", said)
    kinds = [kind for kind in KINDS if level in {entry.name for entry in kind.fields}]
    before = {kind: _current_lines(cursor, kind) for kind in kinds if kind.name not in SINGLE}
    found = {kind: _rows(cursor, _LINES_NAMING[level], {"kind": kind.name, "said": said}) for kind in kinds}
    counts = {kind: sum(names_it(row, level, said) for row in rows) for kind, (rows, _) in found.items() if rows}
    if not counts:
        raise StoreError("unknown-place", said)
    receipt = _add_upload(
        cursor, text.RENAMED_FILE.format(said=said, meant=meant), counts, data_month=None,
        note=_note(text.RENAMED_NOTE.format(said=said, meant=meant, rows=sum(counts.values())), why), by=by, at=at)
    for kind, (rows, schema) in found.items():
        if rows:
            spelled = [renamed(kind, row, level, said, meant) for row in rows]
            _add_lines(cursor, kind, spelled, schema, receipt.upload_id)
    line_spans.settle(cursor)
    lost = {upload_id for kind, lines in before.items() for upload_id, *_ in lines - _current_lines(cursor, kind)}
    if lost:
        numbers = text.LIST_JOINT.join(text.UPLOAD_NUMBER.format(upload=upload_id) for upload_id in sorted(lost))
        raise StoreError("names-collide", text.RENAMED_COLLISION.format(said=said, meant=meant, uploads=numbers))
    return receipt


def check_newest(cursor: "DuckDBPyConnection", upload_id: int) -> None:
    """Refuse to undo or redo a correction of a line that was corrected again since. Raises StoreError."""
    kinds, = cursor.execute("select kinds from uploads where upload_id = ?", [upload_id]).fetchone()
    later = [cursor.execute(_LATER, {"kind": kind, "upload": upload_id}).fetchone()[0] for kind in kinds]
    if any(later):
        raise StoreError("amended-since", text.UPLOAD_NUMBER.format(upload=max(filter(None, later))))


# The line as it stands: its newest active correction, else what was loaded; whether or not it counts now.
_LINE = """
select * from amended_rows($kind, null)
where upload_id = $upload_id and source_sheet = $source_sheet and source_row = $source_row
union all
select loaded.* from query_table($kind) as loaded
anti join amended_rows($kind, null) using (upload_id, source_sheet, source_row)
where amendment_id is null
  and upload_id = $upload_id and source_sheet = $source_sheet and source_row = $source_row
"""

_LINES_NAMING_ONE = """
with lines as (
  select * from amended_rows($kind, null)
  union all
  select loaded.* from query_table($kind) as loaded
  anti join amended_rows($kind, null) using (upload_id, source_sheet, source_row)
  where amendment_id is null)
select lines.* from lines
semi join (
  from lines where list_contains(string_split(LEVEL, '、'), $said)) using (upload_id, source_sheet, source_row)
"""
_LINES_NAMING = {level: _LINES_NAMING_ONE.replace("LEVEL", level) for level in corrections.LEVELS}

_LATER = """
select max(later.amendment_id)
from query_table($kind) as own join query_table($kind) as later using (upload_id, source_sheet, source_row)
where own.amendment_id = $upload and later.amendment_id > $upload
  and later.amendment_id in (from active_uploads(null))
"""


def _rows(cursor: "DuckDBPyConnection", sql: str, values: dict) -> tuple[list[Row], pyarrow.Schema]:
    """The rows, and the columns' types to write them again; closed sets as text."""
    found = cursor.execute(sql, values).to_arrow_table()
    schema = pyarrow.schema([
        (entry.name, pyarrow.string() if pyarrow.types.is_dictionary(entry.type) else entry.type)
        for entry in found.schema])
    return found.to_pylist(), schema


def _amendable(cursor: "DuckDBPyConnection", kind: Kind, name: str) -> Field:
    if kind.name == "plans":
        raise StoreError("plan-is-frozen")
    stored = {row[0] for row in cursor.execute(
        "select column_name from duckdb_columns() where table_name = ?", [kind.name]).fetchall()}
    entry = next((entry for entry in kind.fields if entry.name == name and name in stored), None)
    if entry is None:
        raise StoreError("unknown-field", name)
    return entry


def _needed(cursor: "DuckDBPyConnection", kind: Kind) -> set[str]:
    """Columns that may not be empty."""
    found = cursor.execute(
        "select column_name from duckdb_columns() where table_name = ? and not is_nullable", [kind.name]).fetchall()
    return {name for name, in found} | {"received_at"}


def _concerned(line: list[Row], field: str, where: Row) -> list[Row]:
    concerned = [row for row in line if all(row.get(name) == value for name, value in where.items())]
    if not concerned:
        raise StoreError("row-not-found")
    if len({row[field] for row in concerned}) > 1:
        raise StoreError("row-ambiguous")
    return concerned


def _check_current(cursor: "DuckDBPyConnection", kind: Kind, rows: list[Row], origin: Row) -> None:
    current = {key for key, in cursor.execute(
        "select version_key from current_rows($kind, null)"
        " where upload_id = $upload_id and source_sheet = $source_sheet and source_row = $source_row",
        {"kind": kind.name, **origin}).fetchall()}
    if not any(row["version_key"] in current for row in rows):
        raise StoreError("row-not-found")


def _current_lines(cursor: "DuckDBPyConnection", kind: Kind) -> set[tuple]:
    return set(cursor.execute(
        "select upload_id, source_sheet, source_row from current_rows($kind, null)", {"kind": kind.name}).fetchall())


def _check_free(cursor: "DuckDBPyConnection", kind: Kind, rows: list[Row], replaced: dict[int, Row]) -> None:
    """An order, a household or a day stands once."""
    keys = [key for row in rows if (key := replaced[id(row)]["version_key"]) != row["version_key"]]
    if kind.name in SINGLE and keys and cursor.execute(
            "select exists (from current_rows($kind, null) where list_contains($keys, version_key))",
            {"kind": kind.name, "keys": keys}).fetchone()[0]:
        raise StoreError("already-there")


def _told(kind: Kind, entry: Field, cells: dict[str, tuple[object, object]]) -> str:
    """Old and new values; a household's opinion does not go into the history that everybody reads."""
    if kind.name == "consents":
        return text.AMENDED_HOUSEHOLD.format(field=entry.label)
    return text.CHART_CLAUSE.join(
        text.AMENDED_CELL.format(field=kind.field(name).label, old=shown(kind, name, old), new=shown(kind, name, new))
        for name, (old, new) in cells.items())


def _add_upload(
    cursor: "DuckDBPyConnection", file: str, counts: dict[Kind, int], *, by: str, at: datetime, **about: object,
) -> Receipt:
    kinds, rows_count = [kind.name for kind in counts], sum(counts.values())
    upload_id = loading.add_upload(
        cursor, by=by, at=at, file=file, sha256="", kinds=kinds, rows_count=rows_count, status="accepted",
        **{"is_sample": False, **about})
    month = about["data_month"]
    return Receipt(
        file=file, sha256="", status="accepted", upload_id=upload_id, data_month=month, kinds=tuple(kinds),
        rows_count=rows_count, warnings_count=0, errors_count=0,
        parts=tuple(Part(kind.name, month, count) for kind, count in counts.items()),
        **loading.stamp_of(cursor, upload_id))


def _add_lines(
    cursor: "DuckDBPyConnection", kind: Kind, rows: list[Row], schema: pyarrow.Schema, amendment_id: int,
) -> None:
    scales = {entry.name: Decimal(1).scaleb(-entry.type.scale) for entry in schema
              if pyarrow.types.is_decimal(entry.type)}
    rounded = [{**row, **{name: row[name].quantize(scale) for name, scale in scales.items() if row[name] is not None},
                "amendment_id": amendment_id} for row in rows]
    loading.insert_rows(cursor, kind.name, pyarrow.Table.from_pylist(rounded, schema=schema))


def _note(told: str, why: str) -> str:
    reason = privacy.mask(clean(why))
    return told + (text.AMENDED_WHY.format(why=reason) if reason else "")


