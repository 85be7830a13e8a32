-- What other modules may read of claims, beside claim_view_hand and claim_view_open_contradiction (V072), which functions ask. A view
-- reads tables and no other view, so that each file can be made anew by itself.
drop view if exists claim_view_claim, claim_view_pair, claim_view_verdict, claim_view_confidential_piece, claim_view_register;

-- A claim as it stands: where it is from, what it says, how far it has come, and with whom it is.
create view claim_view_claim (id, reference, article, revision, desk, number, state, text, claim_class, source, priority, deadline, assignee) as
select id, reference, article, revision, desk, number, state, text, claim_class, source, priority, deadline, assignee from claim;

-- Each verdict that was ever proposed on a claim, and what became of it.
create view claim_view_verdict (claim, number, kind, reason, proposed_by, decision, decided_by, decided_at) as
select claim, number, kind, reason, proposed_by, decision, decided_by, decided_at from verdict;

-- Evidence whose source must not be named: under which alias, and who brought it.
create view claim_view_confidential_piece (id, claim, alias, added_by) as
select id, claim, title, added_by from evidence where confidential;

-- Claims that somebody or a reading put side by side, also of two stories, whatever became of it. Every pair stands in it twice.
create view claim_view_pair (claim, other) as
select from_claim, to_claim from claim_link
union all
select to_claim, from_claim from claim_link;
