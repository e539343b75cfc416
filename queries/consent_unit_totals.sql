-- Question: how many agree in the units of which totals were reported?
-- Row:      one unit (or building) and kind of works: the latest round of the latest statement up to the month
-- Columns:  street, community, compound, building, unit, work_type, round, households_count, agreed_count,
--           objected_count, undecided_count, unreached_count, total_area_m2, agreed_area_m2, participating_area_m2
-- Uses:     selected_consent_totals

select
  street, community, compound, building, unit, work_type::varchar as work_type, round,
  households_count, agreed_count, objected_count, undecided_count, unreached_count,
  total_area_m2::double as total_area_m2, agreed_area_m2::double as agreed_area_m2,
  participating_area_m2::double as participating_area_m2
from selected_consent_totals($street, $community, $compound, $work_type, $month, $as_of) as totals
qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
order by street, community, compound, building, unit, work_type
