-- Question: which files were loaded and what was corrected in the page, by whom, and which of it still counts?
-- Row:      one upload, newest first
-- Columns:  upload_id, data_month (text YYYY-MM; null: several months, or a kind without one), file (of a correction:
--           what was corrected), kinds (list), uploaded_at, uploaded_by, rows_count, status (accepted,
--           accepted_with_warnings, undone), undone_at, undone_by, reason, is_sample, batch_id (uploads of one step
--           share it and can be undone together), is_amendment, amends_upload_id (of a corrected cell: the file's
--           upload), note (old and new value, and why)
-- Uses:     uploads, upload_events
with last_events as (
  from upload_events where $as_of is null or happened_at <= $as_of
  qualify row_number() over (partition by upload_id order by event_id desc) = 1)
select uploads.upload_id, strftime(data_month, '%Y-%m') as data_month, file, kinds, uploaded_at, uploaded_by,
  rows_count,
  case when event = 'undone' then 'undone' else status::varchar end as status,
  case when event = 'undone' then happened_at end as undone_at,
  case when event = 'undone' then done_by end as undone_by,
  case when event = 'undone' then reason end as reason,
  is_sample, coalesce(batch_id, uploads.upload_id) as batch_id, sha256 = '' as is_amendment, amends_upload_id, note
from uploads join last_events using (upload_id)
order by uploads.upload_id desc;
