-- What the rule asks of a piece besides: who issued a document, which court a judgment is of.
alter table evidence
  add column issuer uuid references source,
  add column court_instance text check (court_instance <> ''),
  add column court_appeal text check (court_appeal <> ''),
  add constraint court_said_whole check (num_nulls(court_instance, court_appeal) in (0, 2)),
  add constraint confidential_names_nobody_else check (not confidential or num_nonnulls(issuer, court_instance) = 0);
create index evidence_issuer on evidence (issuer) where issuer is not null;

-- In what way a claim misleads, whatever its verdict.
alter table verdict
  add column finding varchar(15) check (finding in ('MISLEADING', 'OUT_OF_CONTEXT', 'EXAGGERATED')),
  add column finding_context text check (finding_context <> ''),
  add constraint finding_with_its_context check (num_nulls(finding, finding_context) in (0, 2));
alter table verdict_draft
  add column finding varchar(15) check (finding in ('MISLEADING', 'OUT_OF_CONTEXT', 'EXAGGERATED')),
  add column finding_context text not null default '';

-- A death is told by the family, or by an official body.
alter table source
  drop constraint source_standing_check,
  add constraint source_standing_check check (standing in ('PARTY', 'OFFICIAL', 'WITNESS', 'FAMILY', 'EXPERT'));

-- What somebody says of those who speak in one claim.
create table claim_mark (
  id uuid primary key,
  claim uuid not null references claim,
  what varchar(16) not null check (what in ('PARTY', 'AGAINST_INTEREST')),
  source uuid references source,
  reason text not null check (reason <> ''),
  said_by varchar(100) not null,
  -- whose work it was, if they were absent
  said_for varchar(100),
  said_at timestamptz not null,
  over_at timestamptz check (over_at >= said_at),
  constraint a_party_is_somebody check ((what = 'PARTY') = (source is not null))
);
create unique index one_mark_each on claim_mark (claim, what, coalesce(source, claim)) where over_at is null;
create trigger mark_is_never_deleted before delete or truncate on claim_mark
  for each statement execute function refuse_change();

create function mark_stays_as_it_was() returns trigger language plpgsql as $$
begin
  if old.over_at is not null or to_jsonb(new) - 'over_at' <> to_jsonb(old) - 'over_at' then
    raise exception 'a mark is taken back once, it is never changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger mark_stays_as_it_was before update on claim_mark for each row execute function mark_stays_as_it_was();

-- Whoever marks a claim has a hand in it, and nobody does while a verdict waits or stands.
create function mark_is_a_hand() returns trigger language plpgsql as $$
begin
  if exists (select 1 from claim c where c.id = new.claim and c.state in ('VERDICT_PROPOSED', 'CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')) then
    raise exception 'nobody marks a claim while a verdict waits or stands' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from amendment a where a.claim = new.claim and a.what = 'MARK') then
    raise exception 'whoever marks a claim has a hand in it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger mark_is_a_hand after insert or update on claim_mark
  deferrable initially deferred for each row execute function mark_is_a_hand();

do $$
declare
  allowed text;
begin
  -- besides whatever else is a hand by now
  select pg_get_expr(conbin, conrelid) into allowed from pg_constraint
    where conrelid = 'amendment'::regclass and conname = 'amendment_what_check';
  alter table amendment drop constraint amendment_what_check;
  execute format('alter table amendment add constraint amendment_what_check check ((%s) or what = ''MARK'')', allowed);
end $$;

-- Which hands count as long as the claim is there, because what they did stays on file beside what others did.
create function hand_is_kept(what varchar) returns boolean language sql immutable as $$ select what in ('PAIR', 'MARK') $$;

create or replace view claim_view_hand (claim, person, involvement, counts) as
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
select h.claim, p.person, case h.what when 'EVIDENCE' then 'ATTACHED_EVIDENCE' when 'PAIR' then 'PAIRED' else 'CHANGED_CLAIM' end,
    h.round = round_of(h.claim) or hand_is_kept(h.what) or h.what <> 'EVIDENCE' and not exists (
      select 1 from amendment later where later.claim = h.claim and later.what = h.what and later.n > h.n)
  from amendment h cross join lateral (values (h.person), (h.person_for)) p (person) where p.person is not null;

create or replace function had_hand_at(somebody varchar, about uuid, verdict_number integer) returns boolean language sql stable as $$
  with this as (
    select v.*, coalesce(v.decided_at < (select since from rule_since where rule = 'hands-in-rounds'), false) is_old
    from verdict v where v.claim = about and v.number = verdict_number),
  before as (
    select coalesce(max(number), 0) number, count(*)::integer round from verdict
    where claim = about and decision = 'APPROVED' and number < verdict_number)
  select case when t.is_old then
    coalesce(somebody in (t.proposed_by, coalesce(t.proposed_for, t.proposed_by)), false)
    or exists (select 1 from evidence e where e.claim = about and e.added_at <= t.decided_at
      and somebody in (e.added_by, coalesce(e.added_for, e.added_by)))
    or coalesce(somebody = (select m.person from amendment m where m.claim = about and m.at <= t.decided_at order by m.n desc limit 1), false)
  else
    exists (select 1 from verdict v where v.claim = about and v.number > b.number and v.number <= verdict_number
      and somebody in (v.proposed_by, v.proposed_for))
    or exists (select 1 from evidence e where e.claim = about and e.added_in <= b.round
      and (somebody in (e.added_by, e.added_for) and (e.withdrawn_in is null or e.withdrawn_in > b.round or e.added_in = b.round)
        or somebody in (e.withdrawn_by, e.withdrawn_for) and e.withdrawn_in = b.round))
    or exists (select 1 from amendment m where m.claim = about and m.round <= b.round and somebody in (m.person, m.person_for)
      and (m.round = b.round or hand_is_kept(m.what) or m.what <> 'EVIDENCE' and not exists (select 1 from amendment later
        where later.claim = about and later.what = m.what and later.n > m.n and later.round <= b.round)))
  end
  from this t, before b
$$;
