-- What cools off leaves when the person has been warned by post, and a letter warns nobody before it has arrived
-- (docs/decisions/027).

-- ── Letters ──────────────────────────────────────────────────────────────────────────
-- Whoever writes when a letter was posted also says when it has arrived: the database's clock says it.
alter table letters add column posted_at timestamptz;
comment on column letters.posted_at is 'when it was reported to be in the letterbox, by the database''s clock';
update letters set posted_at = changed_at where state in ('posted', 'returned');
alter table letters add constraint letters_are_dated_when_posted
  check ((posted_at is not null) = (state in ('posted', 'returned')));

create function refuse_backward_letter() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if (new.state, new.posted_at, new.body_cipher) is distinct from ('waiting', null, null) then
      raise exception using errcode = 'FL078', message = 'a letter begins by waiting for its printer';
    end if;
    return new;
  end if;
  if (new.id, new.notice_id, new.created_at) is distinct from (old.id, old.notice_id, old.created_at) then
    raise exception using errcode = 'FL078', message = 'a letter stays what it tells of';
  end if;
  if (old.state, new.state) not in (
    ('waiting', 'printed'), ('printed', 'printed'), ('printed', 'posted'), ('posted', 'returned'),
    ('waiting', 'undeliverable'), ('printed', 'undeliverable'), ('waiting', 'overtaken'), ('printed', 'overtaken')) then
    raise exception using errcode = 'FL078', message = 'a letter only moves forward';
  end if;
  new.posted_at := case when old.state = 'printed' and new.state = 'posted' then clock_timestamp() else old.posted_at end;
  return new;
end $$;
create trigger letters_move_forward before insert or update on letters
  for each row execute function refuse_backward_letter();
create index letters_posted_lately on letters (posted_at) where state = 'posted';

-- ── The gate ─────────────────────────────────────────────────────────────────────────
-- Rules that were approved before this number stood in them mean this one (app/domain/policy/number-bounds.ts).
create function letter_days() returns interval language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select make_interval(hours => 24 * coalesce((rules -> 'reissue' ->> 'letterDays')::integer, 8))
  from policy_versions where id = policy_in_force(clock_timestamp())
$$;

create function refuse_hasty_policy() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.rules -> 'reissue' ? 'letterDays' and not number_between(new.rules -> 'reissue' -> 'letterDays', 7, 21) then
    raise exception using errcode = 'FL058', message = 'a letter takes a week, and no more than three';
  end if;
  return new;
end $$;
create trigger policies_give_the_post_its_days before insert on policy_versions
  for each row execute function refuse_hasty_policy();

-- From when the post lets an act leave that cools off, as app/domain/protection/post.ts has it: always where nobody had
-- to be warned or Digital Post has taken the warning, some days after a letter was posted, never while the letter has not
-- been or has come back, and null while neither is on its way. What asks for the same as another is warned of with it.
create function post_allows_from(act uuid) returns timestamptz language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when first.not_before is null then '-infinity' else (
    select min(case
      when n.channel = 'digitalPost' and n.state in ('sent', 'delivered') then '-infinity'::timestamptz
      when n.channel = 'letter' then case when l.state = 'posted' then l.posted_at + letter_days() else 'infinity' end
    end)
    from notices n left join letters l on l.notice_id = n.id
    where n.act_id = first.id and n.template = 'coolingOff' and n.channel in ('digitalPost', 'letter')
  ) end
  from acts asked join acts first on first.id = coalesce(asked.same_as_act_id, asked.id)
  where asked.id = act
$$;
grant execute on function letter_days(), post_allows_from(uuid) to faelleslinjen_app;

create or replace function refuse_waiting_act() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.state = old.state or new.state not in ('sent', 'acknowledged') then
    return new;
  end if;
  if new.not_before > clock_timestamp() then
    raise exception using errcode = 'FL062', message = 'this act still waits';
  end if;
  if old.state = 'accepted' and new.not_before is not null
     and (post_allows_from(new.id) <= clock_timestamp()) is not true then
    raise exception using errcode = 'FL079', message = 'the person has not been warned by post yet';
  end if;
  return new;
end $$;

create or replace function refuse_departure_ahead() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (select not_before <= clock_timestamp() from acts where id = new.act_id) is not true then
    raise exception using errcode = 'FL062', message = 'this act still waits';
  end if;
  if (post_allows_from(new.act_id) <= clock_timestamp()) is not true then
    raise exception using errcode = 'FL079', message = 'the person has not been warned by post yet';
  end if;
  return new;
end $$;
