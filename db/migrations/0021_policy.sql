-- The version approved last holds (docs/decisions/018): its number and its day must be those that two people have read.

create or replace function refuse_unapproved_policy() returns trigger language plpgsql as $$
declare
  seen proposals%rowtype;
  wanted timestamptz;
begin
  select * into seen from proposals where id = new.proposal_id for share;
  if seen.id is null or seen.state <> 'approved' or seen.kind <> 'policy' or seen.payload -> 'rules' is distinct from new.rules then
    raise exception using errcode = 'FL019', message = 'a policy needs four eyes on exactly these rules';
  end if;
  if new.valid_from < clock_timestamp() - interval '1 minute' then
    raise exception using errcode = 'FL019', message = 'a policy never begins in the past';
  end if;
  -- Without a day in the proposal it begins at once.
  wanted := (seen.payload ->> 'validFrom')::timestamptz;
  if new.valid_from is distinct from coalesce(wanted, new.valid_from)
     or (wanted is null and new.valid_from > clock_timestamp() + interval '1 minute') then
    raise exception using errcode = 'FL045', message = 'a policy begins on the day that was approved';
  end if;
  if new.id <> (select max(id) + 1 from policy_versions) then
    raise exception using errcode = 'FL046', message = 'versions of the policy follow one after another';
  end if;
  return new;
end $$;

-- Who may decide a proposal stands in the policy it names: one that holds, not one that is over or still to come.
create function refuse_other_policy() returns trigger language plpgsql as $$
declare
  begun timestamptz;
begin
  select valid_from into begun from policy_versions where id = new.policy_id;
  -- Rules may be approved while a proposal is being written: it may still name those of a minute ago.
  if begun > clock_timestamp() or exists (
    select 1 from policy_versions newer
    where newer.id > new.policy_id and newer.valid_from < clock_timestamp() - interval '1 minute'
      -- A version without approvers is none that anybody can decide under.
      and newer.rules -> 'fourEyes' -> 'approvers' is not null) then
    raise exception using errcode = 'FL047', message = 'a proposal is made under the policy in force';
  end if;
  return new;
end $$;
create trigger proposals_under_policy_in_force before insert on proposals
  for each row execute function refuse_other_policy();

-- What MitID's own log has told of one identity, newest version first: asked for each open proposal.
create index mitid_changes_by_identity on mitid_changes (mitid_uuid, epoch, version desc);
