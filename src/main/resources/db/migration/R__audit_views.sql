-- What other modules may read of the audit trail. A view reads tables and no other view, so that each file can be made anew by itself.
drop view if exists audit_view_entry;

-- Each link of each chain with its facts, which are null in entries of the first version; reason is null in all others.
create view audit_view_entry (seq, subject, n, kind, at, actor, role, standing_in_for, desk, action, object, claim, article, before, after,
  reason, model, by_exception, body, previous, hash, salt, facts) as
select e.seq, e.subject, e.n, e.kind, e.at, e.actor, e.role, e.standing_in_for, e.desk, e.action, e.object, e.claim, e.article, e.before,
  e.after, e.reason, e.model, e.by_exception, e.body, e.previous, e.hash, encode(f.salt, 'hex'), f.body
from audit_entry e left join audit_facts f on f.entry = e.seq;
