-- Question: which orders did these uploads withdraw, change, restore or bring, one by one?
-- Row:      one order, at most $rows of them: withdrawn ones first, new ones last
-- Columns:  change (withdrawn, changed, restored, new), request_id, month, received_at, community, compound,
--           topic_before, topic_after, status_before, status_after, resolution_before, resolution_after,
--           satisfaction_before, satisfaction_after
-- Uses:     changed_orders
-- $uploads: the uploads; $before: the last moment without them
select change, request_id, month, received_at, community, compound,
  topic_before::varchar as topic_before, topic_after::varchar as topic_after,
  status_before::varchar as status_before, status_after::varchar as status_after,
  resolution_before::varchar as resolution_before, resolution_after::varchar as resolution_after,
  satisfaction_before::varchar as satisfaction_before, satisfaction_after::varchar as satisfaction_after
from changed_orders(coalesce($uploads::integer[], []), $before::timestamp, $as_of)
order by list_position(['withdrawn', 'changed', 'restored', 'new'], change), received_at, request_id
limit coalesce($rows, 1000);
