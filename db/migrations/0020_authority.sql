-- Who may ask for what, at the last gate: the line itself, the CPR register, and what a paper carries where it was seen.

alter table acts drop constraint acts_requester_check;
alter table acts add constraint acts_requester_check check (requester in (
  'subject', 'guardian', 'attorney', 'relative', 'estate', 'police', 'bank', 'employer', 'authority', 'line', 'register'));
alter table acts drop constraint acts_reason_check;
alter table acts add constraint acts_reason_check check (reason in (
  'lost', 'stolen', 'misuse', 'approvedByMistake', 'unspecified', 'found', 'forgotten', 'newDevice', 'worn',
  'death', 'reported', 'numberAnnulled'));
alter table acts drop constraint acts_proof_check;
alter table acts add constraint acts_proof_check check (
  state = 'refused' or verification_id is not null or proposal_id is not null or requester = 'register');

-- What the CPR register said the number is worth, in the open beside the sealed answer: the gate must read it.
alter table lookups add column register_status text check (register_status ~ '^[0-9]{2}$');
create index register_said on lookups (citizen_id, at desc) where register_status is not null;

-- Who may ask for somebody else, and what their paper carries without a colleague; a test holds it against the domain.
create table rights_of_others (
  requester text not null,
  kind act_kind not null,
  alone_on_telephone boolean not null,
  alone_at_counter boolean not null,
  primary key (requester, kind)
);
insert into rights_of_others values
  ('guardian', 'hold', true, true), ('guardian', 'suspend', false, true),
  ('attorney', 'hold', true, true), ('attorney', 'suspend', false, true),
  ('relative', 'hold', false, false), ('relative', 'suspend', false, false),
  ('estate', 'hold', true, true), ('estate', 'suspend', false, true),
  ('police', 'hold', true, true), ('police', 'suspend', false, false),
  ('bank', 'hold', true, true), ('bank', 'suspend', false, false),
  ('employer', 'hold', true, true),
  ('authority', 'hold', true, true), ('authority', 'suspend', false, false),
  ('line', 'hold', false, false), ('line', 'suspend', false, false), ('line', 'block', false, false),
  ('register', 'suspend', false, false), ('register', 'revoke', false, false);
grant select on rights_of_others to faelleslinjen_app;

-- The newest word of the register about a person, in whichever case it was heard; null where it never was.
create function register_says(person uuid) returns text language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select register_status from lookups
  where citizen_id = person and register_status is not null
  order by at desc limit 1
$$;

-- An accepted act needs a live proof of the level and by a method that its policy version demands. What nobody may do
-- alone needs an approved proposal for exactly this besides. Somebody else's request is refuse_unshared_act's business.
create or replace function refuse_unproven_act() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
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
  if new.verification_id is null and new.requester = 'subject' then
    raise exception using errcode = 'FL002', message = 'the act has no proof';
  end if;
  -- The register's word needs no rule of a mover: it is the same whoever has heard it.
  if new.requester = 'register' then
    return new;
  end if;
  rule := rules_now -> 'acts' -> new.kind::text -> new.actor_kind::text;
  if rule is null or jsonb_typeof(rule) <> 'object' then
    raise exception using errcode = 'FL003', message = 'the policy does not open this act to this actor';
  end if;
  if new.verification_id is null then
    return new;
  end if;
  select * into proof from verifications where id = new.verification_id for share;
  if proof.ended_at is not null or proof.expires_at <= clock_timestamp() then
    raise exception using errcode = 'FL002', message = 'the verification is no longer live';
  end if;
  if proof.level < (rule ->> 'level')::proof_level then
    raise exception using errcode = 'FL004', message = 'the verification is too weak for this act';
  end if;
  if proof.method = 'representation' and new.requester = 'subject' then
    raise exception using errcode = 'FL043', message = 'another''s paper is not the person''s own wish';
  end if;
  if not (rule -> 'methods') ? proof.method then
    raise exception using errcode = 'FL005', message = 'the verification method does not open this act';
  end if;
  return new;
end $$;

-- The act of an approved proposal is the proposer's, at the wish that was approved. Without one, only a paper of whoever
-- asks carries a stop that the person has not asked for, and only as far as it reaches where it was seen.
create or replace function refuse_unshared_act() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  seen proposals%rowtype;
  proof verifications%rowtype;
  theirs rights_of_others%rowtype;
begin
  if new.state <> 'accepted' then
    return new;
  end if;
  if new.proposal_id is not null then
    select * into seen from proposals where id = new.proposal_id;
    if seen.proposed_by::text is distinct from new.actor_id then
      raise exception using errcode = 'FL015', message = 'the act is the proposer''s';
    end if;
    if seen.payload ->> 'requester' is distinct from new.requester then
      raise exception using errcode = 'FL044', message = 'the approval is for somebody else''s wish';
    end if;
  end if;
  if new.requester = 'subject' then
    return new;
  end if;
  select * into theirs from rights_of_others where requester = new.requester and kind = new.kind;
  if theirs.kind is null then
    raise exception using errcode = 'FL040', message = 'nobody of this kind may ask for that';
  end if;
  if new.requester = 'register' or new.proposal_id is not null then
    return new;
  end if;
  select * into proof from verifications where id = new.verification_id;
  if proof.method is distinct from 'representation' then
    raise exception using errcode = 'FL015', message = 'nobody stops another without paper or four eyes';
  end if;
  if not exists (
    select 1 from representations r
    where r.case_id = new.case_id and r.citizen_id = new.citizen_id and r.actor_kind = new.actor_kind
      and r.actor_id = new.actor_id and r.requester = new.requester and r.documentation <> 'none'
      and r.at > clock_timestamp() - interval '20 minutes')
     or not (case new.actor_kind::text
       when 'agent' then theirs.alone_on_telephone when 'clerk' then theirs.alone_at_counter else false end) then
    raise exception using errcode = 'FL043', message = 'this paper does not carry the act by itself';
  end if;
  return new;
end $$;

-- Nothing is opened or sent out for a number that stands for nobody (domain.md §8.2); what the register carries by itself
-- is what it has said: a stop by the system for the dead and the annulled, the end for ever only of the dead.
create function refuse_deaf_act() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  said text := register_says(new.citizen_id);
begin
  if new.state <> 'accepted' then
    return new;
  end if;
  if new.kind::text not in ('hold', 'block', 'suspend', 'revoke') and said in ('30', '50', '60', '70', '90') then
    raise exception using errcode = 'FL041', message = 'the register says that the number stands for nobody here';
  end if;
  if new.requester <> 'register' then
    return new;
  end if;
  if not coalesce(case new.kind::text
    when 'suspend' then said in ('30', '50', '90') and new.actor_kind::text = 'system'
    when 'revoke' then said = '90' and new.proposal_id is not null
    else false end, false) then
    raise exception using errcode = 'FL042', message = 'the register does not say that';
  end if;
  return new;
end $$;
create trigger acts_heed_the_register before insert on acts
  for each row execute function refuse_deaf_act();
