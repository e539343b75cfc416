-- Rule:     what is done, paid or benefits people never falls; plans and stages rarely go back
-- Row:      one piece of work of the upload beside what the newest earlier month said of it; its line is the first
--           of its rows. Over the turn of a year only where the plan is the same: a new year's ledger may begin anew
-- Columns:  source_sheet, source_row, name, report_month, planned_count, completed_count, paid_cny,
--           benefiting_households_count, stage, and of each earlier_<column> with earlier_<column>_month
with lines as (
  select street, community, work_type, project_key, report_month,
    any_value(coalesce(compound, project_name, building, community)) as name,
    sum(planned_count)::bigint as planned_count, sum(completed_count)::bigint as completed_count,
    sum(paid_cny) as paid_cny, sum(benefiting_households_count)::bigint as benefiting_households_count,
    case when count(*) = 1 then any_value(stage) end as stage,
    bool_or(upload_id = $upload) as is_here,
    arg_min(source_sheet, source_row) filter (upload_id = $upload) as source_sheet,
    min(source_row) filter (upload_id = $upload) as source_row
  from current_rows('projects', null)
  where stage is distinct from 'cancelled'
  group by all),
beside as (
  select *,
    lag(report_month) over earlier as earlier_planned_count_month,
    lag(planned_count) over earlier as earlier_planned_count,
    lag(case when completed_count is not null then report_month end ignore nulls) over earlier
      as earlier_completed_count_month,
    lag(completed_count ignore nulls) over earlier as earlier_completed_count,
    lag(case when paid_cny is not null then report_month end ignore nulls) over earlier as earlier_paid_cny_month,
    lag(paid_cny ignore nulls) over earlier as earlier_paid_cny,
    lag(case when benefiting_households_count is not null then report_month end ignore nulls) over earlier
      as earlier_benefiting_households_count_month,
    lag(benefiting_households_count ignore nulls) over earlier as earlier_benefiting_households_count,
    lag(case when stage is not null then report_month end ignore nulls) over earlier as earlier_stage_month,
    lag(stage ignore nulls) over earlier as earlier_stage
  from lines
  window earlier as (partition by street, community, work_type, project_key order by report_month))
select * exclude (street, community, work_type, project_key, is_here) replace (
  stage::varchar as stage, earlier_stage::varchar as earlier_stage)
from beside
where is_here and earlier_planned_count_month is not null
  and (year(earlier_planned_count_month) = year(report_month) or earlier_planned_count = planned_count)
order by source_sheet, source_row;
