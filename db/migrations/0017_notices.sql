-- Notices of more than what took effect, and how each of them reached somebody.
alter table notices drop constraint notices_template_check;
alter table notices add constraint notices_template_check
  check (template in ('act', 'coolingOff', 'withdrawn', 'notSent', 'decision', 'code'));
-- The last two digits of the number, for the agent; the number itself is fetched anew for each sending.
alter table notices add column suffix text check (suffix ~ '^[0-9]{2}$');
