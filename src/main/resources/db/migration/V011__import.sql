-- Is exactly this text here already?
create index revision_text on revision (text_sha256);
-- The list for those who see every desk, newest first.
create index article_newest_anywhere on article (received_at desc, id);
-- Which dispatches still have something to check.
create index claim_open on claim (article) where state in ('EXTRACTED', 'SELECTED', 'IN_VERIFICATION', 'VERDICT_PROPOSED');
-- A title as it is looked for: without capitals and accents.
create function as_looked_for(words text) returns text language sql immutable strict parallel safe as $$
  select replace(replace(translate(lower(words), 'àáâäãåçèéêëìíîïñòóôöõùúûüýÿ’', 'aaaaaaceeeeiiiinooooouuuuyy'''), 'œ', 'oe'), 'æ', 'ae')
$$;
alter table article add column title_looked_for text generated always as (as_looked_for(title)) stored;
