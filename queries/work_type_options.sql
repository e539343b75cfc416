-- Question: which kinds of work can be chosen?
-- Row:      one street and kind of work that a current row names
-- Columns:  street, work_type
-- Uses:     current_rows, selected_plans
with named as (
  select street, work_type from current_rows('projects', $as_of)
  union
  select street, work_type from current_rows('consents', $as_of)
  union
  select street, work_type from current_rows('consent_totals', $as_of)
  union
  select street, work_type from selected_plans(null, null, null, null, $as_of))
select street, work_type::varchar as work_type from named
order by street, named.work_type;
