-- Where a piece was found, and how whoever it is from knows. Of those from before nobody said; they confirm nothing that is judged anew.
alter table evidence
  add column outlet uuid references source,
  add column basis varchar(10) not null default 'UNKNOWN' check (basis in ('OWN', 'CITES', 'UNKNOWN')),
  add column cites uuid[] not null default '{}',
  add constraint cites_somebody check ((basis = 'CITES') = (cites <> '{}'));
create index evidence_outlet on evidence (outlet) where outlet is not null;

-- How many origins carry it, as claim.Corroboration counted them when it was proposed. Null before: then papers of one line were counted once.
alter table verdict add column origins integer;

create or replace function stand_in_line(verdict uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into waiting_verdict (claim, article, desk, kind, claim_class, exception_asked, refuted, contradicted, returned_before, sources,
    credibility, priority, due, proposed_by, proposed_at, proposers, evidence_by, changers)
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
    array(select distinct h.person from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = 'CHANGED_CLAIM')
  from verdict v join claim c on c.id = v.claim where v.id = $1
$$;

-- Announcements are a class of their own.
alter table claim drop constraint claim_claim_class_check,
  add constraint claim_claim_class_check check (claim_class in ('CASUALTIES', 'ACCUSATION', 'FIGURE', 'EVENT', 'ACT', 'STATEMENT', 'BACKGROUND'));
