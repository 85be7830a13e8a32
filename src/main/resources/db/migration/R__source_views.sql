-- What other modules may read of sources. A view reads tables and no other view, so that each file can be made anew by itself.
drop view if exists source_view_speaker;

-- Who speaks, by name; whoever was merged goes by the name of whom they were merged into.
create view source_view_speaker (id, name) as
select s.id, case when s.merged_into is null then s.name else (select i.name from source i where i.id = source_itself(s.id)) end from source s;
