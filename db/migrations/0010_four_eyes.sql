-- Four eyes, the rest of the last gate: everybody acts in their own name, and an uninvited stop rests on paper or on four eyes.

create index decided_proposals on proposals (decided_at desc) where state <> 'open';
create index proposals_by_proposer on proposals (proposed_by, proposed_at desc);
alter table proposals add constraint proposals_run_out
  check (expires_at > proposed_at and expires_at <= proposed_at + interval '7 days');

-- Whoever is logged in is the one who proposes, decides or withdraws; nobody does it for another.
create function refuse_borrowed_name() returns trigger language plpgsql as $$
declare
  acting text := nullif(current_setting('app.actor', true), '');
  maker staff%rowtype;
begin
  if tg_op = 'INSERT' then
    if new.proposed_by::text is distinct from acting then
      raise exception using errcode = 'FL017', message = 'a proposal is made in one''s own name';
    end if;
    return new;
  end if;
  if new.state in ('approved', 'refused', 'withdrawn') and new.decided_by::text is distinct from acting then
    raise exception using errcode = 'FL017', message = 'a decision is made in one''s own name';
  end if;
  if new.state = 'approved' then
    select * into maker from staff where id = old.proposed_by;
    if maker.blocked_at is not null then
      raise exception using errcode = 'FL018', message = 'the proposer has been blocked';
    end if;
  end if;
  return new;
end $$;
create trigger proposals_in_own_name before insert or update on proposals
  for each row execute function refuse_borrowed_name();

-- The act of an approved proposal is the proposer's. Without one, only a documented request of somebody else carries
-- a stop that the person has not asked for: that they proved who they are is not that they asked for it.
create function refuse_unshared_act() returns trigger language plpgsql as $$
declare
  seen proposals%rowtype;
  proof verifications%rowtype;
begin
  if new.state <> 'accepted' then
    return new;
  end if;
  if new.proposal_id is not null then
    select * into seen from proposals where id = new.proposal_id;
    if seen.proposed_by::text is distinct from new.actor_id then
      raise exception using errcode = 'FL015', message = 'the act is the proposer''s';
    end if;
    return new;
  end if;
  if new.requester <> 'subject' then
    select * into proof from verifications where id = new.verification_id;
    if proof.method is distinct from 'representation' then
      raise exception using errcode = 'FL015', message = 'nobody stops another without paper or four eyes';
    end if;
  end if;
  return new;
end $$;
create trigger acts_are_shared before insert on acts
  for each row execute function refuse_unshared_act();
