package org.recoupe.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Shorthand;

/**
 * Something a person decided, or tried in vain: when, who, what, why, on what, as that stood then.
 *
 * @param seq of the entry that tells of it
 * @param decision as the trail files it: {@code verdict-returned}; what was refused ends with {@code -refused}
 * @param object what it concerns, for people: {@code C-8}, {@code revision 2}
 * @param claimText its words after it; {@code source}, {@code sourceId} and {@code state} too
 * @param before and {@code after}: what it changed: a state, a name, words, a stance, a holder
 * @param reason whichever somebody gave; of what was refused, why it was
 * @param exception ASKED, GRANTED or REFUSED: from the evidence rule
 * @param together how many were approved at once
 * @param otherClaim the one it was split off from, merged with, or duplicates
 * @param piece the evidence whose source was asked about
 * @param request for reopening the claim
 * @param model version of the decision table or process that had a part in it
 */
public record DecisionRow(
        long seq,
        Instant at,
        String by,
        @Nullable String standingInFor,
        String role,
        String desk,
        String decision,
        String object,
        @Nullable UUID storyId,
        @Nullable String storyTitle,
        @Nullable UUID claimId,
        @Nullable String claimReference,
        @Nullable String claimNumber,
        @Nullable String claimText,
        @Nullable UUID sourceId,
        @Nullable String source,
        @Nullable String state,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason,
        @Nullable String priority,
        @Nullable Integer verdictNumber,
        @Nullable String verdict,
        @Nullable String exception,
        @Nullable String exceptionReason,
        @Nullable Integer together,
        @Nullable String otherClaim,
        @Nullable String piece,
        @Nullable String request,
        @Nullable String until,
        @Nullable String model,
        String chain,
        int n,
        String hash) {

    static DecisionRow of(Moment moment) {
        var entry = moment.entry();
        var facts = entry.facts();
        var claim = moment.claim();
        var about = facts.within("verdict");
        var verdict = entry.name().startsWith("claim.verdict-") ? claim.verdict() : null;
        var exception = exception(entry, verdict);
        var shorthand = Shorthand.of(entry);
        return new DecisionRow(
                entry.seq(),
                entry.at(),
                entry.actor(),
                entry.standingInFor(),
                entry.role(),
                entry.desk(),
                entry.action(),
                entry.namesItsClaim() && moment.reference() != null ? moment.reference() : entry.object(),
                moment.story(),
                moment.title(),
                entry.claim(),
                moment.reference(),
                moment.number(),
                claim.words(),
                claim.source().id(),
                claim.source().called(),
                claim.state(),
                shorthand.before(),
                shorthand.after(),
                reason(entry, verdict),
                facts.text("priority"),
                verdict == null ? about.number("number").orElse(null) : Integer.valueOf(verdict.number()),
                verdict == null ? about.text("verdict") : verdict.kind(),
                exception,
                exception == null ? null : exceptionReason(entry, verdict),
                facts.number("together").orElse(null),
                facts.text("other"),
                facts.text("piece"),
                facts.text("request"),
                facts.text("until"),
                entry.model(),
                entry.subject(),
                entry.n(),
                entry.hash());
    }

    private static @Nullable String reason(AuditEntry entry, @Nullable VerdictThen verdict) {
        var facts = entry.facts();
        if (entry.name().equals("claim.verdict-proposed")) return verdict == null ? null : verdict.said("rationale");
        if (facts.has("reason")) return facts.text("reason");
        return facts.has("note") ? facts.text("note") : facts.text("why");
    }

    private static @Nullable String exception(AuditEntry entry, @Nullable VerdictThen verdict) {
        if (entry.facts().has("grant")) return "GRANTED";
        if (verdict == null || verdict.said("exception") == null) return null;
        return switch (entry.name()) {
            case "claim.verdict-proposed" -> "ASKED";
            case "claim.verdict-returned" -> "REFUSED";
            default -> null;
        };
    }

    private static @Nullable String exceptionReason(AuditEntry entry, @Nullable VerdictThen verdict) {
        return switch (entry.name()) {
            case "claim.verdict-approved" -> entry.facts().text("grant");
            case "claim.verdict-returned" -> entry.facts().text("reason");
            default -> verdict == null ? null : verdict.said("exception");
        };
    }
}
