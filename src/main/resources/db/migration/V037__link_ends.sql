-- What contradicts a claim is asked for on every page that shows claims.
create index claim_link_from on claim_link (from_claim);
create index claim_link_to on claim_link (to_claim);
