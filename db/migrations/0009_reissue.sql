-- Stops of a reissue that has left, MitID's log against our acts, and codes tried on the web.

-- Somebody stopped a code or a parcel that was on its way already: what they were told, and what became of it.
create table reissue_stops (
  act_id uuid primary key references acts,
  actor_kind actor_kind not null,
  actor_id text not null,
  asked_at timestamptz not null default now(),
  -- Null while MitID has not answered; `tooLate` where the code was in use before.
  outcome text check (outcome in ('cancelled', 'tooLate', 'neverMade')),
  settled_at timestamptz,
  check ((outcome is null) = (settled_at is null))
);
create index open_reissue_stops on reissue_stops (asked_at) where outcome is null;

-- What a system said it did, held against what its own log says: found there, or missing past the deadline.
alter table act_targets add column confirmed_at timestamptz;
alter table act_targets add column unconfirmed_at timestamptz;
-- Whoever took it has seen to it; an overdue target ends by its answer alone.
alter table act_targets add column seen_to_at timestamptz check (seen_to_at is null or taken_by is not null);
create index acknowledged_unconfirmed on act_targets (acknowledged_at)
  where state = 'acknowledged' and confirmed_at is null;
create index unconfirmed_act_targets on act_targets (unconfirmed_at)
  where unconfirmed_at is not null and confirmed_at is null;

-- A log that begins anew counts from one again: its lines are told apart by the epoch.
alter table mitid_log_cursor add column epoch integer not null default 1;
-- Up to when the log is known to the end; null until the end was reached once.
alter table mitid_log_cursor add column read_through_at timestamptz;
alter table mitid_changes add column epoch integer not null default 1;
alter table mitid_changes drop constraint mitid_changes_pkey;
alter table mitid_changes add primary key (epoch, number);
create index mitid_changes_by_reference on mitid_changes (reference) where reference is not null;

-- A wish that was refused names no means where the person named none.
alter table acts drop constraint acts_means_check;
alter table acts add constraint acts_means_check check (state = 'refused' or
  case kind::text
    when 'block' then authenticator_id is not null
    when 'liftLockout' then authenticator_id is not null
    when 'activationCode' then true
    when 'orderMeans' then authenticator_id is null and authenticator_kind is not null
    else authenticator_id is null
  end);

-- Wrong blocking codes from one address on the web; the address is a keyed hash.
create table web_code_misses (
  id bigint generated always as identity primary key,
  source_index bytea not null,
  at timestamptz not null default now()
);
create index web_code_misses_by_source on web_code_misses (source_index, at);

grant select, insert, update on reissue_stops to faelleslinjen_app;
grant select, insert on web_code_misses to faelleslinjen_app;
