-- Question: what does the plan say of each kind of work, year and month?
-- Row:      one kind of work, plan year and month; the line for the whole year (plan_month null) is a year's last
-- Columns:  work_type, plan_year, plan_month, planned_finish_count, planned_start_count (cumulative, as first loaded:
--           frozen; null: no such target), adjusted_finish_count, adjusted_start_count (the newest version)
-- Uses:     selected_plans
select plans.work_type::varchar as work_type, plan_year, plan_month,
  sum(planned_finish_count) filter (is_first)::bigint as planned_finish_count,
  sum(planned_start_count) filter (is_first)::bigint as planned_start_count,
  sum(planned_finish_count) filter (is_newest)::bigint as adjusted_finish_count,
  sum(planned_start_count) filter (is_newest)::bigint as adjusted_start_count
from selected_plans($street, $community, $compound, $work_type, $as_of) as plans
group by plans.work_type, plan_year, plan_month
order by plans.work_type, plan_year, plan_month;
