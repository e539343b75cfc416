-- Question: how many works were newly done, by community and month?
-- Row:      one community and month of the last twelve up to the selected one, both within the chosen streets' reports
-- Columns:  street, community, month, finished_count (more than at each compound's report before; 0 where a count fell; null:
--           no report, or first ones only), completed_count (cumulative; null: no report)
-- Uses:     placed_projects
with by_compound as (  -- told apart by a hash, which is sorted faster than four names
  select street, community, hash(street, community, compound, work_type) as work, report_month as month,
    sum(completed_count)::bigint as completed_count
  from placed_projects($street, $community, $compound, $work_type, $as_of)
  where stage is distinct from 'cancelled' and ($month is null or report_month <= $month)
  group by all),
followed as (
  select *, greatest(completed_count - lag(completed_count ignore nulls) over (
    partition by work order by month), 0) as finished_count
  from by_compound),
beside as (
  select street, community, month, sum(finished_count)::bigint as finished_count,
    sum(completed_count)::bigint as completed_count
  from followed group by street, community, month),
last as (select max(month) as month from beside),
months as (
  select unnest(generate_series(
    greatest(last.month - interval 11 month, (select min(month) + interval 1 month from beside)), last.month,
    interval 1 month))::date as month
  from last),
communities as (select distinct street, community from beside)
select communities.street, communities.community, months.month, finished_count, completed_count
from communities cross join months
left join beside on beside.month = months.month and beside.street is not distinct from communities.street
  and beside.community is not distinct from communities.community
order by communities.street, communities.community, months.month;
