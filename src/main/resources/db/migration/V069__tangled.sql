-- Where the text of a story is too tangled to be read by rules, and is left to people: starts and ends in turn, in the latest revision.
alter table article add column tangled integer[] not null default '{}';
