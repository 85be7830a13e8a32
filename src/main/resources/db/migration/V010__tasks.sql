-- What the task list filters by, beside what it sorts by: kept with the step, so that ten thousand are filtered and counted at once.
-- source is the claim's; no reference of its own, the claim has one.
alter table open_step
  add column claim_class varchar(12),
  add column source uuid,
  add column contradicted boolean not null default false;
update open_step s set claim_class = c.claim_class, source = c.source,
  contradicted = exists (select 1 from claim_link l where l.article = c.article and l.relation = 'CONTRADICTS' and c.id in (l.from_claim, l.to_claim))
from claim c where c.id = s.claim;

-- What a person put off until later: their list alone does not show it until then.
create table postponed (
  person varchar(100) not null,
  step uuid not null references open_step on delete cascade,
  until timestamptz not null,
  primary key (person, step)
);
create index postponed_step on postponed (step);
