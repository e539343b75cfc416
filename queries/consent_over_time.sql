-- Question: how has the number of agreeing households grown?
-- Row:      one month and kind of works, from the first dated opinion on, months without a signature included,
--           to the chosen one or the last dated one (a date yet to come is a slip of the pen, and not reached)
-- Columns:  month, work_type, agreed_count (cumulative; signatures without a date are in no month), households_count
-- Uses:     selected_consents, unit_number

with chosen as materialized (
  select
    work_type, round, opinion,
    unit_number(street, community, compound, building, unit, work_type) as unit_number,
    decided_on - (day(decided_on) - 1)::integer as month  -- date_trunc takes three times as long
  from selected_consents($street, $community, $compound, $work_type, $as_of)
),
later as (
  select unit_number, max(round) as round from chosen where round > 1 group by unit_number
),
counted as (
  select chosen.work_type, month, count(*) as households_count, count_if(opinion = 'agree') as signed_count
  from chosen left join later using (unit_number)
  where chosen.round = coalesce(later.round, 1)
  group by all
),
works as (
  select work_type, sum(households_count)::bigint as households_count,
    min(month) as first_month,
    coalesce($month::date, least(max(month), coalesce($as_of, now())::date)) as last_month
  from counted group by work_type
),
months as (
  select work_type, households_count, unnest(generate_series(first_month, last_month, interval 1 month))::date as month
  from works
)
select
  month, work_type::varchar as work_type,
  sum(coalesce(signed_count, 0)) over (partition by work_type order by month)::bigint as agreed_count,
  months.households_count
from months left join counted using (work_type, month)
order by month, work_type
