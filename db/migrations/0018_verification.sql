-- Rounds of control questions: who asked at which counter, and the last gate for what a proof by questions rests on.

-- What is lost on the telephone must not shut the counter: each round says whether a clerk asked.
alter table question_rounds add column actor_kind actor_kind not null default 'agent';
update question_rounds r set actor_kind = 'clerk' from staff s where s.id::text = r.actor_id and s.role = 'clerk';

-- A round begins open and ends once. What it was lost by can't be talked away: only points make it a won one.
create function refuse_finished_round() returns trigger language plpgsql as $$
begin
  if new.state <> 'open' or new.ended_at is not null then
    raise exception using errcode = 'FL030', message = 'a round begins open';
  end if;
  return new;
end $$;
create trigger rounds_begin_open before insert on question_rounds
  for each row execute function refuse_finished_round();

create function refuse_rewritten_round() returns trigger language plpgsql as $$
begin
  if old.state <> 'open' or new.state = 'open' or new.ended_at is null
     or (new.id, new.case_id, new.citizen_id, new.actor_kind, new.actor_id, new.policy_id, new.started_at)
        is distinct from
        (old.id, old.case_id, old.citizen_id, old.actor_kind, old.actor_id, old.policy_id, old.started_at) then
    raise exception using errcode = 'FL030', message = 'a round ends once and stays as it was';
  end if;
  if new.state = 'passed' and not round_is_won(new.id, new.policy_id) then
    raise exception using errcode = 'FL031', message = 'the answers did not win this round';
  end if;
  return new;
end $$;
create function round_is_won(round uuid, policy integer) returns boolean language sql stable as $$
  select coalesce(sum(q.weight) filter (where q.outcome = 'matches'), 0) >= (p.rules -> 'questions' ->> 'pointsForConfirmed')::integer
     and count(*) filter (where q.outcome = 'differs') <= (p.rules -> 'questions' ->> 'wrongAnswersAllowed')::integer
  from policy_versions p left join control_questions q on q.round_id = round
  where p.id = policy
  group by p.id
$$;
create trigger rounds_move_forward before update on question_rounds
  for each row execute function refuse_rewritten_round();

-- A question is put to an open round, unanswered, and weighs what the policy of its round says.
create function refuse_made_up_question() returns trigger language plpgsql as $$
declare
  ours question_rounds%rowtype;
  weighs integer;
begin
  select * into ours from question_rounds where id = new.round_id for share;
  select (rules -> 'questions' -> 'weights' ->> new.kind)::integer into weighs
    from policy_versions where id = ours.policy_id;
  if ours.state is distinct from 'open' or new.outcome is not null or new.answered_at is not null
     or new.answer_index is not null or new.weight is distinct from weighs then
    raise exception using errcode = 'FL032', message = 'a question begins unanswered and weighs what the policy says';
  end if;
  return new;
end $$;
create trigger questions_begin_unanswered before insert on control_questions
  for each row execute function refuse_made_up_question();

-- After that only its answer is written, once (FL014), while the round is open; a right one is never dated ahead.
create function refuse_rewritten_question() returns trigger language plpgsql as $$
begin
  if (new.id, new.round_id, new.ordinal, new.kind, new.weight, new.asked_at)
     is distinct from (old.id, old.round_id, old.ordinal, old.kind, old.weight, old.asked_at) then
    raise exception using errcode = 'FL033', message = 'what was asked does not change';
  end if;
  if not exists (select 1 from question_rounds r where r.id = new.round_id and r.state = 'open') then
    raise exception using errcode = 'FL033', message = 'the round is over';
  end if;
  if new.outcome = 'matches' and new.answered_at > clock_timestamp() + interval '1 minute' then
    raise exception using errcode = 'FL033', message = 'an answer is not dated ahead';
  end if;
  return new;
end $$;
create trigger questions_stay_as_asked before update on control_questions
  for each row execute function refuse_rewritten_question();

-- As before, and answers to control questions are evidence that is used once, like a code or an approval.
create or replace function evidence_at(wanted verifications) returns timestamptz language sql stable as $$
  select case wanted.method
    when 'controlQuestions' then (
      select max(q.answered_at) from control_questions q join question_rounds r on r.id = q.round_id
      where r.citizen_id = wanted.citizen_id and r.case_id = wanted.case_id and r.actor_id = wanted.actor_id
        and r.state in ('open', 'passed') and q.outcome = 'matches')
    when 'oneTimeCode' then (
      select max(c.ended_at) from one_time_codes c
      where c.citizen_id = wanted.citizen_id and c.case_id = wanted.case_id and c.actor_kind = wanted.actor_kind
        and c.actor_id = wanted.actor_id and c.state = 'used')
    when 'documentNumber' then (
      select max(d.at) from document_tries d
      where d.citizen_id = wanted.citizen_id and d.case_id = wanted.case_id and d.actor_kind = wanted.actor_kind
        and d.actor_id = wanted.actor_id and d.outcome = 'matches')
    when 'approval' then (
      select max(a.ended_at) from approvals a
      where a.citizen_id = wanted.citizen_id and a.case_id = wanted.case_id and a.actor_kind = wanted.actor_kind
        and a.actor_id = wanted.actor_id and a.state = 'approved')
    when 'documentCheck' then (
      select max(d.at) from document_checks d
      where d.citizen_id = wanted.citizen_id and d.case_id = wanted.case_id and d.actor_id = wanted.actor_id
        and d.outcome = 'passed')
    when 'representation' then (
      select max(r.at) from representations r
      where r.citizen_id = wanted.citizen_id and r.case_id = wanted.case_id and r.actor_kind = wanted.actor_kind
        and r.actor_id = wanted.actor_id and r.documentation <> 'none')
  end
$$;

-- By questions one and the same answer may complete a higher level than before, and never the same one twice.
create or replace function refuse_reused_proof() returns trigger language plpgsql as $$
declare
  rests_on timestamptz := evidence_at(new);
begin
  if rests_on is null then
    return new;
  end if;
  if new.established_at < rests_on or exists (
    select 1 from verifications v
    where v.citizen_id = new.citizen_id and v.case_id = new.case_id and v.actor_kind = new.actor_kind
      and v.actor_id = new.actor_id and v.method = new.method and v.established_at >= rests_on
      and (new.method <> 'controlQuestions' or v.level >= new.level)) then
    raise exception using errcode = 'FL012', message = 'this proof has been used';
  end if;
  return new;
end $$;
