-- Question: what does the ledger of the chosen months say, row by row?
-- Row:      one piece of work in one data month
-- Columns:  month, street, community, compound, building, unit, project_name, work_type, project_key, stage, is_stalled,
--           planned_count, completed_count, in_progress_count, not_started_count, benefiting_households_count,
--           planned_start_on, planned_finish_on, started_on, finished_on, in_service_on, upload_id, source_sheet,
--           source_row, amendment_id (the upload that corrected the row in the page; null: as it was loaded)
-- Uses:     placed_projects
-- $months:  the data months looked at; null: all
select report_month as month, street, community, compound, building, unit, project_name,
  work_type::varchar as work_type, project_key, stage::varchar as stage, is_stalled,
  planned_count, completed_count, in_progress_count, not_started_count, benefiting_households_count,
  planned_start_on, planned_finish_on, started_on, finished_on, in_service_on,
  upload_id, source_sheet, source_row, amendment_id
from placed_projects($street, $community, $compound, $work_type, $as_of)
where $months::date[] is null or list_contains($months::date[], report_month)
order by month, street, community, compound, work_type, project_key, upload_id, source_sheet, source_row;
