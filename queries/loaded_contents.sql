-- Question: which files' contents were loaded and still count, whatever their names are now?
-- Row:      one content, as it was loaded last
-- Columns:  sha256, upload_id, file, uploaded_at, uploaded_by
-- Uses:     uploads, active_uploads
select sha256, upload_id, file, uploaded_at, uploaded_by
from uploads semi join active_uploads($as_of) using (upload_id)
where sha256 <> ''
qualify upload_id = max(upload_id) over (partition by sha256)
order by sha256;
