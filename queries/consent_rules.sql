-- Question: which legal rule does each kind of works follow?
-- Row:      one kind of works
-- Columns:  work_type, rule (null: its default), choice_id, chosen_at, chosen_by, reason
-- Uses:     chosen_rules
with works as (select unnest(enum_range(null::work_type))::work_type as work)
select work::varchar as work_type, rule, choice_id, chosen_at, chosen_by, reason
from works left join chosen_rules($as_of) as chosen on chosen.work_type = work
order by work;
