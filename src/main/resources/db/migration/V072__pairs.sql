-- Pairs: two claims that bear on each other, found in one story or put side by side by somebody, then also of two. A contradiction is closed by
-- who had no hand in either claim, after somebody proposed how or at once. Whatever people had to do with is never deleted; each word they
-- said of it stays in the trail, the last one here.

alter table claim_link
  alter column article drop not null,
  add column reason text check (reason <> ''),
  add column made_by varchar(100),
  add column made_at timestamptz,
  add column outcome varchar(20) check (outcome in ('NOT_A_CONTRADICTION', 'DIFFERENT_SCOPE', 'DIFFERENT_TIME', 'ONE_PREVAILS',
    'BOTH_DISPUTED', 'OPEN')),
  add column prevails varchar(4) check (prevails in ('FROM', 'TO')),
  add column closed_reason text check (closed_reason <> ''),
  add column closed_by varchar(100),
  add column closed_at timestamptz,
  add column proposed_outcome varchar(20) check (proposed_outcome in ('NOT_A_CONTRADICTION', 'DIFFERENT_SCOPE', 'DIFFERENT_TIME',
    'ONE_PREVAILS', 'BOTH_DISPUTED', 'OPEN')),
  add column proposed_prevails varchar(4) check (proposed_prevails in ('FROM', 'TO')),
  add column proposed_reason text check (proposed_reason <> ''),
  add column proposed_by varchar(100),
  add column proposed_at timestamptz,
  drop constraint claim_link_relation_check,
  add constraint found_or_made_by_hand check (
    made_by is null and num_nulls(reason, made_at) = 2 and article is not null and relation in ('CONTRADICTS', 'IN_TENSION', 'REPEATS')
    or made_by is not null and num_nulls(reason, made_at) = 0 and article is null
      and relation in ('CONTRADICTS', 'SAME', 'SPECIFIES', 'REPLACES')),
  add constraint closed_whole check (num_nulls(outcome, closed_reason, closed_by, closed_at) in (0, 4)
    and (outcome is not distinct from 'ONE_PREVAILS') = (prevails is not null)),
  add constraint proposed_whole check (num_nulls(proposed_outcome, proposed_reason, proposed_by, proposed_at) in (0, 4)
    and (proposed_outcome is not distinct from 'ONE_PREVAILS') = (proposed_prevails is not null)),
  add constraint only_contradictions_are_closed check (relation = 'CONTRADICTS' or num_nulls(outcome, proposed_outcome) = 2),
  add constraint closed_by_somebody_else check (closed_by <> made_by);

-- Open as long as neither claim is set aside and nobody closed it. The same rule as claim.ClaimLink.isOpenContradiction; a test holds them
-- together. Every pair stands in it twice, seen from either side.
create or replace view claim_view_open_contradiction (claim, other) as
select l.from_claim, l.to_claim
  from claim_link l join claim f on f.id = l.from_claim join claim t on t.id = l.to_claim
  where l.relation = 'CONTRADICTS' and coalesce(l.outcome, 'OPEN') = 'OPEN' and f.state <> 'SET_ASIDE' and t.state <> 'SET_ASIDE'
union all
select l.to_claim, l.from_claim
  from claim_link l join claim f on f.id = l.from_claim join claim t on t.id = l.to_claim
  where l.relation = 'CONTRADICTS' and coalesce(l.outcome, 'OPEN') = 'OPEN' and f.state <> 'SET_ASIDE' and t.state <> 'SET_ASIDE';

drop trigger line_follows_link on claim_link;
create trigger line_follows_link after insert or delete or update of from_claim, to_claim, outcome on claim_link
  for each row execute function line_follows_link();

-- To make a pair, or to propose how it is closed, is a hand in both claims. It counts always, as the pair stays.
do $$
declare
  allowed text;
begin
  -- besides whatever else is a hand by now
  select pg_get_expr(conbin, conrelid) into allowed from pg_constraint
    where conrelid = 'amendment'::regclass and conname = 'amendment_what_check';
  alter table amendment drop constraint amendment_what_check;
  execute format('alter table amendment add constraint amendment_what_check check ((%s) or what = ''PAIR'')', allowed);
end $$;

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
    h.round = round_of(h.claim) or h.what = 'PAIR' or h.what <> 'EVIDENCE' and not exists (
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
      and (m.round = b.round or m.what = 'PAIR' or m.what <> 'EVIDENCE' and not exists (select 1 from amendment later
        where later.claim = about and later.what = m.what and later.n > m.n and later.round <= b.round)))
  end
  from this t, before b
$$;

-- A pair is made while a verdict waits, too.
alter table waiting_verdict add column pairers varchar(100)[] not null default '{}';

