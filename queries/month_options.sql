-- Question: which data months can be chosen?
-- Row:      one street and month, newest first
-- Columns:  street, month, kinds (list of the kinds of sheet that have it)
-- Uses:     current_rows, selected_complaints
with reported as (
  select distinct street, report_month as month, 'projects' as kind from current_rows('projects', $as_of)
  union all
  select distinct street, month, 'complaints' from selected_complaints(null, null, null, null, $as_of)
  union all
  select distinct street, report_month, 'complaint_totals' from current_rows('complaint_totals', $as_of)
  union all
  select distinct street, report_month, 'consent_totals' from current_rows('consent_totals', $as_of)
  union all
  select distinct street, report_month, 'deliberations' from current_rows('deliberations', $as_of))
select street, month, list(kind order by kind) as kinds
from reported
group by street, month
order by street, month desc;
