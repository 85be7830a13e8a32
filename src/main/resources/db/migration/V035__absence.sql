-- Who stands in for whom. What a stand-in does is both's: neither approves what either had a hand in.
create table stand_in (
  id uuid primary key,
  desk varchar(60) not null,
  absent varchar(100) not null,
  person varchar(100) not null,
  from_at timestamptz not null,
  until_at timestamptz not null,
  said_by varchar(100) not null,
  said_at timestamptz not null,
  ended_at timestamptz,
  ended_by varchar(100),
  check (absent <> person),
  check (from_at < until_at),
  check ((ended_at is null) = (ended_by is null))
);
create index stand_in_person on stand_in (person, desk) where ended_at is null;
create index stand_in_absent on stand_in (absent) where ended_at is null;
create trigger stand_in_is_never_deleted before delete or truncate on stand_in
  for each statement execute function refuse_change();

create function stand_in_stays_as_it_was() returns trigger language plpgsql as $$
declare
  ended constant text[] := array['ended_at', 'ended_by'];
begin
  if old.ended_at is not null or to_jsonb(new) - ended <> to_jsonb(old) - ended then
    raise exception 'an absence is ended, never changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger stand_in_stays_as_it_was before update on stand_in
  for each row when (old.* is distinct from new.*) execute function stand_in_stays_as_it_was();

alter table audit_entry add column standing_in_for varchar(100);
alter table audit_entry alter column role type varchar(20);
alter table evidence add column added_for varchar(100);
alter table verdict add column proposed_for varchar(100);
alter table verdict drop constraint withdrawn_by_its_proposer;
alter table verdict add constraint withdrawn_by_its_proposer
  check (decision is distinct from 'WITHDRAWN' or decided_by in (proposed_by, coalesce(proposed_for, proposed_by)));

-- Somebody, and all for whom they stand in on the claim's desk now.
create function answers_for(somebody varchar, about uuid) returns setof varchar language sql stable as $$
  select somebody
  union
  select s.absent from stand_in s join claim c on c.desk = s.desk
  where c.id = about and s.person = somebody and s.ended_at is null and s.from_at <= now() and s.until_at > now()
$$;

create or replace function approver_had_no_hand_in_it() returns trigger language plpgsql as $$
begin
  if new.decision = 'APPROVED' and exists (
      select 1 from answers_for(new.decided_by, new.claim) person where
        person in (new.proposed_by, coalesce(new.proposed_for, new.proposed_by))
        or exists (select 1 from evidence e where e.claim = new.claim and person in (e.added_by, coalesce(e.added_for, e.added_by)))
        or exists (select 1 from claim c where c.id = new.claim and c.changed_by = person)) then
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
        exists (select 1 from verdict v where v.claim = new.claim
          and person in (v.proposed_by, coalesce(v.proposed_for, v.proposed_by), v.decided_by))
        or exists (select 1 from evidence e where e.claim = new.claim and person in (e.added_by, coalesce(e.added_for, e.added_by)))
        or exists (select 1 from claim c where c.id = new.claim and c.changed_by = person)) then
    raise exception 'a second reading needs somebody who had no hand in it' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- In the line before the supervisors, who it was proposed or attached for counts as who did it.
create function line_knows_for_whom() returns trigger language plpgsql as $$
begin
  new.evidence_by := new.evidence_by || array(select e.added_for from evidence e where e.claim = new.claim and e.added_for is not null
    union select v.proposed_for from verdict v where v.claim = new.claim and v.decision is null and v.proposed_for is not null);
  return new;
end $$;
create trigger line_knows_for_whom before insert on waiting_verdict for each row execute function line_knows_for_whom();
