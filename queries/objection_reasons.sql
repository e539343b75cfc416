-- Question: why do households object? (staff only: down to one household)
-- Row:      one reason, compound and kind of works, latest rounds only; a null reason: none was given
-- Columns:  street, community, compound, work_type, objection_reason, households_count
-- Uses:     selected_consents, unit_number

with chosen as materialized (
  select
    street, community, compound, work_type, round, opinion, objection_reason,
    unit_number(street, community, compound, building, unit, work_type) as unit_number
  from selected_consents($street, $community, $compound, $work_type, $as_of)
),
later as (
  select unit_number, max(round) as round from chosen where round > 1 group by unit_number
)
select street, community, compound, work_type::varchar as work_type, objection_reason, count(*) as households_count
from chosen left join later using (unit_number)
where opinion = 'object' and chosen.round = coalesce(later.round, 1)
group by all
order by street, community, compound, work_type, households_count desc, objection_reason nulls last
