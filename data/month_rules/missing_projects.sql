-- Rule:     what stood in a ledger last month stands in it this month
-- Row:      one piece of work that the newest earlier month of a scope of the upload has and the upload's month has
--           not; what was cancelled may go, and what was done may go at the turn of a year
-- Columns:  source_sheet, source_row (the first of the scope in the upload), month, earlier_month, name
with ledger as (from current_rows('projects', null)),
scopes as (
  select street, community, work_type, report_month as month,
    arg_min(source_sheet, source_row) as source_sheet, min(source_row) as source_row
  from ledger where upload_id = $upload group by all),
pairs as (
  select scopes.*, max(ledger.report_month) as earlier_month
  from scopes join ledger on ledger.street is not distinct from scopes.street and ledger.work_type = scopes.work_type
    and ledger.community is not distinct from scopes.community and ledger.report_month < scopes.month
  group by all)
select pairs.source_sheet, pairs.source_row, pairs.month, pairs.earlier_month,
  coalesce(earlier.compound, earlier.project_name, earlier.community) || coalesce(earlier.building, '') as name
from pairs join ledger as earlier on earlier.street is not distinct from pairs.street
  and earlier.community is not distinct from pairs.community and earlier.work_type = pairs.work_type
  and earlier.report_month = pairs.earlier_month
where earlier.stage is distinct from 'cancelled'
  and (year(pairs.month) = year(pairs.earlier_month)
    or coalesce(earlier.completed_count, 0) < coalesce(earlier.planned_count, 1))
  and not exists (
    from ledger as now where now.report_month = pairs.month and now.project_key = earlier.project_key
      and now.work_type = earlier.work_type and now.street is not distinct from earlier.street)
order by pairs.source_sheet, pairs.source_row, name;
