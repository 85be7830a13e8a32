-- What is judged: one sentence that can be true or false by itself. Composed of the passage, or written by a person; null where nobody has
-- composed it yet, and then the passage stands for it, incomplete.
alter table claim
  add column proposition text check (proposition <> ''),
  add column proposition_missing varchar(200) not null default '',
  add column proposition_by_hand boolean not null default false,
  add constraint proposition_by_hand_is_there check (proposition is not null or not proposition_by_hand and proposition_missing = '');

-- A longer word than there was room for; the view and the trigger that read it stay what they are.
drop trigger line_follows_pair on amendment;
do $$
declare
  hands text := pg_get_viewdef('claim_view_hand');
begin
  drop view claim_view_hand;
  alter table amendment alter column what type varchar(12);
  execute 'create view claim_view_hand (claim, person, involvement, counts) as ' || hands;
end $$;
create trigger line_follows_pair after insert on amendment for each row when (new.what = 'PAIR') execute function line_follows_pair();
alter table amendment drop constraint amendment_what_check;
alter table amendment add constraint amendment_what_check check (what in ('WORDS', 'STANCE', 'SOURCE', 'PROPOSITION', 'CLASS', 'TERMS', 'PAIR')
  or what = 'EVIDENCE' and n < 1 and round = 0);

create or replace function claim_stays_what_it_is() returns trigger language plpgsql as $$
begin
  if (new.id, new.article, new.desk, new.number, new.reference)
      is distinct from (old.id, old.article, old.desk, old.number, old.reference) then
    raise exception 'a claim keeps its story, its desk, its number and its reference' using errcode = 'check_violation';
  end if;
  if old.state in ('VERDICT_PROPOSED', 'CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')
      and (btrim(regexp_replace(new.text, '\s+', ' ', 'g')), new.source, new.stance, new.proposition, new.proposition_missing)
        is distinct from (btrim(regexp_replace(old.text, '\s+', ' ', 'g')), old.source, old.stance, old.proposition, old.proposition_missing) then
    raise exception 'words, source, stance and proposition of a claim stay while a verdict waits or stands' using errcode = 'check_violation';
  end if;
  return new;
end $$;

-- What a person says a claim is about stays over new texts.
alter table claim
  add column class_put_right boolean not null default false,
  drop constraint claim_claim_class_check,
  add constraint claim_claim_class_check check (claim_class in ('CASUALTIES', 'ACCUSATION', 'FIGURE', 'EVENT', 'ACT', 'STATEMENT', 'BACKGROUND',
    'QUOTATION', 'DEATH', 'IMAGE', 'DOCUMENT'));
