package org.recoupe.upkeep;

import static org.recoupe.upkeep.Finding.Kind.LIST_DIFFERS;
import static org.recoupe.upkeep.Finding.Kind.NOT_AS_RECORDED;
import static org.recoupe.upkeep.Finding.Kind.PROCESS_DIFFERS;
import static org.recoupe.upkeep.Finding.Kind.RULE_BROKEN;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.recoupe.report.Recount;

/**
 * Whether the tables agree with one another: rows with the trail, lists with what they are made of, processes with claims. Whoever writes
 * and whoever checks are two: nothing here calls the functions that keep the tables.
 */
final class Books {
    /** An event and the row made of it look at the clock one after the other, and may wait for a lock in between. */
    private static final String ABOUT_THE_SAME_TIME = "interval '2 minutes'";

    /** Sown stories are known to nobody but the tables: {@code trial.seed}. */
    private static final String KNOWN_TO_THE_ENGINE =
            "exists (select 1 from act_hi_procinst h where h.business_key_ = c.id::text)";

    /**
     * Something that must not be found.
     *
     * @param sql two columns, where and what, for each place it is found
     */
    private record Question(Finding.Kind kind, String sql) {}

    /** So that people find it. */
    private static final String CLAIM = "'claim C-' || c.reference || ' of story ' || c.article";

