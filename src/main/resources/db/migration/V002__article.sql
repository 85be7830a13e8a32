create table article (
  id uuid primary key,
  desk varchar(60) not null,
  external_id varchar(300),
  status varchar(12) not null check (status in ('EXTRACTING', 'READY', 'ACCEPTED', 'FAILED')),
  revision integer not null,
  title varchar(500) not null,
  language varchar(2),
  failure text,
  received_at timestamptz not null,
  version integer not null,
  unique (desk, external_id)
);
create index article_newest on article (desk, received_at desc, id);

create table revision (
  id uuid primary key,
  article uuid not null references article,
  number integer not null,
  original bytea not null,
  original_sha256 varchar(64) not null,
  text text not null,
  text_sha256 varchar(64) not null,
  title varchar(500) not null,
  language varchar(2),
  publisher varchar(300),
  byline varchar(300),
  dateline varchar(300),
  url varchar(2000),
  published_at timestamptz,
  published_offset varchar(9),
  received_at timestamptz not null,
  received_by varchar(100) not null,
  unique (article, number)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger revision_is_immutable before update or delete or truncate on revision
  for each statement execute function refuse_change();
