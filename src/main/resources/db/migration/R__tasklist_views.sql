-- What other modules may read of the task list. A view reads tables and no other view, so that each file can be made anew by itself.
drop view if exists tasklist_view_open_step;

-- Steps that wait for somebody; claim is null where the whole story waits.
create view tasklist_view_open_step (id, step, claim, article, desk, role, assignee, since) as
select id, step, claim, article, desk, role, assignee, since from open_step;
