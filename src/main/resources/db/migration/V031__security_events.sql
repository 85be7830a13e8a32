-- Who came and went, what was refused and what was carried out are asked for by themselves, the newest first.
create index audit_entry_security on audit_entry (seq) where subject = 'security';
