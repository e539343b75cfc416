-- Question: how did each unit vote in its latest round, as the arithmetic of queries/consent.py needs it? (staff only)
-- Row:      one unit and kind of works
-- Columns:  street, community, compound, building, unit, work_type, round, households_count, agreed_count,
--           objected_count, undecided_count, unreached_count, absent_count, abstained_count, total_area_m2,
--           opinions, areas_cm2, owner_keys (lists, an element a household; area 0 and owner -1: not known)
-- Uses:     selected_consents

with sheets as (
  -- a running number means an owner only within its own sheet
  select upload_id, source_sheet, row_number() over (order by upload_id, source_sheet) as sheet_number
  from (select distinct upload_id, source_sheet from consents where owner_key is not null)
),
latest as (
  from selected_consents($street, $community, $compound, $work_type, $as_of)
  qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
),
units as (
  select
    street, community, compound, building, unit, work_type, round,
    count(*) as households_count,
    count(*) filter (opinion = 'agree') as agreed_count,
    count(*) filter (opinion = 'object') as objected_count,
    count(*) filter (opinion = 'undecided') as undecided_count,
    count(*) filter (opinion = 'unreached') as unreached_count,
    count(*) filter (opinion = 'absent') as absent_count,
    count(*) filter (opinion = 'abstain') as abstained_count,
    case when count(area_m2) = count(*) then sum(area_m2)::double end as total_area_m2,
    list(struct_pack(
      opinion := opinion::varchar,
      area_cm2 := coalesce((area_m2 * 10000)::bigint, 0),
      owner_key := coalesce(sheet_number * 4294967296 + owner_key, -1)) order by room) as rooms
  from latest left join sheets using (upload_id, source_sheet)
  group by all
)
select
  street, community, compound, building, unit, work_type::varchar as work_type, round,
  households_count, agreed_count, objected_count, undecided_count, unreached_count, absent_count, abstained_count,
  total_area_m2,
  [room.opinion for room in rooms] as opinions,
  [room.area_cm2 for room in rooms] as areas_cm2,
  [room.owner_key for room in rooms] as owner_keys
from units
order by street, community, compound, building, unit, work_type
