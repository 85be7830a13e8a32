-- What waits for a second pair of eyes, with all that its order and its facets look at, so that the whole line is one narrow table.
-- Kept by the triggers below: it cannot say anything else than verdict, claim and step do.
create table waiting_verdict (
  claim uuid primary key references claim,
  article uuid not null references article,
  desk varchar(60) not null,
  kind varchar(12) not null,
  claim_class varchar(12) not null,
  exception_asked boolean not null,
  contradicted boolean not null,
  returned_before boolean not null,
  sources integer not null,
  credibility integer not null,
  priority smallint not null,
  due timestamptz,
  proposed_by varchar(100) not null,
  proposed_at timestamptz not null,
  changed_by varchar(100),
  evidence_by varchar(100)[] not null,
  -- most harm and weakest evidence first: class, exception, independent sources, best credibility, priority
  rank integer not null generated always as ((((
    case when claim_class in ('CASUALTIES', 'ACCUSATION') then 0 else 2 end + case when exception_asked then 0 else 1 end)
    * 10 + least(sources, 9)) * 6 + (6 - credibility)) * 4 + priority) stored
);
create index waiting_verdict_desk on waiting_verdict (desk);

-- Whom a source speaks for in the end; a circle of affiliations ends where it closes.
create function origin_of(source uuid) returns uuid language sql stable as $$
  with recursive line (id, steps) as (
    select $1, 0
    union all
    select s.affiliated_to, l.steps + 1 from line l join source s on s.id = l.id where s.affiliated_to is not null and l.steps < 20)
  select id from line order by steps desc limit 1
$$;

-- Which pieces a verdict rests on: those for a confirmed claim, those against a disputed or retracted one, both for one that nobody
-- could settle.
create function carries(kind varchar, stance varchar) returns boolean language sql immutable as $$
  select case kind when 'CONFIRMED' then stance = 'SUPPORTS' when 'UNVERIFIED' then stance <> 'CONTEXT' else stance = 'REFUTES' end
$$;

-- Evidence cannot change while a verdict waits, so what is counted here stays true.
create function stand_in_line(verdict uuid) returns void language sql as $$
  insert into waiting_verdict (claim, article, desk, kind, claim_class, exception_asked, contradicted, returned_before, sources,
    credibility, priority, due, proposed_by, proposed_at, changed_by, evidence_by)
  select c.id, c.article, c.desk, v.kind, c.claim_class, v.exception_asked is not null,
    exists (select 1 from evidence e where e.claim = c.id and e.withdrawn_at is null and e.stance = 'REFUTES')
      or exists (select 1 from claim_link l join claim o on o.id = case when l.from_claim = c.id then l.to_claim else l.from_claim end
        where l.article = c.article and c.id in (l.from_claim, l.to_claim) and l.relation = 'CONTRADICTS' and o.in_text
          and o.state <> 'RETRACTED' and o.set_aside_reason is distinct from 'SUPERSEDED'),
    exists (select 1 from verdict b where b.claim = c.id and b.decision = 'RETURNED'),
    (select count(distinct origin_of(e.source)) from evidence e where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance)),
    (select coalesce(min(e.credibility), 6) from evidence e where e.claim = c.id and e.withdrawn_at is null and carries(v.kind, e.stance)),
    array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'], c.priority::text) - 1, c.deadline, v.proposed_by, v.proposed_at,
    c.changed_by, array(select distinct e.added_by from evidence e where e.claim = c.id)
  from verdict v join claim c on c.id = v.claim where v.id = $1
$$;


create function verdict_stands_in_line() returns trigger language plpgsql as $$
begin
  if new.decision is null then
    perform stand_in_line(new.id);
  else
    delete from waiting_verdict where claim = new.claim;
  end if;
  return null;
end $$;
create trigger verdict_stands_in_line after insert or update of decision on verdict
  for each row execute function verdict_stands_in_line();

-- A new reading of the story may find another class, and the desk's table another priority.
create function line_follows_claim() returns trigger language plpgsql as $$
begin
  update waiting_verdict set claim_class = new.claim_class, priority = array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'],
    new.priority::text) - 1 where claim = new.id;
  return null;
end $$;
create trigger line_follows_claim after update on claim for each row
  when (new.state = 'VERDICT_PROPOSED' and (new.claim_class, new.priority) is distinct from (old.claim_class, old.priority))
  execute function line_follows_claim();

-- Until when it is to be decided, the process says.
create function line_follows_step() returns trigger language plpgsql as $$
begin
  update waiting_verdict set due = new.due where claim = new.claim;
  return null;
end $$;
create trigger line_follows_step after insert or update of due on open_step for each row
  when (new.step = 'approveVerdict') execute function line_follows_step();

select stand_in_line(id) from verdict where decision is null;
update waiting_verdict w set due = s.due from open_step s where s.claim = w.claim and s.step = 'approveVerdict';

-- How many verdicts somebody approved within the hour.
create index verdict_approved_by on verdict (decided_by, decided_at) where decision = 'APPROVED';

-- Some approved verdicts are read a second time by somebody who knows neither the verdict nor who gave it. The draw is kept.
create table second_reading (
  id uuid primary key,
  claim uuid not null references claim,
  article uuid not null references article,
  desk varchar(60) not null,
  verdict integer not null,
  kind varchar(12) not null check (kind in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')),
  approved_by varchar(100) not null,
  drawn_at timestamptz not null,
  draw double precision not null,
  share double precision not null,
  lapsed_at timestamptz,
  reader varchar(100),
  reading varchar(12) check (reading in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')),
  note text check (note <> ''),
  read_at timestamptz,
  unique (claim, verdict),
  foreign key (claim, verdict) references verdict (claim, number),
  constraint drawn_within_the_share check (draw < share),
  constraint read_as_a_whole check (num_nulls(reader, reading, note, read_at) in (0, 4)),
  constraint not_read_by_its_approver check (reader <> approved_by)
);
create index second_reading_open on second_reading (desk, drawn_at) where read_at is null and lapsed_at is null;
create index second_reading_dissent on second_reading (desk, read_at) where read_at is not null and reading <> kind and lapsed_at is null;
create trigger second_reading_is_never_deleted before delete or truncate on second_reading
  for each statement execute function refuse_change();

-- Nobody reads a second time what they had a hand in, and what was read stays as it was read, whatever program writes the row.
create function second_reader_had_no_hand_in_it() returns trigger language plpgsql as $$
begin
  if old.reader is not null and (new.reader, new.reading, new.note, new.read_at) is distinct from
      (old.reader, old.reading, old.note, old.read_at) then
    raise exception 'a second reading is not read again' using errcode = 'check_violation';
  end if;
  if new.reader is not null and old.reader is null and (
      exists (select 1 from verdict v where v.claim = new.claim and new.reader in (v.proposed_by, v.decided_by))
      or exists (select 1 from evidence e where e.claim = new.claim and e.added_by = new.reader)
      or exists (select 1 from claim c where c.id = new.claim and c.changed_by = new.reader)) then
    raise exception 'a second reading needs somebody who had no hand in it' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger second_reader_had_no_hand_in_it before insert or update on second_reading
  for each row execute function second_reader_had_no_hand_in_it();
