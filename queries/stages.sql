-- Question: at which stage are the works, and how far have they come?
-- Row:      one kind of work and stage, in the order of the work; every stage of a kind that has a row with a stage
-- Columns:  work_type, stage, stage_order, reached_count (pieces at this stage or beyond; null for cancelled, which
--           stands apart), at_stage_count, stalled_count, median_days_in_stage (null: no history, or done)
-- Uses:     staged_projects
with works as (
  select work_type, stage, is_stalled, days_in_stage, coalesce(planned_count, 1) as pieces_count
  from staged_projects($street, $community, $compound, $work_type, $month, $as_of)
  where stage is not null),
steps as (
  select work_type, unnest(enum_range(null::stage))::stage as stage
  from (select distinct work_type from works)),
counted as (
  select steps.work_type, steps.stage,
    coalesce(sum(pieces_count), 0)::bigint as at_stage_count,
    coalesce(sum(pieces_count) filter (is_stalled), 0)::bigint as stalled_count,
    median(days_in_stage) filter (steps.stage < 'completed'::stage) as median_days_in_stage
  from steps left join works on works.work_type = steps.work_type and works.stage = steps.stage
  group by steps.work_type, steps.stage)
select work_type::varchar as work_type, stage::varchar as stage, enum_code(counted.stage)::integer + 1 as stage_order,
  case when counted.stage <> 'cancelled' then sum(at_stage_count) filter (counted.stage <> 'cancelled') over (
    partition by counted.work_type order by counted.stage desc)::bigint end as reached_count,
  at_stage_count, stalled_count, median_days_in_stage
from counted
order by counted.work_type, counted.stage;
