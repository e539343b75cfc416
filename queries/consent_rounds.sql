-- Question: how did the units that were asked more than once answer in each round, and who has moved?
-- Row:      one such unit, kind of works and round, opinion in the round before and opinion in this one
-- Columns:  street, community, compound, building, unit, work_type, round, round_before, is_latest (the unit's newest
--           round), opinion_before (null: not asked, or the first round), opinion (null: not asked again),
--           households_count
-- Uses:     selected_consents, unit_number

with chosen as materialized (
  select *, unit_number(street, community, compound, building, unit, work_type) as number
  from (
    select street, community, compound, building, unit, work_type, round, room, opinion
    from selected_consents($street, $community, $compound, $work_type, $as_of))
),
rounds as (
  -- whoever was asked again has a round after the first: the others need not be sorted by six names
  select street, community, compound, building, unit, work_type, round, list({room: room, opinion: opinion}) as answers
  from chosen where number in (select number from chosen where round > 1)
  group by all
),
asked as (
  select *,
    dense_rank() over (order by street, community, compound, building, unit, work_type) as unit_number,
    lag(round) over (partition by street, community, compound, building, unit, work_type order by round) as round_before
  from rounds
  qualify count(*) over (partition by street, community, compound, building, unit, work_type) > 1
),
answers as (
  select unit_number, round, answer.room, answer.opinion
  from (select unit_number, round, unnest(answers) as answer from asked)
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
  round_before, round = max(round) over (partition by unit_number) as is_latest, opinion_before::varchar as opinion_before,
  moves.opinion::varchar as opinion, households_count
from moves join asked using (unit_number, round)
order by unit_number, round, moves.opinion_before, moves.opinion
