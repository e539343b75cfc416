"""Step 6c: which line stands as a correction of the page has it, and from when until when.

Worked out once with every change of the store, so that no question has to: queries/selection.sql only looks it up.
"""

from typing import TYPE_CHECKING

from data.vocabulary.terms import KIND

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def settle(cursor: "DuckDBPyConnection") -> None:
    """Bring the spans of every kind that was ever corrected up to the last event."""
    corrected = cursor.execute("select distinct unnest(kinds) from uploads where sha256 = ''").fetchall()
    for kind in sorted({kind for kind, in corrected} & KIND.keys()):
        cursor.execute(_STANDING, {"kind": kind})
        cursor.execute(_CLOSE, {"kind": kind})
        cursor.execute(_OPEN, {"kind": kind})


# Only the lines of concerned scopes are looked at: those that a correction left, changed or joined.
#   owners      of each scope the newest upload that counts; a renamed line owns its scope under the new name, and a
#               line that was moved (left_key) goes on owning the one it left, even where that is empty now
#   as_amended  corrected lines that stand: their upload owns their scope, and no later one replaced what they joined
#   as_loaded   lines that stand as they were loaded
# A loaded line that would stand if nothing had been corrected, and does not, gets a span without a correction.
_STANDING = """
create or replace temp table standing_lines as
with lines as (
  select upload_id, source_sheet, source_row, version_key, left_key from query_table($kind)
  where amendment_id is not null),
concerned as (
  select version_key from lines
  union
  select left_key from lines
  union
  select version_key from query_table($kind) semi join lines using (upload_id, source_sheet, source_row)
  where amendment_id is null),
loaded as (
  select distinct upload_id, source_sheet, source_row, version_key
  from query_table($kind) semi join concerned using (version_key) semi join active_uploads(null) using (upload_id)
  where amendment_id is null),
amended as (
  select distinct amendment_id, upload_id, source_sheet, source_row, version_key, left_key
  from amended_rows($kind, null) semi join active_uploads(null) using (upload_id)),
loaded_owners as (select version_key, max(upload_id) as upload_id from loaded group by version_key),
owners as (
  select version_key, max(upload_id) as upload_id
  from (
    select version_key, upload_id from loaded
    union all
    select coalesce(left_key, version_key), upload_id from amended)
  group by version_key),
as_amended as (
  select amended.* from amended
  join owners as home on home.version_key = coalesce(amended.left_key, amended.version_key)
  left join owners as joined on joined.version_key = amended.version_key
  where home.upload_id = amended.upload_id
    and (amended.left_key is null or joined.upload_id is null or joined.upload_id < amended.amendment_id)),
as_loaded as (
  from loaded anti join amended using (upload_id, source_sheet, source_row)
  semi join owners using (version_key, upload_id))
select upload_id, source_sheet, source_row, version_key, amendment_id from as_amended
union all
select upload_id, source_sheet, source_row, version_key, null
from loaded semi join loaded_owners using (version_key, upload_id)
anti join as_loaded using (upload_id, source_sheet, source_row, version_key)
"""

_CLOSE = """
update line_spans
set until_at = (select arg_max(happened_at, event_id) from upload_events)
where table_name = $kind and until_at is null and not exists (
  from standing_lines as standing
  where standing.upload_id = line_spans.upload_id and standing.source_sheet = line_spans.source_sheet
    and standing.source_row = line_spans.source_row and standing.version_key = line_spans.version_key
    and standing.amendment_id is not distinct from line_spans.amendment_id)
"""

_OPEN = """
insert into line_spans by name
select $kind as table_name, standing.*, (select arg_max(happened_at, event_id) from upload_events) as from_at
from standing_lines as standing
where not exists (
  from line_spans
  where table_name = $kind and until_at is null
    and standing.upload_id = line_spans.upload_id and standing.source_sheet = line_spans.source_sheet
    and standing.source_row = line_spans.source_row and standing.version_key = line_spans.version_key
    and standing.amendment_id is not distinct from line_spans.amendment_id)
"""
