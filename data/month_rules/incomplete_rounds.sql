-- Rule:     a second round asks every household that the first one asked
-- Row:      one unit of which the upload brings a round with fewer households than the round before it had
-- Columns:  source_sheet, source_row, name, round, households_count, earlier_round, earlier_households_count
with rounds as (
  select street, community, compound, building, unit, work_type, round, count(*) as households_count,
    arg_min(source_sheet, source_row) filter (upload_id = $upload) as source_sheet,
    min(source_row) filter (upload_id = $upload) as source_row
  from current_rows('consents', null) group by all),
beside as (
  select *, lag(round) over before as earlier_round, lag(households_count) over before as earlier_households_count
  from rounds
  window before as (partition by street, community, compound, building, unit, work_type order by round))
select source_sheet, source_row, concat(compound, building, unit) as name, round, households_count, earlier_round,
  earlier_households_count
from beside where source_row is not null and households_count < earlier_households_count
order by source_sheet, source_row;
