-- Rule:     who reported last month together with the communities of this file reports this month, too
-- Row:      one community that the newest earlier month has from the same file as one of this upload's, and that nobody
--           reports in the upload's month. Only the latest month is awaited, and of ledgers only the same kinds of work
-- Columns:  kind, source_sheet, source_row (the first of the kind in the upload), month, earlier_month, community
with reports as (
  select 'projects' as kind, street, community, report_month as month, work_type::varchar as work_type, upload_id,
    source_sheet, source_row, coalesce(completed_count, 0) >= coalesce(planned_count, 1) as is_done
  from current_rows('projects', null)
  union all
  select 'complaint_totals', street, community, report_month, null, upload_id, source_sheet, source_row, false
  from current_rows('complaint_totals', null)),
here as (
  select kind, street, month, arg_min(source_sheet, source_row) as source_sheet, min(source_row) as source_row,
    list(distinct community) as communities, list(distinct work_type) as work_types
  from reports where upload_id = $upload group by all),
pairs as (
  select here.*, max(reports.month) filter (reports.month < here.month) as earlier_month
  from here join reports on reports.kind = here.kind and reports.street is not distinct from here.street
  group by all having max(reports.month) = here.month),
earlier as (
  select pairs.*, reports.community, reports.upload_id, reports.is_done
  from pairs join reports on reports.kind = pairs.kind and reports.street is not distinct from pairs.street
    and reports.month = pairs.earlier_month
    and (reports.work_type is null or list_contains(pairs.work_types, reports.work_type))),
beside as (
  select distinct kind, street, upload_id from earlier where list_contains(communities, community))
select kind, source_sheet, source_row, month, earlier_month, community
from earlier semi join beside on beside.kind = earlier.kind and beside.upload_id = earlier.upload_id
  and beside.street is not distinct from earlier.street
where community is not null
  and not exists (
    from reports as now where now.kind = earlier.kind and now.month = earlier.month
      and now.community = earlier.community and now.street is not distinct from earlier.street)
group by all
having year(month) = year(earlier_month) or not bool_and(is_done)
order by kind, source_sheet, source_row, community;
