-- Question: for which kinds of works did the office choose a legal rule of its own?
-- Row:      one kind of works; those that follow their default are not there
-- Columns:  work_type, rule, set_at, set_by, reason
-- Uses:     chosen_rules
select work_type, rule, set_at, set_by, reason
from chosen_rules($as_of)
order by work_type::work_type;
