-- The spine: people, staff, calls, the queue, cases, proofs, acts, notices and the record.

create type proof_level as enum ('none', 'claimed', 'confirmed', 'strong', 'inPerson');
create type act_kind as enum ('hold', 'block', 'suspend');
create type act_state as enum (
  'requested', 'awaitingApproval', 'accepted', 'sent', 'acknowledged',
  'refused', 'expired', 'failed', 'withdrawn'
);
create type actor_kind as enum ('agent', 'caller', 'system');

-- ── Policy: dated data (product.md §2.9) ─────────────────────────────────────────────
create table policy_versions (
  id integer primary key,
  valid_from timestamptz not null,
  rules jsonb not null,
  created_at timestamptz not null default now()
);

-- ── People ───────────────────────────────────────────────────────────────────────────
create table citizens (
  id uuid primary key default gen_random_uuid(),
  cpr_cipher bytea,
  cpr_key_id text,
  cpr_index bytea unique,
  mitid_uuid uuid unique,
  created_at timestamptz not null default now(),
  check ((cpr_cipher is null) = (cpr_index is null) and (cpr_cipher is null) = (cpr_key_id is null)),
  check (cpr_index is not null or mitid_uuid is not null)
);

create table blocking_codes (
  id uuid primary key default gen_random_uuid(),
  citizen_id uuid not null references citizens,
  code_index bytea not null unique,
  issued_at timestamptz not null default now(),
  revoked_at timestamptz
);
create unique index one_live_blocking_code on blocking_codes (citizen_id) where revoked_at is null;

-- ── Staff ────────────────────────────────────────────────────────────────────────────
create table staff (
  id uuid primary key default gen_random_uuid(),
  username text not null unique check (username = lower(username)),
  display_name text not null,
  role text not null check (role in ('agent', 'specialist', 'teamLead', 'clerk', 'auditor', 'admin')),
  password_hash text not null,
  is_demo boolean not null default false,
  blocked_at timestamptz,
  created_at timestamptz not null default now()
);

create table staff_skills (
  staff_id uuid not null references staff,
  system text not null,
  language text not null check (language in ('da', 'en')),
  level smallint not null default 1 check (level between 1 and 3),
  primary key (staff_id, system, language)
);

