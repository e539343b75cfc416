-- Rule:     a place is spelled as it always was
-- Row:      one name of a place and kind of sheet, of the upload (with its first line) or of others that are not new
-- Columns:  kind, level, street, name, is_here, source_sheet, source_row
with placed as (
  select 'projects' as kind, street, community, compound, upload_id, source_sheet, source_row
  from current_rows('projects', null)
  union all
  select 'complaints', street, community, compound, upload_id, source_sheet, source_row
  from current_rows('complaints', null)
  union all
  select 'complaint_totals', street, community, compound, upload_id, source_sheet, source_row
  from current_rows('complaint_totals', null)
  union all
  select 'consents', street, community, compound, upload_id, source_sheet, source_row
  from current_rows('consents', null)
  union all
  select 'consent_totals', street, community, compound, upload_id, source_sheet, source_row
  from current_rows('consent_totals', null)
  union all
  select 'buildings', street, community, compound, upload_id, source_sheet, source_row
  from current_rows('buildings', null)
  union all
  select 'plans', street, community, compound, upload_id, source_sheet, source_row from current_rows('plans', null)
  union all
  select 'deliberations', street, community, compound, upload_id, source_sheet, source_row
  from current_rows('deliberations', null)),
counted as (
  select kind, street, community, compound, upload_id = $upload as is_here,
    min(struct_pack(source_row, source_sheet)) as first_line
  from placed where upload_id = $upload or not list_contains($fresh::integer[], upload_id) group by all),
named as (
  select kind, 'community' as level, street, community as name, is_here, first_line from counted
  union all
  select kind, 'compound', street, compound, is_here, first_line from counted)
select kind, level, street, name, is_here, min(first_line).source_sheet as source_sheet,
  min(first_line).source_row as source_row
from named where name is not null
group by kind, level, street, name, is_here
order by kind, level, source_row, name;
