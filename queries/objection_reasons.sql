-- Question: why do households object? (staff only: in their own words, down to one household)
-- Row:      one reason and kind of works, latest rounds only; a null reason: none was given
-- Columns:  work_type, objection_reason, households_count
-- Uses:     selected_consents

-- Everything is grouped once and the latest round is picked afterwards: picking the rows first takes twice as long.
with rounds as (
  select
    street, community, compound, building, unit, work_type, round, opinion = 'object' as is_objecting,
    case when opinion = 'object' then objection_reason end as objection_reason, count(*) as households_count
  from selected_consents($street, $community, $compound, $work_type, $as_of)
  group by all
),
latest as (
  from rounds qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
)
select work_type::varchar as work_type, objection_reason, sum(households_count)::bigint as households_count
from latest
where is_objecting
group by all
order by work_type, households_count desc, objection_reason nulls last
