-- Whether pieces have one origin, where people know better than what they share: joined, separated, or attested by a custodian. Each word is a
-- hand in the claim, which counts always, as the word stays; the last one on two pieces is the one that holds.
do $$
declare
  allowed text;
begin
  -- besides whatever else is a hand by now
  select pg_get_expr(conbin, conrelid) into allowed from pg_constraint
    where conrelid = 'amendment'::regclass and conname = 'amendment_what_check';
  alter table amendment drop constraint amendment_what_check;
  execute format('alter table amendment add constraint amendment_what_check check ((%s) or what in (''JOINED'', ''SEPARATED'', ''ATTESTED''))', allowed);
end $$;
alter table amendment
  add column pieces uuid[],
  add column apart_from uuid[],
  -- one that was taken along from another claim is of pieces that stayed there
  add constraint a_word_on_origins_names_pieces check (
    case when what in ('JOINED', 'SEPARATED', 'ATTESTED') and n >= 1 then cardinality(pieces) >= 1 and apart_from is not null
      else num_nulls(pieces, apart_from) = 2 end),
  add constraint at_least_two_are_joined check (what not in ('JOINED', 'ATTESTED') or n < 1 or cardinality(pieces) >= 2);

-- Nobody speaks of pieces of another claim, or of what is public as if it were confided.
create function origins_are_of_its_pieces() returns trigger language plpgsql as $$
begin
  if exists (select 1 from unnest(new.pieces || new.apart_from) piece (id) where not exists (
      select 1 from evidence e where e.id = piece.id and e.claim = new.claim and (new.what <> 'ATTESTED' or e.confidential))) then
    raise exception 'a word on origins is of pieces of its claim' using errcode = 'check_violation';
  end if;
  if (select c.state from claim c where c.id = new.claim) <> 'IN_VERIFICATION' then
    raise exception 'origins stay as they are while a verdict waits or stands' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger origins_are_of_its_pieces before insert on amendment
  for each row when (new.pieces is not null) execute function origins_are_of_its_pieces();

create or replace function hand_is_kept(what varchar) returns boolean language sql immutable as $$
  select what in ('PAIR', 'MARK', 'JOINED', 'SEPARATED', 'ATTESTED')
$$;

create or replace view claim_view_hand (claim, person, involvement, counts) as
select v.claim, p.person, 'PROPOSED', not exists (
    select 1 from verdict a where a.claim = v.claim and a.decision = 'APPROVED' and a.number >= v.number)
  from verdict v cross join lateral (values (v.proposed_by), (v.proposed_for)) p (person) where p.person is not null
union all
select e.claim, p.person, 'ATTACHED_EVIDENCE', e.withdrawn_at is null or e.added_in = round_of(e.claim)
  from evidence e cross join lateral (values (e.added_by), (e.added_for)) p (person) where p.person is not null
union all
select e.claim, p.person, 'ATTACHED_EVIDENCE', e.withdrawn_in = round_of(e.claim)
  from evidence e cross join lateral (values (e.withdrawn_by), (e.withdrawn_for)) p (person) where p.person is not null
union all
select h.claim, p.person,
    case when h.what = 'EVIDENCE' then 'ATTACHED_EVIDENCE' when h.what = 'PAIR' then 'PAIRED'
      when h.what in ('JOINED', 'SEPARATED', 'ATTESTED') then 'SORTED_ORIGINS' else 'CHANGED_CLAIM' end,
    h.round = round_of(h.claim) or hand_is_kept(h.what) or h.what <> 'EVIDENCE' and not exists (
      select 1 from amendment later where later.claim = h.claim and later.what = h.what and later.n > h.n)
  from amendment h cross join lateral (values (h.person), (h.person_for)) p (person) where p.person is not null;

-- In the line before the supervisors; while a verdict waits nobody speaks of origins.
alter table waiting_verdict add column sorters varchar(100)[] not null default '{}';
create function line_knows_sorters() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.sorters := array(select distinct h.person from claim_view_hand h where h.claim = new.claim and h.counts
    and h.involvement = 'SORTED_ORIGINS');
  return new;
end $$;
create trigger line_knows_sorters before insert on waiting_verdict for each row execute function line_knows_sorters();

-- Why a confidential source must stay unnamed; and whether somebody said whose line it is of, which lies sealed with who it is.
alter table evidence
  add column anonymity text check (anonymity <> ''),
  add column close_to boolean not null default false,
  add constraint only_confidential_stays_unnamed check (confidential or anonymity is null and not close_to);
