-- Who had a hand in a verdict cannot be put otherwise afterwards: without these, whoever writes rows could first take a name off the
-- evidence, the proposal or the correction, and then approve under it.

create function evidence_stays_as_it_was() returns trigger language plpgsql as $$
begin
  if old.withdrawn_at is not null
      or to_jsonb(new) - array['withdrawn_at', 'withdrawn_reason'] <> to_jsonb(old) - array['withdrawn_at', 'withdrawn_reason'] then
    raise exception 'evidence is withdrawn, never changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger evidence_stays_as_it_was before update on evidence
  for each row when (old.* is distinct from new.*) execute function evidence_stays_as_it_was();

create function verdict_stays_as_it_was() returns trigger language plpgsql as $$
declare
  decided constant text[] := array['decision', 'decision_reason', 'decided_by', 'decided_at'];
begin
  if old.decision is not null or to_jsonb(new) - decided <> to_jsonb(old) - decided then
    raise exception 'a verdict is decided once, never changed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger verdict_stays_as_it_was before update on verdict
  for each row when (old.* is distinct from new.*) execute function verdict_stays_as_it_was();

create function who_changed_a_claim_stays() returns trigger language plpgsql as $$
begin
  if new.changed_by is null or old.state = 'VERDICT_PROPOSED' then
    raise exception 'who changed a claim is not forgotten, and nobody changes it while a verdict waits' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger who_changed_a_claim_stays before update of changed_by on claim
  for each row when (old.changed_by is distinct from new.changed_by and old.changed_by is not null)
  execute function who_changed_a_claim_stays();
