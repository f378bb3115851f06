-- Callers who hung up before the confirm leave a sealed claim behind; the sweep that wipes it finds it by this.
create index sealed_claims on phone_calls (ended_at)
  where facts ->> 'claim' is not null or facts ->> 'subjectId' is not null;
