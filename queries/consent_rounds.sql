-- Question: how did the units that were asked more than once answer in each round, and who has moved?
-- Row:      one such unit, kind of works and round, opinion in the round before and opinion in this one
-- Columns:  street, community, compound, building, unit, work_type, round, opinion_before (null: not asked, or the first
--           round), opinion (null: not asked again), households_count
-- Uses:     selected_consents

with chosen as materialized (
  select street, community, compound, building, unit, work_type, round, room, opinion
  from selected_consents($street, $community, $compound, $work_type, $as_of)
),
rounds as (
  select street, community, compound, building, unit, work_type, round from chosen group by all
),
asked as (
  -- units have a number of their own here: names that may be missing are slow to join
  select *,
    dense_rank() over (order by street, community, compound, building, unit, work_type) as unit_number,
    lag(round) over (partition by street, community, compound, building, unit, work_type order by round) as round_before
  from rounds
  qualify count(*) over (partition by street, community, compound, building, unit, work_type) > 1
),
answers as (
  select unit_number, chosen.round, room, opinion
  from chosen join asked
    on asked.round = chosen.round and asked.building = chosen.building and asked.work_type = chosen.work_type
    and asked.street is not distinct from chosen.street and asked.community is not distinct from chosen.community
    and asked.compound is not distinct from chosen.compound and asked.unit is not distinct from chosen.unit
),
earlier as (
  select unit_number, asked.round, room, opinion
  from asked join answers using (unit_number) where answers.round = asked.round_before
),
moves as (
  select unit_number, round, earlier.opinion as opinion_before, answers.opinion as opinion, count(*) as households_count
  from answers full join earlier using (unit_number, round, room)
  group by all
)
select
  street, community, compound, building, unit, work_type::varchar as work_type, round,
  opinion_before::varchar as opinion_before, moves.opinion::varchar as opinion, households_count
from moves join asked using (unit_number, round)
order by unit_number, round, moves.opinion_before, moves.opinion
