-- The last gate (product.md §2.2): the database refuses what policy does not allow, whoever asks.

-- An act needs a live verification of the level that its policy version demands,
-- by a method that the policy opens for whoever acts. Binding to case, subject and actor is the foreign key.
create function refuse_unproven_act() returns trigger language plpgsql as $$
declare
  proof verifications%rowtype;
  rule jsonb;
  needed proof_level;
begin
  if new.state not in ('requested', 'accepted', 'refused') then
    raise exception using errcode = 'FL001', message = 'an act begins as requested, accepted or refused';
  end if;
  if new.state <> 'accepted' then
    return new;
  end if;
  select * into proof from verifications where id = new.verification_id for share;
  if proof.ended_at is not null or proof.expires_at <= clock_timestamp() then
    raise exception using errcode = 'FL002', message = 'the verification is no longer live';
  end if;
  select rules -> 'acts' -> new.kind::text -> new.actor_kind::text into rule
    from policy_versions where id = new.policy_id and valid_from <= clock_timestamp();
  if rule is null then
    raise exception using errcode = 'FL003', message = 'the policy does not open this act to this actor';
  end if;
  needed := (rule ->> 'level')::proof_level;
  if proof.level < needed then
    raise exception using errcode = 'FL004', message = 'the verification is too weak for this act';
  end if;
  if not (rule -> 'methods') ? proof.method then
    raise exception using errcode = 'FL005', message = 'the verification method does not open this act';
  end if;
  return new;
end $$;

create trigger acts_need_proof before insert on acts
  for each row execute function refuse_unproven_act();

-- Acts only move forward, and what was decided does not change afterwards (product.md §6).
create function act_rank(state act_state) returns integer language sql immutable as $$
  select case state
    when 'requested' then 0 when 'awaitingApproval' then 1 when 'accepted' then 2
    when 'sent' then 3 else 9 end
$$;

create function refuse_backward_act() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and (act_rank(old.state) = 9 or act_rank(new.state) <= act_rank(old.state)) then
    raise exception using errcode = 'FL006', message = 'an act only moves forward';
  end if;
  if old.state in ('requested', 'awaitingApproval') and new.state in ('accepted', 'sent', 'acknowledged') then
    raise exception using errcode = 'FL007', message = 'acceptance goes through a new decision';
  end if;
  if new.version <> old.version + 1 then
    raise exception using errcode = 'FL008', message = 'the act was changed by someone else';
  end if;
  if (new.kind, new.case_id, new.citizen_id, new.verification_id, new.actor_kind, new.actor_id, new.idempotency_key,
      new.receipt_number, new.policy_id, new.created_at)
     is distinct from
     (old.kind, old.case_id, old.citizen_id, old.verification_id, old.actor_kind, old.actor_id, old.idempotency_key,
      old.receipt_number, old.policy_id, old.created_at)
     or new.authenticator_id is distinct from old.authenticator_id
     or new.hold_until is distinct from old.hold_until then
    raise exception using errcode = 'FL009', message = 'what was decided does not change';
  end if;
  return new;
end $$;

create trigger acts_move_forward before update on acts
  for each row execute function refuse_backward_act();

-- A verification can be ended, never improved, moved or prolonged.
create function refuse_changed_verification() returns trigger language plpgsql as $$
begin
  if (old.citizen_id, old.case_id, old.actor_kind, old.actor_id, old.level, old.method, old.policy_id,
      old.established_at, old.expires_at)
     is distinct from
     (new.citizen_id, new.case_id, new.actor_kind, new.actor_id, new.level, new.method, new.policy_id,
      new.established_at, new.expires_at) or old.ended_at is not null then
    raise exception using errcode = 'FL010', message = 'a verification can only be ended';
  end if;
  return new;
end $$;

create trigger verifications_only_end before update on verifications
  for each row execute function refuse_changed_verification();

-- A verification by control questions needs the points it claims.
create function refuse_unearned_verification() returns trigger language plpgsql as $$
declare
  earned integer;
  matches integer;
  needed integer;
begin
  if new.expires_at <= clock_timestamp() or new.established_at > clock_timestamp() + interval '1 minute' then
    raise exception using errcode = 'FL002', message = 'the verification is no longer live';
  end if;
  if new.method <> 'controlQuestions' then
    if new.level > 'claimed' then
      raise exception using errcode = 'FL011', message = 'this method gives no more than claimed';
    end if;
    return new;
  end if;
  select coalesce(sum(q.weight), 0), count(*) into earned, matches
    from control_questions q join question_rounds r on r.id = q.round_id
    where r.case_id = new.case_id and r.citizen_id = new.citizen_id and r.actor_id = new.actor_id
      and r.state in ('open', 'passed') and q.outcome = 'matches'
      and q.answered_at > clock_timestamp() - interval '20 minutes';
  if matches = 0 then
    raise exception using errcode = 'FL012', message = 'no control question was answered right';
  end if;
  if new.level = 'claimed' then
    return new;
  end if;
  select (rules -> 'questions' ->> 'pointsForConfirmed')::integer into needed from policy_versions where id = new.policy_id;
  if new.level > 'confirmed' or earned < needed then
    raise exception using errcode = 'FL012', message = 'the points do not reach this level';
  end if;
  return new;
end $$;

create trigger verifications_are_earned before insert on verifications
  for each row execute function refuse_unearned_verification();

-- A case that has a subject keeps it: proofs are bound to case and subject together.
create function refuse_swapped_subject() returns trigger language plpgsql as $$
begin
  if old.citizen_id is not null and new.citizen_id is distinct from old.citizen_id then
    raise exception using errcode = 'FL013', message = 'a case keeps its subject';
  end if;
  return new;
end $$;

create trigger cases_keep_subject before update on cases
  for each row execute function refuse_swapped_subject();

-- An outcome is written once; answers cannot be tried again on the same question.
create function refuse_second_answer() returns trigger language plpgsql as $$
begin
  if old.outcome is not null then
    raise exception using errcode = 'FL014', message = 'a question is answered once';
  end if;
  return new;
end $$;

create trigger questions_are_answered_once before update on control_questions
  for each row execute function refuse_second_answer();

-- The application's role: reads and writes, deletes almost nothing, and cannot touch the record once written.
grant usage on schema public to faelleslinjen_app;
grant select, insert, update on all tables in schema public to faelleslinjen_app;
grant usage on all sequences in schema public to faelleslinjen_app;
revoke update on audit_log, case_events, call_events, receipts, lookups from faelleslinjen_app;
revoke insert, update on policy_versions from faelleslinjen_app;
grant delete on sessions, attempt_limits, case_drafts to faelleslinjen_app;
revoke all on schema_migrations from faelleslinjen_app;
grant select on schema_migrations to faelleslinjen_app;
