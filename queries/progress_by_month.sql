-- Question: how far were the works of each community, month by month?
-- Row:      one community and reported month up to the chosen one, in the order of place and month; cancelled works left out
-- Columns:  street, community, month, planned_count, completed_count, in_progress_count, not_started_count (null: not
--           stated), moved_count (done since each compound's report before; what a new compound brings along is none of it),
--           finished_count (the same, 0 where a compound's count fell; null: first reports only)
-- Uses:     placed_projects
with by_compound as (  -- told apart by a hash, which is sorted faster than four names
  select street, community, hash(street, community, compound, work_type) as work, report_month as month,
    sum(planned_count)::bigint as planned_count, sum(completed_count)::bigint as completed_count,
    sum(in_progress_count)::bigint as in_progress_count, sum(not_started_count)::bigint as not_started_count
  from placed_projects($street, $community, $compound, $work_type, $as_of)
  where stage is distinct from 'cancelled' and ($month is null or report_month <= $month)
  group by all),
followed as (
  select *, completed_count - lag(completed_count ignore nulls) over (partition by work order by month) as moved_count,
    case when moved_count is not null then greatest(moved_count, 0) end as finished_count
  from by_compound)
select street, community, month,
  sum(planned_count)::bigint as planned_count, sum(completed_count)::bigint as completed_count,
  sum(in_progress_count)::bigint as in_progress_count, sum(not_started_count)::bigint as not_started_count,
  sum(moved_count)::bigint as moved_count, sum(finished_count)::bigint as finished_count
from followed
group by street, community, month
order by street, community, month;
