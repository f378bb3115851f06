-- Proofs by more ways, acts that open and reissue, four eyes, decisions, and the line to MitID's own log.

-- ── Ways to prove oneself ────────────────────────────────────────────────────────────
alter table verifications drop constraint verifications_method_check;
alter table verifications add constraint verifications_method_check check (method in (
  'blockingCode', 'cprAndFact', 'controlQuestions', 'oneTimeCode', 'documentNumber', 'approval',
  'documentCheck', 'representation'));

-- A code by SMS to a settled contact. The code itself is never stored, only its keyed hash bound to this row.
create table one_time_codes (
  id uuid primary key default gen_random_uuid(),
  citizen_id uuid not null references citizens,
  case_id uuid not null,
  actor_kind actor_kind not null,
  actor_id text not null,
  code_index bytea not null,
  -- Sealed until the message has left, then wiped: the worker sends it, no job carries it.
  code_cipher bytea,
  code_key_id text,
  contact_suffix text not null check (contact_suffix ~ '^[0-9]{2}$'),
  state text not null default 'live' check (state in ('live', 'used', 'dead', 'expired', 'replaced')),
  wrong_tries smallint not null default 0 check (wrong_tries between 0 and 5),
  sent_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  message_sid text,
  foreign key (case_id, citizen_id) references cases (id, citizen_id),
  check (expires_at <= sent_at + interval '10 minutes'),
  check ((code_cipher is null) = (code_key_id is null)),
  check ((state = 'live') = (ended_at is null))
);
create unique index one_live_code_per_subject on one_time_codes (citizen_id) where state = 'live';
create index codes_by_citizen on one_time_codes (citizen_id, sent_at desc);

-- A passport or licence number that the caller said; the number is not stored, only its keyed hash.
create table document_tries (
  id uuid primary key default gen_random_uuid(),
  citizen_id uuid not null references citizens,
  case_id uuid not null,
  actor_kind actor_kind not null,
  actor_id text not null,
  document text not null check (document in ('passport', 'drivingLicence')),
  outcome text not null check (outcome in ('matches', 'differs', 'unknown')),
  number_index bytea,
  at timestamptz not null default clock_timestamp(),
  foreign key (case_id, citizen_id) references cases (id, citizen_id)
);
create index document_tries_by_citizen on document_tries (citizen_id, at desc);

-- An approval with a means that still works (CIBA).
create table approvals (
  id uuid primary key default gen_random_uuid(),
  citizen_id uuid not null references citizens,
  case_id uuid not null,
  actor_kind actor_kind not null,
  actor_id text not null,
  reference_number text not null check (reference_number ~ '^[0-9]{6}$'),
  request_cipher bytea,
  request_key_id text,
  nonce_index bytea not null unique,
  state text not null default 'starting' check (state in ('starting', 'pending', 'approved', 'denied', 'expired', 'failed', 'cancelled')),
  interval_seconds integer not null default 5 check (interval_seconds between 1 and 60),
  failure_code text,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  foreign key (case_id, citizen_id) references cases (id, citizen_id),
  check ((state in ('starting', 'pending')) = (ended_at is null))
);
create unique index one_open_approval_per_subject on approvals (citizen_id) where state in ('starting', 'pending');
create index approvals_by_citizen on approvals (citizen_id, asked_at desc);

-- What a clerk saw at the counter. Numbers of documents are not kept.
create table document_checks (
  id uuid primary key default gen_random_uuid(),
  citizen_id uuid not null references citizens,
  case_id uuid not null,
  actor_id text not null,
  documents text[] not null check (array_length(documents, 1) between 1 and 4),
  beside text not null check (beside in ('controlQuestions', 'witness')),
  witness_id uuid references citizens,
  outcome text not null check (outcome in ('passed', 'refused')),
  at timestamptz not null default clock_timestamp(),
  foreign key (case_id, citizen_id) references cases (id, citizen_id),
  check ((beside = 'witness') = (witness_id is not null)),
  check (witness_id is distinct from citizen_id)
);
create index checks_by_witness on document_checks (witness_id, at desc) where witness_id is not null;

