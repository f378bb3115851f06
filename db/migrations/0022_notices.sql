-- What a notice says must be so when it is read. One that is no longer true when its turn comes is overtaken by another;
-- a stop that came too late is told of as well.
alter table notices drop constraint notices_state_check;
alter table notices add constraint notices_state_check
  check (state in ('queued', 'sent', 'delivered', 'failed', 'notPossible', 'overtaken'));
alter table notices drop constraint notices_template_check;
alter table notices add constraint notices_template_check check (
  template in ('act', 'coolingOff', 'withdrawn', 'notSent', 'notStopped', 'stoppedTooLate', 'decision', 'code'));

-- A contact may be removed between the list and the sending: each notice knows its own, by a keyed hash, and not by its place.
alter table notices add column recipient_index bytea;
comment on column notices.recipient_index is 'keyed hash of the number or address that this notice is for';

-- A letter is written when it is printed, not while it waits: the text on file is the one that left the printer.
alter table letters alter column body_cipher drop not null;
alter table letters alter column body_key_id drop not null;
alter table letters add constraint letters_body_is_whole check ((body_cipher is null) = (body_key_id is null));
alter table letters drop constraint letters_state_check;
-- undeliverable: the register knows no address where the person lives; somebody must find another way.
-- overtaken: what it would tell is no longer so.
alter table letters add constraint letters_state_check
  check (state in ('waiting', 'printed', 'posted', 'returned', 'undeliverable', 'overtaken'));
alter table letters add column reason text;
comment on column letters.reason is 'why it is undeliverable, as a code that names nobody';

-- Whom no post reaches is a person's business, as an act that no system answers is; also where the act has no target.
create table unreached (
  act_id uuid primary key references acts,
  since timestamptz not null,
  taken_by uuid references staff,
  taken_at timestamptz,
  seen_to_at timestamptz,
  check ((taken_by is null) = (taken_at is null))
);
create index unreached_open on unreached (since) where seen_to_at is null;
grant select, insert, update on unreached to faelleslinjen_app;
