-- Question: which orders stand behind the bar?
-- Row:      one order of the selected month (without one: the latest full month)
-- Columns:  month, request_id, received_at, community, compound, category_1, category_2, category_3, topic,
--           responsible_unit, status, resolution, satisfaction, is_repeat
-- Uses:     selected_complaints
with street_orders as (from selected_complaints($street, null, null, null, $as_of)),
chosen as (
  select coalesce($month::date, case
    when max(received_at)::date < last_day(max(month)) - 1
      then max(month) filter (month < (select max(month) from street_orders))
    else max(month) end) as month
  from street_orders)
select street_orders.month, request_id, received_at, community, compound, category_1, category_2, category_3,
  topic::varchar as topic, responsible_unit, status::varchar as status, resolution::varchar as resolution,
  satisfaction::varchar as satisfaction, is_repeat
from street_orders join chosen on chosen.month = street_orders.month
where is_placed($street, $community, $compound, street, community, compound) and is_among($topic, topic)
order by received_at, request_id;
