package org.recoupe.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who had a hand in a claim: words, stance, source, evidence brought or withdrawn, a word on whether pieces have one origin, a pair made or
 * proposed to be closed, a verdict proposed. Every hand counts against approving until a verdict is approved, also that of a proposal withdrawn
 * or returned since; hands on what still stands count always, and those on origins and pairs do. To close a pair is no hand. Whoever changed what the
 * sources count for on which it rests has one, too. The database holds the same rule in {@code claim_view_hand}.
 *
 * @param changedSources who did since a verdict was approved last, as the database tells
 */
record Hands(List<Verdict> verdicts, List<Evidence> evidence, List<Amendment> amendments, Set<String> changedSources) {

    /** How many verdicts were approved so far: hands of an earlier round count only on what still stands. */
    static int round(List<Verdict> verdicts) {
        return (int) verdicts.stream().filter(Verdict::isApproved).count();
    }

    /** What hand keeps this person from approving now, the heaviest first. */
    Optional<Involvement> counting(String person) {
        var round = round(verdicts);
        if (verdicts.stream().anyMatch(v -> v.isProposedBy(person) && !isOver(v)))
            return Optional.of(Involvement.PROPOSED);
        if (evidence.stream()
                        .anyMatch(e -> e.isBy(person) && (e.stands() || e.addedIn() == round)
                                || e.isWithdrawnBy(person) && e.withdrawnIn() == round)
                || ofPieces().anyMatch(a -> a.isBy(person) && a.round() == round))
            return Optional.of(Involvement.ATTACHED_EVIDENCE);
        if (ofTheText()
                .anyMatch(a -> a.isBy(person) && (a.round() == round || a.what().isKept() || isLatestOfItsKind(a))))
            return Optional.of(Involvement.CHANGED_CLAIM);
        if (amendments.stream().anyMatch(a -> a.isOnOrigins() && a.isBy(person)))
            return Optional.of(Involvement.SORTED_ORIGINS);
        if (amendments.stream().anyMatch(a -> a.isOnPair() && a.isBy(person))) return Optional.of(Involvement.PAIRED);
        return changedSources.contains(person) ? Optional.of(Involvement.CHANGED_SOURCE) : Optional.empty();
    }

    /** What part this person had at any time, decisions included, so that they cannot read it with fresh eyes. */
    Optional<Involvement> ever(String person) {
        return atAnyTime(person)
                .or(() -> verdicts.stream().anyMatch(v -> person.equals(v.decidedBy()) || v.wasEverApprovedBy(person))
                        ? Optional.of(Involvement.DECIDED)
                        : Optional.empty());
    }

    /** What hand this person had at any time, whether or not it still counts. To decide on somebody else's work is no hand. */
    Optional<Involvement> atAnyTime(String person) {
        var now = counting(person);
        if (now.isPresent()) return now;
        if (verdicts.stream().anyMatch(v -> v.isProposedBy(person))) return Optional.of(Involvement.PROPOSED);
        if (evidence.stream().anyMatch(e -> e.isBy(person) || e.isWithdrawnBy(person))
                || ofPieces().anyMatch(a -> a.isBy(person))) return Optional.of(Involvement.ATTACHED_EVIDENCE);
        if (ofTheText().anyMatch(a -> a.isBy(person))) return Optional.of(Involvement.CHANGED_CLAIM);
        return verdicts.stream().anyMatch(v -> v.isApproved() && v.restedOnSourcesChangedBy(person))
                ? Optional.of(Involvement.CHANGED_SOURCE)
                : Optional.empty();
    }

    private Stream<Amendment> ofTheText() {
        return amendments.stream().filter(Amendment::isOnTheText);
    }

    /** On pieces withdrawn from what became this claim: they stand nowhere any more, so their round is all they count for. */
    private Stream<Amendment> ofPieces() {
        return amendments.stream().filter(Amendment::isOnPiece);
    }

    private boolean isOver(Verdict verdict) {
        return verdicts.stream().anyMatch(v -> v.isApproved() && v.number() >= verdict.number());
    }

    private boolean isLatestOfItsKind(Amendment amendment) {
        return amendments.stream()
                        .filter(a -> a.what() == amendment.what())
                        .reduce((a, b) -> b)
                        .orElseThrow()
                == amendment;
    }
}