create table sessions (
  id text primary key,
  staff_id uuid not null references staff,
  expires_at timestamptz not null,
  absolute_expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index sessions_by_staff on sessions (staff_id);

create table agent_presence (
  staff_id uuid primary key references staff,
  state text not null check (state in ('offline', 'pause', 'ready', 'offered', 'inCall', 'wrapUp')),
  state_since timestamptz not null default now(),
  idle_since timestamptz not null default now(),
  heartbeat_at timestamptz not null default now()
);

-- ── Calls ────────────────────────────────────────────────────────────────────────────
create table phone_calls (
  call_sid text primary key,
  direction text not null check (direction in ('inbound', 'client', 'outbound')),
  from_kind text not null check (from_kind in ('number', 'withheld', 'client')),
  from_cipher bytea,
  from_key_id text,
  from_index bytea,
  from_suffix text,
  language text not null default 'da' check (language in ('da', 'en')),
  state text not null default 'ringing' check (state in ('ringing', 'inProgress', 'completed', 'busy', 'noAnswer', 'failed', 'canceled')),
  step text not null default 'start',
  step_number integer not null default 0,
  strikes smallint not null default 0,
  facts jsonb not null default '{}',
  menu_path text[] not null default '{}',
  correlation_id uuid not null default gen_random_uuid(),
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create index phone_calls_by_from on phone_calls (from_index, started_at);

create table call_events (
  id bigint generated always as identity primary key,
  call_sid text not null,
  source text not null,
  sequence integer not null,
  kind text not null,
  at timestamptz not null default now(),
  unique (call_sid, source, sequence, kind)
);

create table webhook_inbox (
  key text primary key,
  call_sid text not null,
  path text not null,
  answer text,
  received_at timestamptz not null default now()
);
create index webhook_inbox_by_call on webhook_inbox (call_sid);

-- Counters of rate-limiter-flexible; keys are keyed hashes, never numbers.
create table attempt_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

-- ── Cases ────────────────────────────────────────────────────────────────────────────
create table case_counters (
  year integer primary key,
  last_number integer not null
);

create table cases (
  id uuid primary key default gen_random_uuid(),
  number text not null unique check (number ~ '^FL-[0-9]{4}-[0-9]{6}$'),
  system text not null,
  topic text not null,
  channel text not null check (channel in ('phone', 'web', 'desk')),
  language text not null check (language in ('da', 'en')),
  priority smallint not null default 5,
  state text not null default 'open' check (state in ('open', 'closed')),
  citizen_id uuid references citizens,
  owner_id uuid references staff,
  call_sid text references phone_calls,
  correlation_id uuid not null default gen_random_uuid(),
  wrap_up_code text,
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  version integer not null default 1,
  check ((state = 'closed') = (closed_at is not null)),
  unique (id, citizen_id)
);
create unique index one_case_per_call on cases (call_sid) where call_sid is not null;
create index cases_by_owner on cases (owner_id, state);
create index cases_by_citizen on cases (citizen_id);

create table case_events (
  id bigint generated always as identity primary key,
  case_id uuid not null references cases,
  kind text not null,
  facts jsonb not null default '{}',
  actor_kind actor_kind not null,
  actor_id text not null,
  at timestamptz not null default clock_timestamp()
);
create index case_events_by_case on case_events (case_id, id);

create table case_drafts (
  case_id uuid not null references cases,
  staff_id uuid not null references staff,
  body text not null,
  saved_at timestamptz not null default now(),
  primary key (case_id, staff_id)
);

-- ── The queue ────────────────────────────────────────────────────────────────────────
create table queue_items (
  id uuid primary key default gen_random_uuid(),
  call_sid text not null references phone_calls,
  system text not null,
  language text not null,
  reason text not null check (reason in ('help', 'block', 'crash')),
  priority smallint not null default 5,
  enqueued_at timestamptz not null default now(),
  state text not null default 'waiting' check (state in ('waiting', 'offered', 'connected', 'ended', 'abandoned')),
  left_at timestamptz
);
create unique index one_live_item_per_call on queue_items (call_sid) where state in ('waiting', 'offered', 'connected');
create index waiting_items on queue_items (priority, enqueued_at) where state = 'waiting';

create table offers (
  id uuid primary key default gen_random_uuid(),
  item_id uuid not null references queue_items,
  staff_id uuid not null references staff,
  state text not null default 'open' check (state in ('open', 'taken', 'declined', 'expired', 'withdrawn')),
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  answered_at timestamptz,
  shown_at timestamptz
);
create unique index one_open_offer_per_item on offers (item_id) where state = 'open';
create unique index one_open_offer_per_agent on offers (staff_id) where state = 'open';
create index offers_by_item on offers (item_id, staff_id);

create table conferences (
  id uuid primary key default gen_random_uuid(),
  offer_id uuid not null unique references offers,
  case_id uuid not null references cases,
  staff_id uuid not null references staff,
  caller_sid text not null references phone_calls,
  agent_sid text,
  state text not null default 'created' check (state in ('created', 'agentJoined', 'connected', 'ended')),
  caller_held boolean not null default false,
  agent_meant_to_leave boolean not null default false,
  agent_lost_at timestamptz,
  created_at timestamptz not null default now(),
  connected_at timestamptz,
  ended_at timestamptz
);
create unique index one_live_conference_per_caller on conferences (caller_sid) where state <> 'ended';

-- ── Looks and proofs ─────────────────────────────────────────────────────────────────
create table lookups (
  id uuid primary key default gen_random_uuid(),
  case_id uuid references cases,
  citizen_id uuid not null references citizens,
  system text not null,
  purpose text not null,
  outcome text not null check (outcome in ('found', 'notFound', 'systemDown')),
  snapshot_cipher bytea,
  snapshot_key_id text,
  actor_kind actor_kind not null,
  actor_id text not null,
  at timestamptz not null default now()
);
create index lookups_by_case on lookups (case_id, system, at desc);
create index lookups_by_citizen on lookups (citizen_id, at desc);

create table question_rounds (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null references cases,
  citizen_id uuid not null references citizens,
  actor_id text not null,
  state text not null default 'open' check (state in ('open', 'passed', 'failed', 'expired')),
  policy_id integer not null references policy_versions,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index one_open_round on question_rounds (case_id) where state = 'open';
create index rounds_by_citizen on question_rounds (citizen_id, started_at);

create table control_questions (
  id uuid primary key default gen_random_uuid(),
  round_id uuid not null references question_rounds,
  ordinal smallint not null,
  kind text not null,
  weight smallint not null,
  outcome text check (outcome in ('matches', 'differs', 'unknown', 'skipped')),
  answer_index bytea,
  asked_at timestamptz not null default now(),
  answered_at timestamptz,
  unique (round_id, ordinal),
  unique (round_id, kind),
  check ((outcome is null) = (answered_at is null))
);

create table verifications (
  id uuid primary key default gen_random_uuid(),
  citizen_id uuid not null references citizens,
  case_id uuid not null,
  actor_kind actor_kind not null,
  actor_id text not null,
  level proof_level not null check (level <> 'none'),
  method text not null check (method in ('blockingCode', 'cprAndFact', 'controlQuestions')),
  policy_id integer not null references policy_versions,
  established_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  foreign key (case_id, citizen_id) references cases (id, citizen_id),
  check (expires_at <= established_at + interval '20 minutes'),
  unique (id, citizen_id, case_id, actor_kind, actor_id)
);
create index verifications_by_case on verifications (case_id, established_at desc);

-- ── Acts ─────────────────────────────────────────────────────────────────────────────
create table receipts (
  number char(8) primary key check (number ~ '^[0-9]{8}$'),
  created_at timestamptz not null default now()
);

-- What an unattended caller keyed in with a CPR number or user id; matched after the confirm,
-- so that hit, miss and unknown take the same path and the same time (telephony.md §7a B4).
create table hold_requests (
  id uuid primary key default gen_random_uuid(),
  call_sid text not null unique references phone_calls,
  receipt_number char(8) not null references receipts,
  claim_cipher bytea,
  claim_key_id text,
  subject_index bytea not null,
  state text not null default 'received' check (state in ('received', 'placed', 'noMatch', 'overLimit')),
  received_at timestamptz not null default now(),
  settled_at timestamptz,
  check ((state = 'received') = (claim_cipher is not null))
);
create index hold_requests_by_subject on hold_requests (subject_index, received_at);

create table acts (
  id uuid primary key default gen_random_uuid(),
  kind act_kind not null,
  state act_state not null,
  case_id uuid not null,
  citizen_id uuid not null references citizens,
  verification_id uuid not null,
  actor_kind actor_kind not null,
  actor_id text not null,
  authenticator_id text,
  authenticator_kind text,
  authenticator_suffix text,
  reason text not null check (reason in ('lost', 'stolen', 'misuse', 'approvedByMistake', 'unspecified')),
  hold_until timestamptz,
  identity_version integer,
  policy_id integer not null references policy_versions,
  idempotency_key text not null unique,
  receipt_number char(8) not null references receipts,
  same_as_act_id uuid references acts,
  fate text check (fate in ('applied', 'alreadyDone', 'notAllowed', 'stale')),
  accepted_at timestamptz,
  acknowledged_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  foreign key (verification_id, citizen_id, case_id, actor_kind, actor_id)
    references verifications (id, citizen_id, case_id, actor_kind, actor_id),
  check ((kind = 'block') = (authenticator_id is not null)),
  check ((kind = 'hold') = (hold_until is not null)),
  check (hold_until is null or hold_until <= created_at + interval '24 hours 1 minute')
);
-- One block of one means for ever; one suspension or hold of one person under way at a time.
create unique index one_block_per_means on acts (authenticator_id)
  where kind = 'block' and same_as_act_id is null and state in ('accepted', 'sent', 'acknowledged');
create unique index one_open_stop_per_person on acts (citizen_id, kind)
  where kind <> 'block' and same_as_act_id is null and state in ('accepted', 'sent');
create index acts_by_case on acts (case_id, created_at);
create index acts_by_citizen on acts (citizen_id, created_at);

create table act_targets (
  act_id uuid not null references acts,
  system text not null,
  state text not null default 'pending' check (state in ('pending', 'sent', 'acknowledged', 'refused', 'escalated')),
  attempts integer not null default 0,
  last_attempt_at timestamptz,
  acknowledged_at timestamptz,
  deadline_at timestamptz not null,
  external_reference text,
  error_code text,
  primary key (act_id, system)
);
create index open_act_targets on act_targets (deadline_at) where state in ('pending', 'sent');

create table notices (
  id uuid primary key default gen_random_uuid(),
  act_id uuid not null references acts,
  channel text not null check (channel in ('sms', 'digitalPost')),
  recipient_ordinal smallint not null default 0,
  state text not null default 'queued' check (state in ('queued', 'sent', 'delivered', 'failed', 'notPossible')),
  attempts integer not null default 0,
  external_id text,
  error_code text,
  language text not null check (language in ('da', 'en')),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  unique (act_id, channel, recipient_ordinal)
);
create index notices_by_external_id on notices (external_id);

-- ── Hours and incidents ──────────────────────────────────────────────────────────────
create table opening_hours (
  valid_from date not null,
  day_kind text not null check (day_kind in ('weekday', 'weekend', 'holiday')),
  opens time not null,
  closes time not null,
  primary key (valid_from, day_kind),
  check (opens < closes)
);

create table opening_exceptions (
  day date primary key,
  opens time,
  closes time,
  check ((opens is null) = (closes is null)),
  check (opens < closes)
);

create table incidents (
  id uuid primary key default gen_random_uuid(),
  system text not null,
  text_da text not null,
  text_en text not null,
  say_da text not null,
  say_en text not null,
  started_at timestamptz not null,
  expected_end_at timestamptz,
  ended_at timestamptz,
  updated_at timestamptz not null default now()
);

-- ── The record ───────────────────────────────────────────────────────────────────────
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  actor_kind actor_kind not null,
  actor_id text not null,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused', 'seen', 'failed')),
  purpose text,
  citizen_id uuid,
  case_id uuid,
  call_sid text,
  correlation_id uuid,
  facts jsonb not null default '{}'
);
create index audit_by_citizen on audit_log (citizen_id, at);
create index audit_by_case on audit_log (case_id, at);
