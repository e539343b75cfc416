-- The filter, written once: which rows count (versions, undo, "as of") and which of them were chosen.
--
-- A macro takes lists that are null for "all" and a moment that is null for "now". Its parameters differ in name from
-- the columns, which they would hide.

-- Is the value among the chosen ones? Of a missing value nobody can say: null, which no filter lets pass.
create or replace macro is_among(chosen, value) as
  chosen is null or list_contains(chosen::varchar[], value::varchar);

create or replace macro is_placed(streets, communities, compounds, street_value, community_value, compound_value) as
  is_among(streets, street_value) and is_among(communities, community_value) and is_among(compounds, compound_value);

-- Uploads whose last event, up to the moment, is not an undo.
create or replace macro active_uploads(moment) as table
  select upload_id from upload_events
  where moment is null or happened_at <= moment
  group by upload_id
  having arg_max(event, event_id) <> 'undone';

-- The lines that were corrected in the page, each as its newest active correction has it, whether or not its file counts.
create or replace macro amended_rows(kind, moment) as table
  from query_table(kind)
  where amendment_id is not null and amendment_id in (from active_uploads(moment))
  qualify amendment_id = max(amendment_id) over (partition by upload_id, source_sheet, source_row);

-- What corrections in the page made of lines at a moment (data/line_spans.py works it out with every change).
create or replace macro open_spans(kind, moment) as table
  from line_spans
  where table_name = kind and case when moment is null then until_at is null
    else from_at <= moment and (until_at is null or until_at > moment) end;

-- Of each version_key the rows of its newest active upload, save the lines that corrections in the page made otherwise.
-- Only uploads that share a key with another one are compared: most months stand in one upload, and there are many rows.
create or replace macro current_rows(kind, moment) as table
  with spans as (from open_spans(kind, moment)),
  repeated as (
    select version_key, max(upload_id) as newest_id
    from query_table(kind) semi join active_uploads(moment) using (upload_id)
      semi join (from uploads where shares_keys is distinct from false) using (upload_id)
    where amendment_id is null
    group by version_key having min(upload_id) < max(upload_id))
  select loaded.*
  from query_table(kind) as loaded
  left join spans on spans.upload_id = loaded.upload_id and spans.source_sheet = loaded.source_sheet
    and spans.source_row = loaded.source_row and spans.version_key = loaded.version_key
    and spans.amendment_id is not distinct from loaded.amendment_id
  left join repeated on repeated.version_key = loaded.version_key
  where case when loaded.amendment_id is not null then spans.upload_id is not null
    else spans.upload_id is null and loaded.upload_id in (from active_uploads(moment))
      and (repeated.newest_id is null or repeated.newest_id = loaded.upload_id) end;


-- Projects --------------------------------------------------------------------------------------------------------

-- Every month of the chosen places and works.
create or replace macro placed_projects(streets, communities, compounds, work_types, moment) as table
  from current_rows('projects', moment)
  where is_placed(streets, communities, compounds, street, community, compound) and is_among(work_types, work_type);

-- The rows of one month; without a month, of the latest month of each compound and kind of work.
create or replace macro selected_projects(streets, communities, compounds, work_types, selected_month, moment) as table
  from placed_projects(streets, communities, compounds, work_types, moment)
  where selected_month is null or report_month = selected_month
  qualify selected_month is not null
    or report_month = max(report_month) over (partition by street, community, compound, work_type);

-- The same rows without cancelled ones (they stay listed and leave the plan), with what stands still.
create or replace macro planned_projects(streets, communities, compounds, work_types, selected_month, moment) as table
  select *,
    case when is_stalled then greatest(planned_count - coalesce(completed_count, 0), 0) else 0 end as stalled_count
  from selected_projects(streets, communities, compounds, work_types, selected_month, moment)
  where stage is distinct from 'cancelled';

