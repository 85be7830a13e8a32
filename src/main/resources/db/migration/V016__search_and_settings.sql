-- What can be found by words. One row for each claim and story, and for each source on every desk that heard it; kept by triggers, so
-- that whatever program writes, nothing is missing.

-- Sign by sign, so that a place in the plain text is the same place in the text.
create function search_plain(words text) returns text language sql immutable parallel safe strict
return translate(words, 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸ’',
                        'aaaaaaceeeeiiiinooooouuuuyyAAAAAACEEEEIIIINOOOOOUUUUYY''');

-- With and without accents: who types none finds the word too, and who types them loses nothing.
create function search_words(language text, words text, weight "char") returns tsvector language sql immutable parallel safe
return setweight(case when language = 'en'
    then to_tsvector('english', coalesce(words, '')) || to_tsvector('english', search_plain(coalesce(words, '')))
    else to_tsvector('french', coalesce(words, '')) || to_tsvector('french', search_plain(coalesce(words, ''))) end, weight);

create table search_text (
  kind varchar(8) not null check (kind in ('CLAIM', 'ARTICLE', 'SOURCE')),
  id uuid not null,
  desk varchar(60) not null,
  language varchar(2) not null check (language in ('fr', 'en')),
  state varchar(16) not null,
  number integer,
  source uuid,
  at timestamptz not null,
  words tsvector not null,
  primary key (id, desk, kind)
);
create index search_text_newest on search_text (at desc, id);
create index search_text_number on search_text (number, at desc) where number is not null;
create index search_text_source on search_text (source, at desc) where source is not null;

create function search_language(language text) returns text language sql immutable parallel safe
return case when language = 'en' then 'en' else 'fr' end;

create function search_knows_source(heard uuid, heard_on text, spoken text) returns void language sql
begin atomic
  insert into search_text (kind, id, desk, language, state, at, words)
  select 'SOURCE', s.id, heard_on, search_language(spoken), s.kind, now(),
    search_words(search_language(spoken), s.name, 'A')
      || search_words(search_language(spoken), (select string_agg(n.name, ' ') from source_name n where n.source = s.id), 'B')
  from source s where s.id = heard
  on conflict do nothing;
end;

create function search_claim() returns trigger language plpgsql as $$
declare
  story article;
begin
  if tg_op = 'UPDATE' and new.text = old.text and new.source is not distinct from old.source then
    if new.state <> old.state then
      update search_text set state = new.state where id = new.id and desk = new.desk and kind = 'CLAIM';
    end if;
    return null;
  end if;
  select * into story from article where id = new.article;
  insert into search_text (kind, id, desk, language, state, number, source, at, words)
  values ('CLAIM', new.id, new.desk, search_language(story.language), new.state, new.number, new.source, story.received_at,
    search_words(search_language(story.language), new.text, 'A')
      || search_words(search_language(story.language), (select name from source where id = new.source), 'B')
      || search_words(search_language(story.language), new.source_words, 'C'))
  on conflict (id, desk, kind) do update set language = excluded.language, state = excluded.state, source = excluded.source,
    words = excluded.words;
  if new.source is not null then
    perform search_knows_source(new.source, new.desk, story.language);
  end if;
  return null;
end $$;
create trigger search_claim after insert or update of text, source, state on claim
  for each row execute function search_claim();

create function search_article(story uuid) returns void language sql
begin atomic
  insert into search_text (kind, id, desk, language, state, at, words)
  select 'ARTICLE', a.id, a.desk, search_language(a.language), a.status, a.received_at,
    search_words(search_language(a.language), a.title, 'A')
      || search_words(search_language(a.language), concat_ws(' ', r.publisher, r.byline, r.dateline), 'B')
      || search_words(search_language(a.language), left(r.text, 200000), 'D')
  from article a join revision r on r.article = a.id and r.number = a.revision where a.id = story
  on conflict (id, desk, kind) do update set language = excluded.language, state = excluded.state, at = excluded.at,
    words = excluded.words;
end;

create function search_revision() returns trigger language plpgsql as $$
begin
  perform search_article(new.article);
  return null;
end $$;
create trigger search_revision after insert on revision for each row execute function search_revision();

create function search_story() returns trigger language plpgsql as $$
begin
  if new.title <> old.title or new.revision <> old.revision or new.language is distinct from old.language then
    perform search_article(new.id);
  elsif new.status <> old.status then
    update search_text set state = new.status where id = new.id and desk = new.desk and kind = 'ARTICLE';
  end if;
  -- the language is known only when the text has been read, and the claims with it
  if search_language(new.language) <> search_language(old.language) then
    update search_text t set language = search_language(new.language),
      words = search_words(search_language(new.language), c.text, 'A')
        || search_words(search_language(new.language), (select name from source where id = c.source), 'B')
        || search_words(search_language(new.language), c.source_words, 'C')
    from claim c where c.article = new.id and t.id = c.id and t.desk = c.desk and t.kind = 'CLAIM';
  end if;
  return null;
end $$;
create trigger search_story after update of title, revision, language, status on article
  for each row execute function search_story();

create function search_source() returns trigger language plpgsql as $$
declare
  known uuid := case when tg_table_name = 'source' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'source')::uuid end;
begin
  update search_text t set words = search_words(t.language, s.name, 'A')
      || search_words(t.language, (select string_agg(n.name, ' ') from source_name n where n.source = s.id), 'B')
  from source s where s.id = known and t.id = s.id and t.kind = 'SOURCE';
  return null;
end $$;
create trigger search_source after update of name on source for each row execute function search_source();
create trigger search_source_name after insert on source_name for each row execute function search_source();

create function search_evidence() returns trigger language plpgsql as $$
begin
  perform search_knows_source(new.source, c.desk, a.language) from claim c join article a on a.id = c.article where c.id = new.claim;
  return null;
end $$;
create trigger search_evidence after insert on evidence for each row execute function search_evidence();

-- what was there before
select search_article(id) from article;
insert into search_text (kind, id, desk, language, state, number, source, at, words)
select 'CLAIM', c.id, c.desk, search_language(a.language), c.state, c.number, c.source, a.received_at,
  search_words(search_language(a.language), c.text, 'A')
    || search_words(search_language(a.language), (select name from source where id = c.source), 'B')
    || search_words(search_language(a.language), c.source_words, 'C')
from claim c join article a on a.id = c.article;
select search_knows_source(source, desk, language) from (
  select distinct on (source, desk) source, desk, language from (
    select c.source, c.desk, a.language from claim c join article a on a.id = c.article where c.source is not null
    union all
    select e.source, c.desk, a.language from evidence e join claim c on c.id = e.claim join article a on a.id = c.article) heard
  order by source, desk) known;

create index search_text_words on search_text using gin (words) with (fastupdate = off);

-- How each person likes the pages; on whatever machine they sign in. Who has no row likes what all others like.
create table person_settings (
  person varchar(100) primary key,
  language varchar(2) check (language in ('fr', 'en')),
  theme varchar(5) not null check (theme in ('auto', 'light', 'dark')),
  density varchar(11) not null check (density in ('comfortable', 'compact')),
  keys boolean not null,
  notices boolean not null,
  desktop boolean not null
);
