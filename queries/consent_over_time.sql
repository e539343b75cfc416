-- Question: how has the number of agreeing households grown?
-- Row:      one month and kind of works, from the first dated opinion on, months without a signature included
-- Columns:  month, work_type, agreed_count (cumulative; signatures without a date are in no month), households_count
-- Uses:     selected_consents

-- Everything is grouped once and the latest round is picked afterwards: picking the rows first takes twice as long.
with rounds as (
  select
    street, community, compound, building, unit, work_type, round,
    decided_on - (day(decided_on) - 1)::integer as month,  -- date_trunc takes three times as long
    count(*) as households_count,
    count_if(opinion = 'agree') as signed_count
  from selected_consents($street, $community, $compound, $work_type, $as_of)
  group by all
),
latest as (
  from rounds qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
),
works as (
  select work_type, sum(households_count)::bigint as households_count,
    min(month) as first_month, coalesce($month::date, max(month)) as last_month
  from latest group by work_type
),
months as (
  select work_type, households_count, unnest(generate_series(first_month, last_month, interval 1 month))::date as month
  from works
),
signed as (
  select work_type, month, sum(signed_count) as signed_count from latest where month is not null group by all
)
select
  month, work_type::varchar as work_type,
  sum(coalesce(signed_count, 0)) over (partition by work_type order by month)::bigint as agreed_count,
  households_count
from months left join signed using (work_type, month)
order by month, work_type
