-- The store: what the spreadsheets said, row by row, and which upload said it.
--
-- Every row of a sheet is kept for ever with its upload. `version_key` names what a newer upload replaces as a whole:
-- for a monthly ledger the scope (kind, month, street, community, work type), for an order, a household or a day its
-- own key. The current rows of a version_key are those of its newest upload that is not undone (selection.sql), so a
-- load only ever adds, an undo is one event, and any past moment can be asked for.
--
-- A correction made in the page is an upload too: it adds the corrected line once more with its `amendment_id`, while
-- `upload_id`, `source_sheet` and `source_row` go on naming the file and the line that it came from. Of each line the
-- newest amendment that counts stands in the loaded line's place (line_spans); undoing it brings the loaded line back.
-- A line that it moved to another scope goes on depending on the scope it left: whatever replaces that one replaces the
-- line. It joins the other scope until a later upload replaces that, too.
--
-- Moments of the store's own (uploaded_at, happened_at, made_at, removed_at) are UTC; those of the sheets (received_at,
-- closed_at) are the office's clock. Months are the first day of the month. Shares are fractions 0–1. Money is yuan.

create type if not exists work_type as enum (
  'elevator_retrofit', 'elevator_renewal', 'riser_renewal', 'drainage', 'roof_waterproofing',
  'water_supply', 'leak_repair', 'other');
create type if not exists stage as enum (
  'consultation', 'design', 'signing', 'approval', 'construction', 'acceptance', 'completed', 'in_service', 'cancelled');
create type if not exists topic as enum (
  'drainage', 'leak', 'water_supply', 'elevator', 'works_nuisance', 'property_management', 'other');
create type if not exists handling_role as enum ('lead', 'joint', 'forwarded');
create type if not exists request_status as enum ('open', 'closed', 'void', 'excluded', 'forwarded');
create type if not exists resolution as enum ('resolved', 'partly', 'unresolved');
create type if not exists satisfaction as enum ('satisfied', 'fairly', 'dissatisfied', 'unrated');
create type if not exists opinion as enum ('agree', 'object', 'undecided', 'unreached', 'absent', 'abstain');
create type if not exists occupancy as enum ('owner', 'let', 'vacant');
create type if not exists deliberation_type as enum ('meeting', 'consultation', 'mediation', 'visit', 'survey');
create type if not exists severity as enum ('error', 'warning', 'notice');
create type if not exists upload_status as enum ('accepted', 'accepted_with_warnings');
create type if not exists upload_event as enum ('committed', 'undone', 'redone');

create table if not exists uploads (
  upload_id    integer primary key,
  file         varchar not null,           -- of a correction made in the page: what was corrected, in words
  sha256       varchar not null,           -- '' for a correction
  kinds        varchar[] not null,
  data_month   date,                       -- null: the file holds several months, or its kind has none
  uploaded_at  timestamp not null,
  uploaded_by  varchar not null,
  rows_count   integer not null check (rows_count >= 0),
  status       upload_status not null,
  is_sample    boolean not null default false
);

create table if not exists upload_events (
  event_id     integer primary key,
  upload_id    integer not null,
  event        upload_event not null,
  happened_at  timestamp not null,
  done_by      varchar not null,
  reason       varchar
);

create table if not exists issues (
  upload_id integer not null, code varchar not null, severity severity not null,
  sheet varchar, cell varchar, field varchar, value varchar,
  message varchar not null, expected varchar, fix varchar
);

create table if not exists projects (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  report_month date not null,
  street varchar, community varchar, compound varchar, building varchar, unit varchar,
  project_key  varchar not null,           -- the same piece of work over the months
  project_code varchar, project_name varchar,
  work_type work_type not null, work_type_text varchar,
  stage stage, is_stalled boolean not null default false,
  planned_count integer check (planned_count >= 0),
  completed_count integer check (completed_count >= 0),
  in_progress_count integer check (in_progress_count >= 0),
  not_started_count integer,
  is_not_started_derived boolean not null default false,
  count_unit varchar,
  planned_start_on date, planned_finish_on date, started_on date, finished_on date, in_service_on date,
  households_count integer, benefiting_households_count integer,
  budget_cny decimal(18, 2), funded_cny decimal(18, 2), paid_cny decimal(18, 2),
  contractor varchar, responsible varchar, blocked_reason varchar, remarks varchar
);

create table if not exists complaints (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  request_id varchar not null, received_at timestamp,
  street varchar, community varchar, compound varchar, building varchar, unit varchar,
  channel varchar, request_type varchar, category_1 varchar, category_2 varchar, category_3 varchar,
  topic topic, responsible_unit varchar, handling_role handling_role,
  due_on date, closed_at timestamp, status request_status, is_contacted boolean,
  resolution resolution, satisfaction satisfaction, previous_request_id varchar,
  is_repeat boolean not null default false,
  is_void boolean not null default false,  -- a later 作废 or 剔除: hides the order while this version is current
  check (is_void or received_at is not null)
);

create table if not exists complaint_totals (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  report_month date not null,
  street varchar, community varchar, compound varchar, building varchar, unit varchar,
  topic topic, complaints_count integer not null check (complaints_count >= 0),
  contacted_count integer, resolved_count integer, rated_count integer, satisfied_count integer
);

