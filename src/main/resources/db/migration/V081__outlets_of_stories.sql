-- Every outlet a story ever had, as the source it was: its claims have passed through it, whatever the story or the source is called since. Of
-- stories from before it is found by its name.
create table story_outlet (
  article uuid not null references article,
  source uuid not null references source,
  primary key (article, source)
);
create trigger story_outlet_is_append_only before update or delete or truncate on story_outlet
  for each statement execute function refuse_change();

create or replace function sources_of_claim(about uuid) returns uuid[] language sql stable as $$
  select array(
    select n.id from claim c cross join lateral (values (c.source), (c.relay_source)) n (id) where c.id = about and n.id is not null
    union
    select o.source from claim c join story_outlet o on o.article = c.article where c.id = about
    union
    select m.source from claim_mark m where m.claim = about and m.over_at is null and m.source is not null
    union
    select n.id from evidence e cross join lateral unnest(array[e.source, e.outlet, e.issuer] || e.cites) n (id)
      where e.claim = about and e.withdrawn_at is null and n.id is not null)
$$;
