-- First answers to writes that carried an Idempotency-Key, per person.
create table first_answer (
  person varchar(100) not null,
  key varchar(255) not null,
  request varchar(64) not null,
  status smallint not null,
  location varchar(500),
  type varchar(100),
  body bytea not null,
  at timestamptz not null,
  primary key (person, key)
);
create index first_answer_age on first_answer (at);
