-- A desk knows the sources that are there for all, and its own: the names that another desk has heard are none of its business.
-- Null is there for all; of a source that nobody has used it is not known whose it was, and nobody sees it.
alter table source add column desk varchar(60);

with recursive used (source, desk) as (
  (select source, desk from claim where source is not null
    union select found_source, desk from claim where found_source is not null
    union select relay_source, desk from claim where relay_source is not null
    union select e.source, c.desk from evidence e join claim c on c.id = e.claim where e.source is not null)
  union
  select s.affiliated_to, u.desk from used u join source s on s.id = u.source where s.affiliated_to is not null),
owner (source, desk) as (
  select s.id, case count(distinct u.desk) when 0 then '-' when 1 then min(u.desk) end
  from source s left join used u on u.source = s.id group by s.id)
update source s set desk = o.desk from owner o where o.source = s.id;

-- One name belongs to one source of a desk, and to one of those that are there for all.
alter table source_name add column desk varchar(60) not null default '';
update source_name n set desk = coalesce(s.desk, '') from source s where s.id = n.source;
alter table source_name alter column desk drop default;
alter table source_name drop constraint source_name_pkey, add primary key (name, desk);

create function source_is_known_on(source uuid, on_desk varchar) returns boolean language sql stable as $$
  select $1 is null or exists (select 1 from source s where s.id = $1 and coalesce(s.desk, on_desk) = on_desk)
$$;

create function claim_names_sources_of_its_desk() returns trigger language plpgsql as $$
begin
  if not source_is_known_on(new.source, new.desk) or not source_is_known_on(new.found_source, new.desk)
      or not source_is_known_on(new.relay_source, new.desk) then
    raise exception 'a claim names sources of its own desk' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger claim_names_sources_of_its_desk before insert or update of source, found_source, relay_source on claim
  for each row execute function claim_names_sources_of_its_desk();

create function evidence_is_from_a_source_of_its_desk() returns trigger language plpgsql as $$
begin
  if not source_is_known_on(new.source, (select desk from claim where id = new.claim)) then
    raise exception 'evidence is from a source of its own desk' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger evidence_is_from_a_source_of_its_desk before insert on evidence
  for each row execute function evidence_is_from_a_source_of_its_desk();
