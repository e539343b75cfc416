-- Question: which rows do not add up (completed + in progress + not started = planned)?
-- Row:      one row of a ledger whose parts, as far as it gives any, differ from its plan
-- Columns:  street, community, compound, work_type, planned_count, completed_count, in_progress_count,
--           not_started_count, difference_count (parts − planned), source_file, source_sheet, source_row
-- Uses:     planned_projects
with added as (
  select *,
    coalesce(completed_count, 0) + coalesce(in_progress_count, 0) + coalesce(not_started_count, 0) - planned_count
      as difference_count
  from planned_projects($street, $community, $compound, $work_type, $month, $as_of)
  where coalesce(completed_count, in_progress_count, not_started_count) is not null)
select street, community, compound, work_type::varchar as work_type,
  planned_count, completed_count, in_progress_count, not_started_count, difference_count,
  uploads.file as source_file, source_sheet, source_row
from added join uploads using (upload_id)
where difference_count <> 0
order by street, community, compound, added.work_type, source_file, source_sheet, source_row;
