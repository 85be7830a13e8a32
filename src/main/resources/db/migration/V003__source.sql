create table source (
  id uuid primary key,
  name varchar(300) not null,
  kind varchar(12) not null check (kind in ('PERSON', 'ORGANISATION', 'RELAY', 'UNNAMED')),
  affiliated_to uuid references source,
  check (affiliated_to <> id)
);

create table source_name (
  name varchar(600) primary key,
  source uuid not null references source
);
create index source_name_source on source_name (source);
