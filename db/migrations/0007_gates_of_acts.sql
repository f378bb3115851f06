-- The last gate for the wider core (product.md §2.2): each rule here is tried by plain SQL in tests/commands.

-- A verification needs what it claims to rest on: points, a used code, a fitting document, an approval, a check.
create or replace function refuse_unearned_verification() returns trigger language plpgsql as $$
declare
  rules_now jsonb;
  worth jsonb;
  top proof_level;
  had_confirmed boolean;
  rests boolean;
begin
  if new.expires_at <= clock_timestamp() or new.established_at > clock_timestamp() + interval '1 minute' then
    raise exception using errcode = 'FL002', message = 'the verification is no longer live';
  end if;
  select rules into rules_now from policy_versions where id = new.policy_id and valid_from <= clock_timestamp();
  worth := rules_now -> 'methods' -> new.method;
  if worth is null then
    raise exception using errcode = 'FL011', message = 'the policy does not know this method';
  end if;
  if new.expires_at > new.established_at + make_interval(mins => (worth ->> 'minutes')::integer) then
    raise exception using errcode = 'FL011', message = 'the verification would outlive its method';
  end if;
  top := (worth ->> 'alone')::proof_level;
  if new.level > top then
    select exists (
      select 1 from verifications v
      where v.citizen_id = new.citizen_id and v.case_id = new.case_id and v.actor_kind = new.actor_kind
        and v.actor_id = new.actor_id and v.level >= 'confirmed' and v.ended_at is null
        and v.expires_at > clock_timestamp()
    ) into had_confirmed;
    top := case when had_confirmed then coalesce((worth ->> 'onConfirmed')::proof_level, top) else top end;
  end if;
  if new.level > top then
    raise exception using errcode = 'FL011', message = 'this method gives less than that';
  end if;
  rests := case new.method
    when 'controlQuestions' then questions_reach(new)
    when 'oneTimeCode' then exists (
      select 1 from one_time_codes c
      where c.citizen_id = new.citizen_id and c.case_id = new.case_id and c.actor_kind = new.actor_kind
        and c.actor_id = new.actor_id and c.state = 'used' and c.ended_at > clock_timestamp() - interval '20 minutes')
    when 'documentNumber' then exists (
      select 1 from document_tries d
      where d.citizen_id = new.citizen_id and d.case_id = new.case_id and d.actor_kind = new.actor_kind
        and d.actor_id = new.actor_id and d.outcome = 'matches' and d.at > clock_timestamp() - interval '20 minutes')
    when 'approval' then exists (
      select 1 from approvals a
      where a.citizen_id = new.citizen_id and a.case_id = new.case_id and a.actor_kind = new.actor_kind
        and a.actor_id = new.actor_id and a.state = 'approved' and a.ended_at > clock_timestamp() - interval '20 minutes')
    when 'documentCheck' then new.actor_kind = 'clerk' and exists (
      select 1 from document_checks d
      where d.citizen_id = new.citizen_id and d.case_id = new.case_id and d.actor_id = new.actor_id
        and d.outcome = 'passed' and d.at > clock_timestamp() - interval '20 minutes')
    when 'representation' then exists (
      select 1 from representations r
      where r.citizen_id = new.citizen_id and r.case_id = new.case_id and r.actor_kind = new.actor_kind
        and r.actor_id = new.actor_id and r.documentation <> 'none' and r.at > clock_timestamp() - interval '20 minutes')
    else true
  end;
  if not rests then
    raise exception using errcode = 'FL012', message = 'nothing on record reaches this level';
  end if;
  return new;
end $$;

create function questions_reach(wanted verifications) returns boolean language sql stable as $$
  select case
    when count(*) = 0 then false
    when wanted.level = 'claimed' then true
    else sum(q.weight) >= (
      select (rules -> 'questions' ->> 'pointsForConfirmed')::integer from policy_versions where id = wanted.policy_id)
  end
  from control_questions q join question_rounds r on r.id = q.round_id
  where r.case_id = wanted.case_id and r.citizen_id = wanted.citizen_id and r.actor_id = wanted.actor_id
    and r.state in ('open', 'passed') and q.outcome = 'matches'
    and q.answered_at > clock_timestamp() - interval '20 minutes'
$$;

-- An accepted act needs a live proof of the level and by a method that its policy version demands,
-- or an approved proposal for exactly this; what nobody may do alone needs both.
create or replace function refuse_unproven_act() returns trigger language plpgsql as $$
declare
  proof verifications%rowtype;
  seen proposals%rowtype;
  rules_now jsonb;
  rule jsonb;
