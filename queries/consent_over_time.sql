-- Question: how has the number of agreeing households grown?
-- Row:      one month and kind of works, from the first dated opinion on, months without a signature included
-- Columns:  month, work_type, agreed_count (cumulative; signatures without a date are in no month), households_count
-- Uses:     selected_consents

with latest as (
  from selected_consents($street, $community, $compound, $work_type, $as_of)
  qualify round = max(round) over (partition by street, community, compound, building, unit, work_type)
),
works as (
  select work_type, count(*) as households_count,
    date_trunc('month', min(decided_on)) as first_month,
    date_trunc('month', coalesce($month::date, max(decided_on))) as last_month
  from latest group by work_type
),
months as (
  select work_type, households_count, unnest(generate_series(first_month, last_month, interval 1 month))::date as month
  from works
),
signed as (
  select work_type, date_trunc('month', decided_on)::date as month, count(*) as signed_count
  from latest where opinion = 'agree' and decided_on is not null group by all
)
select
  month, work_type::varchar as work_type,
  sum(coalesce(signed_count, 0)) over (partition by work_type order by month)::bigint as agreed_count,
  households_count
from months left join signed using (work_type, month)
order by month, work_type
