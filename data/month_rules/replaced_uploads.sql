-- Rule:     a file replaces the same scopes of earlier files as a whole
-- Row:      one earlier upload that had the newest rows of scopes of the upload
-- Columns:  upload_id, file, is_fresh (it is loaded in the same step), rows_count
-- $kind:    a kind whose rows are replaced by scope
with live as (
  from query_table($kind) semi join active_uploads(null) using (upload_id)
  where amendment_id is null and upload_id < $upload
    and version_key in (select version_key from query_table($kind) where upload_id = $upload)
  qualify upload_id = max(upload_id) over (partition by version_key))
select upload_id, file, list_contains($fresh::integer[], upload_id) as is_fresh, count(*) as rows_count
from live join uploads using (upload_id)
where sha256 <> $sha256
group by all
order by upload_id;