begin
  if new.state not in ('requested', 'accepted', 'refused') then
    raise exception using errcode = 'FL001', message = 'an act begins as requested, accepted or refused';
  end if;
  if new.state <> 'accepted' then
    return new;
  end if;
  select rules into rules_now from policy_versions where id = new.policy_id and valid_from <= clock_timestamp();
  if rules_now is null then
    raise exception using errcode = 'FL003', message = 'this policy does not hold';
  end if;
  if new.proposal_id is not null then
    select * into seen from proposals where id = new.proposal_id for share;
    if seen.state <> 'approved' or seen.kind <> 'act' or seen.act_kind <> new.kind
       or seen.citizen_id <> new.citizen_id or seen.case_id <> new.case_id
       or seen.authenticator_id is distinct from new.authenticator_id
       or seen.decided_at < clock_timestamp() - interval '5 minutes' then
      raise exception using errcode = 'FL015', message = 'the approval is not for this act';
    end if;
  elsif rules_now -> 'acts' -> new.kind::text ->> 'fourEyes' = 'always' then
    raise exception using errcode = 'FL015', message = 'nobody does this alone';
  end if;
  if new.verification_id is null then
    if new.proposal_id is null or new.requester = 'subject' or new.kind::text not in ('hold', 'suspend', 'block', 'revoke') then
      raise exception using errcode = 'FL002', message = 'the act has no proof';
    end if;
    return new;
  end if;
  select * into proof from verifications where id = new.verification_id for share;
  if proof.ended_at is not null or proof.expires_at <= clock_timestamp() then
    raise exception using errcode = 'FL002', message = 'the verification is no longer live';
  end if;
  rule := rules_now -> 'acts' -> new.kind::text -> new.actor_kind::text;
  if rule is null or jsonb_typeof(rule) <> 'object' then
    raise exception using errcode = 'FL003', message = 'the policy does not open this act to this actor';
  end if;
  if proof.level < (rule ->> 'level')::proof_level then
    raise exception using errcode = 'FL004', message = 'the verification is too weak for this act';
  end if;
  if not (rule -> 'methods') ? proof.method then
    raise exception using errcode = 'FL005', message = 'the verification method does not open this act';
  end if;
  return new;
end $$;

create or replace function refuse_backward_act() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and (act_rank(old.state) = 9 or act_rank(new.state) <= act_rank(old.state)) then
    raise exception using errcode = 'FL006', message = 'an act only moves forward';
  end if;
  if old.state = 'sent' and new.state = 'withdrawn' then
    raise exception using errcode = 'FL006', message = 'an act that was sent cannot be withdrawn';
  end if;
  if old.state in ('requested', 'awaitingApproval') and new.state in ('accepted', 'sent', 'acknowledged') then
    raise exception using errcode = 'FL007', message = 'acceptance goes through a new decision';
  end if;
  if new.version <> old.version + 1 then
    raise exception using errcode = 'FL008', message = 'the act was changed by someone else';
  end if;
  if (new.kind, new.case_id, new.citizen_id, new.verification_id, new.proposal_id, new.actor_kind, new.actor_id,
      new.idempotency_key, new.receipt_number, new.policy_id, new.created_at, new.requester, new.decided_on)
     is distinct from
     (old.kind, old.case_id, old.citizen_id, old.verification_id, old.proposal_id, old.actor_kind, old.actor_id,
      old.idempotency_key, old.receipt_number, old.policy_id, old.created_at, old.requester, old.decided_on)
     or (new.authenticator_id, new.authenticator_kind, new.hold_until, new.delivery, new.not_before, new.stop_index,
         new.identity_version)
     is distinct from
     (old.authenticator_id, old.authenticator_kind, old.hold_until, old.delivery, old.not_before, old.stop_index,
      old.identity_version) then
    raise exception using errcode = 'FL009', message = 'what was decided does not change';
  end if;
  return new;
end $$;

-- A proposal is decided once, in time, by another person with the right, and stays on file as it was made.
create function refuse_wrong_decision() returns trigger language plpgsql as $$
declare
  decider staff%rowtype;
  approvers jsonb;
