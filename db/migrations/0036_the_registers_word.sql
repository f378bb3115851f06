-- What the CPR register says by itself: it opens a case of its own where nobody has one, and the dead are written to no more.

-- A look at somebody who is not the subject of the case it was made in, such as a witness, has a case of its own.
alter table cases drop constraint cases_channel_check;
alter table cases add constraint cases_channel_check check (channel in ('phone', 'web', 'desk', 'register'));
comment on column cases.channel is 'how it came: by telephone, on the web, at the counter, or by a word of the CPR register';

-- Whoever holds the telephone or reads the mail of somebody dead learns nothing from the line (domain.md §2.3).
create function refuse_notice_to_the_dead() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.channel in ('sms', 'nemSms', 'email')
     and (select register_says(citizen_id) from acts where id = new.act_id) = '90' then
    raise exception using errcode = 'FL080', message = 'nobody sends messages to the dead';
  end if;
  return new;
end $$;
create trigger notices_spare_the_dead before insert on notices
  for each row execute function refuse_notice_to_the_dead();
