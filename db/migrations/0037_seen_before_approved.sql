-- Nobody approves what they have not opened: a look at the proposal in its present version stands before the yes.

create table proposal_looks (
  proposal_id uuid not null references proposals,
  staff_id uuid not null references staff,
  version integer not null,
  at timestamptz not null default clock_timestamp(),
  primary key (proposal_id, staff_id, version)
);
comment on table proposal_looks is 'who has opened an open proposal, in which version, and when first; a look at a person is in audit_log besides';
grant select, insert on proposal_looks to faelleslinjen_app;

create function refuse_made_up_look() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.staff_id::text is distinct from nullif(current_setting('app.actor', true), '') then
    raise exception using errcode = 'FL081', message = 'everybody looks with their own eyes';
  end if;
  if not exists (select 1 from proposals where id = new.proposal_id and state = 'open' and version = new.version) then
    raise exception using errcode = 'FL081', message = 'this is not what is proposed';
  end if;
  new.at := clock_timestamp();
  return new;
end $$;
create trigger looks_are_ones_own before insert on proposal_looks
  for each row execute function refuse_made_up_look();

create function refuse_unseen_approval() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.state = 'approved' and not exists (
    select 1 from proposal_looks
    where proposal_id = old.id and staff_id = new.decided_by and version = old.version) then
    raise exception using errcode = 'FL081', message = 'whoever approves has opened what is proposed';
  end if;
  return new;
end $$;
create trigger proposals_were_seen before update on proposals
  for each row execute function refuse_unseen_approval();