-- The same rows, cancelled ones too, followed through the months: with what the ledger's month before said of each
-- (previous_…), the first date that was ever planned (first_planned_…), and the days it has been in its stage by the end
-- of its month. Those are counted since the end of the first month of the unbroken run of that stage; null with one
-- snapshot only, with no stage, and where several rows of one month cannot be told apart but stand at different stages.
-- Numbers run within one ledger (street, community, kind of work), and are told apart by a hash of both.
-- is_listed: false for a work of the month before that the ledger no longer lists; its row is then that month's.
create or replace macro followed_projects(streets, communities, compounds, work_types, selected_month, moment) as table
  with history as materialized (
    select hash(street, community, work_type) as ledger, hash(ledger, project_key) as work, hash(ledger, compound) as place,
      report_month, stage, planned_start_on, planned_finish_on
    from placed_projects(streets, communities, compounds, work_types, moment)
    where selected_month is null or report_month <= selected_month),
  ledgers as (
    select ledger, months[1] as newest_month, months[2] as previous_month
    from (
      select ledger, list_reverse_sort(list(report_month)) as months
      from (select distinct ledger, report_month from history) group by ledger)
    where selected_month is null or months[1] = selected_month),
  looked_at as (
    select previous_month as report_month from ledgers
    union
    select report_month from history where selected_month is null or report_month = selected_month),
  lines as materialized (  -- whole rows, of the months that are looked at only: the history of a large street is long
    select *, hash(street, community, work_type) as ledger, hash(ledger, project_key) as work, hash(ledger, compound) as place
    from placed_projects(streets, communities, compounds, work_types, moment) semi join looked_at using (report_month)),
  newest as (select place, coalesce(selected_month::date, max(report_month)) as report_month from history group by place),
  present as materialized (from lines semi join newest using (place, report_month)),
  present_works as materialized (
    select work, report_month as present_month,
      case when min(stage) is not distinct from max(stage) then min(stage) end as present_stage
    from present group by work, report_month),
  months_of_works as (
    select history.work, present_month, present_stage, list(report_month) as months,
      max(report_month) filter (stage is distinct from present_stage) as other_month,
      arg_min(planned_start_on, report_month) as first_planned_start_on,
      arg_min(planned_finish_on, report_month) as first_planned_finish_on
    from history join present_works on history.work = present_works.work and report_month <= present_month
    group by history.work, present_month, present_stage),
  left_on as (
    select work, present_month, first_planned_start_on, first_planned_finish_on,
      case when present_stage is not null and list_min(months) < present_month then list_min(
        list_filter(months, lambda month: other_month is null or month > other_month)) end as run_month
    from months_of_works),
  before as materialized (
    select work, previous_month, min(source_row) as source_row, sum(planned_count)::bigint as previous_planned_count,
      sum(completed_count)::bigint as previous_completed_count,
      sum(in_progress_count)::bigint as previous_in_progress_count,
      case when min(stage) = max(stage) then min(stage) end as previous_stage,
      max(planned_finish_on) as previous_planned_finish_on
    from lines join ledgers on ledgers.ledger = lines.ledger and report_month = previous_month
    group by work, previous_month)
  select present.* exclude (work, ledger, place), last_day(present.report_month) - last_day(run_month) as days_in_stage,
    first_planned_start_on, first_planned_finish_on, before.previous_month,
    previous_stage, previous_planned_count, previous_completed_count, previous_in_progress_count,
    previous_planned_finish_on, ledgers.previous_month is not null as has_previous, true as is_listed
  from present left join left_on on left_on.work = present.work and left_on.present_month = present.report_month
  left join before on before.work = present.work left join ledgers on ledgers.ledger = present.ledger
  union all by name
  select lines.* exclude (work, ledger, place), previous_stage, previous_planned_count, previous_completed_count,
    previous_in_progress_count, previous_planned_finish_on, previous_month, true as has_previous, false as is_listed
  from lines join before on before.work = lines.work and lines.report_month = previous_month
    and lines.source_row = before.source_row
  anti join present_works on present_works.work = lines.work;

create or replace macro staged_projects(streets, communities, compounds, work_types, selected_month, moment) as table
  from followed_projects(streets, communities, compounds, work_types, selected_month, moment) where is_listed;

-- Works that have begun, each as its newest snapshot up to the month tells it. A lift that is in service is finished.
create or replace macro started_projects(streets, communities, compounds, work_types, selected_month, moment) as table
  select * replace (coalesce(finished_on, in_service_on) as finished_on)
  from placed_projects(streets, communities, compounds, work_types, moment)
  where selected_month is null or report_month <= selected_month
  qualify rank() over (partition by street, community, work_type, project_key order by report_month desc) = 1
    and started_on is not null and work_type <> 'other' and stage is distinct from 'cancelled';

