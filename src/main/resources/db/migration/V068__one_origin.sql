-- From whom a piece comes in the end, said here alone: pages, rules, lists, reports and triggers ask. (A line used to end after twenty steps.)

-- The source itself, and whom it speaks for, one after the other.
create function line_of(source uuid) returns table (id uuid, n integer) language sql stable as $$
  with recursive line (id, path) as (
    select $1, array[$1]
    union all
    select s.affiliated_to, l.path || s.affiliated_to from line l join source s on s.id = l.id
      where s.affiliated_to is not null and s.affiliated_to <> all (l.path))
  select id, cardinality(path) from line
$$;

create function line_has_an_end() returns trigger language plpgsql as $$
begin
  if exists (select 1 from line_of(new.affiliated_to) l where l.id = new.id) then
    raise exception 'nobody speaks for somebody who speaks for them' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger line_has_an_end before insert or update of affiliated_to on source
  for each row when (new.affiliated_to is not null) execute function line_has_an_end();

-- Whom a source speaks for in the end. Those who stand in a circle, which was not refused before, are one: whichever comes first.
create or replace function origin_of(source uuid) returns uuid language sql stable as $$
  with line as (select * from line_of($1)),
  last as (select l.id, s.affiliated_to closes from line l left join source s on s.id = l.id order by l.n desc limit 1)
  select coalesce(
    (select l.id from line l where l.n >= (select f.n from line f join last on f.id = last.closes) order by l.id limit 1),
    (select id from last))
$$;

-- Pieces of one key come from one and are counted once: the same end of a line, or the same alias of a source that must not be named.
create function origin_key(source uuid, alias text) returns text language sql stable as $$
  select case when source is null then 'alias ' || lower(coalesce(alias, '')) else origin_of(source)::text end
$$;

create or replace function stand_in_line(verdict uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into waiting_verdict (claim, article, desk, kind, claim_class, exception_asked, refuted, contradicted, returned_before, sources,
    credibility, priority, due, proposed_by, proposed_at, proposers, evidence_by, changers)
  select c.id, c.article, c.desk, v.kind, c.claim_class, v.exception_asked is not null,
    exists (select 1 from evidence e where e.claim = c.id and e.withdrawn_at is null and e.stance = 'REFUTES'),
    exists (select 1 from claim_view_open_contradiction o where o.claim = c.id),
    exists (select 1 from verdict b where b.claim = c.id and b.decision = 'RETURNED'),
    (select count(distinct origin_key(e.source, e.title)) from evidence e
      where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance)),
    (select coalesce(min(e.credibility), 6) from evidence e where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance)),
    array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'], c.priority::text) - 1, c.deadline, v.proposed_by, v.proposed_at,
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'PROPOSED'),
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'ATTACHED_EVIDENCE'),
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'CHANGED_CLAIM')
  from verdict v join claim c on c.id = v.claim where v.id = $1
$$;
