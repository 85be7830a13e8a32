-- Evidence from somebody who must not be named. An alias stands where title and source would; who it is lies sealed in a table of its
-- own, and two custodians together let somebody read it.
alter table evidence alter column source drop not null;
alter table evidence add column confidential boolean not null default false;
alter table evidence add constraint named_or_confidential check (confidential = (source is null));

-- Which key the identities are sealed with: the first one that sealed any. Another one could open none of them.
create table identity_key (
  only_one boolean primary key default true check (only_one),
  fingerprint bytea not null unique
);
create table sealed_identity (
  evidence uuid primary key references evidence,
  key_fingerprint bytea not null references identity_key (fingerprint),
  sealed bytea not null
);
create trigger identity_key_stays before update or delete or truncate on identity_key
  for each statement execute function refuse_change();
create trigger sealed_identity_stays before update or delete or truncate on sealed_identity
  for each statement execute function refuse_change();

create function confidential_has_its_identity() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from sealed_identity where evidence = new.id) then
    raise exception 'confidential evidence needs the identity of its source' using errcode = 'check_violation';
  end if;
  return null;
end $$;
-- Checked when the transaction ends, because the piece and what is sealed are written one after the other.
create constraint trigger confidential_has_its_identity after insert on evidence
  deferrable initially deferred for each row when (new.confidential) execute function confidential_has_its_identity();

create function only_confidential_is_sealed() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from evidence where id = new.evidence and confidential) then
    raise exception 'only the source of confidential evidence is sealed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger only_confidential_is_sealed before insert on sealed_identity
  for each row execute function only_confidential_is_sealed();

create table identity_request (
  id uuid primary key,
  evidence uuid not null references sealed_identity,
  asked_by varchar(100) not null,
  reason text not null check (reason <> ''),
  asked_at timestamptz not null,
  refused_by varchar(100),
  refusal text check (refusal <> ''),
  refused_at timestamptz,
  granted_at timestamptz,
  readable_until timestamptz,
  constraint refused_by_somebody_with_a_reason check ((refused_by is null) = (refusal is null) and (refused_by is null) = (refused_at is null)),
  constraint granted_for_a_while check ((granted_at is null) = (readable_until is null) and readable_until > granted_at),
  constraint granted_or_refused check (granted_at is null or refused_at is null),
  constraint refused_by_another check (refused_by <> asked_by)
);
create unique index one_open_request on identity_request (evidence, asked_by) where granted_at is null and refused_at is null;
create trigger identity_request_is_never_deleted before delete or truncate on identity_request
  for each statement execute function refuse_change();

create table identity_agreement (
  request uuid not null references identity_request,
  custodian varchar(100) not null,
  agreed_at timestamptz not null,
  primary key (request, custodian)
);
create trigger identity_agreement_stays before update or delete or truncate on identity_agreement
  for each statement execute function refuse_change();

-- Two people, neither of them the asker, whatever program writes the rows.
create function custodian_agrees_for_another() returns trigger language plpgsql as $$
declare
  asked identity_request;
begin
  select * into asked from identity_request where id = new.request for update;
  if new.custodian = asked.asked_by then
    raise exception 'nobody grants themselves an identity' using errcode = 'check_violation';
  end if;
  if asked.granted_at is not null or asked.refused_at is not null then
    raise exception 'this request is decided' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger custodian_agrees_for_another before insert on identity_agreement
  for each row execute function custodian_agrees_for_another();

create function identity_request_is_decided_once() returns trigger language plpgsql as $$
declare
  decided constant text[] := array['refused_by', 'refusal', 'refused_at', 'granted_at', 'readable_until'];
begin
  if tg_op = 'INSERT' then
    if new.granted_at is not null or new.refused_at is not null then
      raise exception 'a request is asked first and decided afterwards' using errcode = 'check_violation';
    end if;
    return new;
  end if;
  if old.granted_at is not null or old.refused_at is not null or to_jsonb(new) - decided <> to_jsonb(old) - decided then
    raise exception 'a request is decided once, never changed' using errcode = 'check_violation';
  end if;
  if new.granted_at is not null
      and (select count(*) from identity_agreement where request = new.id and custodian <> new.asked_by) < 2 then
    raise exception 'an identity is granted by two custodians' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger identity_request_is_decided_once before insert or update on identity_request
  for each row execute function identity_request_is_decided_once();

create table identity_reading (
  id bigint generated always as identity primary key,
  evidence uuid not null references sealed_identity,
  reader varchar(100) not null,
  read_at timestamptz not null
);
create index identity_reading_of on identity_reading (evidence, reader, read_at);
create trigger identity_reading_stays before update or delete or truncate on identity_reading
  for each statement execute function refuse_change();

create function reader_may_read() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from evidence where id = new.evidence and added_by = new.reader)
      and not exists (select 1 from identity_request where evidence = new.evidence and asked_by = new.reader and readable_until > now()) then
    raise exception 'an identity is read by who attached it, or as granted' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger reader_may_read before insert on identity_reading for each row execute function reader_may_read();

-- As before, but a confidential source counts by its alias: two pieces under one alias are one source.
create or replace function stand_in_line(verdict uuid) returns void language sql as $$
  insert into waiting_verdict (claim, article, desk, kind, claim_class, exception_asked, contradicted, returned_before, sources,
    credibility, priority, due, proposed_by, proposed_at, changed_by, evidence_by)
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
    c.changed_by, array(select distinct e.added_by from evidence e where e.claim = c.id)
  from verdict v join claim c on c.id = v.claim where v.id = $1
$$;
