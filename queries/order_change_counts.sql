-- Question: how many orders of each month did these uploads withdraw, change, restore or bring?
-- Row:      one month and kind of change
-- Columns:  month (null: a withdrawn order that was never known), change (withdrawn, changed, restored, new),
--           orders_count
-- Uses:     changed_orders
-- $uploads: the uploads; $before: the last moment without them
select month, change, count(*) as orders_count
from changed_orders(coalesce($uploads::integer[], []), $before::timestamp, $as_of)
group by month, change
order by month, list_position(['withdrawn', 'changed', 'restored', 'new'], change);
