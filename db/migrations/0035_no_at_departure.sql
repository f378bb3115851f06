-- A "no" at departure is a decision too, and stays on file with what it was made on, as a "yes" does.
alter table departures add column verdict text not null default 'leaves' check (verdict in ('leaves', 'stays'));
alter table departures add column reasons text[];
alter table departures alter column identity_version drop not null;
comment on column departures.verdict is 'what the second decision was: the act leaves, or stays for good';
comment on column departures.reasons is 'why it stays, as codes; null where it leaves';
alter table departures add constraint departures_say_why check (case verdict
  when 'leaves' then reasons is null and identity_version is not null
  else coalesce(cardinality(reasons), 0) > 0 end);

create function refuse_rewritten_departure() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  raise exception using errcode = 'FL083', message = 'what was decided at departure stays decided';
end $$;
create trigger departures_stand before update or delete on departures
  for each row execute function refuse_rewritten_departure();

-- To stay nobody has to be warned; to leave, somebody has (0034).
create or replace function refuse_departure_ahead() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select not_before <= clock_timestamp() from acts where id = new.act_id) is not true then
    raise exception using errcode = 'FL062', message = 'this act still waits';
  end if;
  if new.verdict = 'leaves' and (post_allows_from(new.act_id) <= clock_timestamp()) is not true then
    raise exception using errcode = 'FL079', message = 'the person has not been warned by post yet';
  end if;
  return new;
end $$;

-- What was to stay has not been carried out.
create function refuse_act_that_stays() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select 1 from departures d where d.act_id = new.id and d.verdict = 'stays') then
    raise exception using errcode = 'FL084', message = 'it was decided that this act stays';
  end if;
  return new;
end $$;
create trigger acts_that_stay before update on acts
  for each row when (new.state = 'acknowledged' and old.state <> 'acknowledged') execute function refuse_act_that_stays();
create index departures_by_time on departures (decided_at);
