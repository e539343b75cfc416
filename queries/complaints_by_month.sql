-- Question: how many complaints came in, month by month?
-- Row:      one month of the range the chosen streets have reported, months without a complaint included
-- Columns:  month, complaints_count, previous_count (the month before), last_year_count (the same month a year before;
--           both null where the streets reported nothing of it), is_partial (the month had not ended yet)
-- Uses:     counted_complaints
with counted as materialized (
  select month, sum(complaints_count)::bigint as complaints_count, bool_or(is_partial) as is_partial
  from counted_complaints($street, $community, $compound, $topic, $as_of)
  group by month),
months as (select unnest(generate_series(min(month), max(month), interval 1 month))::date as month from counted)
select months.month,
  coalesce(counted.complaints_count, 0) as complaints_count,
  previous.complaints_count as previous_count,
  last_year.complaints_count as last_year_count,
  coalesce(counted.is_partial, false) as is_partial
from months
left join counted using (month)
left join counted as previous on previous.month = months.month - interval 1 month
left join counted as last_year on last_year.month = months.month - interval 1 year
order by months.month;
