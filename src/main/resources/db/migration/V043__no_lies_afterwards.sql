-- What must hold of rows that the application may write, whatever program writes them. Grants are in afterMigrate.sql.

-- The database's own clock beside the application's: a column the application is not granted, so that a backdated entry shows.
alter table audit_entry add column recorded_at timestamptz;
alter table audit_entry alter column recorded_at set default clock_timestamp();

-- Whoever owns the tables may put things back, and sows the demonstration.
create function is_owner() returns boolean language sql stable as $$
  select current_user = (select relowner::regrole::text from pg_class where oid = 'audit_entry'::regclass)
$$;

-- A chain grows by one link at a time, each on the one before, and its head is its last link. Looked at when the transaction ends,
-- because head and link are written one after the other.
alter table audit_entry add constraint links_are_numbered_from_one check (n >= 1);
alter table audit_chain add constraint heads_are_numbered_from_one check (n >= 0);

create function link_follows_the_last() returns trigger language plpgsql as $$
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
  if (select n from audit_chain where subject = new.subject) < new.n then
    raise exception 'the head of a chain is its last entry' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger link_follows_the_last after insert on audit_entry
  deferrable initially deferred for each row execute function link_follows_the_last();

create function head_is_the_last_link() returns trigger language plpgsql as $$
declare
  now_there audit_chain;
begin
  if is_owner() then return null; end if;
  select * into now_there from audit_chain where subject = new.subject;
  if tg_op = 'UPDATE' and (new.subject <> old.subject or new.n < old.n) then
    raise exception 'a chain does not become shorter' using errcode = 'check_violation';
  end if;
  if not exists (select 1 from audit_entry e where e.subject = now_there.subject and e.n = now_there.n and e.hash = now_there.head)
      or exists (select 1 from audit_entry e where e.subject = now_there.subject and e.n > now_there.n) then
    raise exception 'the head of a chain is its last entry' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger head_is_the_last_link after insert or update on audit_chain
  deferrable initially deferred for each row execute function head_is_the_last_link();

-- Where a claim and a story belong never changes; what a claim says and whose it is not while a verdict waits or stands.
create function claim_stays_what_it_is() returns trigger language plpgsql as $$
begin
  if (new.id, new.article, new.desk, new.number) is distinct from (old.id, old.article, old.desk, old.number) then
    raise exception 'a claim keeps its story, its desk and its number' using errcode = 'check_violation';
  end if;
  if old.state in ('VERDICT_PROPOSED', 'CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')
      and (btrim(regexp_replace(new.text, '\s+', ' ', 'g')), new.source)
        is distinct from (btrim(regexp_replace(old.text, '\s+', ' ', 'g')), old.source) then
    raise exception 'words and source of a claim stay while a verdict waits or stands' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger claim_stays_what_it_is before update on claim for each row
  execute function claim_stays_what_it_is();

create function story_stays_what_it_is() returns trigger language plpgsql as $$
begin
  if (new.id, new.desk, new.external_id) is distinct from (old.id, old.desk, old.external_id) then
    raise exception 'a story keeps its desk and where it came from' using errcode = 'check_violation';
  end if;
  if new.revision < old.revision or new.title <> old.title and new.revision = old.revision then
    raise exception 'a story is called otherwise by a new revision only' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger story_stays_what_it_is before update on article for each row
  execute function story_stays_what_it_is();

-- What two claims have to do with each other: which it is never changes, and each end only to follow merged words.
create function link_keeps_its_relation() returns trigger language plpgsql as $$
begin
  if (new.id, new.article, new.relation, new.because) is distinct from (old.id, old.article, old.relation, old.because) then
    raise exception 'a link keeps its relation and its reason' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger link_keeps_its_relation before update on claim_link for each row execute function link_keeps_its_relation();

create function source_keeps_its_name() returns trigger language plpgsql as $$
begin
  if (new.id, new.name, new.kind, new.desk) is distinct from (old.id, old.name, old.kind, old.desk)
      or old.affiliated_to is not null and new.affiliated_to is distinct from old.affiliated_to then
    raise exception 'a source keeps its name, its desk and whom it speaks for' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger source_keeps_its_name before update on source for each row when (not is_owner()) execute function source_keeps_its_name();

-- What is derived is written by these alone, with the owner's rights: the application only reads it.
alter function stand_in_line(uuid) security definer set search_path = public, pg_temp;
alter function verdict_stands_in_line() security definer set search_path = public, pg_temp;
alter function line_follows_claim() security definer set search_path = public, pg_temp;
alter function line_follows_step() security definer set search_path = public, pg_temp;
alter function search_knows_source(uuid, text, text) security definer set search_path = public, pg_temp;
alter function search_claim() security definer set search_path = public, pg_temp;
alter function search_source() security definer set search_path = public, pg_temp;
alter function search_article(uuid) security definer set search_path = public, pg_temp;
alter function search_revision() security definer set search_path = public, pg_temp;
alter function search_story() security definer set search_path = public, pg_temp;
alter function search_evidence() security definer set search_path = public, pg_temp;