-- Somebody else asks on the person's behalf.
create table representations (
  id uuid primary key default gen_random_uuid(),
  case_id uuid not null,
  citizen_id uuid not null references citizens,
  requester text not null check (requester in ('guardian', 'attorney', 'relative', 'estate', 'police', 'bank', 'employer', 'authority')),
  documentation text not null check (documentation in ('none', 'guardianOrder', 'powerOfAttorney', 'estateCertificate', 'officialCallBack')),
  reference text check (length(reference) <= 60),
  actor_kind actor_kind not null,
  actor_id text not null,
  at timestamptz not null default clock_timestamp(),
  foreign key (case_id, citizen_id) references cases (id, citizen_id)
);
create index representations_by_case on representations (case_id, at desc);

-- A new blocking code is sealed until its letter has left, then wiped.
alter table blocking_codes add column code_cipher bytea;
alter table blocking_codes add column code_key_id text;
alter table blocking_codes add column issued_in_case uuid references cases;
alter table blocking_codes add column sent_at timestamptz;

-- ── Four eyes ────────────────────────────────────────────────────────────────────────
create table proposals (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('act', 'policy')),
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'withdrawn', 'expired', 'stale')),
  proposed_by uuid not null references staff,
  reason text not null check (length(reason) between 3 and 500),
  case_id uuid,
  citizen_id uuid references citizens,
  act_kind act_kind,
  authenticator_id text,
  payload jsonb not null,
  -- What it was decided on: case version, identity version, policy version.
  based_on jsonb not null,
  -- Rows {field, before, after}, made by the dry run and shown to both.
  changes jsonb not null,
  policy_id integer not null references policy_versions,
  proposed_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  decided_by uuid references staff,
  decided_at timestamptz,
  decision_reason text check (length(decision_reason) between 3 and 500),
  version integer not null default 1,
  foreign key (case_id, citizen_id) references cases (id, citizen_id),
  check ((kind = 'act') = (act_kind is not null)),
  check ((kind = 'act') = (citizen_id is not null)),
  check ((state = 'open') = (decided_at is null)),
  check (state not in ('approved', 'refused') or decided_by is not null),
  check (state not in ('refused', 'withdrawn') or decision_reason is not null),
  constraint proposals_no_self_approval check (state not in ('approved', 'refused') or decided_by <> proposed_by)
);
create unique index one_open_act_proposal on proposals (citizen_id, act_kind, coalesce(authenticator_id, ''))
  where state = 'open' and kind = 'act';
create index open_proposals on proposals (expires_at) where state = 'open';
create index proposals_by_case on proposals (case_id, proposed_at desc);

-- ── Acts that open and reissue ───────────────────────────────────────────────────────
alter table acts alter column verification_id drop not null;
alter table acts alter column policy_id set not null;
alter table acts drop constraint acts_reason_check;
alter table acts add constraint acts_reason_check check (reason in (
  'lost', 'stolen', 'misuse', 'approvedByMistake', 'unspecified', 'found', 'forgotten', 'newDevice', 'worn',
  'death', 'reported'));
alter table acts drop constraint acts_check;
alter table acts drop constraint acts_check1;
alter table acts add constraint acts_hold_check check (state = 'refused' or (kind = 'hold') = (hold_until is not null));
alter table acts add column proposal_id uuid unique references proposals;
alter table acts add column requester text not null default 'subject'
  check (requester in ('subject', 'guardian', 'attorney', 'relative', 'estate', 'police', 'bank', 'employer', 'authority'));
alter table acts add column delivery text check (delivery in ('sms', 'paper', 'cprAddress'));
alter table acts add column not_before timestamptz;
alter table acts add column stop_index bytea unique;
alter table acts add column withdrawn_at timestamptz;
alter table acts add column withdrawn_by text check (withdrawn_by in ('citizen', 'agent', 'system'));
alter table acts add column refusal_reasons text[];
-- The facts that the decision saw (codes, counts and ages), so that it can be made again under another policy.
alter table acts add column decided_on jsonb not null default '{}';
alter table acts add constraint acts_means_check check (
  case kind::text
    when 'block' then authenticator_id is not null
    when 'liftLockout' then authenticator_id is not null
    when 'activationCode' then true
    when 'orderMeans' then authenticator_id is null and (authenticator_kind is not null or state = 'refused')
    else authenticator_id is null
  end);
