-- Question: who has said what in every round, household by household? (staff only)
-- Row:      one household in one round of one kind of works
-- Columns:  street, community, compound, building, unit, room, floor, work_type, round, area_m2, opinion,
--           objection_reason, decided_on, occupancy, owner_key, upload_id, source_sheet
-- Uses:     selected_consents
-- $building: the buildings asked about (null: all)

select
  street, community, compound, building, unit, room, floor,
  work_type::varchar as work_type, round, area_m2::double as area_m2, opinion::varchar as opinion,
  objection_reason, decided_on, occupancy::varchar as occupancy, owner_key, upload_id, source_sheet
from selected_consents($street, $community, $compound, $work_type, $as_of)
where is_among($building, building)
order by street, community, compound, building, unit, work_type, round, floor desc nulls last, room
