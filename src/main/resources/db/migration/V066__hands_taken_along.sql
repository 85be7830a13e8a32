-- A claim that is split or merged takes along the hands on pieces that were withdrawn before: whoever brought or withdrew one had a hand in
-- what the claim has become. They stand nowhere any more, so that they count until a verdict is approved and no longer.

alter table amendment drop constraint amendment_what_check;
alter table amendment add constraint amendment_what_check check (what in ('WORDS', 'STANCE', 'SOURCE')
  or what = 'EVIDENCE' and n < 1 and round = 0);

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
select h.claim, p.person, case h.what when 'EVIDENCE' then 'ATTACHED_EVIDENCE' else 'CHANGED_CLAIM' end, h.round = round_of(h.claim)
    or h.what <> 'EVIDENCE' and not exists (
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
      and (m.round = b.round or m.what <> 'EVIDENCE' and not exists (select 1 from amendment later
        where later.claim = about and later.what = m.what and later.n > m.n and later.round <= b.round)))
  end
  from this t, before b
$$;

-- Those that were dropped until now, where no verdict was approved since: one that was keeps to the rule it was approved by.
do $$
declare
  step record;
begin
  for step in
    select e.claim, o.id origin, e.at, e.seq from audit_entry e join claim p on p.id = e.claim
      left join audit_facts f on f.entry = e.seq
      join claim o on o.article = p.article and o.id <> p.id
        and (o.id::text = f.body::jsonb ->> 'other' or f.entry is null and 'C-' || o.number = e.before)
      where e.action = 'split-off' and round_of(e.claim) = 0
    union all
    select e.claim, o.id, e.at, e.seq from audit_entry e join claim p on p.id = e.claim
      left join audit_facts f on f.entry = e.seq
      join claim o on o.article = p.article and o.id <> p.id
        and (o.id::text = f.body::jsonb ->> 'other' or f.entry is null and o.merged_into = e.claim)
      where e.action = 'merged' and round_of(e.claim) = 0
    order by seq
  loop
    insert into amendment (id, claim, what, person, person_for, round, n, at)
    select gen_random_uuid(), step.claim, 'EVIDENCE', h.person, h.person_for, 0,
      least(1, (select min(n) from amendment where claim = step.claim)) - row_number() over (order by h.at), h.at
    from (
      select e.added_by person, e.added_for person_for, e.added_at at from evidence e
        where e.claim = step.origin and e.withdrawn_at <= step.at
      union
      select e.withdrawn_by, e.withdrawn_for, e.withdrawn_at from evidence e
        where e.claim = step.origin and e.withdrawn_at <= step.at and e.withdrawn_by is not null
      union
      select m.person, m.person_for, m.at from amendment m
        where m.claim = step.origin and m.what = 'EVIDENCE' and m.at <= step.at) h
    where not exists (select 1 from amendment s where s.claim = step.claim and (s.what, s.person, s.at) = ('EVIDENCE', h.person, h.at))
      and not exists (select 1 from evidence e where e.claim = step.claim
        and ((e.added_by, e.added_at) = (h.person, h.at) or (e.withdrawn_by, e.withdrawn_at) = (h.person, h.at)));
  end loop;
end $$;

update waiting_verdict w set evidence_by =
  array(select distinct h.person from claim_view_hand h where h.claim = w.claim and h.counts and h.involvement = 'ATTACHED_EVIDENCE')
where exists (select 1 from amendment m where m.claim = w.claim and m.what = 'EVIDENCE');
