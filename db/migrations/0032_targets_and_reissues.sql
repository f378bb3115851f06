-- What each system is asked to do, what MitID has made, and what was asked to be stopped: rows that only go forward.

-- ── Targets ──────────────────────────────────────────────────────────────────────────
-- A target is opened for an act that was accepted, before anything was tried, with a deadline of its own day: one that
-- never comes is never anybody's business.
create function refuse_begun_target() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  starts timestamptz;
begin
  select greatest(not_before, accepted_at, clock_timestamp()) into starts from acts where id = new.act_id and state = 'accepted';
  if starts is null then
    raise exception using errcode = 'FL072', message = 'only an accepted act has targets';
  end if;
  if new.state <> 'pending' or new.attempts <> 0
     or (new.acknowledged_at, new.escalated_at, new.confirmed_at, new.unconfirmed_at, new.seen_to_at,
         new.external_reference) is distinct from (null, null, null, null, null, null) then
    raise exception using errcode = 'FL072', message = 'a target begins untried';
  end if;
  if new.deadline_at > starts + interval '1 day' then
    raise exception using errcode = 'FL072', message = 'a target is late within a day';
  end if;
  return new;
end $$;
create trigger targets_begin_untried before insert on act_targets
  for each row execute function refuse_begun_target();

-- What a system has said is what it said; who sees to it, and what the system's own log tells of, comes afterwards.
create function refuse_backward_target() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.act_id, new.system, new.deadline_at) is distinct from (old.act_id, old.system, old.deadline_at) then
    raise exception using errcode = 'FL071', message = 'a target and its deadline stay';
  end if;
  if new.state <> old.state and (old.state, new.state) not in (
    ('pending', 'sent'), ('pending', 'escalated'), ('pending', 'acknowledged'), ('pending', 'refused'),
    ('sent', 'escalated'), ('sent', 'acknowledged'), ('sent', 'refused'),
    ('escalated', 'acknowledged'), ('escalated', 'refused')) then
    raise exception using errcode = 'FL071', message = 'a target only moves forward';
  end if;
  if new.attempts < old.attempts then
    raise exception using errcode = 'FL071', message = 'what was tried was tried';
  end if;
  if old.escalated_at is not null and new.escalated_at is distinct from old.escalated_at then
    raise exception using errcode = 'FL071', message = 'a target is escalated once';
  end if;
  if old.state in ('acknowledged', 'refused')
     and (new.attempts, new.last_attempt_at, new.acknowledged_at, new.escalated_at, new.external_reference, new.error_code)
         is distinct from
         (old.attempts, old.last_attempt_at, old.acknowledged_at, old.escalated_at, old.external_reference, old.error_code) then
    raise exception using errcode = 'FL071', message = 'what a system has said does not change';
  end if;
  return new;
end $$;
create trigger targets_move_forward before update on act_targets
  for each row execute function refuse_backward_target();

-- ── Codes and parcels on their way ───────────────────────────────────────────────────
-- What MitID made is made for the person and the kind of its act.
alter table acts add constraint acts_of_whom_and_what unique (id, citizen_id, kind);
alter table reissues add constraint reissues_are_of_their_act
  foreign key (act_id, citizen_id, kind) references acts (id, citizen_id, kind);

create function refuse_begun_reissue() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.state <> 'issued' then
    raise exception using errcode = 'FL073', message = 'a code or a parcel begins by being made';
  end if;
  return new;
end $$;
create trigger reissues_begin_issued before insert on reissues
  for each row execute function refuse_begun_reissue();

-- That an older one was replaced is our own reading of a newer order, and MitID's log knows better: all else is an end.
create function refuse_backward_reissue() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.act_id, new.citizen_id, new.kind, new.means_kind, new.reference, new.issued_at)
     is distinct from (old.act_id, old.citizen_id, old.kind, old.means_kind, old.reference, old.issued_at) then
    raise exception using errcode = 'FL073', message = 'what was made stays what it is';
  end if;
  if old.state not in ('issued', 'sent', 'replaced') or new.state = 'issued'
     or (new.state = 'sent' and old.state <> 'issued') then
    raise exception using errcode = 'FL073', message = 'a code or a parcel only moves forward';
  end if;
  return new;
end $$;
create trigger reissues_move_forward before update on reissues
  for each row execute function refuse_backward_reissue();

-- ── Stops of what is on its way ──────────────────────────────────────────────────────
create function refuse_settled_stop() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.outcome is not null or new.escalated_at is not null then
    raise exception using errcode = 'FL074', message = 'a stop begins by being asked for';
  end if;
  return new;
end $$;
create trigger stops_begin_asked before insert on reissue_stops
  for each row execute function refuse_settled_stop();

create function refuse_backward_stop() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (new.act_id, new.actor_kind, new.actor_id, new.asked_at)
     is distinct from (old.act_id, old.actor_kind, old.actor_id, old.asked_at)
     or old.outcome is not null
     or (old.escalated_at is not null and new.escalated_at is distinct from old.escalated_at) then
    raise exception using errcode = 'FL074', message = 'a stop is settled once';
  end if;
  return new;
end $$;
create trigger stops_move_forward before update on reissue_stops
  for each row execute function refuse_backward_stop();