create table if not exists consents (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  street varchar, community varchar, compound varchar, building varchar not null, unit varchar, room varchar not null,
  work_type work_type not null, floor integer, area_m2 decimal(12, 4) check (area_m2 > 0),
  round integer not null default 1 check (round >= 1),
  opinion opinion not null, objection_reason varchar, decided_on date, occupancy occupancy,
  owner_key integer                        -- a running number within one file; it leads back to nobody
);

create table if not exists consent_totals (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  report_month date not null,
  street varchar, community varchar, compound varchar, building varchar, unit varchar,
  work_type work_type not null, round integer not null default 1 check (round >= 1),
  households_count integer, agreed_count integer, objected_count integer, undecided_count integer,
  unreached_count integer, total_area_m2 decimal(14, 4), agreed_area_m2 decimal(14, 4),
  participating_area_m2 decimal(14, 4)
);

create table if not exists buildings (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  street varchar, community varchar, compound varchar, building varchar, unit varchar,
  households_count integer, units_count integer, floors_count integer, built_year integer,
  residents_count integer, residents_60_plus_count integer
);

create table if not exists plans (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  plan_year integer not null, plan_month date,             -- null: the year's target; else cumulative up to that month
  street varchar, community varchar, compound varchar, building varchar, unit varchar,
  work_type work_type not null, planned_start_count integer, planned_finish_count integer not null
);

create table if not exists deliberations (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  report_month date not null, held_on date,
  street varchar, community varchar, compound varchar, building varchar, unit varchar,
  deliberation_type deliberation_type not null, sessions_count integer not null default 1,
  settled_count integer, respondents_count integer, satisfied_count integer
);

create table if not exists rainfall (
  upload_id integer not null, source_sheet varchar not null, source_row integer not null, version_key varchar not null,
  street varchar, observed_on date not null, rainfall_mm decimal(7, 1) not null check (rainfall_mm >= 0)
);

-- What the office taught: this header, word or spelling means that. Removed ones stay, with who removed them.
create type if not exists correction_subject as enum ('header', 'word', 'place');
create table if not exists corrections (
  correction_id integer primary key,
  subject       correction_subject not null,
  scope         varchar not null,          -- header: the kind; word: the field; place: the level
  said          varchar not null,
  meant         varchar not null,          -- header: the field ('': leave it out); word: the code; place: the spelling
  made_at       timestamp not null,
  made_by       varchar not null,
  removed_at    timestamp,
  removed_by    varchar
);

-- The cells that corrections made in the page changed, for the record; the values as text.
create table if not exists amended_cells (
  amendment_id integer not null, kind varchar not null,
  upload_id integer not null, source_sheet varchar not null, source_row integer not null,
  field varchar not null, old_value varchar, new_value varchar
);

-- What corrections made of lines, and when: while a span lasts, the line stands as that amendment has it, or not at all.
-- Derived from the rows and events above with every change, so that no question has to work it out.
create table if not exists line_spans (
  table_name   varchar not null, upload_id integer not null, source_sheet varchar not null, source_row integer not null,
  version_key  varchar not null,
  amendment_id integer,                    -- null: the loaded line is hidden
  from_at      timestamp not null,
  until_at     timestamp                   -- null: it lasts
);

-- What the office decided in the pages: rules of its own, lines put aside. Each decision is one more version of its key.
create table if not exists settings (
  setting_id integer primary key,
  key        varchar not null,
  value      varchar,                      -- as JSON; null: the default again
  takes_back boolean not null,             -- not a decision of its own: the newest one was taken back
  set_at     timestamp not null,
  set_by     varchar not null,
  reason     varchar
);

-- Columns that came later, so that stores and backups made before them open all the same.
alter table uploads add column if not exists batch_id integer;          -- the first of its step; null: itself
alter table uploads add column if not exists rows_sha256 varchar;       -- a file may be read in several ways
alter table uploads add column if not exists amends_upload_id integer;  -- a corrected cell: of which file
alter table uploads add column if not exists note varchar;              -- a correction: what, and why
alter table uploads add column if not exists shares_keys boolean;       -- with another one; null: nobody looked

-- amendment_id: the upload that corrected this line in the page; null for a line as it was loaded.
-- left_key: the version_key of the loaded line, where the correction moved it to another scope, which it joins.
alter table projects add column if not exists amendment_id integer;
alter table projects add column if not exists left_key varchar;
alter table complaints add column if not exists amendment_id integer;
alter table complaints add column if not exists left_key varchar;
alter table complaint_totals add column if not exists amendment_id integer;
alter table complaint_totals add column if not exists left_key varchar;
alter table consents add column if not exists amendment_id integer;
alter table consents add column if not exists left_key varchar;
alter table consent_totals add column if not exists amendment_id integer;
alter table consent_totals add column if not exists left_key varchar;
alter table buildings add column if not exists amendment_id integer;
alter table buildings add column if not exists left_key varchar;
alter table plans add column if not exists amendment_id integer;
alter table plans add column if not exists left_key varchar;
alter table deliberations add column if not exists amendment_id integer;
alter table deliberations add column if not exists left_key varchar;
alter table rainfall add column if not exists amendment_id integer;
alter table rainfall add column if not exists left_key varchar;

-- What a meeting was about is asked by no question and names who quarrels with whom: it is kept no longer.
alter table deliberations drop column if exists subject;
