-- The last gate, closed further: the policy that holds now and no other, whole rules, one open act of a kind, the person
-- that was proven, and times that the writer cannot choose. Each refusal is tried by plain SQL in tests/commands/gates.

-- ── The policy in force ──────────────────────────────────────────────────────────────
-- As db/policy.ts has it: of the versions whose day has come, the one that was approved last.
create function policy_in_force(at timestamptz) returns integer language sql stable as $$
  select id from policy_versions where valid_from <= at order by id desc limit 1
$$;

-- What was laxer last year, or will be next year, opens nothing today.
create function refuse_policy_not_in_force() returns trigger language plpgsql as $$
begin
  if new.policy_id is distinct from policy_in_force(clock_timestamp()) then
    raise exception using errcode = 'FL055', message = 'another policy is in force';
  end if;
  return new;
end $$;
create trigger acts_under_policy_in_force before insert on acts
  for each row when (new.kind not in ('hold', 'block', 'suspend')) execute function refuse_policy_not_in_force();
create trigger verifications_under_policy_in_force before insert on verifications
  for each row when (new.level > 'claimed') execute function refuse_policy_not_in_force();
create trigger departures_under_policy_in_force before insert on departures
  for each row execute function refuse_policy_not_in_force();

-- A process that cannot read the newest rules goes on with the ones before (decision 018). It may still stop, because a
-- stop that is refused is harm; what opens waits for a process that knows what holds.
create function refuse_policy_never_in_force() returns trigger language plpgsql as $$
begin
  if new.policy_id = policy_in_force(clock_timestamp()) then
    return new;
  end if;
  if not exists (select 1 from policy_versions p
                 where p.id = new.policy_id and p.valid_from <= clock_timestamp() and policy_is_whole(p.rules)) then
    raise exception using errcode = 'FL055', message = 'this policy is not in force';
  end if;
  return new;
end $$;
create trigger acts_under_policy_once_in_force before insert on acts
  for each row when (new.kind in ('hold', 'block', 'suspend')) execute function refuse_policy_never_in_force();
create trigger verifications_under_policy_once_in_force before insert on verifications
  for each row when (new.level = 'claimed') execute function refuse_policy_never_in_force();

-- ── Rules that are whole, and as approved ────────────────────────────────────────────
-- The least that any policy asks, as app/domain/policy/floor.ts has it (held equal by a test): law, not a setting.
create table act_floors (
  kind act_kind primary key,
  movers text[] not null,
  least_level proof_level not null,
  four_eyes text not null check (four_eyes in ('never', 'uninvited', 'always'))
);
insert into act_floors values
  ('hold', '{agent,clerk,caller,citizen}', 'claimed', 'uninvited'),
  ('block', '{agent,clerk,caller,citizen}', 'claimed', 'uninvited'),
  ('suspend', '{agent,clerk,caller,citizen}', 'claimed', 'uninvited'),
  ('revoke', '{agent,clerk}', 'inPerson', 'always'),
  ('liftHold', '{agent,clerk}', 'confirmed', 'never'),
  ('liftLockout', '{agent,clerk}', 'confirmed', 'never'),
  ('reopen', '{clerk}', 'inPerson', 'never'),
  ('activationCode', '{agent,clerk,citizen}', 'confirmed', 'never'),
  ('temporaryPassword', '{agent,clerk,citizen}', 'confirmed', 'never'),
  ('temporaryPin', '{agent,clerk,citizen}', 'strong', 'never'),
  ('orderMeans', '{agent,clerk,citizen}', 'confirmed', 'never');
grant select on act_floors to faelleslinjen_app;

-- A rule opens an act to nobody (null), or says the level and the methods. A level that is no level is an error of its own.
create function rule_is_whole(rule jsonb, floor proof_level) returns boolean language sql immutable as $$
  select coalesce(
    jsonb_typeof(rule) = 'null'
    or (jsonb_typeof(rule) = 'object' and jsonb_typeof(rule -> 'methods') = 'array'
        and rule ->> 'level' = any (enum_range(null::proof_level)::text[])
        and array_position(enum_range(null::proof_level)::text[], rule ->> 'level')
            >= array_position(enum_range(null::proof_level)::text[], floor::text)), false)
$$;

