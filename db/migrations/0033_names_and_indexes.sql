-- Who may be somebody, which case an act is in, and indexes that keep pages fast as the tables grow.

-- ── Names ────────────────────────────────────────────────────────────────────────────
-- Roles and hours change with four eyes (product.md §6), for which there is no kind of proposal yet: until there is, the
-- owner changes them. Whoever could make a colleague or promote one would approve their own proposals.
revoke update on staff from faelleslinjen_app;
revoke insert, update on opening_hours, opening_exceptions from faelleslinjen_app;
-- The demo makes its own staff as it starts; a line with real accounts refuses to start beside them.
create function refuse_made_up_colleague() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if not new.is_demo and current_user = 'faelleslinjen_app' then
    raise exception using errcode = 'FL075', message = 'the application hires nobody';
  end if;
  return new;
end $$;
create trigger staff_is_hired_by_the_owner before insert on staff
  for each row execute function refuse_made_up_colleague();

-- ── The case of an act ───────────────────────────────────────────────────────────────
-- An act without a proof of its own is in a case about its person, too, as one with a proof is.
alter table acts add constraint acts_case_is_about_the_person
  foreign key (case_id, citizen_id) references cases (id, citizen_id);
alter table proposals add constraint proposals_of_acts_have_a_case check (kind <> 'act' or case_id is not null);

-- Whatever two people decided is carried out by the one of them who proposed it, at the desk or the counter.
create function refuse_act_of_nobody() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.proposal_id is not null and new.actor_kind not in ('agent', 'clerk') then
    raise exception using errcode = 'FL076', message = 'four eyes are those of two people';
  end if;
  return new;
end $$;
create trigger acts_are_of_somebody before insert on acts
  for each row execute function refuse_act_of_nobody();

-- Sessions write in their own name. What was asked for is settled by the worker, in the name of whoever asked; and an
-- approved proposal is carried out in the proposer's name while the approver is logged in.
create function refuse_other_name() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  acting_kind text := current_setting('app.actor_kind', true);
begin
  if current_user = 'faelleslinjen_app' and acting_kind is distinct from 'system'
     and (new.actor_kind::text, new.actor_id) is distinct from (acting_kind, current_setting('app.actor', true)) then
    raise exception using errcode = 'FL077', message = 'everybody acts in their own name';
  end if;
  return new;
end $$;
create trigger acts_in_own_name before insert on acts
  for each row when (new.proposal_id is null) execute function refuse_other_name();
create trigger proofs_in_own_name before insert on verifications
  for each row execute function refuse_other_name();

-- ── Indexes ──────────────────────────────────────────────────────────────────────────
-- Foreign keys into tables that grow, and columns that a page or a sweep looks for.
create index acts_by_same on acts (same_as_act_id) where same_as_act_id is not null;
create index acts_by_proof on acts (verification_id) where verification_id is not null;
create index acts_by_policy on acts (policy_id, created_at);
create index acts_under_way_by_actor on acts (actor_kind, actor_id) where state in ('accepted', 'sent');
create index proposals_by_citizen on proposals (citizen_id) where citizen_id is not null;
create index rounds_by_case on question_rounds (case_id);
create index reissues_by_citizen on reissues (citizen_id, kind);
create index targets_by_taker on act_targets (taken_by) where taken_by is not null;
create index items_by_call on queue_items (call_sid);
create index conferences_by_case on conferences (case_id);
create index blocking_codes_by_citizen on blocking_codes (citizen_id);
create index parcels_in_log on mitid_changes (authenticator_id, epoch) where authenticator_id is not null;
-- What may need a person is a handful among all that is settled.
create index targets_not_settled on act_targets (act_id) where state in ('pending', 'sent', 'escalated');
create index targets_refused_by_a_system on act_targets (acknowledged_at) where state = 'refused' and acknowledged_at is not null;
create index stops_that_need_somebody on reissue_stops (act_id) where escalated_at is not null or outcome = 'tooLate';
