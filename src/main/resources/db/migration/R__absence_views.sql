-- What other modules may read of absences. A view reads tables and no other view, so that each file can be made anew by itself.
drop view if exists absence_view_stand_in;

-- Who stands in for whom on a desk at this moment.
create view absence_view_stand_in (desk, absent, person) as
select desk, absent, person from stand_in where ended_at is null and from_at <= now() and until_at > now();
