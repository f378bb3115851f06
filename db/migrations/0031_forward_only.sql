-- Acts, what each system is asked to do, and what is on its way: each only goes forward, column by column (product.md §6).

-- ── Acts ─────────────────────────────────────────────────────────────────────────────
-- A row begins with its decision. What waits for a colleague is a proposal, what a caller keyed in is a request for a
-- hold; what is late is a target that was escalated. Nothing has ever written the other states.
alter table acts add constraint acts_state_is_written
  check (state in ('accepted', 'sent', 'acknowledged', 'refused', 'withdrawn'));

create function refuse_begun_act() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.state not in ('accepted', 'refused') or new.version <> 1 then
    raise exception using errcode = 'FL001', message = 'an act begins with its decision';
  end if;
  if new.acknowledged_at is not null or (new.state = 'accepted' and (new.fate, new.refusal_reasons) is distinct from (null, null)) then
    raise exception using errcode = 'FL070', message = 'an act does not begin with its end';
  end if;
  return new;
end $$;
create trigger acts_begin_decided before insert on acts
  for each row execute function refuse_begun_act();

-- The edges of app/domain/protection/act-machine.ts. A change of an act is a move, and what was decided stays.
drop trigger acts_move_forward on acts;
drop function refuse_backward_act();
drop function act_rank(act_state);
create function refuse_wrong_turn() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.version <> old.version + 1 then
    raise exception using errcode = 'FL008', message = 'the act was changed by someone else';
  end if;
  if (old.state, new.state) not in (
    ('accepted', 'sent'), ('accepted', 'acknowledged'), ('accepted', 'refused'), ('accepted', 'withdrawn'),
    ('sent', 'acknowledged'), ('sent', 'refused')) then
    raise exception using errcode = 'FL006', message = 'an act only moves forward';
  end if;
  if (new.id, new.kind, new.case_id, new.citizen_id, new.verification_id, new.proposal_id, new.actor_kind, new.actor_id,
      new.requester, new.reason, new.idempotency_key, new.receipt_number, new.policy_id, new.created_at, new.accepted_at,
      new.decided_on, new.same_as_act_id)
     is distinct from
     (old.id, old.kind, old.case_id, old.citizen_id, old.verification_id, old.proposal_id, old.actor_kind, old.actor_id,
      old.requester, old.reason, old.idempotency_key, old.receipt_number, old.policy_id, old.created_at, old.accepted_at,
      old.decided_on, old.same_as_act_id)
     or (new.authenticator_id, new.authenticator_kind, new.authenticator_suffix, new.hold_until, new.delivery,
         new.not_before, new.stop_index, new.identity_version)
     is distinct from
     (old.authenticator_id, old.authenticator_kind, old.authenticator_suffix, old.hold_until, old.delivery,
      old.not_before, old.stop_index, old.identity_version) then
    raise exception using errcode = 'FL009', message = 'what was decided does not change';
  end if;
  if new.state = 'sent' and (new.fate, new.acknowledged_at, new.refusal_reasons)
     is distinct from (old.fate, old.acknowledged_at, old.refusal_reasons) then
    raise exception using errcode = 'FL070', message = 'what is under way has not ended';
  end if;
  return new;
end $$;
create trigger acts_move_forward before update on acts
  for each row execute function refuse_wrong_turn();
