-- Question: when were works under way?
-- Row:      one work that has begun, as its newest snapshot up to the selected month tells it
-- Columns:  street, community, compound, work_type, project_name, started_on, finished_on (null: under way)
-- Uses:     started_projects
select street, community, compound, work_type::varchar as work_type, project_name, started_on, finished_on
from started_projects($street, $community, $compound, $work_type, $month, $as_of)
order by started_on, street, community, compound, work_type, project_name;
