-- What an entry says, field by field, apart from the chain, which holds the digest of it: SHA-256 of salt and body, in UTF-8. So a body can be
-- taken away one day, by whoever owns the tables, and the chain still holds; without the salt nobody can guess what it was.
create table audit_facts (
  entry bigint primary key references audit_entry on delete cascade,
  salt bytea not null check (length(salt) = 16),
  body text not null
);
create trigger audit_facts_are_append_only before update or delete or truncate on audit_facts
  for each statement execute function refuse_change();

-- A verdict approved although the evidence rule says no. Entries of the first version said so by having a reason, unless it was a batch's.
alter table audit_entry add column by_exception boolean not null default false;
drop index audit_entry_odd;
create index audit_entry_odd on audit_entry (seq)
  where subject = 'refusals' or by_exception or action = 'verdict-approved' and reason is not null and reason !~ '^batch of \d+$';

create index audit_entry_article on audit_entry (article, seq) where article is not null;

-- The first version is only read. Looked at when the transaction ends, because entry and facts are written one after the other.
create function entry_has_its_facts() returns trigger language plpgsql as $$
begin
  if is_owner() then return null; end if;
  if new.kind like '%.v1' then
    raise exception 'an entry is written in the newest version, not as %', new.kind using errcode = 'check_violation';
  end if;
  if not exists (select 1 from audit_facts f where f.entry = new.seq) then
    raise exception 'an entry has its facts' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger entry_has_its_facts after insert on audit_entry
  deferrable initially deferred for each row execute function entry_has_its_facts();
