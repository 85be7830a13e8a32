-- What other modules may read of the audit trail. A view reads tables and no other view, so that each file can be made anew by itself.
drop view if exists audit_view_entry;

-- Each link of each chain, as it is shown and counted; the body that is hashed is for those who check the chain.
create view audit_view_entry (seq, subject, n, at, actor, role, standing_in_for, desk, action, object, claim, before, after, reason, model,
  previous, hash) as
select seq, subject, n, at, actor, role, standing_in_for, desk, action, object, claim, before, after, reason, model, previous, hash
from audit_entry;
