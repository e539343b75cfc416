-- Question: where do the complaints of the month come from, in number and per 1,000 households?
-- Row:      one community of the chosen streets, without a complaint too; community is null for orders that name none
-- Columns:  community, complaints_count, previous_count, last_year_count (null: the streets reported nothing of that
--           month), households_count (of the buildings register), per_1000_households
-- Uses:     compared_complaints, selected_buildings
with counted as (
  select street, community, sum(complaints_count)::bigint as complaints_count,
    sum(previous_count)::bigint as previous_count, sum(last_year_count)::bigint as last_year_count
  from compared_complaints($street, $community, $compound, $topic, $month, $as_of)
  group by street, community),
homes as (
  select street, community, sum(households_count)::bigint as households_count
  from selected_buildings($street, $community, $compound, $as_of)
  group by street, community)
select counted.community, complaints_count, previous_count, last_year_count, households_count,
  complaints_count * 1000 / nullif(households_count, 0) as per_1000_households
from counted
left join homes on homes.community = counted.community and homes.street is not distinct from counted.street
where counted.community is not null or complaints_count > 0 or previous_count > 0 or last_year_count > 0
order by complaints_count desc, counted.community nulls last, counted.street;