create function pairers_of(about uuid) returns varchar(100)[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(select distinct h.person from claim_view_hand h where h.claim = about and h.counts and h.involvement = 'PAIRED')
$$;

create function line_knows_pairers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.pairers := pairers_of(new.claim);
  return new;
end $$;
create trigger line_knows_pairers before insert on waiting_verdict for each row execute function line_knows_pairers();

create function line_follows_pair() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update waiting_verdict set pairers = pairers_of(new.claim) where claim = new.claim;
  return null;
end $$;
create trigger line_follows_pair after insert on amendment for each row when (new.what = 'PAIR') execute function line_follows_pair();

-- What two claims have to do with each other, who said so and why never changes; each end only to follow merged words. How it was closed and
-- what is proposed change one word at a time, each said by somebody who may.
create or replace function link_keeps_its_relation() returns trigger language plpgsql as $$
declare
  ends constant text[] := array['from_claim', 'to_claim', 'from_was', 'to_was'];
  closing constant text[] := array['outcome', 'prevails', 'closed_reason', 'closed_by', 'closed_at'];
  proposal constant text[] := array['proposed_outcome', 'proposed_prevails', 'proposed_reason', 'proposed_by', 'proposed_at'];
  moves boolean := (new.from_claim, new.to_claim, new.from_was, new.to_was) is distinct from
    (old.from_claim, old.to_claim, old.from_was, old.to_was);
  closes boolean := (new.outcome, new.prevails, new.closed_reason, new.closed_by, new.closed_at) is distinct from
    (old.outcome, old.prevails, old.closed_reason, old.closed_by, old.closed_at);
  proposes boolean := (new.proposed_outcome, new.proposed_prevails, new.proposed_reason, new.proposed_by, new.proposed_at) is distinct from
    (old.proposed_outcome, old.proposed_prevails, old.proposed_reason, old.proposed_by, old.proposed_at);
begin
  if to_jsonb(new) - ends - closing - proposal <> to_jsonb(old) - ends - closing - proposal then
    raise exception 'a link keeps its relation and its reason' using errcode = 'check_violation';
  end if;
  if moves and (closes or proposes) then
    raise exception 'a pair follows merged words as it is' using errcode = 'check_violation';
  end if;
  if closes then
    if new.outcome is null or new.proposed_by is not null or new.closed_at is not distinct from old.closed_at then
      raise exception 'a pair is closed by a word of its own, which answers what was proposed' using errcode = 'check_violation';
    end if;
    if old.proposed_by is null and (coalesce(new.outcome, 'OPEN') = 'OPEN') = (coalesce(old.outcome, 'OPEN') = 'OPEN') then
      raise exception 'a pair is closed once, and opened before it is closed otherwise' using errcode = 'check_violation';
    end if;
    if exists (select 1 from unnest(array[new.from_claim, new.to_claim]) c (id), answers_for(new.closed_by, c.id) person
        where exists (select 1 from claim_view_hand h where h.claim = c.id and h.person = person.person)) then
      raise exception 'a pair is closed by somebody without a hand in either claim' using errcode = 'check_violation';
    end if;
  elsif proposes then
    if old.proposed_by is not null or new.proposed_by is null then
      raise exception 'what is proposed is answered, never changed' using errcode = 'check_violation';
    end if;
    if (new.proposed_outcome = 'OPEN') = (coalesce(old.outcome, 'OPEN') = 'OPEN') then
      raise exception 'it is that already' using errcode = 'check_violation';
    end if;
    perform pair_is_a_hand(new.proposed_by, new.from_claim, new.to_claim);
  end if;
  return new;
end $$;

create function pair_is_a_hand(somebody varchar, one uuid, other uuid) returns void language plpgsql as $$
begin
  if (select count(distinct a.claim) from amendment a where a.claim in (one, other) and a.what = 'PAIR' and a.person = somebody) < 2 then
    raise exception 'whoever pairs two claims has a hand in both' using errcode = 'check_violation';
  end if;
end $$;

-- Looked at when the transaction ends, because a pair and the hands in it are written one after the other.
create function pair_begins_open() returns trigger language plpgsql as $$
begin
  if num_nulls(new.outcome, new.proposed_outcome) < 2 then
    raise exception 'a pair begins open' using errcode = 'check_violation';
  end if;
  if new.made_by is not null then perform pair_is_a_hand(new.made_by, new.from_claim, new.to_claim); end if;
  return null;
end $$;
create constraint trigger pair_begins_open after insert on claim_link
  deferrable initially deferred for each row execute function pair_begins_open();

create function pair_is_kept() returns trigger language plpgsql as $$
begin
  if num_nulls(old.made_by, old.outcome, old.proposed_outcome) < 3 then
    raise exception 'a pair that people worked on is kept' using errcode = 'check_violation';
  end if;
  return old;
end $$;
create trigger pair_is_kept before delete on claim_link for each row execute function pair_is_kept();
