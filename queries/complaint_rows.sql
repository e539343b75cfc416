-- Question: which orders stand behind the bar?
-- Row:      one order of the selected month (without one: the latest full month)
-- Columns:  month, request_id, received_at, community, compound, category_1, category_2, category_3, topic,
--           responsible_unit, status, resolution, satisfaction, is_repeat
-- Uses:     selected_complaints
with orders as materialized (
  from selected_complaints($street, null, null, null, $as_of) where $month is null or month = $month),
newest as (select max(month) as month, max(received_at)::date as last_received_on from orders),
chosen as (
  select coalesce(
    max(orders.month) filter (orders.month < newest.month or last_day(newest.month) - 1 <= last_received_on),
    max(orders.month)) as month
  from orders cross join newest)
select orders.month, request_id, received_at, community, compound, category_1, category_2, category_3,
  topic::varchar as topic, responsible_unit, status::varchar as status, resolution::varchar as resolution,
  satisfaction::varchar as satisfaction, is_repeat
from orders join chosen on chosen.month = orders.month
where is_placed($street, $community, $compound, street, community, compound) and is_among($topic, orders.topic)
order by received_at, request_id;
