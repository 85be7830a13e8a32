package org.recoupe.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.Shorthand;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The decision log, each entry beside the claim it is about, as it stood then: what an assessor or a judge reads. */
@Service
public class AuditReport {
    private static final List<String> DECISION = List.of(
            "seq",
            "at",
            "actor_authenticated",
            "acting_role",
            "action",
            "object",
            "before",
            "after",
            "reason",
            "definition_version",
            "desk",
            "chain",
            "n",
            "prev_hash",
            "hash",
            "standing_in_for");

    private static final List<String> CLAIM = List.of(
            "claim_id",
            "claim_reference",
            "claim_number",
            "article_id",
            "article_title",
            "outlet",
            "article_version",
            "url",
            "published_at",
            "imported_at",
            "language",
            "claim_text",
            "span_start",
            "span_end",
            "voice",
            "stance",
            "claimant",
            "origin_source",
            "relay_source",
            "class",
            "selected_because",
            "priority",
            "state",
            "set_aside_reason",
            "deadline",
            "verdict",
            "verdict_reason",
            "verdict_version",
            "verdict_at",
            "rationale",
            "what_is_missing",
            "proposer",
            "approver",
            "four_eyes_ok",
            "rule_id",
            "override",
            "override_asked",
            "override_granted",
            "verdict_outcome");

    private static final List<@Nullable Object> BLANK = Arrays.asList(new @Nullable Object[CLAIM.size()]);
    private static final List<@Nullable Object> NO_VERDICT = Arrays.asList(new @Nullable Object[14]);
    private static final int MOST_KNOWN = 1_000;

    private static final String HAD_HAND = "select had_hand_at(?, ?, ?)";

    private final TrailWalk trail;
    private final JdbcTemplate database;

    AuditReport(TrailWalk trail, JdbcTemplate database) {
        this.trail = trail;
        this.database = database;
    }

    /** Writes the report row by row; memory does not grow with it. */
    @Transactional(readOnly = true)
    public void write(Scope scope, Appendable out) {
        var columns = new ArrayList<>(DECISION);
        columns.addAll(CLAIM);
        var csv = new Csv(out, columns);
        var hands = new Hands();
        trail.each(scope, "true", 0, null, moment -> {
            var cells = new ArrayList<>(decision(moment));
            cells.addAll(moment.history() == null ? BLANK : claim(moment, hands));
            csv.row(cells);
            return true;
        });
        csv.end();
    }

    private static List<@Nullable Object> decision(Moment moment) {
        var entry = moment.entry();
        var told = Shorthand.of(entry);
        return Arrays.asList(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.role(),
                entry.action(),
                entry.namesItsClaim() && moment.reference() != null ? moment.reference() : entry.object(),
                told.before(),
                told.after(),
                told.reason(),
                entry.model(),
                entry.desk(),
                entry.subject(),
                entry.n(),
                entry.previous(),
                entry.hash(),
                entry.standingInFor());
    }

    private static List<@Nullable Object> claim(Moment moment, Hands hands) {
        var claim = moment.claim();
        var text = moment.text();
        var cells = new ArrayList<@Nullable Object>(Arrays.asList(
                moment.entry().claim(),
                moment.reference(),
                moment.number(),
                moment.story(),
                text == null ? null : text.title(),
                text == null ? null : text.outlet(),
                text == null ? null : text.number(),
                text == null ? null : text.url(),
                text == null ? null : text.publishedAt(),
                text == null ? null : text.receivedAt(),
                text == null ? null : text.language(),
                claim.words(),
                claim.places("start"),
                claim.places("end"),
                claim.found("form"),
                claim.stance(),
                claim.source().called(),
                claim.source().origin(),
                claim.relay(),
                claim.found("class"),
                claim.because(),
                claim.priority(),
                claim.state(),
                claim.setAsideReason(),
                claim.deadline()));
        var verdict = claim.verdictAt(moment.entry());
        cells.addAll(
                verdict == null
                        ? NO_VERDICT
                        : Arrays.asList(
                                verdict.kind(),
                                verdict.said("retraction"),
                                verdict.number(),
                                verdict.decidedAt(),
                                verdict.said("rationale"),
                                verdict.said("missing"),
                                verdict.proposedBy(),
                                verdict.approvedBy(),
                                verdict.isApproved()
                                        ? !hands.had(verdict, moment.entry().claim())
                                        : null,
                                verdict.ruleOfApproval() == null ? verdict.rule() : verdict.ruleOfApproval(),
                                verdict.grant() != null,
                                verdict.said("exception"),
                                verdict.grant(),
                                verdict.outcome().name()));
        return cells;
    }

    /** Whether one of those who approved had a hand in it then: asked once for each verdict. */
    private final class Hands {
        private final Map<List<Object>, Boolean> known = new HashMap<>();

        boolean had(VerdictThen verdict, @Nullable UUID claim) {
            // what is near each other is asked for together, so that not all need be remembered
            if (known.size() > MOST_KNOWN) known.clear();
            return known.computeIfAbsent(
                    List.<Object>of(Objects.requireNonNull(claim), verdict.number()),
                    key -> verdict.approvers().stream()
                            .anyMatch(person -> Boolean.TRUE.equals(
                                    database.queryForObject(HAD_HAND, Boolean.class, person, key.get(0), key.get(1)))));
        }
    }
}
