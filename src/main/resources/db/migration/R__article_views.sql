-- What other modules may read of stories. A view reads tables and no other view, so that each file can be made anew by itself.
drop view if exists article_view_story, article_view_revision;

-- A story as it stands; revision is the number of its latest one.
create view article_view_story (id, desk, external_id, status, revision, title, title_looked_for, language, received_at) as
select id, desk, external_id, status, revision, title, title_looked_for, language, received_at from article;

-- Each text of a story, as it came in.
create view article_view_revision (id, article, number, publisher, language, text, title, url, published_at, received_at) as
select id, article, number, publisher, language, text, title, url, published_at, received_at from revision;