alter table acts add constraint acts_delivery_fits check (
  (kind::text in ('activationCode', 'temporaryPassword', 'temporaryPin', 'orderMeans')) = (delivery is not null));
alter table acts add constraint acts_proof_check check (
  state = 'refused' or verification_id is not null or proposal_id is not null);
alter table acts add constraint acts_withdrawal_check check (
  (state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null));
drop index one_open_stop_per_person;
-- A second open act of the same kind is refused; block has its own index, for ever.
create unique index one_open_act_of_kind on acts (citizen_id, kind, coalesce(authenticator_id, ''), coalesce(authenticator_kind, ''))
  where kind <> 'block' and same_as_act_id is null and state in ('accepted', 'sent');
create index acts_waiting on acts (not_before) where state = 'accepted' and not_before is not null;

-- Whose business an overdue target is, until it is settled.
alter table act_targets add column escalated_at timestamptz;
alter table act_targets add column taken_by uuid references staff;
alter table act_targets add column taken_at timestamptz;
create index escalated_act_targets on act_targets (escalated_at) where state = 'escalated';

-- A code or a parcel on its way, followed until it is in use.
create table reissues (
  act_id uuid primary key references acts,
  citizen_id uuid not null references citizens,
  kind act_kind not null,
  means_kind text check (means_kind in ('codeApp', 'codeDisplay', 'codeReader', 'chip', 'password')),
  reference text not null unique,
  state text not null default 'issued' check (state in ('issued', 'sent', 'used', 'dead', 'expired', 'replaced', 'cancelled')),
  issued_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create unique index one_open_reissue_of_kind on reissues (citizen_id, kind, coalesce(means_kind, ''))
  where state in ('issued', 'sent');

-- MitID's own log as far as it was read, and what we made of each line.
create table mitid_log_cursor (
  singleton boolean primary key default true check (singleton),
  last_number bigint not null default 0,
  read_at timestamptz not null default now()
);
insert into mitid_log_cursor default values;
create table mitid_changes (
  number bigint primary key,
  at timestamptz not null,
  event text not null,
  mitid_uuid uuid not null,
  authenticator_id text,
  version integer not null,
  order_key text,
  reference text,
  act_id uuid references acts,
  meaning text not null check (meaning in ('ours', 'oursLate', 'foreign', 'byItself', 'stranger')),
  read_at timestamptz not null default now()
);
create index mitid_changes_by_act on mitid_changes (act_id) where act_id is not null;

-- ── What is told ─────────────────────────────────────────────────────────────────────
alter table notices drop constraint notices_channel_check;
alter table notices add constraint notices_channel_check check (channel in ('sms', 'nemSms', 'digitalPost', 'email', 'letter'));
alter table notices add column template text not null default 'act'
  check (template in ('act', 'coolingOff', 'decision', 'code'));
alter table notices drop constraint notices_act_id_channel_recipient_ordinal_key;
alter table notices add constraint notices_once unique (act_id, template, channel, recipient_ordinal);

-- Paper post for whoever has no Digital Post: printed and sent by hand, so it is a list of work.
create table letters (
  id uuid primary key default gen_random_uuid(),
  notice_id uuid not null unique references notices,
  body_cipher bytea not null,
  body_key_id text not null,
  state text not null default 'waiting' check (state in ('waiting', 'printed', 'posted', 'returned')),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index waiting_letters on letters (created_at) where state = 'waiting';

-- ── Identity theft ───────────────────────────────────────────────────────────────────
create table theft_steps (
  case_id uuid not null references cases,
  step text not null check (step in (
    'suspend', 'bank', 'sim', 'approved', 'police', 'creditWarning', 'nemKonto', 'readAccess', 'appointment')),
  outcome text not null check (outcome in ('done', 'advised', 'notRelevant')),
  staff_id uuid not null references staff,
  at timestamptz not null default clock_timestamp(),
  primary key (case_id, step)
);
