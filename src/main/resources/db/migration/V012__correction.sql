-- What people put right in the reading of a text, beside what the extraction said; found_source is there since V004.
alter table claim add column first_revision integer;
alter table claim add column made_by_hand boolean not null default false;
alter table claim add column source_put_right boolean not null default false;
alter table claim add column found_text text;
alter table claim add column found_content text;
alter table claim add column found_stance varchar(16) check (found_stance in ('ASSERTS', 'DENIES', 'DOES_NOT_CONFIRM', 'HEDGES'));
alter table claim add column merged_into uuid references claim;
alter table claim add constraint found_whole check ((found_text is null) = (found_content is null) and (found_text is null) = (found_stance is null));
alter table claim add constraint not_merged_into_itself check (merged_into <> id);
alter table claim add constraint merged_is_set_aside check (merged_into is null or state = 'SET_ASIDE');
create index claim_merged_into on claim (merged_into) where merged_into is not null;

update claim set made_by_hand = rule = 'by-hand', source_put_right = changed_by is not null,
  first_revision = coalesce((select substring(e.before from '^revision (\d+)$')::integer from audit_entry e
    where e.claim = claim.id and e.action = 'found-again' order by e.seq limit 1), revision);
alter table claim alter column first_revision set not null;

-- A link follows the words of a merged claim and finds its way back when they are parted again.
alter table claim_link add column from_was uuid references claim;
alter table claim_link add column to_was uuid references claim;
