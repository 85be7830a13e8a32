-- What the application may do, said anew after every migration. With an external database whose one user does both jobs, the
-- triggers of the append-only tables are what is left; so its own rights stay as they are.
do $$
begin
  if '${app_role}' <> current_user then
    grant select, insert, update, delete on all tables in schema public to "${app_role}";
    grant usage, select on all sequences in schema public to "${app_role}";
    revoke update, delete, truncate on audit_entry, revision, note, identity_key, sealed_identity, identity_agreement, identity_reading from "${app_role}";
    revoke delete, truncate on audit_chain, evidence, verdict, stand_in, identity_request from "${app_role}";
    revoke all on flyway_schema_history from "${app_role}";
  end if;
end $$;