begin
  if old.state <> 'open' then
    raise exception using errcode = 'FL016', message = 'the proposal is decided';
  end if;
  if new.version <> old.version + 1 then
    raise exception using errcode = 'FL008', message = 'the proposal was changed by someone else';
  end if;
  if (new.kind, new.proposed_by, new.reason, new.case_id, new.citizen_id, new.act_kind, new.authenticator_id,
      new.payload, new.based_on, new.changes, new.policy_id, new.proposed_at, new.expires_at)
     is distinct from
     (old.kind, old.proposed_by, old.reason, old.case_id, old.citizen_id, old.act_kind, old.authenticator_id,
      old.payload, old.based_on, old.changes, old.policy_id, old.proposed_at, old.expires_at) then
    raise exception using errcode = 'FL009', message = 'what was proposed does not change';
  end if;
  if new.state = 'withdrawn' and new.decided_by is distinct from old.proposed_by then
    raise exception using errcode = 'FL017', message = 'only the proposer withdraws';
  end if;
  if new.state in ('approved', 'refused') then
    if new.decided_by = old.proposed_by then
      raise exception using errcode = 'FL017', message = 'nobody decides their own proposal';
    end if;
    select * into decider from staff where id = new.decided_by;
    select rules -> 'fourEyes' -> 'approvers' into approvers from policy_versions where id = old.policy_id;
    if decider.blocked_at is not null or not coalesce(approvers ? decider.role, false) then
      raise exception using errcode = 'FL018', message = 'this person has not the right to decide';
    end if;
    if new.state = 'approved' and old.expires_at <= clock_timestamp() then
      raise exception using errcode = 'FL016', message = 'the proposal has run out';
    end if;
  end if;
  return new;
end $$;
create trigger proposals_are_decided_once before update on proposals
  for each row execute function refuse_wrong_decision();

create function refuse_decided_proposal() returns trigger language plpgsql as $$
begin
  if new.state <> 'open' then
    raise exception using errcode = 'FL016', message = 'a proposal begins open';
  end if;
  return new;
end $$;
create trigger proposals_begin_open before insert on proposals
  for each row execute function refuse_decided_proposal();

-- A new policy comes from an approved proposal that carries exactly these rules, and never for yesterday.
alter table policy_versions add column proposal_id uuid unique references proposals;
create function refuse_unapproved_policy() returns trigger language plpgsql as $$
declare
  seen proposals%rowtype;
begin
  select * into seen from proposals where id = new.proposal_id for share;
  if seen.id is null or seen.state <> 'approved' or seen.kind <> 'policy' or seen.payload -> 'rules' is distinct from new.rules then
    raise exception using errcode = 'FL019', message = 'a policy needs four eyes on exactly these rules';
  end if;
  if new.valid_from < clock_timestamp() - interval '1 minute' then
    raise exception using errcode = 'FL019', message = 'a policy never begins in the past';
  end if;
  return new;
end $$;

-- Codes and approvals only end; a wrong try is never taken back.
create function refuse_revived_code() returns trigger language plpgsql as $$
begin
  if old.state <> 'live' or new.wrong_tries < old.wrong_tries
     or (new.citizen_id, new.case_id, new.actor_kind, new.actor_id, new.code_index, new.sent_at, new.expires_at)
        is distinct from
        (old.citizen_id, old.case_id, old.actor_kind, old.actor_id, old.code_index, old.sent_at, old.expires_at) then
    raise exception using errcode = 'FL020', message = 'a code only ends';
  end if;
  if new.state = 'used' and (old.expires_at <= clock_timestamp() or old.wrong_tries >= 5) then
    raise exception using errcode = 'FL020', message = 'a code that has run out is not used';
  end if;
  return new;
end $$;
create trigger codes_only_end before update on one_time_codes
  for each row execute function refuse_revived_code();

create function refuse_revived_approval() returns trigger language plpgsql as $$
begin
  if old.ended_at is not null
     or (new.citizen_id, new.case_id, new.actor_kind, new.actor_id, new.reference_number, new.nonce_index, new.asked_at)
        is distinct from
        (old.citizen_id, old.case_id, old.actor_kind, old.actor_id, old.reference_number, old.nonce_index, old.asked_at) then
    raise exception using errcode = 'FL020', message = 'an approval is answered once';
  end if;
  return new;
end $$;
create trigger approvals_are_answered_once before update on approvals
  for each row execute function refuse_revived_approval();

