-- What other modules may read of claims, beside claim_view_hand (V042) and claim_view_open_contradiction (V061), which functions ask. A view
-- reads tables and no other view, so that each file can be made anew by itself.
drop view if exists claim_view_claim, claim_view_verdict, claim_view_confidential_piece, claim_view_register;

-- A claim as it stands: where it is from, what it says, how far it has come, and with whom it is.
create view claim_view_claim (id, reference, article, revision, desk, number, state, text, claim_class, source, priority, deadline, assignee) as
select id, reference, article, revision, desk, number, state, text, claim_class, source, priority, deadline, assignee from claim;

-- Each verdict that was ever proposed on a claim, and what became of it.
create view claim_view_verdict (claim, number, kind, reason, proposed_by, decision, decided_by, decided_at) as
select claim, number, kind, reason, proposed_by, decision, decided_by, decided_at from verdict;

-- Evidence whose source must not be named: under which alias, and who brought it.
create view claim_view_confidential_piece (id, claim, alias, added_by) as
select id, claim, title, added_by from evidence where confidential;

-- What the audit report says of a claim beside each decision on it.
create view claim_view_register as
select c.id claim_id, c.desk, c.reference, c.number claim_number, a.id article_id, r.title article_title, r.publisher outlet,
  r.number article_version, r.id revision_id, r.url, r.published_at, r.received_at imported_at, coalesce(r.language, a.language) "language",
  c.text claim_text, c.content, c.form voice, c.stance, s.name claimant, o.name origin_source, rs.name relay_source,
  c.claim_class "class", c.reasons selected_because, c.priority, c.state, c.set_aside_reason, c.deadline,
  v.kind verdict, v.reason verdict_reason, v.number verdict_version, v.decided_at verdict_at, v.rationale,
  v.missing what_is_missing, v.proposed_by proposer, case when v.decision = 'APPROVED' then v.decided_by end approver,
  v.decision, v.rule rule_id, not v.sufficient and v.decision = 'APPROVED' "override",
  case when not v.sufficient then v.exception_asked end override_asked,
  case when not v.sufficient and v.decision = 'APPROVED' then v.decision_reason end override_granted
from claim c
join article a on a.id = c.article
join revision r on r.article = c.article and r.number = c.revision
left join source s on s.id = c.source
left join source o on o.id = origin_of(s.id)
left join source rs on rs.id = c.relay_source
left join lateral (select * from verdict where claim = c.id order by number desc limit 1) v on true;
