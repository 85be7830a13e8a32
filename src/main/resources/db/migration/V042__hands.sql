-- Who had a hand in a claim: words, stance, source, evidence brought or withdrawn, a verdict proposed. Every hand counts until a verdict is
-- approved, also of a proposal that was withdrawn or returned; hands on what still stands count always. Rounds are counted in approved
-- verdicts, not in times: clocks differ.

create table amendment (
  id uuid primary key,
  claim uuid not null references claim,
  what varchar(8) not null check (what in ('WORDS', 'STANCE', 'SOURCE')),
  person varchar(100) not null,
  -- whose work it was, if they were absent
  person_for varchar(100),
  round integer not null,
  n integer not null,
  at timestamptz not null,
  unique (claim, n)
);
create trigger amendment_is_append_only before update or delete or truncate on amendment
  for each statement execute function refuse_change();

create function round_of(about uuid) returns integer language sql stable as $$
  select count(*)::integer from verdict v where v.claim = about and v.decision = 'APPROVED'
$$;

insert into amendment (id, claim, what, person, person_for, round, n, at)
select gen_random_uuid(), claim, what, person, person_for,
  (select count(*) from verdict v where v.claim = c.claim and v.decision = 'APPROVED' and v.decided_at < c.at),
  row_number() over (partition by claim order by at), at
from (
  select e.claim, case e.action when 'source-corrected' then 'SOURCE' when 'stance-corrected' then 'STANCE' else 'WORDS' end what,
    e.actor person, e.standing_in_for person_for, e.at
  from audit_entry e
  where e.action in ('added-by-hand', 'source-corrected', 'stance-corrected', 'ends-moved', 'split-off', 'merged') and e.claim is not null
  union all
  select id, w.what, changed_by, null, changed_at from claim cross join (values ('WORDS'), ('SOURCE')) w (what) where changed_by is not null
) c;

alter table evidence add column added_in integer not null default 0;
alter table evidence add column withdrawn_by varchar(100);
alter table evidence add column withdrawn_for varchar(100);
alter table evidence add column withdrawn_in integer;
alter table evidence disable trigger evidence_stays_as_it_was;
update evidence e set
  added_in = (select count(*) from verdict v where v.claim = e.claim and v.decision = 'APPROVED' and v.decided_at < e.added_at),
  withdrawn_in = case when e.withdrawn_at is not null then
    (select count(*) from verdict v where v.claim = e.claim and v.decision = 'APPROVED' and v.decided_at < e.withdrawn_at) end;
alter table evidence enable trigger evidence_stays_as_it_was;

-- Nobody writes a hand into a round that is over, so that it would not count.
create function hand_is_of_this_round() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'amendment' then
    if new.round <> round_of(new.claim) then
      raise exception 'a hand is of the round it was made in' using errcode = 'check_violation';
    end if;
  elsif tg_op = 'INSERT' then
    if new.added_in <> round_of(new.claim) then
      raise exception 'a hand is of the round it was made in' using errcode = 'check_violation';
    end if;
  elsif new.withdrawn_at is not null and old.withdrawn_at is null
      and (new.withdrawn_by is null or new.withdrawn_in is distinct from round_of(new.claim)) then
    raise exception 'a hand is of the round it was made in' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger amendment_is_of_this_round before insert on amendment for each row execute function hand_is_of_this_round();
create trigger evidence_is_of_this_round before insert or update of withdrawn_at on evidence
  for each row execute function hand_is_of_this_round();

create or replace function evidence_stays_as_it_was() returns trigger language plpgsql as $$
declare
  withdrawal constant text[] := array['withdrawn_at', 'withdrawn_reason', 'withdrawn_by', 'withdrawn_for', 'withdrawn_in'];
begin
  if old.withdrawn_at is not null or to_jsonb(new) - withdrawal <> to_jsonb(old) - withdrawal then
    raise exception 'evidence is withdrawn, never changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- Every hand there ever was, and whether it counts against approving now. The same rule as claim.Hands; a test holds them together.
create view claim_view_hand (claim, person, involvement, counts) as
select v.claim, p.person, 'PROPOSED', not exists (
    select 1 from verdict a where a.claim = v.claim and a.decision = 'APPROVED' and a.number >= v.number)
  from verdict v cross join lateral (values (v.proposed_by), (v.proposed_for)) p (person) where p.person is not null
