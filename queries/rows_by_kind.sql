-- Question: how many rows of each kind of sheet count now?
-- Row:      one kind of sheet that has rows
-- Columns:  kind, rows_count
-- Uses:     current_rows
with counted as (
  select 'projects' as kind, count(*) as rows_count from current_rows('projects', $as_of)
  union all
  select 'complaints', count(*) from current_rows('complaints', $as_of)
  union all
  select 'complaint_totals', count(*) from current_rows('complaint_totals', $as_of)
  union all
  select 'consents', count(*) from current_rows('consents', $as_of)
  union all
  select 'consent_totals', count(*) from current_rows('consent_totals', $as_of)
  union all
  select 'buildings', count(*) from current_rows('buildings', $as_of)
  union all
  select 'plans', count(*) from current_rows('plans', $as_of)
  union all
  select 'deliberations', count(*) from current_rows('deliberations', $as_of)
  union all
  select 'rainfall', count(*) from current_rows('rainfall', $as_of))
select kind, rows_count
from counted
where rows_count > 0
order by kind;
