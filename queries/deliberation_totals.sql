-- Question: how often did people meet, and what came of it?
-- Row:      one community and kind of deliberation, all entries up to the selected month
-- Columns:  street, community, deliberation_type, sessions_count, settled_count, respondents_count, satisfied_count
-- Uses:     selected_deliberations
select street, community, deliberation_type::varchar as deliberation_type,
  sum(sessions_count)::bigint as sessions_count, sum(settled_count)::bigint as settled_count,
  sum(respondents_count)::bigint as respondents_count, sum(satisfied_count)::bigint as satisfied_count
from selected_deliberations($street, $community, $compound, $month, $as_of) as entries
group by street, community, entries.deliberation_type
order by street, community, entries.deliberation_type;
