-- Question: in which cells do the works' numbers not agree?
-- Row:      one issue about the counts of one row, of an upload that counts
-- Columns:  upload_id, source_sheet, source_row, cell
-- Uses:     active_uploads
select upload_id, sheet as source_sheet, regexp_extract(cell, '\d+')::integer as source_row, min(cell) as cell
from issues semi join active_uploads($as_of) using (upload_id)
where code in ('counts-do-not-add-up', 'counts-exceed-planned', 'done-exceeds-planned', 'cumulative-fell')
  and regexp_matches(cell, '^[[:alpha:]]+\d+$')
group by all
order by all;
