-- Question: which legal rule does each kind of works follow?
-- Row:      one kind of works
-- Columns:  work_type, rule (null: its default), choice_id, chosen_at, chosen_by, reason
-- Uses:     chosen_rules
with works as (select unnest(enum_range(null::work_type)) as work_type)
select works.work_type::varchar as work_type, rule, choice_id, chosen_at, chosen_by, reason
from works left join chosen_rules($as_of) using (work_type)
order by works.work_type;
