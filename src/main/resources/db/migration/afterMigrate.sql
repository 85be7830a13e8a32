-- What the application may do, said anew after every migration: per table only what the code does. With an external database whose one
-- user does both jobs, the triggers are what is left; so its own rights stay as they are.
do $$
declare
  may record;
begin
  if '${app_role}' = current_user then
    return;
  end if;
  -- nodes that start at once would change the same rights at once
  perform pg_advisory_xact_lock(hashtext('recoupe rights'));
  revoke all on all tables in schema public from "${app_role}";
  for may in
    select * from (values
      -- written once and never touched again
      ('revision', 'select, insert'),
      ('amendment', 'select, insert'),
      ('note', 'select, insert'),
      ('milestone', 'select, insert'),
      ('identity_key', 'select, insert'),
      ('sealed_identity', 'select, insert'),
      ('identity_agreement', 'select, insert'),
      ('identity_reading', 'select, insert'),
      ('source_change', 'select, insert'),
      ('story_outlet', 'select, insert'),
      ('trial_person', 'select, insert'),
      ('trial_newsroom', 'select, insert'),
      -- when an entry was written the database says by itself
      ('audit_entry', 'select, insert (subject, n, kind, at, actor, role, desk, action, object, claim, article, before, after, reason, '
        || 'model, body, previous, hash, standing_in_for, by_exception)'),
      ('audit_facts', 'select, insert'),
      -- taken on, never away
      ('article', 'select, insert, update'),
      ('source', 'select, insert, update'),
      ('source_appraisal', 'select, insert, update'),
      ('source_tie', 'select, insert, update'),
      ('claim', 'select, insert, update'),
      ('evidence', 'select, insert, update'),
      ('claim_mark', 'select, insert, update (over_at)'),
      ('verdict', 'select, insert, update'),
      ('verdict_approval', 'select, insert, update (lapsed_at)'),
      ('verdict_answer', 'select, insert'),
      ('second_reading', 'select, insert, update'),
      ('reopening_request', 'select, insert, update'),
      ('audit_chain', 'select, insert, update (n, head)'),
      ('stand_in', 'select, insert, update'),
      ('identity_request', 'select, insert, update'),
      ('note_mention', 'select, insert, update'),
      ('person_settings', 'select, insert, update'),
      -- what is so now, and is kept nowhere else
      ('source_name', 'select, insert, delete'),
      ('claim_link', 'select, insert, update, delete'),
      ('open_step', 'select, insert, update, delete'),
      ('backlog', 'select, insert, update, delete'),
      ('postponed', 'select, insert, update, delete'),
      ('verdict_draft', 'select, insert, update, delete'),
      ('first_answer', 'select, insert, delete'),
      ('sign_in', 'select, insert, update, delete'),
      ('spring_session', 'select, insert, update, delete'),
      ('spring_session_attributes', 'select, insert, update, delete'),
      -- derived: triggers alone write it
      ('waiting_verdict', 'select'),
      ('search_text', 'select'),
      -- since when a rule is asked: written by migrations
      ('rule_since', 'select'),
      -- written by whoever looks after the data
      ('data_check', 'select'),
      -- what modules publish for others to read
      ('absence_view_stand_in', 'select'),
      ('article_view_story', 'select'),
      ('article_view_revision', 'select'),
      ('audit_view_entry', 'select'),
      ('claim_view_claim', 'select'),
      ('claim_view_pair', 'select'),
      ('claim_view_verdict', 'select'),
      ('claim_view_confidential_piece', 'select'),
      ('claim_view_hand', 'select'),
      ('claim_view_open_contradiction', 'select'),
      ('claim_view_source_hand', 'select'),
      ('source_view_speaker', 'select'),
      ('tasklist_view_open_step', 'select')) as rights (relation, granted)
    union all
    -- the engine's own
    select tablename, 'select, insert, update, delete' from pg_tables where schemaname = 'public' and tablename like 'act\_%'
  loop
    execute format('grant %s on %I to %I', may.granted, may.relation, '${app_role}');
  end loop;
  grant usage, select on all sequences in schema public to "${app_role}";
end $$;
