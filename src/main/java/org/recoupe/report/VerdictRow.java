package org.recoupe.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;

/**
 * A verdict that was proposed: what was judged as it stood then, and what became of the proposal.
 *
 * @param seq of the entry that tells of it
 * @param storyTitle as the text the claim was found in then is called
 * @param proposition the sentence that was judged; null of a verdict from before there was one
 * @param claimText its words then; {@code source} and {@code sourceId} who said it then
 * @param evidence ids of the pieces that stood
 * @param sufficient whether the evidence rule was met by them; {@code rule}, {@code ruleTable} and {@code lacking} say by which line
 * @param outcome WAITING, WITHDRAWN, RETURNED or APPROVED
 * @param outcomeReason why it was returned
 * @param approvedBy who gave the approvals it took, the last one last; as long as it waits, those given so far
 * @param answers to what spoke against it
 * @param together how many were approved at once
 * @param secondReading AGREED or DISSENTED, by somebody who did not know the verdict
 * @param inForceTo null as long as it is in force, or never was
 * @param inForceEnded SUPERSEDED by a later verdict, or its claim was SET_ASIDE
 * @param outOfForce when meanwhile its claim was set aside and taken up again after all: ISO 8601 intervals, {@code from/to}
 */
public record VerdictRow(
        long seq,
        String desk,
        @Nullable UUID storyId,
        @Nullable String storyTitle,
        @Nullable Integer revision,
        @Nullable UUID claimId,
        @Nullable String claimReference,
        @Nullable String claimNumber,
        @Nullable String claimText,
        @Nullable String proposition,
        @Nullable String stance,
        @Nullable UUID sourceId,
        @Nullable String source,
        @Nullable String relay,
        int verdictNumber,
        @Nullable String verdict,
        @Nullable String retraction,
        @Nullable String finding,
        @Nullable String rationale,
        @Nullable String missing,
        List<String> evidence,
        @Nullable Boolean sufficient,
        @Nullable String rule,
        @Nullable String ruleTable,
        List<String> lacking,
        @Nullable String exceptionAsked,
        @Nullable String exceptionGranted,
        String proposedBy,
        @Nullable String proposedFor,
        Instant proposedAt,
        String outcome,
        @Nullable String outcomeReason,
        @Nullable String decidedBy,
        @Nullable String decidedFor,
        @Nullable Instant decidedAt,
        @Nullable String decidedRule,
        @Nullable String decidedRuleTable,
        List<String> approvedBy,
        List<String> answers,
        @Nullable Integer together,
        @Nullable String secondReading,
        @Nullable String secondReadingVerdict,
        @Nullable String secondReadingNote,
        @Nullable String secondReadingBy,
        @Nullable Instant secondReadingAt,
        @Nullable Instant inForceFrom,
        @Nullable Instant inForceTo,
        @Nullable String inForceEnded,
        List<String> outOfForce,
        String chain,
        int n,
        String hash) {

    static VerdictRow of(Moment moment) {
        var entry = moment.entry();
        var claim = moment.claim();
        var nth = claim.verdict() == null ? 1 : claim.verdict().number();
        var life = new Life(new VerdictThen(entry, nth));
        for (var later : moment.later()) if (!life.goesOn(later)) break;
        var verdict = life.verdict;
        var reading = life.reading;
        return new VerdictRow(
                entry.seq(),
                entry.desk(),
                moment.story(),
                moment.title(),
                claim.revision(),
                entry.claim(),
                moment.reference(),
                moment.number(),
                verdict.words() == null ? claim.words() : verdict.words(),
                verdict.proposition(),
                claim.stance(),
                claim.source().id(),
                claim.source().called(),
                claim.relay(),
                verdict.number(),
                verdict.kind(),
                verdict.said("retraction"),
                verdict.said("finding"),
                verdict.said("rationale"),
                verdict.said("missing"),
                verdict.pieces(),
                verdict.sufficient(),
                verdict.rule(),
                verdict.table(),
                verdict.lacking(),
                verdict.said("exception"),
                verdict.grant(),
                verdict.proposedBy(),
                verdict.proposedFor(),
                verdict.proposedAt(),
                verdict.outcome().name(),
                verdict.returnedBecause(),
                verdict.decidedBy(),
                verdict.decidedFor(),
                verdict.decidedAt(),
                verdict.ruleOfApproval(),
                verdict.tableOfApproval(),
                verdict.approvedBy(),
                verdict.answers(),
                verdict.together(),
                reading == null ? null : reading.action().equals("second-reading-agreed") ? "AGREED" : "DISSENTED",
                reading == null ? null : reading.to(),
                reading == null ? null : reading.facts().text("note"),
                reading == null ? null : reading.actor(),
                reading == null ? null : reading.at(),
                verdict.isApproved() ? verdict.decidedAt() : null,
                life.until,
                life.ended,
                List.copyOf(life.outOfForce),
                entry.subject(),
                entry.n(),
                entry.hash());
    }

    /** What became of it, told entry by entry. */
    private static final class Life {
        private final VerdictThen verdict;
        private @Nullable AuditEntry reading;
        private @Nullable Instant until;
        private @Nullable String ended;
        private final List<String> outOfForce = new ArrayList<>();

        Life(VerdictThen verdict) {
            this.verdict = verdict;
        }

        /** @return whether anything may still happen to it */
        boolean goesOn(AuditEntry later) {
            if (verdict.outcome() == VerdictThen.Outcome.WAITING) {
                if (VerdictThen.decides(later)) verdict.decide(later);
                switch (later.name()) {
                    case "claim.approval-given" -> verdict.approve(later);
                    case "claim.found-again", "claim.gone-from-text" -> verdict.approvalsLapse();
                    default -> {
                        // waits on
                    }
                }
                return verdict.outcome() == VerdictThen.Outcome.WAITING || verdict.isApproved();
            }
            switch (later.name()) {
                case "claim.second-reading-agreed", "claim.second-reading-dissented" -> reading = later;
                case "claim.verdict-approved" -> end(later.at(), "SUPERSEDED");
                case "claim.set-aside" -> end(later.at(), "SET_ASIDE");
                // taken up again after all, it is in force again until another is approved
                case "claim.selected" -> {
                    if (until != null) outOfForce.add(until + "/" + later.at());
                    end(null, null);
                }
                default -> {
                    // leaves it as it is
                }
            }
            return !later.name().equals("claim.verdict-approved");
        }

        private void end(@Nullable Instant at, @Nullable String how) {
            until = at;
            ended = how;
        }
    }
}
