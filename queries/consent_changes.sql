-- Question: how did these uploads change the opinions of each unit? (no rooms, yet small numbers: staff only)
-- Row:      one unit, round and step from one opinion to another; households that say the same are not there
-- Columns:  street, community, compound, building, unit, work_type, round, opinion_before (null: new), opinion_after,
--           households_count
-- Uses:     current_rows
-- $uploads: the uploads; $before: the last moment without them
with brought as (
  from current_rows('consents', $as_of) where list_contains(coalesce($uploads::integer[], []), upload_id)),
known as (
  select version_key, opinion from current_rows('consents', $before::timestamp) semi join brought using (version_key))
select street, community, compound, building, unit, work_type::varchar as work_type, round,
  known.opinion::varchar as opinion_before, brought.opinion::varchar as opinion_after, count(*) as households_count
from brought left join known using (version_key)
where known.opinion is distinct from brought.opinion
group by all
order by street, community, compound, building, unit, work_type, round, opinion_before, opinion_after;
