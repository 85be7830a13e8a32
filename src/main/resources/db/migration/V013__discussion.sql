-- What reviewers and supervisors write to each other about a claim. Never changed, never deleted.
create table note (
  id uuid primary key,
  claim uuid not null references claim,
  desk varchar(60) not null,
  author varchar(100) not null,
  text text not null check (text <> ''),
  written_at timestamptz not null
);
create index note_claim on note (claim, written_at, id);
create trigger note_is_never_changed before update or delete or truncate on note
  for each statement execute function refuse_change();

-- Who is addressed in a note, and since when they know.
create table note_mention (
  note uuid not null references note,
  claim uuid not null references claim,
  desk varchar(60) not null,
  person varchar(100) not null,
  written_at timestamptz not null,
  read_at timestamptz,
  primary key (note, person)
);
create index note_mention_person on note_mention (person, written_at desc);
create index note_mention_unread on note_mention (person, claim) where read_at is null;

-- A proposal somebody is still writing: theirs alone, gone when it is proposed.
create table verdict_draft (
  person varchar(100) not null,
  claim uuid not null references claim,
  verdict varchar(12) check (verdict in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')),
  retraction varchar(20) check (retraction in ('SOURCE_WITHDREW', 'SOURCE_DISCREDITED', 'NEWSROOM_ERROR', 'DISPROVED', 'LEGAL')),
  rationale text not null,
  missing text not null,
  nothing_missing boolean not null,
  exception text not null,
  saved_at timestamptz not null,
  primary key (person, claim)
);
