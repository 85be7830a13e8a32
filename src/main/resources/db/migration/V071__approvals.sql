-- A verdict takes as many approvals as evidence-guards.dmn asks for: rows of their own, each by somebody else without a hand in the claim.
create table verdict_approval (
  id uuid primary key,
  verdict uuid not null references verdict,
  n integer not null,
  person varchar(100) not null,
  -- whose approval it was, if they were absent
  person_for varchar(100),
  at timestamptz not null,
  -- why the exception that was asked for is granted
  granted text,
  -- the story was read anew since: what was approved then has to be approved again
  lapsed_at timestamptz,
  unique (verdict, n)
);
create unique index one_approval_each on verdict_approval (verdict, person) where lapsed_at is null;
create trigger approval_is_never_deleted before delete or truncate on verdict_approval
  for each statement execute function refuse_change();

create function approval_stays_as_it_was() returns trigger language plpgsql as $$
begin
  if old.lapsed_at is not null or to_jsonb(new) - 'lapsed_at' <> to_jsonb(old) - 'lapsed_at' then
    raise exception 'an approval lapses, it is never changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approval_stays_as_it_was before update on verdict_approval
  for each row execute function approval_stays_as_it_was();

insert into verdict_approval (id, verdict, n, person, at, granted)
select gen_random_uuid(), v.id, 1, v.decided_by, v.decided_at, v.decision_reason from verdict v where v.decision = 'APPROVED';

create function approval_by_somebody_without_a_hand() returns trigger language plpgsql as $$
declare
  about uuid := (select v.claim from verdict v where v.id = new.verdict);
begin
  if exists (select 1 from answers_for(new.person, about) person where
      exists (select 1 from claim_view_hand h where h.claim = about and h.person = person.person and h.counts)
      or exists (select 1 from verdict_approval a where a.verdict = new.verdict and a.lapsed_at is null
        and person.person in (a.person, a.person_for))) then
    raise exception 'every approval needs another pair of eyes' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger approval_by_somebody_without_a_hand before insert on verdict_approval
  for each row execute function approval_by_somebody_without_a_hand();

-- How many it takes; of those from before one did.
alter table verdict add column approvals integer not null default 1 check (approvals >= 1);

create function approved_by_as_many_as_it_takes() returns trigger language plpgsql as $$
begin
  if new.decision = 'APPROVED' and new.approvals >
      (select count(distinct a.person) from verdict_approval a where a.verdict = new.id and a.lapsed_at is null) then
    raise exception 'a verdict needs all its approvals' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger approved_by_as_many_as_it_takes after insert or update of decision on verdict
  deferrable initially deferred for each row execute function approved_by_as_many_as_it_takes();

-- What whoever proposes a verdict says to what speaks against it.
create table verdict_answer (
  id uuid primary key,
  verdict uuid not null references verdict,
  n integer not null,
  evidence uuid references evidence,
  other uuid references claim,
  words text not null check (words <> ''),
  unique (verdict, n),
  constraint answers_one_thing check ((evidence is null) <> (other is null))
);
create trigger answer_is_append_only before update or delete or truncate on verdict_answer
  for each statement execute function refuse_change();
create index verdict_answer_evidence on verdict_answer (evidence);
create index verdict_answer_other on verdict_answer (other);

alter table verdict_draft
  add column answered uuid[] not null default '{}',
  add column answers text[] not null default '{}',
  add constraint as_many_answers check (cardinality(answered) = cardinality(answers));

create or replace function second_reader_had_no_hand_in_it() returns trigger language plpgsql as $$
begin
  if old.reader is not null and (new.reader, new.reading, new.note, new.read_at) is distinct from
      (old.reader, old.reading, old.note, old.read_at) then
    raise exception 'a second reading is not read again' using errcode = 'check_violation';
  end if;
  if new.reader is not null and old.reader is null and exists (
      select 1 from answers_for(new.reader, new.claim) person where
        exists (select 1 from verdict v where v.claim = new.claim and v.decided_by = person.person)
        or exists (select 1 from verdict v join verdict_approval a on a.verdict = v.id where v.claim = new.claim and a.person = person.person)
        or exists (select 1 from claim_view_hand h where h.claim = new.claim and h.person = person.person)) then
    raise exception 'a second reading needs somebody who had no hand in it' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- In the line before the supervisors: how many approvals it takes, and who gave one already.
alter table waiting_verdict
  add column approvals integer not null default 1,
  add column approvers varchar(100)[] not null default '{}',
  -- whether anybody assessed a piece that carries it: what nobody assessed stands with what nobody can judge, and is not called so
  add column assessed boolean not null default true;

create or replace function stand_in_line(verdict uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into waiting_verdict (claim, article, desk, kind, claim_class, exception_asked, refuted, contradicted, returned_before, sources,
    credibility, priority, due, proposed_by, proposed_at, proposers, evidence_by, changers, approvals,
    assessed)
  select c.id, c.article, c.desk, v.kind, c.claim_class, v.exception_asked is not null,
    exists (select 1 from evidence e where e.claim = c.id and e.withdrawn_at is null and e.stance = 'REFUTES'),
    exists (select 1 from claim_view_open_contradiction o where o.claim = c.id),
    exists (select 1 from verdict b where b.claim = c.id and b.decision = 'RETURNED'),
    coalesce(v.origins, (select count(distinct origin_key(e.source, e.title)) from evidence e
      where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance))),
    (select coalesce(min(e.credibility), 6) from evidence e where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance)),
    array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'], c.priority::text) - 1, c.deadline, v.proposed_by, v.proposed_at,
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'PROPOSED'),
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'ATTACHED_EVIDENCE'),
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'CHANGED_CLAIM'),
    v.approvals,
    exists (select 1 from evidence e where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance) and e.credibility is not null)
  from verdict v join claim c on c.id = v.claim where v.id = $1
$$;

create function line_follows_approvals() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update waiting_verdict w set approvers = array(
      select distinct p.person from verdict_approval a cross join lateral (values (a.person), (a.person_for)) p (person)
      where a.verdict = new.verdict and a.lapsed_at is null and p.person is not null)
    from verdict v where v.id = new.verdict and w.claim = v.claim;
  return null;
end $$;
create trigger line_follows_approvals after insert or update on verdict_approval
  for each row execute function line_follows_approvals();
