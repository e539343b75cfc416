-- Question: which cells were corrected in the page, and do the corrections still count?
-- Row:      one cell that one correction changed, newest first; of a household neither its line nor its values are told
-- Columns:  amendment_id, kind, file, source_sheet, source_row, field, old_value, new_value, amended_at, amended_by,
--           note, is_active (neither the correction nor the file it corrects was undone)
-- Uses:     amended_cells, uploads, active_uploads
select amendment_id, kind, corrected.file, source_sheet,
  case when kind <> 'consents' then source_row end as source_row, field,
  case when kind <> 'consents' then old_value end as old_value,
  case when kind <> 'consents' then new_value end as new_value,
  correction.uploaded_at as amended_at, correction.uploaded_by as amended_by, correction.note,
  amendment_id in (from active_uploads($as_of)) and amended_cells.upload_id in (from active_uploads($as_of)) as is_active
from amended_cells
join uploads as correction on correction.upload_id = amendment_id
join uploads as corrected on corrected.upload_id = amended_cells.upload_id
where $as_of is null or correction.uploaded_at <= $as_of
order by amendment_id desc, field;
