-- Question: what has the office decided in the pages, and who took what back?
-- Row:      one decision, the newest first; of each key the newest one up to the moment counts
-- Columns:  setting_id, key, value (JSON; null: taken back), is_current, set_at, set_by, reason
-- Uses:     settings
-- $keys:    keys that are asked for, as a prefix of them (lights, dismissed/2025-10/); null: all
select setting_id, key, value, setting_id = max(setting_id) over (partition by key) as is_current,
  set_at, set_by, reason
from settings
where ($as_of is null or set_at <= $as_of) and ($keys is null or starts_with(key, $keys))
order by setting_id desc;
