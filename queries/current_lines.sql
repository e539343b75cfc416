-- Question: which lines of a kind of sheet count now, cell by cell, and where does each stand? (never a household's)
-- Row:      one current line of $kind (projects unless told) in the selected month; of a kind without months every line
-- Columns:  upload_id, source_sheet, source_row, file, data_month (text YYYY-MM; null: its kind has none), community,
--           cells (JSON: column → value)
-- Uses:     current_rows, uploads
with lines as (from current_rows(coalesce($kind::varchar, 'projects'), $as_of)),
told as (select upload_id, source_sheet, source_row, to_json(lines) as cells from lines),
placed as (
  select told.*, file, cells ->> 'street' as street, cells ->> 'community' as community,
    left(coalesce(cells ->> 'report_month', cells ->> 'received_at', cells ->> 'observed_on'), 7) as data_month
  from told join uploads using (upload_id)
  where coalesce($kind::varchar, 'projects') <> 'consents')
select upload_id, source_sheet, source_row, file, data_month, community, cells::varchar as cells
from placed
where is_among($street, street) and is_among($community, community)
  and ($month is null or data_month is null or data_month = strftime($month::date, '%Y-%m'))
order by data_month desc, community, upload_id, source_sheet, source_row;
