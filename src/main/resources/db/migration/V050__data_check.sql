-- What came of each weekly check of all data, newest last. Written as the owner: the application only shows it.
create table data_check (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  seconds double precision not null,
  damaged text[] not null,
  differing integer not null check (differing >= 0)
);
create trigger data_check_stays before update or delete or truncate on data_check
  for each statement execute function refuse_change();
