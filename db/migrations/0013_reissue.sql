-- What has waited is decided once more as it leaves; both decisions stay on file. And the desk takes over a visit's case.

create table departures (
  act_id uuid primary key references acts,
  -- The facts of the second decision, as acts.decided_on has those of the first.
  decided_on jsonb not null,
  policy_id integer not null references policy_versions,
  -- The version of the identity that the second decision saw, and that MitID is told.
  identity_version integer not null,
  decided_at timestamptz not null default clock_timestamp()
);

-- Nothing departs that did not wait, nor before its hour, nor what has been taken back.
create function refuse_early_departure() returns trigger language plpgsql as $$
declare
  act acts%rowtype;
begin
  select * into act from acts where id = new.act_id;
  if act.state <> 'sent' or act.not_before is null or act.not_before > new.decided_at then
    raise exception using errcode = 'FL021', message = 'this act does not depart now';
  end if;
  return new;
end $$;
create trigger departures_have_waited before insert on departures
  for each row execute function refuse_early_departure();

grant select, insert on departures to faelleslinjen_app;

-- A case that a citizen opened on the web may be taken over by the desk, where an act of it needs a person.
alter table cases drop constraint cases_visit_check;
alter table cases add constraint cases_visit_check check (visit_id is null or channel = 'web');

-- A stop that MitID has not answered in time is a person's business, as every act is.
alter table reissue_stops add column escalated_at timestamptz;
