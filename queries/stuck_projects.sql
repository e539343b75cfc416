-- Question: which works are stuck?
-- Row:      one unfinished work that stands still, is past its planned finish at the end of the data month, or has been
--           in one stage for more than $stuck_after_days (90 unless told)
-- Columns:  street, community, compound, building, unit, project_name, work_type, stage, is_stalled,
--           days_in_stage (null: one snapshot only), planned_finish_on, overdue_days (null: not overdue),
--           blocked_reason, responsible, planned_count, completed_count, benefiting_households_count,
--           source_file, source_sheet, source_row
-- Uses:     staged_projects
with unfinished as (
  select *,
    case when planned_finish_on < last_day(report_month) then last_day(report_month) - planned_finish_on
      end as overdue_days
  from staged_projects($street, $community, $compound, $work_type, $month, $as_of)
  where (stage is null or stage not in ('completed', 'in_service', 'cancelled'))
    and coalesce(completed_count, 0) < coalesce(planned_count, 1))
select street, community, compound, building, unit, project_name,
  work_type::varchar as work_type, stage::varchar as stage, is_stalled,
  days_in_stage, planned_finish_on, overdue_days, blocked_reason, responsible,
  planned_count, completed_count, benefiting_households_count,
  uploads.file as source_file, source_sheet, source_row
from unfinished join uploads using (upload_id)
where is_stalled or overdue_days > 0 or days_in_stage > coalesce($stuck_after_days, 90)
order by is_stalled desc, days_in_stage desc nulls last, overdue_days desc nulls last,
  street, community, compound, source_file, source_sheet, source_row;
