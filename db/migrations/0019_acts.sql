-- What an act comes to when its target says no, and what needs a person and is no act's.

-- A request for a hold is tried until it is settled, and a person hears of it when that takes too long.
alter table hold_requests add column attempts integer not null default 0;
alter table hold_requests add column last_attempt_at timestamptz;
alter table hold_requests drop constraint hold_requests_state_check;
alter table hold_requests add constraint hold_requests_state_check
  check (state in ('received', 'placed', 'refused', 'noMatch', 'overLimit'));
create index open_hold_requests on hold_requests (received_at) where state = 'received';

-- A stop that was accepted and then refused is told to the person on file.
alter table notices drop constraint notices_template_check;
alter table notices add constraint notices_template_check
  check (template in ('act', 'coolingOff', 'withdrawn', 'notSent', 'notStopped', 'stoppedTooLate', 'decision', 'code'));

-- A line that cannot be taken in is set aside, so that it keeps nobody else's from being read.
alter table mitid_changes drop constraint mitid_changes_meaning_check;
alter table mitid_changes add constraint mitid_changes_meaning_check
  check (meaning in ('ours', 'oursLate', 'foreign', 'byItself', 'stranger', 'setAside'));

-- What needs a person and hangs on no target of an act.
create table alarms (
  id uuid primary key default gen_random_uuid(),
  why text not null check (why in ('lineSetAside', 'foreignChange', 'logUnread', 'holdRequestSilent')),
  system text not null,
  -- What exactly: a line's epoch and number, a request's id. The same is raised once while it stands.
  about text not null,
  citizen_id uuid references citizens,
  -- What MitID's log says, where a line of it is the reason.
  event text,
  since timestamptz not null default clock_timestamp(),
  -- It ended by itself: the log is read again, the request is settled.
  ended_at timestamptz,
  taken_by uuid references staff,
  taken_at timestamptz,
  seen_to_at timestamptz,
  check ((taken_by is null) = (taken_at is null)),
  check (seen_to_at is null or taken_by is not null)
);
create unique index one_standing_alarm on alarms (why, about) where ended_at is null;
create index open_alarms on alarms (since) where ended_at is null and seen_to_at is null;

-- An alarm keeps what it was raised for, and what was ended or seen to is not taken back.
create function refuse_rewritten_alarm() returns trigger language plpgsql as $$
begin
  if (new.id, new.why, new.system, new.about, new.citizen_id, new.event, new.since)
     is distinct from (old.id, old.why, old.system, old.about, old.citizen_id, old.event, old.since)
     or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
     or (old.seen_to_at is not null and new.seen_to_at is distinct from old.seen_to_at) then
    raise exception using errcode = 'FL035', message = 'an alarm only ends';
  end if;
  return new;
end $$;
create trigger alarms_only_end before update on alarms for each row execute function refuse_rewritten_alarm();

grant select, insert, update on alarms to faelleslinjen_app;
