-- Question: how many of the planned works are done, by community?
-- Row:      one community and kind of work, at the selected month (without one: at each compound's latest)
-- Columns:  street, community, work_type, planned_count, completed_count, in_progress_count, not_started_count,
--           stalled_count, completion_share, households_count, benefiting_households_count, count_unit, report_month
-- Uses:     planned_projects
with counted as (
  select street, community, work_type, max(report_month) as report_month,
    sum(planned_count)::bigint as planned_count,
    sum(completed_count)::bigint as completed_count,
    sum(in_progress_count)::bigint as in_progress_count,
    sum(not_started_count)::bigint as not_started_count,
    sum(stalled_count)::bigint as stalled_count,
    sum(households_count)::bigint as households_count,
    sum(benefiting_households_count)::bigint as benefiting_households_count,
    case when count(distinct count_unit) = 1 then min(count_unit) end as count_unit
  from planned_projects($street, $community, $compound, $work_type, $month, $as_of)
  group by street, community, work_type)
select street, community, work_type::varchar as work_type,
  planned_count, completed_count, in_progress_count, not_started_count, stalled_count,
  completed_count / nullif(planned_count, 0) as completion_share,
  households_count, benefiting_households_count, count_unit, report_month
from counted
order by street, community, counted.work_type;
