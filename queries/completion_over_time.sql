-- Question: how do the works grow month by month, beside the plan?
-- Row:      one month, from the first reported or planned one to the later of the last reported and the last planned
-- Columns:  month, planned_count, completed_count, in_progress_count, not_started_count (null: nothing reported),
--           finished_count (done since each compound's report before; what a new compound brings along is none of it),
--           plan_finish_count, plan_start_count (cumulative, as first loaded: frozen; null: no plan for that month),
--           adjusted_finish_count, adjusted_start_count (the newest version of the same plan)
-- Uses:     placed_projects, selected_plans
with by_compound as (  -- told apart by a hash, which is sorted faster than four names
  select report_month as month, hash(street, community, compound, work_type) as work,
    sum(planned_count)::bigint as planned_count,
    sum(completed_count)::bigint as completed_count,
    sum(in_progress_count)::bigint as in_progress_count,
    sum(not_started_count)::bigint as not_started_count
  from placed_projects($street, $community, $compound, $work_type, $as_of)
  where stage is distinct from 'cancelled' and ($month is null or report_month <= $month)
  group by all),
followed as (
  select *, completed_count - lag(completed_count ignore nulls) over (
    partition by work order by month) as finished_count
  from by_compound),
reported as (
  select month, sum(planned_count)::bigint as planned_count, sum(completed_count)::bigint as completed_count,
    sum(in_progress_count)::bigint as in_progress_count, sum(not_started_count)::bigint as not_started_count,
    sum(finished_count)::bigint as finished_count
  from followed group by month),
plan as (
  select plan_month as month,
    sum(planned_finish_count) filter (is_first)::bigint as plan_finish_count,
    sum(planned_start_count) filter (is_first)::bigint as plan_start_count,
    sum(planned_finish_count) filter (is_newest)::bigint as adjusted_finish_count,
    sum(planned_start_count) filter (is_newest)::bigint as adjusted_start_count
  from selected_plans($street, $community, $compound, $work_type, $as_of)
  where plan_month is not null
  group by plan_month),
span as (
  select min(month) as first_month, max(month) as last_month
  from (select month from reported union all select month from plan)),
months as (select unnest(generate_series(first_month, last_month, interval 1 month))::date as month from span)
select month, planned_count, completed_count, in_progress_count, not_started_count, finished_count,
  plan_finish_count, plan_start_count, adjusted_finish_count, adjusted_start_count
from months left join reported using (month) left join plan using (month)
order by month;
