-- Rule:     what was corrected in the page is corrected in the file, too
-- Row:      one cell that was corrected in the page, whose line the upload replaces without that value
-- Columns:  amendment_id, file (what was corrected), field, new_value
-- $kind:    a kind of sheet
with amended as (
  from amended_rows($kind, null) semi join active_uploads(null) using (upload_id)
  where upload_id < $upload),
cells as (
  select amended_cells.*, to_json(amended) as row, coalesce(amended.left_key, amended.version_key) as home_key
  from amended join amended_cells using (amendment_id, upload_id, source_sheet, source_row)
  where amended_cells.kind = $kind),
incoming as (
  select version_key, to_json(here) as row from query_table($kind) as here where upload_id = $upload)
select amendment_id, file, field, new_value
from cells join uploads on uploads.upload_id = amendment_id
where home_key in (select version_key from incoming)
  and not exists (
    from incoming
    where (incoming.row->>field) is not distinct from (cells.row->>field)
      and (incoming.row->>'compound') is not distinct from (cells.row->>'compound')
      and (incoming.row->>'building') is not distinct from (cells.row->>'building')
      and (incoming.row->>'project_key') is not distinct from (cells.row->>'project_key')
      and incoming.version_key = (cells.row->>'version_key'))
order by amendment_id, field;