create function number_between(value jsonb, lowest numeric, highest numeric) returns boolean language sql immutable as $$
  select coalesce(jsonb_typeof(value) = 'number' and (value #>> '{}')::numeric between lowest and highest
    and (value #>> '{}')::numeric % 1 = 0, false)
$$;

create function act_is_whole(act jsonb, floor act_floors) returns boolean language sql immutable as $$
  select coalesce(
    array_position('{never,uninvited,always}'::text[], act ->> 'fourEyes')
      >= array_position('{never,uninvited,always}'::text[], floor.four_eyes)
    and bool_and(rule_is_whole(act -> mover, floor.least_level)
                 and (mover = any (floor.movers) or jsonb_typeof(act -> mover) = 'null')), false)
  from unnest('{agent,clerk,caller,citizen}'::text[]) mover
$$;

create function worth_is_whole(worth jsonb) returns boolean language sql immutable as $$
  select coalesce(
    worth ->> 'alone' = any (enum_range(null::proof_level)::text[])
    and (jsonb_typeof(worth -> 'onConfirmed') = 'null'
         or worth ->> 'onConfirmed' = any (enum_range(null::proof_level)::text[]))
    and number_between(worth -> 'minutes', 1, 20), false)
$$;

-- What the gates below and before rest on is there: a comparison with nothing refuses nothing.
create function policy_is_whole(rules jsonb) returns boolean language sql stable as $$
  select coalesce(
    (select bool_and(act_is_whole(rules -> 'acts' -> f.kind::text, f)) from act_floors f)
    and (select bool_and(worth_is_whole(rules -> 'methods' -> method))
         from unnest('{blockingCode,cprAndFact,controlQuestions,oneTimeCode,documentNumber,approval,documentCheck,representation}'::text[]) method)
    and number_between(rules -> 'questions' -> 'pointsForConfirmed', 1, 1000)
    and number_between(rules -> 'questions' -> 'mostQuestions', 1, 100)
    and number_between(rules -> 'questions' -> 'wrongAnswersAllowed', 0, 100)
    and jsonb_typeof(rules -> 'questions' -> 'weights') = 'object'
    and (select bool_and(number_between(weight.value, 0, 1000)) from jsonb_each(rules -> 'questions' -> 'weights') weight)
    and number_between(rules -> 'fourEyes' -> 'proposalMinutes', 1, 10080)
    and jsonb_typeof(rules -> 'fourEyes' -> 'approvers') = 'array'
    and jsonb_array_length(rules -> 'fourEyes' -> 'approvers') > 0
    and rules -> 'fourEyes' -> 'approvers' <@ '["specialist", "teamLead"]'
    and number_between(rules -> 'hours' -> 'hold', 1, 24), false)
$$;

create function refuse_hollow_policy() returns trigger language plpgsql as $$
begin
  if policy_is_whole(new.rules) is not true then
    raise exception using errcode = 'FL058', message = 'these rules are not whole, or laxer than law';
  end if;
  return new;
end $$;
create trigger policies_stand_whole before insert on policy_versions
  for each row execute function refuse_hollow_policy();

-- Rules are put in force when the second person says yes, not whenever somebody finds the approval later.
create function refuse_stale_policy() returns trigger language plpgsql as $$
begin
  if (select p.decided_at >= clock_timestamp() - interval '5 minutes' from proposals p where p.id = new.proposal_id) is false then
    raise exception using errcode = 'FL059', message = 'this approval is too old';
  end if;
  return new;
end $$;
create trigger policies_stand_fresh before insert on policy_versions
  for each row execute function refuse_stale_policy();

-- A rule that says nothing opens nothing, whatever is in the table.
create function refuse_act_by_hollow_rule() returns trigger language plpgsql as $$
declare
  rule jsonb;
begin
  if new.state <> 'accepted' or new.verification_id is null then
    return new;
  end if;
  select rules -> 'acts' -> new.kind::text -> new.actor_kind::text into rule from policy_versions where id = new.policy_id;
  if (select v.level >= (rule ->> 'level')::proof_level and (rule -> 'methods') ? v.method
      from verifications v where v.id = new.verification_id) is not true then
    raise exception using errcode = 'FL060', message = 'no rule of this policy opens the act to this proof';
  end if;
  return new;
end $$;
create trigger acts_under_whole_rule before insert on acts
  for each row execute function refuse_act_by_hollow_rule();

-- ── One open act of a kind ───────────────────────────────────────────────────────────
-- An act that says it is the same as another stands aside from the indexes, so it has to be true.
create function refuse_false_sameness() returns trigger language plpgsql as $$
declare
  other acts%rowtype;
begin
  if new.same_as_act_id is null then
    return new;
  end if;
  select * into other from acts where id = new.same_as_act_id;
  if (new.state = 'accepted' and other.citizen_id = new.citizen_id and other.kind = new.kind
      and other.authenticator_id is not distinct from new.authenticator_id
      and (other.kind = 'block' or other.authenticator_kind is not distinct from new.authenticator_kind)
      and other.same_as_act_id is null
      and (other.state in ('accepted', 'sent') or (other.kind = 'block' and other.state = 'acknowledged'))) is not true then
    raise exception using errcode = 'FL056', message = 'no such act is under way';
  end if;
  return new;
end $$;
create trigger acts_under_true_name before insert on acts
  for each row execute function refuse_false_sameness();

-- Free words in the kind of a means would each be a kind of their own to the index.
alter table acts add constraint acts_means_kind_known check (
  authenticator_kind in ('codeApp', 'codeDisplay', 'codeReader', 'chip', 'password'));
alter table acts add constraint acts_means_kind_fits check (state = 'refused' or
  case kind::text
    when 'orderMeans' then authenticator_kind in ('codeDisplay', 'codeReader', 'chip')
    else authenticator_kind is null or authenticator_id is not null
  end);
create unique index one_open_act_on_means on acts (citizen_id, kind, authenticator_id)
  where authenticator_id is not null and kind <> 'block' and same_as_act_id is null and state in ('accepted', 'sent');

-- ── What a code and a request on the phone are evidence of ───────────────────────────
-- A blocking code carries a proof while it lives, and as long after its replacement as a call lasts.
-- A fact beside a number carries one where that call has asked for a hold that nobody refused, and carries it once.
create function refuse_groundless_proof() returns trigger language plpgsql as $$
begin
  if new.method = 'blockingCode' and not exists (
    select 1 from blocking_codes c
    where c.citizen_id = new.citizen_id and c.issued_at <= clock_timestamp() + interval '1 minute'
      and (c.revoked_at is null or c.revoked_at > clock_timestamp() - interval '20 minutes')) then
    raise exception using errcode = 'FL066', message = 'this person has no blocking code';
  end if;
  if new.method = 'cprAndFact' and (
    new.actor_kind <> 'caller'
    or not exists (
      select 1 from hold_requests h where h.call_sid = new.actor_id
        and (h.state = 'received' or (h.state = 'placed' and h.settled_at > clock_timestamp() - interval '20 minutes')))
    or exists (select 1 from verifications v where v.method = 'cprAndFact' and v.actor_id = new.actor_id)) then
    raise exception using errcode = 'FL066', message = 'this call has asked for nothing, or was refused';
  end if;
  if new.method = 'controlQuestions' and new.level > 'claimed' and not exists (
    select 1 from question_rounds r
    where r.case_id = new.case_id and r.citizen_id = new.citizen_id and r.actor_kind = new.actor_kind
      and r.actor_id = new.actor_id and r.state in ('open', 'passed') and round_is_won(r.id, new.policy_id)) then
    raise exception using errcode = 'FL066', message = 'no one round was won';
  end if;
  return new;
end $$;
create trigger verifications_stand_on_evidence before insert on verifications
  for each row execute function refuse_groundless_proof();

-- Two at once must not both find the evidence unused: the second waits, and then sees the first.
create function take_turns_at_proving() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(
    concat_ws(':', 'proof', new.case_id, new.citizen_id, new.actor_kind, new.actor_id, new.method), 0));
  return new;
end $$;
create trigger verifications_after_one_another before insert on verifications
  for each row execute function take_turns_at_proving();

-- A blocking code is sent, wiped and ended; it never lives again and never becomes another person's.
create function refuse_revived_blocking_code() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.revoked_at is not null or new.sent_at is not null then
      raise exception using errcode = 'FL057', message = 'a blocking code begins live and unsent';
    end if;
    return new;
  end if;
  if (new.id, new.citizen_id, new.code_index, new.issued_at, new.issued_in_case)
     is distinct from (old.id, old.citizen_id, old.code_index, old.issued_at, old.issued_in_case)
     or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at)
     or (old.sent_at is not null and new.sent_at is distinct from old.sent_at)
     or (new.code_cipher is not null
         and (new.code_cipher, new.code_key_id) is distinct from (old.code_cipher, old.code_key_id)) then
    raise exception using errcode = 'FL057', message = 'a blocking code only ends';
  end if;
  return new;
end $$;
create trigger blocking_codes_only_end before insert or update on blocking_codes
  for each row execute function refuse_revived_blocking_code();

-- ── The person that was proven ───────────────────────────────────────────────────────
-- Acts are carried out on the MitID that stands beside the person. It moves when MitID says so (db/citizens.ts), but
-- never between a proof and its act, nor between an act and its end. A number is only ever followed by a newer one.
create function refuse_swapped_person() returns trigger language plpgsql as $$
begin
  if old.mitid_uuid is not null and new.mitid_uuid is distinct from old.mitid_uuid and (
    exists (select 1 from acts a where a.citizen_id = old.id and a.state in ('accepted', 'sent'))
    or exists (select 1 from verifications v where v.citizen_id = old.id and v.ended_at is null
                 and v.expires_at > clock_timestamp())) then
    raise exception using errcode = 'FL064', message = 'this person is proven or acted on';
  end if;
  if new.id is distinct from old.id or (old.cpr_index is not null and new.cpr_index is distinct from old.cpr_index
     and (new.cpr_index is null or new.mitid_uuid is null or new.mitid_uuid is distinct from old.mitid_uuid)) then
    raise exception using errcode = 'FL064', message = 'only a new number of the same MitID takes the place of a number';
  end if;
  return new;
end $$;
create trigger citizens_stay_themselves before update on citizens
  for each row execute function refuse_swapped_person();

-- ── Times that the writer cannot choose ──────────────────────────────────────────────
-- An approval that is dated ahead would never be too old, and neither would a proposal.
create function refuse_proposal_dated_ahead() returns trigger language plpgsql as $$
declare
  lives interval;
begin
  if tg_op = 'UPDATE' then
    if new.state = 'approved' and (new.decided_at <= clock_timestamp() + interval '1 minute') is not true then
      raise exception using errcode = 'FL061', message = 'a decision is not dated ahead';
    end if;
    return new;
  end if;
  if new.proposed_at > clock_timestamp() + interval '1 minute' then
    raise exception using errcode = 'FL061', message = 'a proposal is not dated ahead';
  end if;
  select make_interval(mins => (rules -> 'fourEyes' ->> 'proposalMinutes')::integer) into lives
    from policy_versions where id = new.policy_id;
  if new.kind = 'act' and (new.expires_at <= new.proposed_at + lives) is not true then
    raise exception using errcode = 'FL061', message = 'the proposal would outlive what the policy gives it';
  end if;
  return new;
end $$;
create trigger proposals_under_the_clock before insert or update on proposals
  for each row execute function refuse_proposal_dated_ahead();

-- An act is dated when it is made, and a hold holds from then for as long as the policy says.
create function refuse_act_dated_elsewhere() returns trigger language plpgsql as $$
declare
  holds interval;
begin
  if new.created_at not between clock_timestamp() - interval '1 minute' and clock_timestamp() + interval '1 minute' then
    raise exception using errcode = 'FL063', message = 'an act is dated when it is made';
  end if;
  if new.hold_until is null or new.state = 'refused' then
    return new;
  end if;
  select make_interval(hours => (rules -> 'hours' ->> 'hold')::integer) into holds
    from policy_versions where id = new.policy_id;
  if (new.hold_until > clock_timestamp()
      and new.hold_until <= clock_timestamp() + holds + interval '1 minute') is not true then
    raise exception using errcode = 'FL063', message = 'a hold lasts as long as the policy says';
  end if;
  return new;
end $$;
create trigger acts_under_the_clock after insert on acts
  for each row execute function refuse_act_dated_elsewhere();

-- What has to wait neither leaves nor departs before its hour by the wall's clock, whatever hour is written beside it.
create function refuse_waiting_act() returns trigger language plpgsql as $$
begin
  if new.state <> old.state and new.state in ('sent', 'acknowledged') and new.not_before > clock_timestamp() then
    raise exception using errcode = 'FL062', message = 'this act still waits';
  end if;
  return new;
end $$;
create trigger acts_wait_their_hour before update on acts
  for each row execute function refuse_waiting_act();
create function refuse_departure_ahead() returns trigger language plpgsql as $$
begin
  if (select not_before <= clock_timestamp() from acts where id = new.act_id) is not true then
    raise exception using errcode = 'FL062', message = 'this act still waits';
  end if;
  return new;
end $$;
create trigger departures_wait_their_hour before insert on departures
  for each row execute function refuse_departure_ahead();
