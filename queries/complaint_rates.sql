-- Question: how do response, resolution and satisfaction go, month by month?
-- Row:      one reported month
-- Columns:  month, to_contact_count (orders that say whether the caller was contacted), contacted_count,
--           contacted_share, followed_up_count (orders with a result), resolved_count (解决, not 部分解决),
--           resolved_share, rated_count (未评价 left out), satisfied_count (满意 and 基本满意), satisfied_share.
--           Enquiries (咨询) are in none of them. Totals of an office without orders give the rating only.
-- Uses:     counted_complaints
with counted as (
  select month,
    sum(to_contact_count)::bigint as to_contact_count, sum(contacted_count)::bigint as contacted_count,
    sum(followed_up_count)::bigint as followed_up_count, sum(resolved_count)::bigint as resolved_count,
    sum(rated_count)::bigint as rated_count, sum(satisfied_count)::bigint as satisfied_count
  from counted_complaints($street, $community, $compound, $topic, $as_of)
  group by month)
select month,
  to_contact_count, contacted_count, contacted_count / nullif(to_contact_count, 0) as contacted_share,
  followed_up_count, resolved_count, resolved_count / nullif(followed_up_count, 0) as resolved_share,
  rated_count, satisfied_count, satisfied_count / nullif(rated_count, 0) as satisfied_share
from counted
order by month;
