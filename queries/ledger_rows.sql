-- Question: what does the ledger of the chosen months say, row by row?
-- Row:      one piece of work in one data month
-- Columns:  month, street, community, compound, building, unit, project_name, work_type, project_key, stage,
--           planned_count, completed_count, in_progress_count, not_started_count
-- Uses:     placed_projects
-- $months:  the data months looked at; null: all
select report_month as month, street, community, compound, building, unit, project_name,
  work_type::varchar as work_type, project_key, stage::varchar as stage,
  planned_count, completed_count, in_progress_count, not_started_count
from placed_projects($street, $community, $compound, $work_type, $as_of)
where $months::date[] is null or list_contains($months::date[], report_month)
order by month, street, community, compound, work_type, project_key;
