-- Question: how did each unit vote in its latest round, as the arithmetic of queries/consent.py needs it? (staff only)
-- Row:      one unit, kind of works and sheet that has households of it (nearly always one sheet)
-- Columns:  unit_number (from 1, in the order of place and works), street, community, compound, building, unit,
--           work_type, round, known_count (households of the unit's fullest round), opinions (as numbers, in the order
--           of the type), areas_cm2 (0: not known), owner_keys (-1: not known; a running number means an owner only
--           within its own sheet); lists, an element a household, in no order
-- Uses:     selected_consents

-- Everything is grouped once and the latest round is picked afterwards: picking the rows first takes twice as long.
with sheets as (
  select
    street, community, compound, building, unit, work_type, round, upload_id, source_sheet,
    list(enum_code(opinion)) as opinions,
    list(coalesce((area_m2 * 10000)::bigint, 0)) as areas_cm2,
    list(coalesce(owner_key, -1)) as owner_keys
  from selected_consents($street, $community, $compound, $work_type, $as_of)
  group by all
),
rounds as (
  select *, sum(len(opinions)) over (partition by street, community, compound, building, unit, work_type, round) as asked
  from sheets
),
latest as (
  select *, max(asked) over (partition by street, community, compound, building, unit, work_type)::bigint as known_count
  from rounds qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
)
select
  dense_rank() over (order by street, community, compound, building, unit, latest.work_type) as unit_number,
  street, community, compound, building, unit, work_type::varchar as work_type, round, known_count,
  opinions, areas_cm2, owner_keys
from latest
order by unit_number, upload_id, source_sheet
