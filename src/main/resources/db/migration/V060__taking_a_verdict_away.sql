-- What two people decided, one does not take away: whoever reopens a decided claim, or sets one aside that had an approved verdict, is
-- named in its row and had no hand in it, whatever program writes the row. Whether they are a supervisor only the application knows.

create table reopening_request (
  id uuid primary key,
  claim uuid not null,
  -- the one in force when it was asked
  verdict integer not null,
  asked_by varchar(100) not null,
  asked_at timestamptz not null,
  reason text not null check (reason <> ''),
  outcome varchar(9) check (outcome in ('GRANTED', 'DECLINED', 'WITHDRAWN')),
  answer text,
  closed_by varchar(100),
  closed_at timestamptz,
  foreign key (claim, verdict) references verdict (claim, number),
  constraint closed_as_a_whole check (num_nulls(outcome, closed_by, closed_at) in (0, 3)),
  constraint declined_with_a_reason check (outcome is distinct from 'DECLINED' or answer <> '' and answer is not null),
  constraint withdrawn_by_who_asked check (outcome is distinct from 'WITHDRAWN' or closed_by = asked_by)
);
create index reopening_request_claim on reopening_request (claim);
create unique index one_open_reopening_request on reopening_request (claim) where outcome is null;
create trigger reopening_request_is_never_deleted before delete or truncate on reopening_request
  for each statement execute function refuse_change();

-- Somebody's own hand in a claim at any time, or that of anybody they stand in for now. To decide on it is none.
create function ever_had_hand(somebody varchar, about uuid) returns boolean language sql stable as $$
  select exists (select 1 from answers_for(somebody, about) person join claim_view_hand h on h.claim = about and h.person = person.person)
$$;

create function request_is_answered_once() returns trigger language plpgsql as $$
declare
  answer constant text[] := array['outcome', 'answer', 'closed_by', 'closed_at'];
begin
  if old.outcome is not null or to_jsonb(new) - answer <> to_jsonb(old) - answer then
    raise exception 'a request is answered once, never changed' using errcode = 'check_violation';
  end if;
  if new.outcome in ('GRANTED', 'DECLINED') and ever_had_hand(new.closed_by, new.claim) then
    raise exception 'a request is answered by somebody who had no hand in the claim' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger request_is_answered_once before update on reopening_request
  for each row when (old.* is distinct from new.*) execute function request_is_answered_once();

alter table claim add column reopened_by varchar(100);
alter table claim add column aside_word varchar(100);
alter table claim add constraint reopened_until_decided
  check (reopened_by is null or state not in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED'));
alter table claim add constraint word_of_what_is_set_aside check (aside_word is null or state = 'SET_ASIDE');

create function another_takes_the_verdict_away() returns trigger language plpgsql as $$
begin
  if old.state in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED') and new.state = 'IN_VERIFICATION'
      and (new.reopened_by is null or ever_had_hand(new.reopened_by, new.id)) then
    raise exception 'a decided claim is reopened by somebody who had no hand in it' using errcode = 'check_violation';
  end if;
  if new.state = 'SET_ASIDE' and old.state <> 'SET_ASIDE'
      and exists (select 1 from verdict v where v.claim = new.id and v.decision = 'APPROVED')
      and (new.aside_word is null or ever_had_hand(new.aside_word, new.id)) then
    raise exception 'a claim with an approved verdict is set aside by the word of somebody who had no hand in it'
      using errcode = 'check_violation';
  end if;
  if new.reopened_by is distinct from old.reopened_by
        and old.state not in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')
        and new.state not in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')
      or new.aside_word is distinct from old.aside_word and new.state = old.state then
    raise exception 'by whose word a claim was reopened or set aside is not put otherwise' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger another_takes_the_verdict_away before update on claim for each row execute function another_takes_the_verdict_away();

-- Whoever reopens a claim answers the request for it. Looked at when the transaction ends, because both rows are written one after the other.
create function open_request_is_of_a_decided_claim() returns trigger language plpgsql as $$
begin
  if exists (select 1 from reopening_request q join claim c on c.id = q.claim where q.claim = new.claim and q.outcome is null
      and c.state not in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')) then
    raise exception 'only of a decided claim one waits to be reopened' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger open_request_is_of_a_decided_claim after insert on reopening_request
  deferrable initially deferred for each row execute function open_request_is_of_a_decided_claim();
create function reopened_claim_has_no_open_request() returns trigger language plpgsql as $$
begin
  if exists (select 1 from reopening_request q where q.claim = new.id and q.outcome is null) then
    raise exception 'whoever reopens a claim answers the request for it' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger reopened_claim_has_no_open_request after update on claim deferrable initially deferred for each row
  when (old.state in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED') and new.state = 'IN_VERIFICATION')
  execute function reopened_claim_has_no_open_request();
