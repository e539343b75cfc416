-- Question: what are the complaints of the month about?
-- Row:      one topic that has a complaint in the selected month (without one: the latest full month) or in one of the
--           two months it is compared with; topic is null for totals that name none
-- Columns:  topic, complaints_count, share (of the month's complaints), previous_count, last_year_count (null: the
--           streets reported nothing of that month)
-- Uses:     compared_complaints
with counted as (
  select topic, sum(complaints_count)::bigint as complaints_count,
    sum(previous_count)::bigint as previous_count, sum(last_year_count)::bigint as last_year_count
  from compared_complaints($street, $community, $compound, $topic, $month, $as_of)
  group by topic)
select topic::varchar as topic, complaints_count,
  complaints_count / nullif(sum(complaints_count) over (), 0)::bigint as share, previous_count, last_year_count
from counted
where complaints_count > 0 or previous_count > 0 or last_year_count > 0
order by complaints_count desc, counted.topic;