-- The wider policy (product.md §5, §6); written by the owner, before the rule that new ones need four eyes.
insert into policy_versions (id, valid_from, rules) values (2, '2026-01-01T00:00:00Z', '{
  "acts": {
    "hold": {
      "agent": { "level": "claimed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval", "representation"] },
      "clerk": { "level": "claimed", "methods": ["controlQuestions", "documentCheck"] },
      "caller": { "level": "claimed", "methods": ["cprAndFact", "blockingCode"] },
      "citizen": { "level": "claimed", "methods": ["cprAndFact", "blockingCode", "oneTimeCode", "approval"] },
      "fourEyes": "uninvited"
    },
    "block": {
      "agent": { "level": "claimed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval"] },
      "clerk": { "level": "claimed", "methods": ["controlQuestions", "documentCheck"] },
      "caller": { "level": "claimed", "methods": ["blockingCode"] },
      "citizen": { "level": "claimed", "methods": ["blockingCode", "oneTimeCode", "approval"] },
      "fourEyes": "uninvited"
    },
    "suspend": {
      "agent": { "level": "claimed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval", "representation"] },
      "clerk": { "level": "claimed", "methods": ["controlQuestions", "documentCheck"] },
      "caller": { "level": "claimed", "methods": ["blockingCode"] },
      "citizen": { "level": "claimed", "methods": ["blockingCode", "oneTimeCode", "approval"] },
      "fourEyes": "uninvited"
    },
    "revoke": {
      "agent": null,
      "clerk": { "level": "inPerson", "methods": ["documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "always"
    },
    "liftHold": {
      "agent": { "level": "confirmed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval"] },
      "clerk": { "level": "confirmed", "methods": ["controlQuestions", "documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "never"
    },
    "liftLockout": {
      "agent": { "level": "confirmed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval"] },
      "clerk": { "level": "confirmed", "methods": ["controlQuestions", "documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "never"
    },
    "reopen": {
      "agent": null,
      "clerk": { "level": "inPerson", "methods": ["documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "never"
    },
    "activationCode": {
      "agent": { "level": "confirmed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval"] },
      "clerk": { "level": "inPerson", "methods": ["documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "never"
    },
    "temporaryPassword": {
      "agent": { "level": "confirmed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval"] },
      "clerk": { "level": "inPerson", "methods": ["documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "never"
    },
    "temporaryPin": {
      "agent": { "level": "strong", "methods": ["oneTimeCode", "documentNumber", "approval"] },
      "clerk": { "level": "inPerson", "methods": ["documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "never"
    },
    "orderMeans": {
      "agent": { "level": "confirmed", "methods": ["controlQuestions", "oneTimeCode", "documentNumber", "approval"] },
      "clerk": { "level": "inPerson", "methods": ["documentCheck"] },
      "caller": null, "citizen": null, "fourEyes": "never"
    }
  },
  "methods": {
    "blockingCode": { "alone": "claimed", "onConfirmed": null, "minutes": 20 },
    "cprAndFact": { "alone": "claimed", "onConfirmed": null, "minutes": 20 },
    "controlQuestions": { "alone": "confirmed", "onConfirmed": null, "minutes": 20 },
    "oneTimeCode": { "alone": "claimed", "onConfirmed": "strong", "minutes": 20 },
    "documentNumber": { "alone": "claimed", "onConfirmed": "strong", "minutes": 20 },
    "approval": { "alone": "claimed", "onConfirmed": "strong", "minutes": 20 },
    "documentCheck": { "alone": "inPerson", "onConfirmed": null, "minutes": 20 },
    "representation": { "alone": "claimed", "onConfirmed": null, "minutes": 20 }
  },
  "questions": {
    "pointsForConfirmed": 8, "mostQuestions": 5, "wrongAnswersAllowed": 1,
    "failedRoundsPerSubject": 2, "failedRoundsWindowHours": 24,
    "weights": {
      "birthPlace": 3, "previousMunicipality": 3, "siblings": 2, "children": 2, "parents": 3,
      "maritalStatus": 1, "maritalStatusSince": 3, "churchMember": 1, "street": 2, "postalCode": 1
    }
  },
  "oneTimeCode": { "minutes": 10, "tries": 5, "sendsPerSubjectPerDay": 5 },
  "documentNumber": { "triesPerSubjectPerDay": 2 },
  "approval": { "minutes": 5, "asksPerSubjectPerDay": 3 },
  "contact": { "unchangedHours": 120 },
  "reissue": { "addressAgeDays": 14, "coolingHours": 24, "contactChangedWithinDays": 30, "selfServicePinHours": 24 },
  "fourEyes": { "proposalMinutes": 120, "approvers": ["specialist", "teamLead"] },
  "witness": { "leastAge": 18, "mitidOlderThanDays": 30, "mostUses": 3, "usesWithinDays": 120 },
  "limits": {
    "strikesPerStep": 3, "wrongCodesPerCall": 3, "failuresPerCallerPerHour": 5,
    "requestsPerTargetPerDay": 5, "callsPerCallerPerTenMinutes": 20
  },
  "minutes": { "verificationLives": 20, "actDeadline": 15 },
  "seconds": { "offerOpen": 20, "heartbeatStale": 45, "agentGrace": 25 },
  "hours": { "hold": 24 }
}');
create trigger policies_need_four_eyes before insert on policy_versions
  for each row execute function refuse_unapproved_policy();

-- The application's role on what is new.
grant select, insert, update on one_time_codes, approvals, proposals, reissues, letters, mitid_log_cursor to faelleslinjen_app;
grant select, insert on document_tries, document_checks, representations, mitid_changes to faelleslinjen_app;
grant select, insert, update on theft_steps to faelleslinjen_app;
grant insert on policy_versions to faelleslinjen_app;
grant delete on theft_steps to faelleslinjen_app;
