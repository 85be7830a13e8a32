create table claim (
  id uuid primary key,
  article uuid not null references article,
  desk varchar(60) not null,
  number integer not null check (number > 0),
  state varchar(16) not null check (state in ('EXTRACTED', 'SELECTED', 'SET_ASIDE', 'IN_VERIFICATION', 'VERDICT_PROPOSED',
    'CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')),
  text text not null,
  revision integer not null,
  in_text boolean not null,
  content text not null,
  source_mention text not null,
  cue_mention text not null,
  relay_mention text not null,
  source_words text,
  cue text,
  relay text,
  source uuid references source,
  found_source uuid references source,
  relay_source uuid references source,
  stance varchar(16) not null check (stance in ('ASSERTS', 'DENIES', 'DOES_NOT_CONFIRM', 'HEDGES')),
  form varchar(8) not null check (form in ('DIRECT', 'INDIRECT', 'MIXED', 'NARRATOR')),
  claim_class varchar(12) not null check (claim_class in ('CASUALTIES', 'ACCUSATION', 'FIGURE', 'EVENT', 'STATEMENT', 'BACKGROUND')),
  worth double precision not null check (worth between 0 and 1),
  reasons text not null,
  rule varchar(100) not null,
  confidence double precision not null check (confidence between 0 and 1),
  extraction_version varchar(60) not null,
  priority varchar(8) not null check (priority in ('CRITICAL', 'HIGH', 'NORMAL', 'LOW')),
  deadline timestamptz,
  assignee varchar(100),
  set_aside_reason varchar(16) check (set_aside_reason in ('NOT_CHECKABLE', 'ATTRIBUTED_ONLY', 'ALREADY_CHECKED', 'DUPLICATE',
    'SUPERSEDED', 'OUT_OF_SCOPE', 'NO_TIME')),
  set_aside_other uuid references claim,
  changed_by varchar(100),
  changed_at timestamptz not null,
  version integer not null,
  unique (article, number),
  constraint set_aside_has_a_reason check ((state = 'SET_ASIDE') = (set_aside_reason is not null)),
  constraint pointed_to_when_needed check (set_aside_reason is null or set_aside_reason not in ('ALREADY_CHECKED', 'DUPLICATE')
    or set_aside_other is not null),
  constraint not_its_own_duplicate check (set_aside_other <> id),
  constraint held_while_worked_on check (assignee is null or state in ('IN_VERIFICATION', 'VERDICT_PROPOSED'))
);
create index claim_set_aside_other on claim (set_aside_other) where set_aside_other is not null;

-- The same table of moves as ClaimState.leadsTo: what the application refuses, the database refuses too.
create function claim_moves_legally() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state and (old.state || '>' || new.state) not in (
      'EXTRACTED>SELECTED', 'EXTRACTED>SET_ASIDE',
      'SELECTED>SET_ASIDE', 'SELECTED>IN_VERIFICATION',
      'SET_ASIDE>SELECTED',
      'IN_VERIFICATION>VERDICT_PROPOSED', 'IN_VERIFICATION>SET_ASIDE',
      'VERDICT_PROPOSED>IN_VERIFICATION', 'VERDICT_PROPOSED>CONFIRMED', 'VERDICT_PROPOSED>DISPUTED',
      'VERDICT_PROPOSED>RETRACTED', 'VERDICT_PROPOSED>UNVERIFIED',
      'CONFIRMED>IN_VERIFICATION', 'DISPUTED>IN_VERIFICATION', 'RETRACTED>IN_VERIFICATION', 'UNVERIFIED>IN_VERIFICATION') then
    raise exception 'a claim does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger claim_moves_legally before update on claim for each row execute function claim_moves_legally();

create table claim_link (
  id uuid primary key,
  article uuid not null references article,
  from_claim uuid not null references claim,
  to_claim uuid not null references claim,
  relation varchar(12) not null check (relation in ('CONTRADICTS', 'IN_TENSION', 'REPEATS')),
  because text not null,
  check (from_claim <> to_claim)
);
create index claim_link_article on claim_link (article);

create table evidence (
  id uuid primary key,
  claim uuid not null references claim,
  stance varchar(8) not null check (stance in ('SUPPORTS', 'REFUTES', 'CONTEXT')),
  source uuid not null references source,
  kind varchar(12) not null check (kind in ('STATEMENT', 'DOCUMENT', 'WEB_PAGE', 'DATASET', 'INTERVIEW', 'OBSERVATION', 'WIRE_ITEM')),
  title varchar(500) not null,
  quote text,
  url varchar(2000) check (url ~* '^https?://'),
  note text,
  credibility integer check (credibility between 1 and 6),
  is_primary boolean not null,
  added_by varchar(100) not null,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null))
);
create index evidence_claim on evidence (claim);
create trigger evidence_is_never_deleted before delete or truncate on evidence
  for each statement execute function refuse_change();

create table verdict (
  id uuid primary key,
  claim uuid not null references claim,
  number integer not null,
  kind varchar(12) not null check (kind in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')),
  reason varchar(20) check (reason in ('SOURCE_WITHDREW', 'SOURCE_DISCREDITED', 'NEWSROOM_ERROR', 'DISPROVED', 'LEGAL')),
  rationale text not null check (rationale <> ''),
  missing text not null,
  exception_asked text,
  rule varchar(60) not null,
  sufficient boolean not null,
  proposed_by varchar(100) not null,
  proposed_at timestamptz not null,
  decision varchar(10) check (decision in ('APPROVED', 'RETURNED', 'WITHDRAWN')),
  decision_reason text,
  decided_by varchar(100),
  decided_at timestamptz,
  unique (claim, number),
  constraint retracted_has_its_reason check (kind <> 'RETRACTED' or reason is not null or exception_asked is not null),
  constraint decided_by_somebody check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  constraint four_eyes check (decision is distinct from 'APPROVED' or decided_by <> proposed_by),
  constraint withdrawn_by_its_proposer check (decision is distinct from 'WITHDRAWN' or decided_by = proposed_by),
  constraint returned_with_a_reason check (decision is distinct from 'RETURNED' or decision_reason is not null),
  constraint exception_is_granted check (decision is distinct from 'APPROVED' or sufficient or decision_reason is not null)
);
create unique index one_open_verdict on verdict (claim) where decision is null;
create trigger verdict_is_never_deleted before delete or truncate on verdict
  for each statement execute function refuse_change();

-- Four eyes at full depth: nobody approves what they had a hand in, whatever program writes the row.
create function approver_had_no_hand_in_it() returns trigger language plpgsql as $$
begin
  if new.decision = 'APPROVED' and (
      exists (select 1 from evidence e where e.claim = new.claim and e.added_by = new.decided_by)
      or exists (select 1 from claim c where c.id = new.claim and c.changed_by = new.decided_by)) then
    raise exception 'a verdict needs a second pair of eyes' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approver_had_no_hand_in_it before insert or update on verdict
  for each row execute function approver_had_no_hand_in_it();

-- Checked when the transaction ends, because claim and verdict are written one after the other.
create function decided_claim_has_its_verdict() returns trigger language plpgsql as $$
begin
  if exists (select 1 from claim c where c.id = new.id and c.state in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')
      and not exists (select 1 from verdict v where v.claim = c.id and v.decision = 'APPROVED' and v.kind = c.state
        and v.number = (select max(number) from verdict where claim = c.id))) then
    raise exception 'a decided claim needs an approved verdict' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger decided_claim_has_its_verdict after insert or update on claim
  deferrable initially deferred for each row execute function decided_claim_has_its_verdict();
