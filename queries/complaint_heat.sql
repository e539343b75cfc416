-- Question: which communities complain when?
-- Row:      one community and month, of the twelve months up to the selected one (without one: the latest full month);
--           a month the community's street has not reported is absent, one without a complaint is 0
-- Columns:  community, month, complaints_count
-- Uses:     counted_complaints, known_places
with counted as materialized (from counted_complaints($street, $community, $compound, $topic, $as_of)),
chosen as (select coalesce($month::date, max(month) filter (not is_partial), max(month)) as month from counted),
months as (
  select distinct counted.street, counted.month from counted cross join chosen
  where counted.community is not null and counted.month between chosen.month - interval 11 months and chosen.month),
communities as (
  select street, community from counted where is_here
  union
  select street, community from known_places($street, $community, $compound, $as_of)),
sums as (select street, community, month, sum(complaints_count)::bigint as complaints_count from counted group by all)
select communities.community, months.month, coalesce(sums.complaints_count, 0) as complaints_count
from communities
join months on months.street is not distinct from communities.street
left join sums on sums.month = months.month and sums.community = communities.community
  and sums.street is not distinct from communities.street
where communities.community is not null
order by communities.street, communities.community, months.month;
