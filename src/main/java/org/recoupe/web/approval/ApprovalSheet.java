package org.recoupe.web.approval;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.VerdictView;
import org.recoupe.claim.Involvement;
import org.recoupe.claim.Sufficiency;
import org.recoupe.claim.Verdict;
import org.recoupe.web.Wording;
import org.recoupe.web.claim.ClaimCard;
import org.recoupe.web.claim.EvidenceBoard;
import org.recoupe.web.claim.Lacking;
import org.recoupe.web.claim.Passages;

/**
 * One proposal with all that speaks for and against it, laid out so that nothing has to be opened to be seen.
 *
 * @param open what waits, or null if nothing does (any more)
 * @param last what was decided last, if nothing waits
 * @param difference to the verdict approved before, or to the proposal returned last; null for a first proposal
 * @param sinceSeen what changed while the reader had the page open, or null
 * @param gaps what the rule misses, in words; "" if nothing
 * @param besides who has approved it already, of those it takes; null if one approval is enough
 * @param hand why the reader may not approve, or null
 * @param absent whose hand that is, if it is not the reader's own: somebody they stand in for
 */
record ApprovalSheet(
        ClaimCard card,
        Article article,
        List<Passages.Paragraph> passage,
        EvidenceBoard board,
        @Nullable Round open,
        @Nullable Round last,
        List<Round> returned,
        @Nullable Difference difference,
        @Nullable Difference sinceSeen,
        String rule,
        boolean sufficient,
        String gaps,
        Wording.@Nullable Due due,
        @Nullable Involvement hand,
        @Nullable String absent,
        @Nullable Besides besides,
        boolean mayDecide) {

    /**
     * A verdict that takes several approvals.
     *
     * @param given by whom and when, in words
     * @param last whether one more is enough
     */
    record Besides(int needed, List<String> given, boolean last) {
        static @Nullable Besides of(ClaimView.ApprovalsView approvals, int needed, Wording words) {
            if (needed < 2) return null;
            return new Besides(
                    needed,
                    approvals.given().stream()
                            .map(one -> words.say("approval.given", words.who(one.by()), words.moment(one.at())))
                            .toList(),
                    approvals.given().size() + 1 >= needed);
        }
    }

    /** One proposal and what became of it. */
    record Round(
            VerdictView verdict,
            Wording.Chip chip,
            String proposed,
            String by,
            @Nullable String decided,
            @Nullable String decider) {

        static Round of(VerdictView verdict, Wording words) {
            var decided = verdict.decidedAt();
            var decider = verdict.decidedBy();
            return new Round(
                    verdict,
                    words.chip(verdict.verdict(), verdict.reason()),
                    words.moment(verdict.proposedAt()),
                    words.who(verdict.proposedBy()),
                    decided == null ? null : words.moment(decided),
                    decider == null ? null : words.who(decider));
        }
    }

    /** What the reader brings along: who they are to this claim, and which round they had on their screen. */
    record Reader(
            @Nullable Involvement hand,
            @Nullable String absent,
            boolean mayDecide,
            @Nullable Integer seenRound) {}

    static ApprovalSheet of(
            ClaimView claim,
            ClaimCard card,
            Article article,
            String text,
            EvidenceBoard board,
            Sufficiency.Ruling ruling,
            Reader reader,
            Wording words) {
        var verdicts = Stream.concat(claim.earlierVerdicts().stream(), Stream.ofNullable(claim.verdict()))
                .toList();
        var latest = claim.verdict();
        var waits = latest != null && claim.state() == ClaimState.VERDICT_PROPOSED && latest.decision() == null;
        var open = waits ? latest : null;
        var due = claim.deadline();
        return new ApprovalSheet(
                card,
                article,
                claim.inText()
                        ? Passages.of(text, Map.of(card.n(), claim.spans())).around(card.n())
                        : List.of(),
                board,
                open == null ? null : Round.of(open, words),
                open != null || latest == null ? null : Round.of(latest, words),
                verdicts.stream()
                        .filter(v -> v.decision() == Verdict.Decision.RETURNED)
                        .map(v -> Round.of(v, words))
                        .toList(),
                open == null ? null : difference(claim, verdicts, open, words),
                open == null ? null : sinceSeen(claim, verdicts, open, reader.seenRound(), words),
                words.known("rule.", ruling.rule()),
                ruling.sufficient(),
                Lacking.inWords(ruling, words),
                due == null ? null : words.due(due, open == null ? null : open.proposedAt()),
                reader.hand(),
                reader.absent(),
                open == null ? null : Besides.of(open.approvals(), ruling.approvals(), words),
                reader.mayDecide() && waits);
    }

    private static @Nullable Difference difference(
            ClaimView claim, List<VerdictView> all, VerdictView open, Wording words) {
        return Stream.of(Verdict.Decision.APPROVED, Verdict.Decision.RETURNED)
                .map(decision -> last(all, decision))
                .flatMap(Optional::stream)
                .findFirst()
                .map(before -> Difference.of(claim, before, open, words))
                .orElse(null);
    }

    private static Optional<VerdictView> last(List<VerdictView> all, Verdict.Decision decision) {
        return all.stream().filter(v -> v.decision() == decision).reduce((a, b) -> b);
    }

    private static @Nullable Difference sinceSeen(
            ClaimView claim, List<VerdictView> all, VerdictView open, @Nullable Integer seen, Wording words) {
        if (seen == null) return null;
        return all.stream()
                .filter(v -> Objects.equals(v.version(), seen) && v.version() != open.version())
                .findFirst()
                .map(before -> Difference.of(claim, before, open, words))
                .orElse(null);
    }

    /** Whether the exception that was asked for is needed, so that approving is granting it. */
    public boolean needsGrant() {
        return open != null && open.verdict().exception() != null && !sufficient;
    }
}
