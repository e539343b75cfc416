-- Question: what changed since the last data month of the same ledger?
-- Row:      one change of one compound and kind of work. completed: more are done · started: more have begun (done or
--           under way) · planned: the plan is another · fell: fewer are done than before · vanished, new: the compound
--           left or joined the ledger (the counts are its plan, null where it is not listed)
-- Columns:  change, street, community, compound, work_type, before_count, after_count, difference_count
-- Uses:     placed_projects
with counted as (
  select street, community, work_type, compound, report_month,
    coalesce(sum(planned_count) filter (stage is distinct from 'cancelled'), 0)::bigint as planned,
    coalesce(sum(completed_count) filter (stage is distinct from 'cancelled'), 0)::bigint as completed,
    coalesce(sum(in_progress_count) filter (stage is distinct from 'cancelled'), 0)::bigint + completed as started
  from placed_projects($street, $community, $compound, $work_type, $as_of)
  where $month is null or report_month <= $month
  group by street, community, work_type, compound, report_month),
ranked as (
  select *, dense_rank() over (partition by street, community, work_type order by report_month desc) as recency,
    max(report_month) over (partition by street, community, work_type) as newest_month
  from counted),
ledgers as (
  from ranked where recency <= 2 and ($month is null or newest_month = $month)
  qualify max(recency) over (partition by street, community, work_type) = 2),
pairs as (
  select street, community, compound, work_type,
    max(planned) filter (recency = 2) as planned_before, max(planned) filter (recency = 1) as planned_after,
    max(completed) filter (recency = 2) as completed_before, max(completed) filter (recency = 1) as completed_after,
    max(started) filter (recency = 2) as started_before, max(started) filter (recency = 1) as started_after
  from ledgers group by street, community, compound, work_type),
changes as (
  select 1 as change_order, 'completed' as change, pairs.*, completed_before as before_count,
    completed_after as after_count from pairs where completed_after > completed_before
  union all
  select 2, 'started', pairs.*, started_before, started_after from pairs where started_after > started_before
  union all
  select 3, 'planned', pairs.*, planned_before, planned_after from pairs where planned_after <> planned_before
  union all
  select 4, 'fell', pairs.*, completed_before, completed_after from pairs where completed_after < completed_before
  union all
  select 5, 'vanished', pairs.*, planned_before, null from pairs where planned_after is null
  union all
  select 6, 'new', pairs.*, null, planned_after from pairs where planned_before is null)
select change, street, community, compound, work_type::varchar as work_type, before_count, after_count,
  coalesce(after_count, 0) - coalesce(before_count, 0) as difference_count
from changes
order by change_order, abs(difference_count) desc, street, community, compound, changes.work_type;
