-- Question: how did each unit vote in each round?
-- Row:      one unit, kind of works and round, from household lists
-- Columns:  street, community, compound, building, unit, work_type, round, households_count, agreed_count,
--           objected_count
-- Uses:     selected_consents

select
  street, community, compound, building, unit, work_type::varchar as work_type, round,
  count(*) as households_count,
  count(*) filter (opinion = 'agree') as agreed_count,
  count(*) filter (opinion = 'object') as objected_count
from selected_consents($street, $community, $compound, $work_type, $as_of)
group by all
order by street, community, compound, building, unit, work_type, round
