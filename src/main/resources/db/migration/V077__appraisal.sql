-- What whoever brings a piece makes of it; of pieces from before nobody was asked.
alter table evidence
  add column weight text check (weight <> ''),
  add column is_whole boolean,
  add column seen_by_us boolean not null default false,
  add column reupload boolean not null default false,
  add column terms varchar(10) check (terms in ('ON_RECORD', 'BACKGROUND')),
  add column authenticity varchar(10) not null default 'UNCHECKED' check (authenticity in ('UNCHECKED', 'CHECKED', 'DOUBTFUL')),
  -- its quote names another number than the claim, when it was attached
  add column off_value boolean not null default false,
  add constraint seen_by_us_by_somebody_named check (not seen_by_us or not confidential and basis = 'OWN' and not reupload);
