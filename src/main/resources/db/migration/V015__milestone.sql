-- What the dashboard counts, one row for each thing that happened to a claim. Written with the event, never changed. The day is the
-- newsroom's at that moment, so that a figure and the list behind it can never disagree.
create table milestone (
  id bigint generated always as identity primary key,
  kind varchar(10) not null check (kind in ('CAME_IN', 'SET_ASIDE', 'RETURNED', 'DECIDED')),
  claim uuid not null references claim,
  desk varchar(60) not null,
  at timestamptz not null,
  day date not null,
  what varchar(16),
  late boolean,
  took integer
);
create index milestone_counted on milestone (day, kind, what, late, desk);
create index milestone_took on milestone (day, desk, took) where kind = 'DECIDED';
create index milestone_listed on milestone (kind, at, id);

-- The claims that are selected and not yet decided: since when, and until when they should be.
create table backlog (
  claim uuid primary key references claim,
  desk varchar(60) not null,
  since timestamptz not null,
  deadline timestamptz
);
create index backlog_listed on backlog (since, claim);

-- What happened before there was a dashboard, out of the audit trail. Days in the zone that is set if no other is.
insert into backlog (claim, desk, since, deadline)
select c.id, c.desk, (select max(e.at) from audit_entry e where e.claim = c.id and e.action in ('selected', 'reopened')), c.deadline
from claim c
where c.state in ('SELECTED', 'IN_VERIFICATION', 'VERDICT_PROPOSED')
  and exists (select 1 from audit_entry e where e.claim = c.id and e.action in ('selected', 'reopened'));

insert into milestone (kind, claim, desk, at, day, what, late, took)
select
  case e.action when 'extracted' then 'CAME_IN' when 'added-by-hand' then 'CAME_IN' when 'set-aside' then 'SET_ASIDE'
    when 'verdict-returned' then 'RETURNED' else 'DECIDED' end,
  e.claim, e.desk, e.at, (e.at at time zone 'Europe/Paris')::date,
  case e.action when 'set-aside' then e.reason when 'verdict-approved' then e.after end,
  case when e.action = 'verdict-approved' then coalesce(e.at > (
    select s.after::timestamptz from audit_entry s where s.claim = e.claim and s.action = 'scheduled' and s.seq < e.seq
    order by s.seq desc limit 1), false) end,
  case when e.action = 'verdict-approved' then extract(epoch from e.at - (
    select max(s.at) from audit_entry s where s.claim = e.claim and s.action in ('selected', 'reopened') and s.seq < e.seq))::integer end
from audit_entry e
where e.claim is not null and e.action in ('extracted', 'added-by-hand', 'set-aside', 'verdict-returned', 'verdict-approved')
order by e.seq;

-- The trail by who and by what, the newest first; refusals and granted exceptions are few and looked for often.
create index audit_entry_actor on audit_entry (actor, seq);
create index audit_entry_action on audit_entry (action, seq);
create index audit_entry_odd on audit_entry (seq) where subject = 'refusals' or action = 'verdict-approved' and reason is not null;
