create table audit_chain (
  subject varchar(60) primary key,
  n integer not null,
  head varchar(64) not null
);

create table audit_entry (
  seq bigint generated always as identity primary key,
  subject varchar(60) not null references audit_chain,
  n integer not null,
  kind varchar(80) not null,
  at timestamptz not null,
  actor varchar(100) not null,
  role varchar(12) not null,
  desk varchar(60) not null,
  action varchar(60) not null,
  object varchar(60) not null,
  claim uuid,
  article uuid,
  before text,
  after text,
  reason text,
  model varchar(120),
  body text not null,
  previous varchar(64) not null,
  hash varchar(64) not null,
  unique (subject, n)
);
create index audit_entry_time on audit_entry (at, seq);
create index audit_entry_claim on audit_entry (claim, seq) where claim is not null;
create index audit_entry_desk on audit_entry (desk, seq);

create trigger audit_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();
create trigger audit_chain_is_kept before delete or truncate on audit_chain
  for each statement execute function refuse_change();
