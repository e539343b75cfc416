-- Question: which topics have been above last year for months, by community?
-- Row:      one community and topic that has been above the same month of the year before for three months or more, up
--           to the selected month (without one: the latest full month), by more than twice the chance variation
-- Columns:  street, community, topic, months_count, complaints_count, last_year_count (both over those months)
-- Uses:     counted_complaints
with counted as materialized (from counted_complaints($street, $community, $compound, $topic, $as_of)),
chosen as (select coalesce($month::date, max(month) filter (not is_partial), max(month)) as month from counted),
reported as (select distinct street, month from counted),
series as (
  select distinct counted.street, counted.community, counted.topic, reported.month
  from counted join reported on reported.street is not distinct from counted.street
  where counted.community is not null and is_here and is_among($topic, counted.topic) and counted.topic is not null),
sums as (select street, community, topic, month, sum(complaints_count) as complaints_count from counted group by all),
filled as (
  select series.*, coalesce(complaints_count, 0) as complaints_count
  from series left join sums on sums.community = series.community and sums.topic = series.topic
    and sums.month = series.month and sums.street is not distinct from series.street),
compared as (
  select this.*, last_year.complaints_count as last_year_count
  from filled as this left join filled as last_year
    on last_year.community = this.community and last_year.topic = this.topic
    and last_year.street is not distinct from this.street and last_year.month = this.month - interval 1 year
  where this.month <= (select month from chosen)),
runs as (
  select *, max(month) filter (last_year_count is null or complaints_count <= last_year_count) over (
    partition by street, community, topic) as last_calm_month
  from compared)
select street, community, topic::varchar as topic, count(*) as months_count,
  sum(complaints_count)::bigint as complaints_count, sum(last_year_count)::bigint as last_year_count
from runs
where last_calm_month is null or month > last_calm_month
group by street, community, runs.topic
having months_count >= 3 and max(month) = (select month from chosen)
  and sum(runs.complaints_count) - sum(runs.last_year_count)
    > 2 * sqrt(sum(runs.complaints_count) + sum(runs.last_year_count))
order by sum(runs.complaints_count) - sum(runs.last_year_count) desc, street, community, runs.topic;
