-- Question: which files do the figures of the selected month come from?
-- Row:      one kind of sheet, data month and file that counts (talks are added up over months: one row a file)
-- Columns:  kind, report_month (null for kinds without one; of talks the latest), file, rows_count (that are
--           chosen), uploaded_at, is_sample (generated figures)
-- Uses:     selected_projects, selected_complaints, selected_consents, selected_consent_totals, selected_plans,
--           selected_deliberations, selected_buildings, selected_rainfall, current_rows
with orders as (
  select month, upload_id, max(received_at)::date as last_received_on,
    count(*) filter (is_placed($street, $community, $compound, street, community, compound) and is_among($topic, topic))
      as rows_count
  from selected_complaints($street, null, null, null, $as_of) group by month, upload_id),
full_months as (from orders qualify max(last_received_on) over () >= last_day(month) - 1),
used as (
  select 'projects' as kind, report_month, upload_id, count(*) as rows_count
  from selected_projects($street, $community, $compound, $work_type, $month, $as_of) group by all
  union all
  select 'complaints', null, upload_id, sum(rows_count) from orders
  where month = coalesce($month::date, (select max(month) from full_months), (select max(month) from orders))
  group by all
  union all
  select 'complaint_totals', report_month, upload_id, count(*) from current_rows('complaint_totals', $as_of)
  where is_placed($street, $community, $compound, street, community, compound) and is_among($topic, topic)
    and ($month is null or report_month = $month) group by all
  union all
  select 'consents', null, upload_id, count(*)
  from selected_consents($street, $community, $compound, $work_type, $as_of) group by all
  union all
  select 'consent_totals', report_month, upload_id, count(*)
  from selected_consent_totals($street, $community, $compound, $work_type, $month, $as_of) group by all
  union all
  select 'plans', null, upload_id, count(*)
  from selected_plans($street, $community, $compound, $work_type, $as_of)
  where is_first and ($month is null or plan_year = year($month::date)) group by all
  union all
  select 'deliberations', max(report_month), upload_id, count(*)
  from selected_deliberations($street, $community, $compound, $month, $as_of) group by upload_id
  union all
  select 'buildings', null, upload_id, count(*)
  from selected_buildings($street, $community, $compound, $as_of) group by all
  union all
  select 'rainfall', null, upload_id, count(*) from selected_rainfall($street, $as_of) group by all)
select kind, report_month, file, used.rows_count::bigint as rows_count, uploaded_at, is_sample
from used join uploads using (upload_id)
where used.rows_count > 0
order by kind, report_month, uploaded_at, file;
