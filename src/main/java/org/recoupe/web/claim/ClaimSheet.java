package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.Revision;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.VerdictView;
import org.recoupe.claim.Involvement;
import org.recoupe.claim.Offer;
import org.recoupe.claim.Sufficiency;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Wording;
import org.recoupe.web.absence.Holders;

/**
 * A claim laid out for judging, and what this reader may do about it now.
 *
 * @param lead what the proposition is to this claim as it stands: being verified, proposed for a verdict, or decided
 * @param hand why this reader, a supervisor, does not take its verdict away, or null
 * @param asked the request to reopen it that waits, or null
 */
record ClaimSheet(
        ClaimCard card,
        String lead,
        Article article,
        List<Passages.Paragraph> passage,
        EvidenceBoard board,
        List<Option> options,
        List<Contrary> contrary,
        List<Round> rounds,
        @Nullable Round open,
        Wording.@Nullable Due due,
        @Nullable String holder,
        boolean mine,
        @Nullable Involvement involvement,
        @Nullable Involvement hand,
        @Nullable Asked asked,
        May may) {

    /**
     * A verdict one could propose.
     *
     * @param rule which line of the table decides, in words
     * @param lacks what is missing, in words; "" if nothing is
     * @param approvals how many people have to approve it
     */
    record Option(Verdict.Kind kind, Wording.Chip chip, boolean allowed, String rule, String lacks, int approvals) {}

    /**
     * One proposal and what became of it.
     *
     * @param approvals that count, each by whom and when
     */
    record Round(
            VerdictView verdict,
            Wording.Chip chip,
            String proposed,
            String by,
            @Nullable String decided,
            @Nullable String decider,
            List<String> approvals) {
        /** Who approved is told one by one where it was not one alone. */
        public boolean tellsApprovals() {
            return approvals.size() > 1 || !approvals.isEmpty() && decided == null;
        }
    }

    /** What this reader may do; computed once, and asked again by the domain. */
    record May(
            boolean take,
            boolean release,
            boolean verify,
            boolean withdrawVerdict,
            boolean decide,
            boolean reopen,
            boolean askReopening,
            boolean withdrawReopening,
            boolean handOver) {}

    static ClaimSheet of(
            ClaimView claim,
            List<ClaimView> family,
            Article article,
            Revision revision,
            EvidenceBoard board,
            Map<Verdict.Kind, Sufficiency.Ruling> allowed,
            Optional<Involvement> involvement,
            Optional<Involvement> hand,
            Holders.Known holders,
            Offer offered,
            Actor actor,
            Wording words) {
        var card = ClaimCard.of(claim, family, offered, words);
        var rounds = Stream.concat(claim.earlierVerdicts().stream(), Stream.ofNullable(claim.verdict()))
                .map(verdict -> round(verdict, words))
                .toList();
        var open = rounds.stream()
                .filter(round -> round.verdict().decision() == null)
                .findFirst()
                .orElse(null);
        var deadline = claim.deadline();
        var holder = claim.assignee();
        var request = claim.request();
        var reopens = actor.may(Permission.REOPEN, claim.desk());
        return new ClaimSheet(
                card,
                lead(claim, card.chip(), open, words),
                article,
                claim.inText()
                        ? Passages.of(revision.text(), Map.of(card.n(), claim.spans()))
                                .around(card.n())
                        : List.of(),
                board,
                allowed.entrySet().stream()
                        .map(e -> option(e.getKey(), e.getValue(), words))
                        .toList(),
                Contrary.of(claim),
                rounds,
                open,
                deadline == null ? null : words.due(deadline, null),
                holders.inWords(holder, claim.desk(), words),
                actor.userId().equals(holder),
                involvement.orElse(null),
                reopens ? hand.orElse(null) : null,
                request == null ? null : Asked.of(request, reopens, hand.orElse(null), words),
                may(reopens && hand.isEmpty(), claim, open, offered, actor));
    }

    private static String lead(ClaimView claim, Wording.Chip chip, @Nullable Round open, Wording words) {
        return switch (claim.state()) {
            case CONFIRMED -> words.say("proposition.confirmed");
            case DISPUTED, RETRACTED, UNVERIFIED, SET_ASIDE -> words.say("proposition.decided", chip.word());
            case VERDICT_PROPOSED ->
                open == null
                        ? words.say("proposition.judged")
                        : words.say("proposition.proposed", open.chip().word());
            case SELECTED, IN_VERIFICATION -> words.say("proposition.verifying");
            case EXTRACTED -> words.say("proposition.found");
        };
    }

    /** What somebody has to answer who gives this verdict. */
    public List<Contrary> answering(String verdict) {
        return contrary.stream().filter(one -> one.verdict().equals(verdict)).toList();
    }

    /** Verdicts that were decided, the newest first. */
    public List<Round> earlier() {
        return rounds.stream()
                .filter(round -> round.verdict().decision() != null)
                .sorted((a, b) ->
                        Integer.compare(b.verdict().version(), a.verdict().version()))
                .toList();
    }

    private static May may(boolean reopens, ClaimView claim, @Nullable Round open, Offer offered, Actor actor) {
        var inVerification = claim.state() == ClaimState.IN_VERIFICATION;
        var decided = claim.state().isDecided();
        var asks = actor.may(Permission.ASK_REOPENING, claim.desk());
        var request = claim.request();
        return new May(
                offered.take(),
                offered.work(),
                offered.work(),
                offered.withdrawVerdict(),
                open != null && actor.may(Permission.DECIDE, claim.desk()),
                decided && request == null && reopens,
                decided && request == null && !reopens && asks,
                asks && request != null && request.by().equals(actor.userId()),
                inVerification && actor.may(Permission.HAND_OVER, claim.desk()));
    }

    static Option option(Verdict.Kind kind, Sufficiency.Ruling ruling, Wording words) {
        return new Option(
                kind,
                words.chip(kind, null),
                ruling.sufficient(),
                words.known("rule.", ruling.rule()),
                Lacking.inWords(ruling, words),
                ruling.approvals());
    }

    static Round round(VerdictView verdict, Wording words) {
        var decided = verdict.decidedAt();
        var decider = verdict.decidedBy();
        return new Round(
                verdict,
                words.chip(Objects.requireNonNull(verdict.verdict()), verdict.reason()),
                words.moment(verdict.proposedAt()),
                words.who(verdict.proposedBy()),
                decided == null ? null : words.moment(decided),
                decider == null ? null : words.who(decider),
                verdict.approvals().given().stream()
                        .map(given -> words.say("audit.approved", words.who(given.by()), words.moment(given.at())))
                        .toList());
    }
}
