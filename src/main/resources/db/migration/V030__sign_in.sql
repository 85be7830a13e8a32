-- Sessions of those who sign in with Keycloak; the tables are Spring Session's (org/springframework/session/jdbc/schema-postgresql.sql).
create table spring_session (
  primary_id char(36) primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);

create table spring_session_attributes (
  session_primary_id char(36) not null references spring_session on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- Which of them belongs to which of Keycloak's, for when Keycloak says that one is over. No reference to the session, which is
-- stored a moment later than this.
create table sign_in (
  session char(36) primary key,
  issuer varchar(300) not null,
  keycloak_session varchar(100),
  subject varchar(100) not null,
  since timestamptz not null default now()
);
create index sign_in_of on sign_in (issuer, keycloak_session);
create index sign_in_subject on sign_in (subject);
