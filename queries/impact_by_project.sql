-- Question: how many complaints were there before, during and after each work in its compound?
-- Row:      one work that has begun, with a compound; without a choice the works on water and roofs (no lifts)
-- Columns:  street, community, compound, work_type, project_name, started_on, finished_on, before_months, before_count,
--           during_months, during_count, after_months, after_count, before_same_season_count,
--           before_same_season_months, after_same_season_count, after_same_season_months. The months of start and
--           finish are during; same season: calendar months that occur both before and after. Topics drainage and leak
--           unless told. Counts are null where there is no month to count.
-- Uses:     started_projects, monthly_complaints
with works as (
  from started_projects($street, $community, $compound, coalesce($work_type,
    ['drainage', 'roof_waterproofing', 'leak_repair', 'riser_renewal', 'water_supply']), $month, $as_of)
  where compound is not null),
monthly as (
  from monthly_complaints($street, $community, $compound, coalesce($topic, ['drainage', 'leak']), $month, $as_of)),
phased as (
  select works.street, works.community, works.compound, works.work_type, project_name,
    upload_id, source_sheet, source_row,
    started_on, finished_on, month, complaints_count, month < date_trunc('month', started_on) as is_before,
    coalesce(month > date_trunc('month', finished_on), false) as is_after
  from works left join monthly on monthly.compound = works.compound
    and monthly.street is not distinct from works.street and monthly.community is not distinct from works.community),
seasoned as (
  select *, bool_or(is_before) over season and bool_or(is_after) over season as is_same_season
  from phased window season as (partition by upload_id, source_sheet, source_row, month(month)))
select street, community, compound, work_type::varchar as work_type, project_name, started_on, finished_on,
  count(month) filter (is_before) as before_months,
  sum(complaints_count) filter (is_before)::bigint as before_count,
  count(month) filter (not is_before and not is_after) as during_months,
  sum(complaints_count) filter (not is_before and not is_after)::bigint as during_count,
  count(month) filter (is_after) as after_months,
  sum(complaints_count) filter (is_after)::bigint as after_count,
  sum(complaints_count) filter (is_before and is_same_season)::bigint as before_same_season_count,
  count(month) filter (is_before and is_same_season) as before_same_season_months,
  sum(complaints_count) filter (is_after and is_same_season)::bigint as after_same_season_count,
  count(month) filter (is_after and is_same_season) as after_same_season_months
from seasoned
group by street, community, compound, seasoned.work_type, project_name, started_on, finished_on,
  upload_id, source_sheet, source_row
order by street, community, compound, started_on, project_name, upload_id, source_sheet, source_row;
