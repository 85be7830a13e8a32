-- Hands as they were before V042 counted them one by one, and since when they count so.

-- Since when a rule is asked; empty where there was nothing before it. Copied with the rows: a restored database is younger than what is in it.
create table rule_since (
  rule varchar(40) primary key,
  since timestamptz not null
);
create trigger rule_since_stays before update or delete or truncate on rule_since
  for each statement execute function refuse_change();

insert into rule_since (rule, since)
select 'hands-in-rounds', least(h.installed_on at time zone current_setting('TimeZone'), (select min(recorded_at) from audit_entry))
from "${flyway:table}" h where ltrim(h.version, '0') = '42' and h.success and exists (select 1 from verdict where decision = 'APPROVED');

-- V042 made two hands, in words and in source, of who had changed a claim last, at the time of its latest change of whatever kind: they hid
-- who had really put the other right. Where the trail knows who did, these go; where it knows nothing of that person, they step back.
alter table amendment disable trigger user;

create temporary table invented on commit drop as
with made as (
  select m.*, row_number() over (partition by m.claim, m.what, m.person, m.at order by m.n) place,
    case m.what when 'SOURCE' then array['source-corrected'] else array['added-by-hand', 'ends-moved', 'split-off', 'merged'] end read_from,
    case m.what when 'SOURCE' then array['source-corrected', 'added-by-hand', 'split-off']
      else array['added-by-hand', 'ends-moved', 'split-off', 'merged'] end actions
  from amendment m
  where m.person_for is null and m.what <> 'STANCE'
    and m.at <= (select least(installed_on at time zone current_setting('TimeZone'), (select min(recorded_at) from audit_entry))
      from "${flyway:table}" where ltrim(version, '0') = '42' and success)
    -- in a restored database V042 is younger than the rows: two hands of one moment are then also made by who adds a claim or splits it off
    and not exists (select 1 from audit_entry e where e.claim = m.claim and e.actor = m.person
      and e.action in ('added-by-hand', 'split-off') and abs(extract(epoch from e.at - m.at)) < 60)
)
select m.id, m.claim, exists (select 1 from audit_entry e where e.claim = m.claim and e.actor = m.person
    and e.action in ('added-by-hand', 'source-corrected', 'stance-corrected', 'ends-moved', 'split-off', 'merged')) is_known
from made m
where exists (select 1 from made o where o.claim = m.claim and o.person = m.person and o.at = m.at and o.what <> m.what)
  and m.place > (select count(*) from audit_entry e where e.claim = m.claim and e.actor = m.person and e.at = m.at and e.action = any (m.read_from))
  and exists (select 1 from audit_entry e where e.claim = m.claim and e.action = any (m.actions));

delete from amendment m using invented i where i.id = m.id and i.is_known;
update amendment m set n = back.n from (
  select i.id, 1 - row_number() over (partition by i.claim order by i.id) n from invented i where not i.is_known) back
where back.id = m.id;

-- Who added a claim by hand said whose it is and what they do, too. The first hands there were, so they come first.
insert into amendment (id, claim, what, person, person_for, round, n, at)
select gen_random_uuid(), e.claim, w.what, e.actor, e.standing_in_for, 0,
  least(1, (select min(n) from amendment m where m.claim = e.claim)) - row_number() over (partition by e.claim order by e.seq, w.what), e.at
from audit_entry e cross join (values ('SOURCE'), ('STANCE')) w (what)
where e.action = 'added-by-hand' and e.claim is not null
  and not exists (select 1 from amendment m where m.claim = e.claim and m.what = w.what and m.person = e.actor);

-- A part has the hands of the whole it was split off from, a claim those of one that was merged into it; in the order it happened.
do $$
declare
  step record;
begin
  for step in
    select e.claim, o.id origin, e.at, e.seq from audit_entry e join claim p on p.id = e.claim
      join claim o on o.article = p.article and 'C-' || o.number = e.before where e.action = 'split-off'
    union all
    select o.merged_into, o.id, e.at, e.seq from claim o join audit_entry e on e.claim = o.merged_into and e.action = 'merged'
    order by seq
  loop
    insert into amendment (id, claim, what, person, person_for, round, n, at)
    select gen_random_uuid(), step.claim, m.what, m.person, m.person_for, m.round,
      least(1, (select min(n) from amendment where claim = step.claim)) - row_number() over (order by m.n desc), m.at
    from amendment m
    where m.claim = step.origin and m.at <= step.at and not exists (select 1 from amendment s
      where s.claim = step.claim and (s.what, s.person, s.at) = (m.what, m.person, m.at));
  end loop;
end $$;

-- So did who split it off, unless they took that over from somebody.
insert into amendment (id, claim, what, person, person_for, round, n, at)
select gen_random_uuid(), e.claim, w.what, e.actor, e.standing_in_for, 0,
  least(1, (select min(n) from amendment m where m.claim = e.claim)) - row_number() over (partition by e.claim order by e.seq, w.what), e.at
from audit_entry e cross join (values ('SOURCE'), ('STANCE')) w (what)
where e.action = 'split-off' and e.claim is not null
  and not exists (select 1 from amendment m where m.claim = e.claim and m.what = w.what);

alter table amendment enable trigger user;

update waiting_verdict w set changers =
  array(select distinct h.person from claim_view_hand h where h.claim = w.claim and h.counts and h.involvement = 'CHANGED_CLAIM');

-- Whether somebody had a hand in a claim when one of its verdicts was approved, by the rule of then: until V042 whoever had proposed that
-- verdict, had attached evidence or had changed the claim last.
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
      and (m.round = b.round or not exists (select 1 from amendment later
        where later.claim = about and later.what = m.what and later.n > m.n and later.round <= b.round)))
  end
  from this t, before b
$$;

-- An entry whose chain has no head yet is no exception.
create or replace function link_follows_the_last() returns trigger language plpgsql as $$
declare
  before audit_entry;
begin
  if is_owner() then return null; end if;
  if new.n > 1 then
    select * into before from audit_entry where subject = new.subject and n = new.n - 1;
    if before.seq is null or before.hash <> new.previous then
      raise exception 'an entry follows the last one of its chain' using errcode = 'check_violation';
    end if;
    -- clocks of two nodes may differ
    if new.at < before.at - interval '10 minutes' then
      raise exception 'an entry is not written before the last one of its chain' using errcode = 'check_violation';
    end if;
  elsif new.previous <> repeat('0', 64) then
    raise exception 'the first entry follows nothing' using errcode = 'check_violation';
  end if;
  if coalesce((select n from audit_chain where subject = new.subject), 0) < new.n then
    raise exception 'the head of a chain is its last entry' using errcode = 'check_violation';
  end if;
  return null;
end $$;
