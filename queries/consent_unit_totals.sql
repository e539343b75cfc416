-- Question: how many agree in the units of which only totals were reported?
-- Row:      one unit (or building) and kind of works: the latest round of the latest statement up to the month
-- Columns:  street, community, compound, building, unit, work_type, round, households_count, agreed_count,
--           objected_count, undecided_count, unreached_count, total_area_m2, agreed_area_m2, participating_area_m2
-- Uses:     selected_consent_totals, selected_consents

with totals as materialized (
  from selected_consent_totals($street, $community, $compound, $work_type, $month, $as_of)
),
listed as (
  select distinct street, community, compound, building, unit, work_type
  from selected_consents($street, $community, $compound, $work_type, $as_of) semi join totals using (building, work_type)
)
select
  street, community, compound, building, unit, work_type::varchar as work_type, round,
  households_count, agreed_count, objected_count, undecided_count, unreached_count,
  total_area_m2::double as total_area_m2, agreed_area_m2::double as agreed_area_m2,
  participating_area_m2::double as participating_area_m2
from totals
-- household lists win: the list of any unit over its building's total, the list of a building over its units' totals
where not exists (
  from listed
  where listed.work_type = totals.work_type
    and listed.street is not distinct from totals.street
    and listed.community is not distinct from totals.community
    and listed.compound is not distinct from totals.compound
    and listed.building = totals.building
    and (totals.unit is null or listed.unit is null or listed.unit = totals.unit))
qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
order by street, community, compound, building, unit, work_type