union all
select e.claim, p.person, 'ATTACHED_EVIDENCE', e.withdrawn_at is null or e.added_in = round_of(e.claim)
  from evidence e cross join lateral (values (e.added_by), (e.added_for)) p (person) where p.person is not null
union all
select e.claim, p.person, 'ATTACHED_EVIDENCE', e.withdrawn_in = round_of(e.claim)
  from evidence e cross join lateral (values (e.withdrawn_by), (e.withdrawn_for)) p (person) where p.person is not null
union all
select h.claim, p.person, 'CHANGED_CLAIM', h.round = round_of(h.claim)
    or not exists (select 1 from amendment later where later.claim = h.claim and later.what = h.what and later.n > h.n)
  from amendment h cross join lateral (values (h.person), (h.person_for)) p (person) where p.person is not null;

create or replace function approver_had_no_hand_in_it() returns trigger language plpgsql as $$
begin
  -- the row itself may be new, and is then not in the view yet
  if new.decision = 'APPROVED' and exists (
      select 1 from answers_for(new.decided_by, new.claim) person
      where person in (new.proposed_by, coalesce(new.proposed_for, new.proposed_by))
        or exists (select 1 from claim_view_hand h where h.claim = new.claim and h.person = person.person and h.counts)) then
    raise exception 'a verdict needs a second pair of eyes' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create or replace function second_reader_had_no_hand_in_it() returns trigger language plpgsql as $$
begin
  if old.reader is not null and (new.reader, new.reading, new.note, new.read_at) is distinct from
      (old.reader, old.reading, old.note, old.read_at) then
    raise exception 'a second reading is not read again' using errcode = 'check_violation';
  end if;
  if new.reader is not null and old.reader is null and exists (
      select 1 from answers_for(new.reader, new.claim) person where
        exists (select 1 from verdict v where v.claim = new.claim and v.decided_by = person.person)
        or exists (select 1 from claim_view_hand h where h.claim = new.claim and h.person = person.person)) then
    raise exception 'a second reading needs somebody who had no hand in it' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- In the line before the supervisors, whose hands count; they cannot change while a verdict waits.
drop trigger line_knows_for_whom on waiting_verdict;
drop function line_knows_for_whom();
alter table waiting_verdict drop column changed_by;
alter table waiting_verdict add column proposers varchar(100)[] not null default '{}';
alter table waiting_verdict add column changers varchar(100)[] not null default '{}';

create or replace function stand_in_line(verdict uuid) returns void language sql as $$
  insert into waiting_verdict (claim, article, desk, kind, claim_class, exception_asked, contradicted, returned_before, sources,
    credibility, priority, due, proposed_by, proposed_at, proposers, evidence_by, changers)
  select c.id, c.article, c.desk, v.kind, c.claim_class, v.exception_asked is not null,
    exists (select 1 from evidence e where e.claim = c.id and e.withdrawn_at is null and e.stance = 'REFUTES')
      or exists (select 1 from claim_link l join claim o on o.id = case when l.from_claim = c.id then l.to_claim else l.from_claim end
        where l.article = c.article and c.id in (l.from_claim, l.to_claim) and l.relation = 'CONTRADICTS' and o.in_text
          and o.state <> 'RETRACTED' and o.set_aside_reason is distinct from 'SUPERSEDED'),
    exists (select 1 from verdict b where b.claim = c.id and b.decision = 'RETURNED'),
    (select count(distinct case when e.confidential then lower(e.title) else origin_of(e.source)::text end) from evidence e
      where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance)),
    (select coalesce(min(e.credibility), 6) from evidence e where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance)),
    array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'], c.priority::text) - 1, c.deadline, v.proposed_by, v.proposed_at,
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'PROPOSED'),
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'ATTACHED_EVIDENCE'),
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'CHANGED_CLAIM')
  from verdict v join claim c on c.id = v.claim where v.id = $1
$$;
update waiting_verdict w set
  proposers = array(select distinct h.person from claim_view_hand h where h.claim = w.claim and h.counts and h.involvement = 'PROPOSED'),
  evidence_by = array(select distinct h.person from claim_view_hand h where h.claim = w.claim and h.counts and h.involvement = 'ATTACHED_EVIDENCE'),
  changers = array(select distinct h.person from claim_view_hand h where h.claim = w.claim and h.counts and h.involvement = 'CHANGED_CLAIM');

-- Who changed a claim stands in its amendments.
drop trigger who_changed_a_claim_stays on claim;
drop function who_changed_a_claim_stays();
alter table claim drop column changed_by;
