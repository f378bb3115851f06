-- A witness confirms in their own MitID before they count (domain.md §1.8), and is told of it afterwards.

-- Who is asked is the row's citizen; a witness is asked in the case of whoever they vouch for.
alter table approvals add column purpose text not null default 'proof' check (purpose in ('proof', 'witness'));
alter table approvals add column vouches_for uuid references citizens;
alter table approvals add column case_subject uuid generated always as (coalesce(vouches_for, citizen_id)) stored;
alter table approvals drop constraint approvals_case_id_citizen_id_fkey;
alter table approvals add constraint approvals_in_a_case_about_the_person
  foreign key (case_id, case_subject) references cases (id, citizen_id);
alter table approvals add constraint approvals_of_a_witness check (
  (purpose = 'witness') = (vouches_for is not null)
  and vouches_for is distinct from citizen_id
  and (purpose = 'proof' or actor_kind = 'clerk'));
comment on column approvals.purpose is 'proof: of whom the case is about; witness: that somebody at the counter knows them';
comment on column approvals.vouches_for is 'whom a witness vouches for, the subject of the case';

-- As before, and what somebody confirms stays what they were asked.
create or replace function refuse_revived_approval() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.citizen_id, new.case_id, new.actor_kind, new.actor_id, new.reference_number, new.nonce_index, new.asked_at,
      new.purpose, new.vouches_for)
     is distinct from
     (old.citizen_id, old.case_id, old.actor_kind, old.actor_id, old.reference_number, old.nonce_index, old.asked_at,
      old.purpose, old.vouches_for) then
    raise exception using errcode = 'FL020', message = 'an approval is answered once';
  end if;
  if old.ended_at is not null
     and ((new.state, new.ended_at, new.expires_at, new.interval_seconds, new.failure_code, new.next_poll_at)
          is distinct from
          (old.state, old.ended_at, old.expires_at, old.interval_seconds, old.failure_code, old.next_poll_at)
          or new.request_cipher is not null or new.request_key_id is not null) then
    raise exception using errcode = 'FL020', message = 'an approval is answered once';
  end if;
  if new.state = 'approved' and (old.state <> 'pending' or old.expires_at <= clock_timestamp()) then
    raise exception using errcode = 'FL020', message = 'an approval that was not asked for or has run out is none';
  end if;
  return new;
end $$;

-- A check beside a witness rests on that witness's own yes, for this person, in this case, to this clerk, once.
alter table document_checks add column witness_approval_id uuid references approvals;
comment on column document_checks.witness_approval_id is 'the witness''s own confirmation; null where nobody vouched, and in checks from before it was asked for';
create unique index one_check_per_confirmation on document_checks (witness_approval_id) where outcome = 'passed';
create function refuse_unconfirmed_witness() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.outcome = 'passed' and new.beside = 'witness' and not exists (
    select 1 from approvals a
    where a.id = new.witness_approval_id and a.purpose = 'witness' and a.state = 'approved'
      and a.citizen_id = new.witness_id and a.vouches_for = new.citizen_id and a.case_id = new.case_id
      and a.actor_id = new.actor_id and a.ended_at > clock_timestamp() - interval '20 minutes') then
    raise exception using errcode = 'FL082', message = 'the witness has not confirmed it';
  end if;
  return new;
end $$;
create trigger checks_by_confirmed_witness before insert on document_checks
  for each row execute function refuse_unconfirmed_witness();

-- What a witness is told afterwards; it names nobody.
create table witness_notices (
  id uuid primary key default gen_random_uuid(),
  check_id uuid not null references document_checks,
  channel text not null check (channel in ('sms', 'email', 'digitalPost')),
  ordinal smallint not null default 0,
  recipient_index bytea,
  state text not null default 'queued' check (state in ('queued', 'sent', 'failed', 'notPossible')),
  attempts integer not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  settled_at timestamptz,
  unique (check_id, channel, ordinal)
);
comment on column witness_notices.recipient_index is 'keyed hash of the number or address that it was made for; null by post';
grant select, insert, update on witness_notices to faelleslinjen_app;
