-- Question: how much did it rain?
-- Row:      one month with observations
-- Columns:  month, rainfall_mm, wet_days_count (days with at least 0.1 mm; several streets: their mean is the day's)
-- Uses:     selected_rainfall
with days as (
  select observed_on, avg(rainfall_mm) as rainfall_mm from selected_rainfall($street, $as_of) group by observed_on)
select date_trunc('month', observed_on)::date as month,
  round(sum(rainfall_mm), 1) as rainfall_mm,
  count(*) filter (rainfall_mm >= 0.1) as wet_days_count
from days
group by month
order by month;
