-- What a verdict is about stays what it is, how the source stands to it as well as words and source; and what a new text says in its place is
-- named beside it.
alter table claim add column succeeded_by uuid references claim;
alter table claim add constraint successor_of_what_is_gone check (succeeded_by is null or not in_text);

create or replace function claim_stays_what_it_is() returns trigger language plpgsql as $$
begin
  if (new.id, new.article, new.desk, new.number, new.reference)
      is distinct from (old.id, old.article, old.desk, old.number, old.reference) then
    raise exception 'a claim keeps its story, its desk, its number and its reference' using errcode = 'check_violation';
  end if;
  if old.state in ('VERDICT_PROPOSED', 'CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')
      and (btrim(regexp_replace(new.text, '\s+', ' ', 'g')), new.source, new.stance)
        is distinct from (btrim(regexp_replace(old.text, '\s+', ' ', 'g')), old.source, old.stance) then
    raise exception 'words, source and stance of a claim stay while a verdict waits or stands' using errcode = 'check_violation';
  end if;
  return new;
end $$;