-- Every version of the plan that is active, marked as the first one (frozen) or the newest one (adjusted); often both.
create or replace macro selected_plans(streets, communities, compounds, work_types, moment) as table
  with active as (
    from plans
    where upload_id in (from active_uploads(moment))
      and (amendment_id is null or amendment_id in (from active_uploads(moment)))),
  amended as (
    select upload_id, source_sheet, source_row, max(amendment_id) as newest_id
    from active where amendment_id is not null group by all),
  live as (  -- of each line the newest correction, else the line as it was loaded
    select active.* from active left join amended using (upload_id, source_sheet, source_row)
    where amendment_id is not distinct from amended.newest_id),
  versions as (
    select version_key, min(upload_id) as first_id, max(upload_id) as newest_id from live group by version_key)
  select live.*, live.upload_id = first_id as is_first, live.upload_id = newest_id as is_newest
  from live join versions using (version_key)
  where is_placed(streets, communities, compounds, street, community, compound) and is_among(work_types, work_type)
    and live.upload_id in (first_id, newest_id);


-- Complaints ------------------------------------------------------------------------------------------------------

-- The chosen orders with the month they came in (received_at is the office's clock); 作废 and 剔除 orders are gone.
create or replace macro selected_complaints(streets, communities, compounds, topics, moment) as table
  select *, received_at::date - (day(received_at) - 1)::integer as month  -- date_trunc takes three times as long
  from current_rows('complaints', moment)
  where not is_void
    and is_placed(streets, communities, compounds, street, community, compound) and is_among(topics, topic);

-- Complaints counted by community, topic and month, for all places of the chosen streets: a month with any row is one
-- the street has reported, so a choice that finds nothing in it is a true zero. The counts are those of the
-- choice; is_here: some row lies in the chosen places, whatever its topic. is_partial: the month had not ended, give or
-- take its last day, when the street's last order came in.
-- An enquiry (咨询) is a complaint like any other in the volume, and stays out of the three rates. Satisfied is whoever
-- comes no later than 基本满意 in the order of the type.
-- Where a street has totals instead of orders for a month, the totals stand in, as far as they tell what was chosen.
create or replace macro counted_complaints(streets, communities, compounds, topics, moment) as table
  with orders as (
    select *, is_placed(streets, communities, compounds, street, community, compound) as is_inside,
      is_inside and is_among(topics, topic) as is_chosen,
      is_chosen and (request_type is null or not contains(request_type, '咨询')) as is_assessed
    from selected_complaints(streets, null, null, null, moment)),
  from_orders as (
    select street, community, topic, month,
      max(received_at)::date as last_received_on,
      bool_or(is_inside) as is_here,
      count(*) filter (is_chosen) as complaints_count,
      count(is_contacted) filter (is_assessed) as to_contact_count,
      count(*) filter (is_assessed and is_contacted) as contacted_count,
      count(resolution) filter (is_assessed) as followed_up_count,
      count(*) filter (is_assessed and resolution = 'resolved'::resolution) as resolved_count,
      count(*) filter (is_assessed and satisfaction <> 'unrated'::satisfaction) as rated_count,
      count(*) filter (is_assessed and satisfaction <= 'fairly'::satisfaction) as satisfied_count
    from orders group by street, community, topic, month),
  totals as (
    select *, is_placed(streets, communities, compounds, street, community, compound) as is_inside,
      is_inside and is_among(topics, topic) as is_chosen
    from current_rows('complaint_totals', moment)
    where is_among(streets, street)
      and (communities is null or community is not null)
      and (compounds is null or compound is not null)
      and (topics is null or topic is not null)),
  from_totals as (
    select street, community, topic, report_month as month,
      last_day(report_month) as last_received_on,
      bool_or(is_inside) as is_here,
      coalesce(sum(complaints_count) filter (is_chosen), 0)::bigint as complaints_count,
      0 as to_contact_count, 0 as contacted_count, 0 as followed_up_count, 0 as resolved_count,
      coalesce(sum(rated_count) filter (is_chosen), 0)::bigint as rated_count,
      coalesce(sum(satisfied_count) filter (is_chosen), 0)::bigint as satisfied_count
    from totals group by street, community, topic, report_month),
  joined as (
    from from_orders
    union all by name
    select from_totals.* from from_totals
    anti join from_orders on from_orders.street is not distinct from from_totals.street
      and from_orders.month = from_totals.month)
  select *, last_day(month) - 1 > max(last_received_on) over (partition by street) as is_partial from joined;

-- One month (null: the latest full one, if any is full) beside the month before and the same month a year before, by
-- community and topic. A month the chosen streets have reported nothing of gives null, not 0; communities known from
-- other sheets are there too.
create or replace macro compared_complaints(
    streets, communities, compounds, topics, selected_month, moment) as table
  with counted as materialized (from counted_complaints(streets, communities, compounds, topics, moment)),
  chosen as (
    select coalesce(selected_month::date, max(month) filter (not is_partial), max(month)) as month from counted),
  known as materialized (
    select chosen.month,
      bool_or(counted.month = chosen.month - interval 1 month) as is_previous_known,
      bool_or(counted.month = chosen.month - interval 1 year) as is_last_year_known
    from chosen cross join counted
    group by chosen.month having bool_or(counted.month = chosen.month)),
  cells as (
    select street, community, topic, month, complaints_count from counted where is_here and is_among(topics, topic)
    union all
    select distinct street, community, null, null, 0
    from known_places(streets, communities, compounds, moment) where street in (select street from counted))
  select street, community, topic, known.month,
    coalesce(sum(complaints_count) filter (cells.month = known.month), 0)::bigint as complaints_count,
    case when any_value(is_previous_known) then coalesce(
      sum(complaints_count) filter (cells.month = known.month - interval 1 month), 0)::bigint end as previous_count,
    case when any_value(is_last_year_known) then coalesce(
      sum(complaints_count) filter (cells.month = known.month - interval 1 year), 0)::bigint end as last_year_count
  from cells cross join known
  group by street, community, topic, known.month;

-- What uploads did to the orders, beside a moment before them: new, changed, withdrawn (作废, 剔除) or restored. (Without
-- uploads nothing is looked for: the length is known before the tables are.)
create or replace macro changed_orders(uploads, before_moment, moment) as table
  with brought as (
    from current_rows('complaints', moment) where len(uploads) > 0 and list_contains(uploads, upload_id)),
  known as (from current_rows('complaints', before_moment) semi join brought using (version_key)),
  beside as (
    select request_id,
      case
        when brought.is_void then case when not known.is_void then 'withdrawn' end
        when known.request_id is null then 'new'
        when known.is_void then 'restored'
        when known.status is distinct from brought.status or known.resolution is distinct from brought.resolution
          or known.satisfaction is distinct from brought.satisfaction or known.topic is distinct from brought.topic
          or known.is_contacted is distinct from brought.is_contacted
          or known.received_at is distinct from brought.received_at
          or known.community is distinct from brought.community or known.compound is distinct from brought.compound
        then 'changed' end as change,
      coalesce(brought.received_at, known.received_at) as received_at,
      coalesce(brought.community, known.community) as community,
      coalesce(brought.compound, known.compound) as compound,
      known.topic as topic_before, brought.topic as topic_after,
      known.status as status_before, brought.status as status_after,
      known.resolution as resolution_before, brought.resolution as resolution_after,
      known.satisfaction as satisfaction_before, brought.satisfaction as satisfaction_after
    from brought left join known using (request_id))
  select *, received_at::date - (day(received_at) - 1)::integer as month from beside where change is not null;

-- Orders of each known compound and month over the street's reported range, zeros included, a partial month left out.
create or replace macro monthly_complaints(
    streets, communities, compounds, topics, selected_month, moment) as table
  with counted as materialized (
    select street, community, compound, month, max(received_at)::date as last_received_on,
      count(*) filter (is_among(topics, topic)) as complaints_count
    from selected_complaints(streets, null, null, null, moment)
    group by street, community, compound, month),
  covered as (
    select street, min(month) as first_month, max(month) as last_month, max(last_received_on) as last_received_on
    from counted group by street),
  months as (
    select street, last_received_on, unnest(generate_series(first_month,
      least(last_month, coalesce(selected_month::date, last_month)), interval 1 month))::date as month
    from covered),
  places as (
    select street, community, compound from counted
    where is_placed(streets, communities, compounds, street, community, compound)
    union
    from known_places(streets, communities, compounds, moment))
  select places.street, places.community, places.compound, months.month,
    coalesce(counted.complaints_count, 0) as complaints_count
  from places
  join months on months.street is not distinct from places.street and last_day(months.month) - 1 <= last_received_on
  left join counted on counted.compound = places.compound and counted.month = months.month
    and counted.street is not distinct from places.street and counted.community is not distinct from places.community
  where places.compound is not null;


-- The other kinds -------------------------------------------------------------------------------------------------

create or replace macro selected_buildings(streets, communities, compounds, moment) as table
  from current_rows('buildings', moment)
  where is_placed(streets, communities, compounds, street, community, compound);

create or replace macro selected_deliberations(streets, communities, compounds, selected_month, moment) as table
  from current_rows('deliberations', moment)
  where is_placed(streets, communities, compounds, street, community, compound)
    and (selected_month is null or report_month <= selected_month);

-- Rain that names no street fell on all of them.
create or replace macro selected_rainfall(streets, moment) as table
  from current_rows('rainfall', moment) where street is null or is_among(streets, street);

-- Every place that the buildings register or a work names.
create or replace macro known_places(streets, communities, compounds, moment) as table
  select street, community, compound from selected_buildings(streets, communities, compounds, moment)
  union
  select street, community, compound from placed_projects(streets, communities, compounds, null, moment);


-- Consents ---------------------------------------------------------------------------------------------------------

-- Lists of consents often name the compound alone. Where the register and the ledgers know exactly one community that has
-- a compound of that name (in that street, if one is named), it is the row's; else nobody can say, and it stays missing.
create or replace macro named_communities(kind, moment) as table
  with nameless as (
    select distinct street as row_street, compound as row_compound
    from query_table(kind) where community is null and compound is not null)
  select row_street, row_compound, any_value(street) as street, any_value(community) as community
  from nameless join known_places(null, null, null, moment) as known
    on known.compound = row_compound and (row_street is null or known.street is null or known.street = row_street)
  where community is not null
  group by row_street, row_compound having count(distinct community) = 1 and count(distinct street) < 2;

-- The current rows with their communities. A household that one list names with its community and another without is
-- one household: the newer list has it (of the rows whose community was found out, those of every upload that counts are
-- looked at: a replaced one was replaced by a newer one still).
create or replace macro current_consents(moment) as table
  with named as materialized (from named_communities('consents', moment)),
  settled as (
    select nameless.* replace (coalesce(nameless.street, named.street) as street, named.community as community)
    from (from consents where community is null and compound is not null) as nameless join named
      on nameless.compound = row_compound and nameless.street is not distinct from row_street
    semi join active_uploads(moment) using (upload_id)),
  pairs as (
    select settled, other, settled.upload_id < other.upload_id as is_settled_older
    from consents as other join settled
      on other.room = settled.room and other.building = settled.building and other.compound = settled.compound
      and other.community = settled.community and other.street is not distinct from settled.street
      and other.unit is not distinct from settled.unit and other.work_type = settled.work_type
      and other.round = settled.round and other.upload_id <> settled.upload_id
    where other.upload_id in (from active_uploads(moment))),
  overtaken as (
    select
      case when is_settled_older then settled.upload_id else other.upload_id end as upload_id,
      case when is_settled_older then settled.version_key else other.version_key end as version_key
    from pairs)
  select loaded.* replace (
    coalesce(loaded.street, named.street) as street, coalesce(loaded.community, named.community) as community)
  from current_rows('consents', moment) as loaded
  left join named
    on loaded.community is null and loaded.compound = row_compound and loaded.street is not distinct from row_street
  anti join overtaken on overtaken.upload_id = loaded.upload_id and overtaken.version_key = loaded.version_key;

-- A number for a unit and kind of works, to find its newest round without comparing six names that may be missing: twice
-- as fast. (64 bits: among 100,000 units two are alike once in some billion stores.)
create or replace macro unit_number(street, community, compound, building, unit, work_type) as
  hash(street, community, compound, building, unit, work_type);

create or replace macro selected_consents(streets, communities, compounds, work_types, moment) as table
  from current_consents(moment)
  where is_placed(streets, communities, compounds, street, community, compound) and is_among(work_types, work_type);

create or replace macro current_consent_totals(moment) as table
  select loaded.* replace (
    coalesce(loaded.street, named.street) as street, coalesce(loaded.community, named.community) as community)
  from current_rows('consent_totals', moment) as loaded
  left join named_communities('consent_totals', moment) as named
    on loaded.community is null and loaded.compound = row_compound and loaded.street is not distinct from row_street;

-- A statement holds until the next one: of each place and kind of work the latest up to the month.
create or replace macro selected_consent_totals(
    streets, communities, compounds, work_types, selected_month, moment) as table
  from current_consent_totals(moment)
  where is_placed(streets, communities, compounds, street, community, compound) and is_among(work_types, work_type)
    and (selected_month is null or report_month <= selected_month)
  qualify rank() over (
    partition by street, community, compound, building, unit, work_type order by report_month desc, upload_id desc) = 1;

-- The rule of consent that the office chose for a kind of works, as it stood at a moment.
create or replace macro chosen_rules(moment) as table
  with newest as (
    from settings
    where starts_with(key, 'consent_rule/') and (moment is null or set_at <= moment)
    qualify setting_id = max(setting_id) over (partition by key))
  select replace(key, 'consent_rule/', '') as work_type, trim(value, '"') as rule, set_at, set_by, reason
  from newest where value is not null;
