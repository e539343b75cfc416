-- Question: which legal rule does each kind of works follow?
-- Row:      one kind of works
-- Columns:  work_type, rule (null: its default), set_at, set_by, reason
-- Uses:     chosen_rules
with works as (select unnest(enum_range(null::work_type)) as work)
select work as work_type, rule, set_at, set_by, reason
from works left join chosen_rules($as_of) as chosen on chosen.work_type = work
order by work::work_type;
