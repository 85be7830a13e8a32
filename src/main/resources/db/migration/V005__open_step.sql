-- Who waits for what: the task list, kept by the process in the transaction that moves it.
create table open_step (
  id uuid primary key default gen_random_uuid(),
  step varchar(40) not null,
  claim uuid references claim,
  article uuid not null references article,
  desk varchar(60) not null,
  role varchar(12) not null,
  assignee varchar(100),
  priority smallint not null,
  due timestamptz not null,
  since timestamptz not null,
  returned boolean not null default false,
  reminded_at timestamptz,
  escalated_at timestamptz
);
create unique index open_step_once on open_step (article, coalesce(claim, '00000000-0000-0000-0000-000000000000'), step);
create index open_step_queue on open_step (desk, role, priority, due, id);
create index open_step_escalated on open_step (desk, priority, due, id) where escalated_at is not null;
create index open_step_held on open_step (assignee, priority, due, id) where assignee is not null;
