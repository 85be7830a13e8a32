-- What other modules may read of sources. A view reads tables and no other view, so that each file can be made anew by itself.
drop view if exists source_view_speaker;

-- Who speaks, by name.
create view source_view_speaker (id, name) as
select id, name from source;
