-- Proofs by more ways, finished: whose a case on the web is, when an approval is asked for next, and one proof used once.

-- A case that a citizen opened on the web is that visit's, as an agent's case is that agent's.
alter table cases add column visit_id text unique check (length(visit_id) between 8 and 100);
alter table cases add constraint cases_visit_check check (visit_id is null or (channel = 'web' and owner_id is null));
create function refuse_other_visit() returns trigger language plpgsql as $$
begin
  raise exception using errcode = 'FL013', message = 'a case keeps the visit that opened it';
end $$;
create trigger cases_keep_visit before update of visit_id on cases
  for each row when (old.visit_id is distinct from new.visit_id) execute function refuse_other_visit();

-- When the broker is to be asked again; a pending approval past this has lost its job.
alter table approvals add column next_poll_at timestamptz;

-- As before, but what was sealed for the broker may be wiped when the request is over there, too.
create or replace function refuse_revived_approval() returns trigger language plpgsql as $$
begin
  if (new.citizen_id, new.case_id, new.actor_kind, new.actor_id, new.reference_number, new.nonce_index, new.asked_at)
     is distinct from
     (old.citizen_id, old.case_id, old.actor_kind, old.actor_id, old.reference_number, old.nonce_index, old.asked_at) then
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

create function refuse_finished_approval() returns trigger language plpgsql as $$
begin
  if new.state <> 'starting' then
    raise exception using errcode = 'FL020', message = 'an approval begins by being asked for';
  end if;
  return new;
end $$;
create trigger approvals_begin_open before insert on approvals
  for each row execute function refuse_finished_approval();

create function refuse_finished_code() returns trigger language plpgsql as $$
begin
  if new.state <> 'live' or new.wrong_tries <> 0 then
    raise exception using errcode = 'FL020', message = 'a code begins live and untried';
  end if;
  return new;
end $$;
create trigger codes_begin_live before insert on one_time_codes
  for each row execute function refuse_finished_code();

-- When the newest thing that this way of proving oneself can rest on came about; null for ways without such a row.
create function evidence_at(wanted verifications) returns timestamptz language sql stable as $$
  select case wanted.method
    when 'oneTimeCode' then (
      select max(c.ended_at) from one_time_codes c
      where c.citizen_id = wanted.citizen_id and c.case_id = wanted.case_id and c.actor_kind = wanted.actor_kind
        and c.actor_id = wanted.actor_id and c.state = 'used')
    when 'documentNumber' then (
      select max(d.at) from document_tries d
      where d.citizen_id = wanted.citizen_id and d.case_id = wanted.case_id and d.actor_kind = wanted.actor_kind
        and d.actor_id = wanted.actor_id and d.outcome = 'matches')
    when 'approval' then (
      select max(a.ended_at) from approvals a
      where a.citizen_id = wanted.citizen_id and a.case_id = wanted.case_id and a.actor_kind = wanted.actor_kind
        and a.actor_id = wanted.actor_id and a.state = 'approved')
    when 'documentCheck' then (
      select max(d.at) from document_checks d
      where d.citizen_id = wanted.citizen_id and d.case_id = wanted.case_id and d.actor_id = wanted.actor_id
        and d.outcome = 'passed')
    when 'representation' then (
      select max(r.at) from representations r
      where r.citizen_id = wanted.citizen_id and r.case_id = wanted.case_id and r.actor_kind = wanted.actor_kind
        and r.actor_id = wanted.actor_id and r.documentation <> 'none')
  end
$$;

-- One code, one number, one approval is one proof: it can't be drawn out by writing it down again.
create function refuse_reused_proof() returns trigger language plpgsql as $$
declare
  rests_on timestamptz := evidence_at(new);
begin
  if rests_on is null then
    return new;
  end if;
  if new.established_at < rests_on or exists (
    select 1 from verifications v
    where v.citizen_id = new.citizen_id and v.case_id = new.case_id and v.actor_kind = new.actor_kind
      and v.actor_id = new.actor_id and v.method = new.method and v.established_at >= rests_on) then
    raise exception using errcode = 'FL012', message = 'this proof has been used';
  end if;
  return new;
end $$;
create trigger verifications_are_earned_once before insert on verifications
  for each row execute function refuse_reused_proof();
