-- Rule:     the totals of a month and the orders of the same month are the same number
-- Row:      one place and month of which the upload brings totals or orders and both are there but differ. A place is
--           a community where the totals name one; months whose orders are not all in are left out, and of totals by
--           topic only those topics' orders are counted
-- Columns:  kind, source_sheet, source_row (the first line of the upload), street, community, month, totals_count,
--           orders_count
with orders as (
  select *, last_day(month) - 1 > max(received_at::date) over (partition by street) as is_partial
  from selected_complaints(null, null, null, null, null)),
totals as (
  select street, community, report_month as month, sum(complaints_count)::bigint as totals_count,
    list(distinct topic) filter (topic is not null) as topics, bool_or(upload_id = $upload) as is_here
  from current_rows('complaint_totals', null) group by all),
counted as (
  select totals.*, count(*) as orders_count, bool_or(orders.upload_id = $upload) as brings_orders
  from totals join orders on orders.month = totals.month and not orders.is_partial
    and (totals.street is null or orders.street is not distinct from totals.street)
    and (totals.community is null or orders.community = totals.community)
    and (totals.topics is null or list_contains(totals.topics, orders.topic))
  group by all),
first_lines as (
  select 'complaint_totals' as kind, min(struct_pack(source_row, source_sheet)) as line
  from complaint_totals where upload_id = $upload
  union all
  select 'complaints', min(struct_pack(source_row, source_sheet)) from complaints where upload_id = $upload)
select kind, line.source_sheet as source_sheet, line.source_row as source_row, street, community, month, totals_count,
  orders_count
from counted join first_lines on kind = case when is_here then 'complaint_totals' else 'complaints' end
where totals_count <> orders_count and (is_here or brings_orders)
order by kind, month, street, community;
