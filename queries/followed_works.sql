-- Question: how does every work of the month stand, beside the month before and the dates first planned?
-- Row:      one row of a ledger at the selected month (without one: at each compound's latest), cancelled ones too; and
--           one for each work that the ledger's month before has and this one has not (is_listed false)
-- Columns:  street, community, compound, building, unit, project_key, project_name, work_type, stage, stage_order (from
--           1, in the order of the type), is_stalled, days_in_stage, planned_count, completed_count, in_progress_count,
--           not_started_count, count_unit, planned_start_on, planned_finish_on, first_planned_start_on,
--           first_planned_finish_on, started_on, finished_on, in_service_on, households_count,
--           benefiting_households_count, budget_cny, paid_cny, blocked_reason, responsible, report_month, has_previous
--           (the ledger has a month before), previous_month (null: not in it), previous_stage, previous_stage_order,
--           previous_planned_count, previous_completed_count, previous_in_progress_count, previous_planned_finish_on,
--           is_listed, upload_id, source_file, source_sheet, source_row
-- Uses:     followed_projects
select street, community, compound, building, unit, project_key, project_name,
  work_type::varchar as work_type, stage::varchar as stage, enum_code(stage) + 1 as stage_order, is_stalled, days_in_stage,
  planned_count, completed_count, in_progress_count, not_started_count, count_unit,
  planned_start_on, planned_finish_on, first_planned_start_on, first_planned_finish_on,
  started_on, coalesce(finished_on, in_service_on) as finished_on, in_service_on,
  households_count, benefiting_households_count, budget_cny::double as budget_cny, paid_cny::double as paid_cny,
  blocked_reason, responsible, report_month, has_previous, previous_month, previous_stage::varchar as previous_stage,
  enum_code(previous_stage) + 1 as previous_stage_order,
  previous_planned_count, previous_completed_count, previous_in_progress_count, previous_planned_finish_on,
  is_listed, upload_id, uploads.file as source_file, source_sheet, source_row
from followed_projects($street, $community, $compound, $work_type, $month, $as_of) as followed
join uploads using (upload_id)
order by street, community, compound, followed.work_type, is_listed desc, source_file, source_sheet, source_row;
