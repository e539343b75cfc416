-- Question: how many works are to be begun and finished by the end of the year?
-- Row:      one kind of work and plan year: that of the selected month, without one each kind's newest
-- Columns:  work_type, plan_year, planned_finish_count, planned_start_count (as first loaded: frozen; the lines for the
--           year, where it has none those of its last month; null: no such target), adjusted_finish_count,
--           adjusted_start_count (the newest version)
-- Uses:     selected_plans
with lines as (
  select *, plan_month is null as is_whole_year
  from selected_plans($street, $community, $compound, $work_type, $as_of)
  where $month is null or plan_year = year($month::date)),
chosen as (
  from lines
  qualify plan_year = max(plan_year) over (partition by work_type)
    and is_whole_year = bool_or(is_whole_year) over (partition by work_type, plan_year)
    and plan_month is not distinct from max(plan_month) over (partition by work_type, plan_year, is_whole_year))
select work_type::varchar as work_type, plan_year,
  sum(planned_finish_count) filter (is_first)::bigint as planned_finish_count,
  sum(planned_start_count) filter (is_first)::bigint as planned_start_count,
  sum(planned_finish_count) filter (is_newest)::bigint as adjusted_finish_count,
  sum(planned_start_count) filter (is_newest)::bigint as adjusted_start_count
from chosen
group by chosen.work_type, plan_year
order by chosen.work_type;
