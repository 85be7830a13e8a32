package org.recoupe.trial.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** All tables that a story leaves its traces in, in the order in which they need each other. */
class Ledger {
    final Table articles = new Table(
            "article", "id, desk, external_id, status, revision, title, language, failure, received_at, version");
    final Table revisions = new Table(
            "revision",
            "id, article, number, original, original_sha256, text, text_sha256, title, language, publisher, published_at,"
                    + " published_offset, received_at, received_by");
    final Table claims = new Table(
            "claim",
            "id, article, desk, reference, number, state, text, first_revision, revision, in_text, content, source_mention, cue_mention, relay_mention,"
                    + " source_words, cue, source, found_source, stance, form, claim_class, worth, reasons, rule, confidence,"
                    + " extraction_version, priority, deadline, assignee, set_aside_reason, changed_at, version");
    final Table links = new Table("claim_link", "id, article, from_claim, to_claim, relation, because");
    final Table evidence = new Table(
            "evidence",
            "id, claim, stance, source, basis, cites, kind, title, quote, note, credibility, is_primary, weight, added_by, added_at");
    final Table verdicts = new Table(
            "verdict",
            "id, claim, number, kind, reason, rationale, missing, exception_asked, rule, sufficient, proposed_by, proposed_at,"
                    + " decision, decision_reason, decided_by, decided_at");
    final Table approvals = new Table("verdict_approval", "id, verdict, n, person, at");
    final Table steps = new Table(
            "open_step",
            "id, step, claim, article, desk, role, assignee, priority, due, since, returned, reminded_at, escalated_at,"
                    + " claim_class, source");
    final Chains trail = new Chains();

    void flush(Connection connection) throws SQLException {
        for (var table : List.of(articles, revisions, claims, links, evidence, verdicts, approvals, steps))
            table.flush(connection);
        trail.flush(connection);
    }
}
