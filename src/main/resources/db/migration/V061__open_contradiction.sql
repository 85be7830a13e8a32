-- Two claims contradict each other openly as long as neither is set aside; claims in tension with each other never do. The same rule as
-- claim.ClaimLink.isOpen; a test holds them together. Every pair stands in it twice, seen from either side.
create view claim_view_open_contradiction (claim, other) as
select l.from_claim, l.to_claim
  from claim_link l join claim f on f.id = l.from_claim join claim t on t.id = l.to_claim
  where l.relation = 'CONTRADICTS' and f.state <> 'SET_ASIDE' and t.state <> 'SET_ASIDE'
union all
select l.to_claim, l.from_claim
  from claim_link l join claim f on f.id = l.from_claim join claim t on t.id = l.to_claim
  where l.relation = 'CONTRADICTS' and f.state <> 'SET_ASIDE' and t.state <> 'SET_ASIDE';

-- In the line before the supervisors evidence against a claim is one thing, an open contradiction another.
alter table waiting_verdict add column refuted boolean not null default false;

create or replace function stand_in_line(verdict uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into waiting_verdict (claim, article, desk, kind, claim_class, exception_asked, refuted, contradicted, returned_before, sources,
    credibility, priority, due, proposed_by, proposed_at, proposers, evidence_by, changers)
  select c.id, c.article, c.desk, v.kind, c.claim_class, v.exception_asked is not null,
    exists (select 1 from evidence e where e.claim = c.id and e.withdrawn_at is null and e.stance = 'REFUTES'),
    exists (select 1 from claim_view_open_contradiction o where o.claim = c.id),
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

-- Evidence cannot change while a verdict waits; a contradiction opens and closes with what becomes of the other claim.
create function line_knows_contradictions(about uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  update waiting_verdict w set contradicted = not w.contradicted
  where w.claim = any (about) and w.contradicted <> exists (select 1 from claim_view_open_contradiction o where o.claim = w.claim)
$$;

create function line_follows_other_claim() returns trigger language plpgsql as $$
begin
  perform line_knows_contradictions(array(select case when l.from_claim = new.id then l.to_claim else l.from_claim end
    from claim_link l where l.relation = 'CONTRADICTS' and new.id in (l.from_claim, l.to_claim)));
  return null;
end $$;
create trigger line_follows_other_claim after update of state on claim for each row
  when ((new.state = 'SET_ASIDE') <> (old.state = 'SET_ASIDE')) execute function line_follows_other_claim();

create function line_follows_link() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.relation = 'CONTRADICTS' then
    perform line_knows_contradictions(array[old.from_claim, old.to_claim]);
  end if;
  if tg_op <> 'DELETE' and new.relation = 'CONTRADICTS' then
    perform line_knows_contradictions(array[new.from_claim, new.to_claim]);
  end if;
  return null;
end $$;
create trigger line_follows_link after insert or delete or update of from_claim, to_claim on claim_link
  for each row execute function line_follows_link();

-- What waits was counted by other rules.
update waiting_verdict w set
  refuted = exists (select 1 from evidence e where e.claim = w.claim and e.withdrawn_at is null and e.stance = 'REFUTES'),
  contradicted = exists (select 1 from claim_view_open_contradiction o where o.claim = w.claim);
update open_step s set contradicted = not s.contradicted
  where s.contradicted <> exists (select 1 from claim_view_open_contradiction o where o.claim = s.claim);

-- It is claim_view_register now, with the other views (R__claim_views).
drop view claim_register;
