-- Question: why do households object?
-- Row:      one reason and kind of works, latest rounds only; a null reason: none was given
-- Columns:  work_type, objection_reason, households_count
-- Uses:     selected_consents

with latest as (
  from selected_consents($street, $community, $compound, $work_type, $as_of)
  qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
)
select work_type::varchar as work_type, objection_reason, count(*) as households_count
from latest
where opinion = 'object'
group by all
order by work_type, households_count desc, objection_reason nulls last
