-- Whether somebody had a hand in a claim when one of its verdicts was approved: as claim_view_hand said it then.
create function had_hand_at(somebody varchar, about uuid, verdict_number integer) returns boolean language sql stable as $$
  with before as (
    select coalesce(max(number), 0) number, count(*)::integer round from verdict
    where claim = about and decision = 'APPROVED' and number < verdict_number)
  select exists (select 1 from verdict v, before b where v.claim = about and v.number > b.number and v.number <= verdict_number
      and somebody in (v.proposed_by, v.proposed_for))
    or exists (select 1 from evidence e, before b where e.claim = about and e.added_in <= b.round
      and (somebody in (e.added_by, e.added_for) and (e.withdrawn_in is null or e.withdrawn_in > b.round or e.added_in = b.round)
        or somebody in (e.withdrawn_by, e.withdrawn_for) and e.withdrawn_in = b.round))
    or exists (select 1 from amendment m, before b where m.claim = about and m.round <= b.round and somebody in (m.person, m.person_for)
      and (m.round = b.round or not exists (select 1 from amendment later
        where later.claim = about and later.what = m.what and later.n > m.n and later.round <= b.round)))
$$;
