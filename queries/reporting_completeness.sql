-- Question: which communities have reported, and which have not?
-- Row:      one community, month and kind of sheet, for the last twelve months the street has reported anything in full
--           (up to the selected month); a kind the street has never sent is not awaited, and of consents no month is
-- Columns:  street, community, month, kind (projects, complaints), status (reported, reported_with_warnings, missing),
--           rows_count, upload_id (the newest upload with its rows; null: missing)
-- Uses:     placed_projects, selected_complaints, current_rows, known_places
-- $first_month: every reported month from this one on, instead of the last twelve
with orders as (
  select street, community, month, upload_id, count(*) as rows_count, max(received_at)::date as last_received_on
  from selected_complaints($street, null, null, null, $as_of) group by all),
statements as (
  select street, community, report_month as month, 'projects' as kind, upload_id, count(*) as rows_count
  from placed_projects($street, null, null, null, $as_of) group by all
  union all
  select street, community, report_month, 'complaints', upload_id, count(*)
  from current_rows('complaint_totals', $as_of) where is_among($street, street) group by all
  union all
  select street, community, month, 'complaints', upload_id, rows_count from orders
  qualify max(last_received_on) over (partition by street) >= last_day(month) - 1),
reported as (
  select street, community, month, kind, sum(statements.rows_count)::bigint as rows_count,
    bool_or(uploads.status = 'accepted_with_warnings') as is_warned, max(upload_id) as upload_id
  from statements join uploads using (upload_id)
  where ($month is null or month <= $month) and ($first_month::date is null or month >= $first_month::date)
  group by street, community, month, kind),
months as (
  from (select distinct street, month from reported)
  qualify $first_month is not null or row_number() over (partition by street order by month desc) <= 12),
kinds as (select distinct street, kind from reported),
communities as (
  select street, community from known_places($street, $community, null, $as_of) where community is not null
  union
  select street, community from reported where community is not null and is_among($community, community))
select communities.street, communities.community, months.month, kinds.kind,
  case when reported.rows_count is null then 'missing' when is_warned then 'reported_with_warnings' else 'reported'
    end as status,
  coalesce(reported.rows_count, 0) as rows_count, reported.upload_id
from communities
join months on months.street is not distinct from communities.street
join kinds on kinds.street is not distinct from communities.street
left join reported on reported.community = communities.community and reported.month = months.month
  and reported.kind = kinds.kind and reported.street is not distinct from communities.street
order by communities.street, communities.community, months.month, kinds.kind;
