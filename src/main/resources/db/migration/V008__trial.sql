-- The demonstration newsroom's people. Only the trial profile reads it; its passwords are shown on the sign-in page.
create table trial_person (
  user_id varchar(100) primary key,
  password varchar(100) not null,
  roles varchar(200) not null,
  desks varchar(200) not null,
  position integer not null
);

-- One row once the demonstration dispatches have been brought to their stages; from then on they are the visitor's.
create table trial_newsroom (
  set_up_at timestamptz not null
);