    private static final List<Question> QUESTIONS = List.of(
            // ---- what happened is on record, and what is on record happened
            new Question(NOT_AS_RECORDED, """
                    select %s, 'is ' || c.state || ', its last entry says ' || coalesce(e.state, 'nothing')
                    from claim c left join lateral (
                      select case action when 'extracted' then 'EXTRACTED' when 'added-by-hand' then 'EXTRACTED' when 'split-off' then 'EXTRACTED'
                        else after end state
                      from audit_entry where claim = c.id and subject = 'claim:' || c.id and action in ('extracted', 'added-by-hand', 'split-off',
                        'selected', 'set-aside', 'verification-started', 'verdict-proposed', 'verdict-withdrawn', 'verdict-returned',
                        'verdict-approved', 'reopened')
                      order by seq desc limit 1) e on true
                    where c.state is distinct from e.state""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    with moves as (
                      select claim, seq, before, after, lag(after) over (partition by claim order by seq) said
                      from audit_entry where subject like 'claim:%%' and action in ('selected', 'set-aside', 'verification-started',
                        'verdict-proposed', 'verdict-withdrawn', 'verdict-returned', 'verdict-approved', 'reopened'))
                    select 'entry ' || seq, 'goes from ' || before || ' to ' || after || ' after the claim was ' || said
                    from moves where said is not null and before is distinct from said""".formatted()),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'was changed ' || c.version || ' times, ' || coalesce(e.written, 0) || ' entries say how'
                    from claim c left join (select claim, count(*) written from audit_entry where subject like 'claim:%%' group by claim) e
                      on e.claim = c.id
                    where c.version + 1 > coalesce(e.written, 0)""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'has ' || coalesce(h.had, 0) || ' pieces of evidence by ' || coalesce(h.who, e.who) || ', '
                      || coalesce(e.written, 0) || ' entries say so'
                    from (select claim, added_by who, count(*) had from evidence group by 1, 2) h
                    full join (select claim, actor who, count(*) written from audit_entry where subject like 'claim:%%'
                      and action = 'evidence-attached' group by 1, 2) e on e.claim = h.claim and e.who = h.who
                    join claim c on c.id = coalesce(h.claim, e.claim)
                    where coalesce(h.had, 0) <> coalesce(e.written, 0)""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'has ' || coalesce(h.had, 0) || ' withdrawn pieces of evidence, ' || coalesce(e.written, 0) || ' entries say so'
                    from (select claim, count(*) had from evidence where withdrawn_at is not null group by 1) h
                    full join (select claim, count(*) written from audit_entry where subject like 'claim:%%'
                      and action = 'evidence-withdrawn' group by 1) e on e.claim = h.claim
                    join claim c on c.id = coalesce(h.claim, e.claim)
                    where coalesce(h.had, 0) <> coalesce(e.written, 0)""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'verdict ' || coalesce(v.n, e.n) || ' was proposed by ' || coalesce(v.who, 'nobody') || ', the trail says by '
                      || coalesce(e.who, 'nobody')
                    from (select claim, number::bigint n, proposed_by who, proposed_at at from verdict) v
                    full join (select claim, row_number() over (partition by claim order by seq) n, actor who, at from audit_entry
                      where subject like 'claim:%%' and action = 'verdict-proposed') e on e.claim = v.claim and e.n = v.n
                    join claim c on c.id = coalesce(v.claim, e.claim)
                    where v.who is distinct from e.who or abs(extract(epoch from v.at - e.at)) > extract(epoch from %s)""".formatted(CLAIM, ABOUT_THE_SAME_TIME)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'verdict ' || v.number || ' was decided as ' || coalesce(v.decision, 'nothing') || ' by '
                      || coalesce(v.decided_by, 'nobody') || ', the trail says ' || coalesce(e.decision, 'nothing') || ' by '
                      || coalesce(e.actor, 'nobody')
                    from verdict v join claim c on c.id = v.claim
                    left join (select claim, row_number() over (partition by claim order by seq) n, actor, at,
                        case action when 'verdict-approved' then 'APPROVED' when 'verdict-returned' then 'RETURNED' else 'WITHDRAWN' end decision
                      from audit_entry where subject like 'claim:%%'
                        and action in ('verdict-approved', 'verdict-returned', 'verdict-withdrawn')) e on e.claim = v.claim and e.n = v.number
                    where (v.decision, v.decided_by) is distinct from (e.decision, e.actor)
                      or abs(extract(epoch from v.decided_at - e.at)) > extract(epoch from %s)""".formatted(CLAIM, ABOUT_THE_SAME_TIME)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'was asked ' || coalesce(q.asked, 0) || ' times by ' || coalesce(q.who, e.who) || ' to be reopened, '
                      || coalesce(e.written, 0) || ' entries say so'
                    from (select claim, asked_by who, count(*) asked from reopening_request group by 1, 2) q
                    full join (select claim, actor who, count(*) written from audit_entry where subject like 'claim:%%'
                      and action = 'reopening-asked' group by 1, 2) e on e.claim = q.claim and e.who = q.who
                    join claim c on c.id = coalesce(q.claim, e.claim)
                    where coalesce(q.asked, 0) <> coalesce(e.written, 0)""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'was ' || w.action || ' by the word of ' || w.who || ', the trail says by ' || coalesce(e.actor, 'nobody')
                    from claim c cross join lateral (values ('reopened', c.reopened_by), ('set-aside', c.aside_word)) w (action, who)
                    left join lateral (select actor from audit_entry where claim = c.id and subject = 'claim:' || c.id and action = w.action
                      order by seq desc limit 1) e on true
                    where w.who is not null and w.who is distinct from e.actor""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'a pair of it was ' || w.action || ' by ' || w.who || ', the trail says by ' || coalesce(e.actor, 'nobody')
                    from claim_link l join claim c on c.id = l.from_claim
                    cross join lateral (values ('paired', l.made_by), ('pair-closing-proposed', l.proposed_by),
                      (case l.outcome when 'OPEN' then 'pair-opened' else 'pair-closed' end, l.closed_by)) w (action, who)
                    left join lateral (select t.actor from audit_entry t join audit_facts f on f.entry = t.seq
                      where t.subject in ('claim:' || l.from_claim, 'claim:' || l.from_was) and t.action = w.action
                        and f.body::jsonb ->> 'pair' = l.id::text
                      order by t.seq desc limit 1) e on true
                    where w.who is not null and w.who is distinct from e.actor""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select 'story ' || r.article, 'its text of revision ' || r.number || ' is not what was received'
                    from revision r where encode(sha256(convert_to(r.text, 'UTF8')), 'hex') <> r.text_sha256
                      or encode(sha256(r.original), 'hex') <> r.original_sha256"""),
            new Question(NOT_AS_RECORDED, """
                    select 'story ' || a.id, 'has ' || (select count(*) from revision r where r.article = a.id) || ' revisions, the trail says '
                      || (select count(*) from audit_entry e where e.subject = 'article:' || a.id and e.action in ('received', 'revised'))
                    from article a
                    where (select count(*) from revision r where r.article = a.id)
                      <> (select count(*) from audit_entry e where e.subject = 'article:' || a.id and e.action in ('received', 'revised'))"""),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'was registered as ' || (f.body::jsonb ->> 'reference')
                    from claim c join audit_entry e on e.claim = c.id and e.subject = 'claim:' || c.id
                      and e.action in ('extracted', 'added-by-hand', 'split-off')
                    join audit_facts f on f.entry = e.seq
                    where f.body::jsonb ->> 'reference' <> 'C-' || c.reference""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select %s, 'was changed by ' || h.person || ', and no entry says so'
                    from amendment h join claim c on c.id = h.claim
                    where not exists (select 1 from audit_entry e where e.actor = h.person
                      and e.action = any (case h.what when 'EVIDENCE' then array['evidence-attached', 'evidence-withdrawn']
                        when 'PAIR' then array['paired', 'pair-closing-proposed']
                        when 'MARK' then array['marked', 'mark-withdrawn']
                        when 'JOINED' then array['origins-joined'] when 'SEPARATED' then array['origins-separated']
                        when 'ATTESTED' then array['origins-attested']
                        else array['added-by-hand', 'source-corrected', 'stance-corrected', 'proposition-corrected', 'classified', 'ends-moved', 'split-off', 'merged', 'set-aside'] end)
                      and (e.claim = h.claim
                        -- taken along from a claim of the same story: of which this is a part, or that is now part of it
                        or h.n < 1 and e.claim in (select o.id from claim o where o.article = c.article)
                          and exists (select 1 from audit_entry j where j.claim = h.claim and j.action in ('split-off', 'merged'))))""".formatted(CLAIM)),
            new Question(NOT_AS_RECORDED, """
                    select 'entry ' || e.seq, 'says ' || e.at || ' and was written at ' || e.recorded_at
                    from audit_entry e left join claim c on c.id = e.claim
                    left join article a on a.id = coalesce(c.article, case when e.subject like 'article:%%' then substr(e.subject, 9)::uuid end)
                    where abs(extract(epoch from e.recorded_at - e.at)) > 600 and coalesce(a.external_id, '') not like 'seed-%%'""".formatted()),
            // ---- rules over several rows
            new Question(RULE_BROKEN, """
                    select %s, 'verdict ' || v.number || ' was approved by ' || p.person || ', who had a hand in it'
                    from verdict v join claim c on c.id = v.claim cross join lateral (
                      select v.decided_by person union
                      select given.person from verdict_approval a cross join lateral (values (a.person), (a.person_for)) given (person)
                      where a.verdict = v.id and a.lapsed_at is null) p
                    where v.decision = 'APPROVED' and p.person is not null and had_hand_at(p.person, v.claim, v.number)""".formatted(CLAIM)),
            new Question(RULE_BROKEN, """
                    select %s, 'is ' || c.state || ' without an approved verdict that says so'
                    from claim c where c.state in ('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED') and not exists (select 1 from verdict v
                      where v.claim = c.id and v.decision = 'APPROVED' and v.kind = c.state
                        and v.number = (select max(number) from verdict where claim = c.id))""".formatted(CLAIM)),
            new Question(RULE_BROKEN, """
                    select %s, case when c.state = 'VERDICT_PROPOSED' then 'waits for a decision on nothing'
                      else 'is ' || c.state || ' with a verdict that waits' end
                    from claim c where (c.state = 'VERDICT_PROPOSED')
                      <> exists (select 1 from verdict v where v.claim = c.id and v.decision is null)""".formatted(CLAIM)),
            new Question(RULE_BROKEN, """
                    select %s, 'has verdicts numbered up to ' || max(v.number) || ', and ' || count(*) || ' of them'
                    from claim c join verdict v on v.claim = c.id group by c.id having max(v.number) <> count(*) or min(v.number) <> 1""".formatted(CLAIM)),
            new Question(RULE_BROKEN, """
                    select 'story ' || a.id, 'is at revision ' || a.revision || ', and has ' || count(r.id)
                    from article a left join revision r on r.article = a.id group by a.id
                    having count(r.id) <> a.revision or coalesce(max(r.number), 0) <> a.revision"""),
            new Question(RULE_BROKEN, """
                    select %s, 'is on another desk than its story' from claim c join article a on a.id = c.article where a.desk <> c.desk""".formatted(CLAIM)),
            new Question(RULE_BROKEN, """
                    select %s, 'its words do not stand in revision ' || c.revision
                    from claim c join revision r on r.article = c.article and r.number = c.revision
                    where c.in_text and not c.made_by_hand and c.found_text is null and strpos(r.text, c.text) = 0
                      and strpos(c.text, '…') = 0""".formatted(CLAIM)),
            new Question(RULE_BROKEN, """
                    select %s, 'confidential evidence without the sealed identity of its source'
                    from evidence e join claim c on c.id = e.claim
                    where e.confidential and not exists (select 1 from sealed_identity s where s.evidence = e.id)""".formatted(CLAIM)),
            // ---- the processes
            new Question(PROCESS_DIFFERS, """
                    select %1$s, 'is ' || c.state || ' with ' || count(x.id_) || ' processes'
                    from claim c left join act_ru_execution x on x.business_key_ = c.id::text and x.parent_id_ is null and x.super_exec_ is null
                    where %2$s group by c.id
                    having count(x.id_) <> case when c.state in ('IN_VERIFICATION', 'VERDICT_PROPOSED') then 1 else 0 end""".formatted(CLAIM, KNOWN_TO_THE_ENGINE)),
            new Question(PROCESS_DIFFERS, """
                    select %1$s, 'is ' || c.state || ' and waits in the engine for ' || coalesce(string_agg(t.task_def_key_, ', '), 'nobody')
                    from claim c left join act_ru_execution p on p.business_key_ = c.id::text left join act_ru_task t on t.proc_inst_id_ = p.id_
                    where %2$s and c.state in ('IN_VERIFICATION', 'VERDICT_PROPOSED') group by c.id
                    having coalesce(string_agg(t.task_def_key_, ', '), '') <>
                      case c.state when 'IN_VERIFICATION' then 'verifyClaim' else 'approveVerdict' end""".formatted(CLAIM, KNOWN_TO_THE_ENGINE)),
            new Question(PROCESS_DIFFERS, """
                    select %s, 'is ' || c.state || ', and no process ever knew it'
                    from claim c join article a on a.id = c.article
                    where c.state in ('IN_VERIFICATION', 'VERDICT_PROPOSED') and not %s
                      and coalesce(a.external_id, '') not like 'seed-%%'""".formatted(CLAIM, KNOWN_TO_THE_ENGINE)),
            // ---- lists made anew
            new Question(LIST_DIFFERS, """
                    select %s, 'is ' || c.state || ' and stands in the task list under '
                      || coalesce((select string_agg(o.step, ', ') from open_step o where o.article = c.article and o.claim = c.id), 'nothing')
                    from claim c
                    where array(select o.step::text from open_step o where o.article = c.article and o.claim = c.id order by 1) <>
                      case c.state when 'IN_VERIFICATION' then array['verifyClaim'] when 'VERDICT_PROPOSED' then array['approveVerdict']
                        else array[]::text[] end""".formatted(CLAIM)),
            new Question(LIST_DIFFERS, """
                    select %s, 'the task list shows it with another class, source, contradiction, desk, priority or holder'
                    from open_step o join claim c on c.id = o.claim
                    where (o.claim_class, o.source, o.desk, o.article) is distinct from (c.claim_class, c.source, c.desk, c.article)
                      or o.contradicted <> exists (select 1 from claim_view_open_contradiction k where k.claim = c.id)
                      or o.priority <> array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'], c.priority::text) - 1
                      or o.step = 'verifyClaim' and o.assignee is distinct from c.assignee""".formatted(CLAIM)),
            new Question(LIST_DIFFERS, """
                    select 'story ' || a.id, 'is ' || a.status || ' and stands in the task list under ' || coalesce(
                      (select string_agg(o.step, ', ') from open_step o where o.article = a.id and o.claim is null), 'nothing')
                    from article a
                    where array(select o.step::text from open_step o where o.article = a.id and o.claim is null order by 1) <>
                      case a.status when 'READY' then array['checkExtraction'] when 'FAILED' then array['extractByHand'] else array[]::text[] end"""),
            new Question(LIST_DIFFERS, """
                    select %s, case when w.claim is null then 'waits for a second pair of eyes and is not in the line'
                        when v.claim is null then 'is in the line and waits for nobody'
                        else 'the line before a supervisor shows it otherwise than it is' end
                    from (select * from verdict where decision is null) v
                    full join waiting_verdict w on w.claim = v.claim
                    join claim c on c.id = coalesce(v.claim, w.claim)
                    left join open_step o on o.article = c.article and o.claim = c.id and o.step = 'approveVerdict'
                    where w.claim is null or v.claim is null
                      or (w.article, w.desk, w.kind, w.claim_class, w.exception_asked, w.proposed_by, w.proposed_at)
                        is distinct from (c.article, c.desk, v.kind, c.claim_class, v.exception_asked is not null, v.proposed_by,
                          v.proposed_at)
                      or w.priority <> array_position(array['CRITICAL', 'HIGH', 'NORMAL', 'LOW'], c.priority::text) - 1
                      or w.due is distinct from coalesce(o.due, c.deadline)
                      or w.contradicted <> exists (select 1 from claim_view_open_contradiction k where k.claim = c.id)
                      or w.refuted <> exists (select 1 from evidence e where e.claim = c.id and e.withdrawn_at is null and e.stance = 'REFUTES')
                      or w.returned_before <> exists (select 1 from verdict b where b.claim = c.id and b.decision = 'RETURNED')
                      or w.credibility <> (select coalesce(min(e.credibility), 6) from evidence e where e.claim = c.id and e.withdrawn_at is null
                        and case v.kind when 'CONFIRMED' then e.stance = 'SUPPORTS' when 'UNVERIFIED' then e.stance <> 'CONTEXT'
                          else e.stance = 'REFUTES' end)
                      or exists (select 1 from (values ('PROPOSED', w.proposers), ('ATTACHED_EVIDENCE', w.evidence_by),
                          ('CHANGED_CLAIM', w.changers), ('PAIRED', w.pairers), ('SORTED_ORIGINS', w.sorters),
                          ('CHANGED_SOURCE', w.source_changers)) kept (involvement, people)
                        where array(select distinct unnest(kept.people::text[]) order by 1) <> array(select distinct h.person::text
                          from claim_view_hand h where h.claim = c.id and h.counts and h.involvement = kept.involvement order by 1))""".formatted(CLAIM)),
            new Question(LIST_DIFFERS, """
                    select %s, 'the dashboard counts ' || coalesce(m.kind, t.kind) || ' ' || coalesce(m.what, t.what, '')
                      || case when t.claim is null then ', the trail does not' when m.claim is null then ' not, the trail does'
                         else ' otherwise than the trail' end
                    from (select *, row_number() over (partition by claim, kind order by id) nth from milestone) m
                    full join (select *, row_number() over (partition by claim, kind order by seq) nth from (%s) told) t
                      on t.claim = m.claim and t.kind = m.kind and t.nth = m.nth
                    join claim c on c.id = coalesce(m.claim, t.claim)
                    where m.claim is null or t.claim is null or (m.desk, m.what) is distinct from (t.desk, t.what)
                      or abs(extract(epoch from m.at - t.at)) > extract(epoch from %3$s)
                      or abs(coalesce(m.took, -1000) - coalesce(t.took, -1000)) > extract(epoch from %3$s)
                      or m.late is distinct from t.late and abs(extract(epoch from m.at - c.deadline)) > extract(epoch from %3$s)
                      or abs(m.day - (m.at at time zone 'UTC')::date) > 1""".formatted(
                            CLAIM,
                            Recount.MILESTONES.formatted("where claim is not null and subject <> 'refusals'"),
                            ABOUT_THE_SAME_TIME)),
            new Question(LIST_DIFFERS, """
                    select %s, case when b.claim is null then 'is open and not among what waits on the dashboard'
                      when t.claim is null then 'is among what waits on the dashboard and not open'
                      else 'waits on the dashboard since another moment, on another desk or with another deadline' end
                    from backlog b full join (%s) t on t.claim = b.claim
                    join claim c on c.id = coalesce(b.claim, t.claim)
                    where b.claim is null or t.claim is null or b.desk <> t.desk or b.deadline is distinct from t.deadline
                      or abs(extract(epoch from b.since - t.since)) > extract(epoch from %s)""".formatted(CLAIM, Recount.BACKLOG.formatted(""), ABOUT_THE_SAME_TIME)),
            new Question(LIST_DIFFERS, """
                    select %s, 'would be found by other words than it has'
                    from claim c join article a on a.id = c.article left join search_text t on t.id = c.id and t.desk = c.desk and t.kind = 'CLAIM'
                    where t.id is null or (t.state, t.number, t.source) is distinct from (c.state, c.number, c.source)
                      or t.words <> search_words(t.language, c.text, 'A')
                        || search_words(t.language, (select name from source where id = c.source), 'B')
                        || search_words(t.language, c.source_words, 'C')""".formatted(CLAIM)),
            new Question(LIST_DIFFERS, """
                    select 'story ' || a.id, 'would be found by other words than it has'
                    from article a join revision r on r.article = a.id and r.number = a.revision
                    left join search_text t on t.id = a.id and t.desk = a.desk and t.kind = 'ARTICLE'
                    where t.id is null or t.state <> a.status or t.words <> search_words(t.language, a.title, 'A')
                      || search_words(t.language, concat_ws(' ', r.publisher, r.byline, r.dateline), 'B')
                      || search_words(t.language, left(r.text, 200000), 'D')"""),
            new Question(LIST_DIFFERS, """
                    select 'source ' || s.name, 'would be found by other words than its names'
                    from search_text t join source s on s.id = t.id
                    where t.kind = 'SOURCE' and t.words <> search_words(t.language, s.name, 'A')
                      || search_words(t.language, (select string_agg(n.name, ' ') from source_name n where n.source = s.id), 'B')"""),
            new Question(LIST_DIFFERS, """
                    select 'search ' || t.kind || ' ' || t.id, 'finds something that is not there' from search_text t
                    where not exists (select 1 from claim c where t.kind = 'CLAIM' and c.id = t.id and c.desk = t.desk)
                      and not exists (select 1 from article a where t.kind = 'ARTICLE' and a.id = t.id and a.desk = t.desk)
                      and not exists (select 1 from source s where t.kind = 'SOURCE' and s.id = t.id)"""));

    /** Questions made from what the database says of itself: every rule that it should have kept at every single row. */
    private static final String RULES = """
            select c.conrelid::regclass::text || ' ' || c.conname,
              format('select %L, count(*) || '' rows break the rule %s'' from %s where not (%s) having count(*) > 0', 'table ' || c.conrelid::regclass,
                c.conname, c.conrelid::regclass, pg_get_expr(c.conbin, c.conrelid))
            from pg_constraint c where c.contype = 'c' and c.connamespace = 'public'::regnamespace and c.conrelid <> 0
            union all
            select c.conrelid::regclass::text || ' ' || c.conname,
              format('select %L, count(*) || '' rows point to nothing in %s (%s)'' from %s f where %s and not exists (select 1 from %s t where %s) having count(*) > 0',
                'table ' || c.conrelid::regclass, c.confrelid::regclass, c.conname, c.conrelid::regclass,
                (select string_agg(format('f.%I is not null', a.attname), ' and ') from unnest(c.conkey) k join pg_attribute a
                  on a.attrelid = c.conrelid and a.attnum = k),
                c.confrelid::regclass,
                (select string_agg(format('f.%I = t.%I', a.attname, b.attname), ' and ') from unnest(c.conkey, c.confkey) k (f, t)
                  join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.f join pg_attribute b on b.attrelid = c.confrelid and b.attnum = k.t))
            from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace
            union all
            select a.attrelid::regclass::text || '.' || a.attname,
              format('select %L, ''its next number was given before'' where (select last_value + case when is_called then 1 else 0 end from %s)
                <= (select coalesce(max(%I), 0) from %s)', 'table ' || a.attrelid::regclass,
                pg_get_serial_sequence(a.attrelid::regclass::text, a.attname), a.attname, a.attrelid::regclass)
            from pg_attribute a join pg_class t on t.oid = a.attrelid
            where a.attidentity <> '' and t.relnamespace = 'public'::regnamespace and t.relkind = 'r'""";

    private final Connection connection;
    private final Findings findings;

    Books(Connection connection, Findings findings) {
        this.connection = connection;
        this.findings = findings;
    }

    /** @return so many questions were asked */
    int compare() throws SQLException {
        var questions = new ArrayList<>(QUESTIONS);
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(RULES)) {
            while (row.next()) questions.add(new Question(RULE_BROKEN, row.getString(2)));
        }
        for (var question : questions) ask(question);
        return questions.size();
    }

    private void ask(Question question) throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(findings.named() + 1);
            try (var row = statement.executeQuery(question.sql())) {
                for (var seen = 0; row.next(); seen++) {
                    if (seen == findings.named())
                        findings.add(question.kind(), row.getString(1), "and more of the same");
                    else findings.add(question.kind(), row.getString(1), row.getString(2));
                }
            }
        } catch (SQLException e) {
            connection.rollback(before);
            findings.failed(what(question.kind()), e);
        }
    }

    private static String what(Finding.Kind kind) {
        return switch (kind) {
            case NOT_AS_RECORDED -> "rows against the trail";
            case PROCESS_DIFFERS -> "claims against their processes";
            case LIST_DIFFERS -> "lists against what they are made of";
            default -> "rules over the tables";
        };
    }
}
