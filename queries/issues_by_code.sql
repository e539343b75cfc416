-- Question: what is wrong with the files again and again?
-- Row:      one kind of problem and severity, over the uploads that count
-- Columns:  code, severity, issues_count, uploads_count
-- Uses:     active_uploads
select code, severity::varchar as severity, count(*) as issues_count, count(distinct upload_id) as uploads_count
from issues semi join active_uploads($as_of) using (upload_id)
group by code, issues.severity
order by issues.severity, issues_count desc, code;
