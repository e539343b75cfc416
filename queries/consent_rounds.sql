-- Question: how did the units that were asked more than once answer in each round, and who has moved?
-- Row:      one such unit, kind of works and round, opinion in the round before and opinion in this one
-- Columns:  street, community, compound, building, unit, work_type, round, round_before, is_latest (the unit's newest
--           round), opinion_before (null: not asked, or the first round), opinion (null: not asked again),
--           households_count
-- Uses:     selected_consents, unit_number

with chosen as materialized (
  select
    street, community, compound, building, unit, work_type, round, room, opinion,
    unit_number(street, community, compound, building, unit, work_type) as number
  from selected_consents($street, $community, $compound, $work_type, $as_of)
),
answers as materialized (
  from chosen where number in (select number from chosen where round > 1)
),
rounds as (
  select number, round, any_value(street) as street, any_value(community) as community, any_value(compound) as compound,
    any_value(building) as building, any_value(unit) as unit, any_value(work_type) as work_type
  from answers group by number, round
),
asked as (
  select *,
    dense_rank() over (order by street, community, compound, building, unit, work_type) as unit_number,
    lag(round) over (partition by number order by round) as round_before
  from rounds qualify count(*) over (partition by number) > 1
),
earlier as (
  select number, asked.round, room, opinion
  from asked join answers using (number) where answers.round = asked.round_before
),
later as (
  select number, round, room, opinion from answers semi join asked using (number)
),
moves as (
  select number, round, earlier.opinion as opinion_before, later.opinion as opinion, count(*) as households_count
  from later full join earlier using (number, round, room)
  group by all
)
select
  street, community, compound, building, unit, work_type::varchar as work_type, round,
  round_before, round = max(round) over (partition by unit_number) as is_latest, opinion_before::varchar as opinion_before,
  moves.opinion::varchar as opinion, households_count
from moves join asked using (number, round)
order by unit_number, round, moves.opinion_before, moves.opinion
