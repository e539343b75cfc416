-- Question: how many complaints had each compound in each month (what the impact estimate reads)?
-- Row:      one known compound and month, over the range its street has reported up to the selected month, zeros
--           included; the last month is left out while it has not ended
-- Columns:  compound, community, street, month, complaints_count
-- Uses:     monthly_complaints
select compound, community, street, month, complaints_count::bigint as complaints_count
from monthly_complaints($street, $community, $compound, $topic, $month, $as_of)
order by street, community, compound, month;
