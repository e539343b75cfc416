-- Question: what are the month's figures of works and hotline, beside the month before and a year before?
-- Row:      one, at the selected month (without one: each compound's latest, and the latest full month of complaints)
-- Columns:  report_month (of the works; without any, of the complaints), planned_count, completed_count,
--           completed_previous_count, completed_last_year_count, plan_finish_count (frozen plan, cumulative),
--           complaints_count, complaints_previous_count, complaints_last_year_count, rated_count, satisfied_count,
--           satisfied_share, satisfied_previous_share, satisfied_last_year_share. Null: nothing reported of that month.
-- Uses:     planned_projects, placed_projects, selected_plans, counted_complaints
with streets as (
  select street, max(report_month) as month, sum(planned_count)::bigint as planned_count,
    sum(completed_count)::bigint as completed_count
  from planned_projects($street, $community, $compound, $work_type, $month, $as_of)
  group by street),
reported as (
  select street, report_month as month, sum(completed_count)::bigint as completed_count
  from placed_projects($street, $community, $compound, $work_type, $as_of)
  where stage is distinct from 'cancelled'
  group by street, report_month),
plan as (
  select street, plan_month as month, sum(planned_finish_count)::bigint as plan_finish_count
  from selected_plans($street, $community, $compound, $work_type, $as_of)
  where is_first
  group by street, plan_month),
works as (
  -- a comparison stands only when every street has its part of it
  select max(streets.month) as month, sum(streets.planned_count)::bigint as planned_count,
    sum(streets.completed_count)::bigint as completed_count,
    case when count(previous.completed_count) = count(*)
      then sum(previous.completed_count)::bigint end as completed_previous_count,
    case when count(last_year.completed_count) = count(*)
      then sum(last_year.completed_count)::bigint end as completed_last_year_count,
    case when count(plan.plan_finish_count) = count(*)
      then sum(plan.plan_finish_count)::bigint end as plan_finish_count
  from streets
  left join reported as previous on previous.street is not distinct from streets.street
    and previous.month = streets.month - interval 1 month
  left join reported as last_year on last_year.street is not distinct from streets.street
    and last_year.month = streets.month - interval 1 year
  left join plan on plan.street is not distinct from streets.street and plan.month = streets.month),
counted as materialized (
  select month, bool_or(is_partial) as is_partial, sum(complaints_count)::bigint as complaints_count,
    sum(rated_count)::bigint as rated_count, sum(satisfied_count)::bigint as satisfied_count,
    sum(satisfied_count) / nullif(sum(rated_count), 0) as satisfied_share
  from counted_complaints($street, $community, $compound, $topic, $as_of)
  group by month),
chosen as (select coalesce($month::date, max(month) filter (not is_partial), max(month)) as month from counted)
select coalesce(works.month, this.month) as report_month,
  planned_count, completed_count, completed_previous_count, completed_last_year_count, plan_finish_count,
  this.complaints_count, previous.complaints_count as complaints_previous_count,
  last_year.complaints_count as complaints_last_year_count,
  this.rated_count, this.satisfied_count, this.satisfied_share,
  previous.satisfied_share as satisfied_previous_share, last_year.satisfied_share as satisfied_last_year_share
from works cross join chosen
left join counted as this on this.month = chosen.month
left join counted as previous on previous.month = chosen.month - interval 1 month
left join counted as last_year on last_year.month = chosen.month - interval 1 year;
