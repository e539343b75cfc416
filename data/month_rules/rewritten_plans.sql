-- Rule:     a plan is frozen when it is first loaded
-- Row:      one place, work, year and month of the upload whose planned count is not that of the first plan
-- Columns:  source_sheet, source_row, name, plan_year, planned_finish_count, first_finish_count
with versions as (
  select plan_year, plan_month, street, community, compound, building, unit, work_type,
    sum(planned_finish_count) filter (is_first)::bigint as first_finish_count,
    sum(planned_finish_count) filter (upload_id = $upload)::bigint as planned_finish_count,
    arg_min(source_sheet, source_row) filter (upload_id = $upload) as source_sheet,
    min(source_row) filter (upload_id = $upload) as source_row
  from selected_plans(null, null, null, null, null) group by all)
select source_sheet, source_row, concat(coalesce(compound, community, street), building) as name, plan_year,
  planned_finish_count, first_finish_count
from versions where first_finish_count <> planned_finish_count
order by source_sheet, source_row;
