package org.recoupe.claim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Subject;

/** What happened to a claim. */
public sealed interface ClaimEvent extends DomainEvent {
    Change change();

    /**
     * What every such fact has in common. {@code before} and {@code after} are states, unless the record says otherwise.
     *
     * @param number within the article; "C-8" for people
     */
    record Change(
            UUID claim,
            UUID article,
            String desk,
            int number,
            Acting by,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {}

    /** Found in a text. */
    record Extracted(Change change, String model) implements ClaimEvent {}

    /** Found again in a new revision of the text. */
    record FoundAgain(Change change, String model) implements ClaimEvent {}

    /** Not in the new revision any more. Before and after: revision numbers. */
    record GoneFromText(Change change, String model) implements ClaimEvent {}

    /** An editor added what the extraction had missed. */
    record AddedByHand(Change change) implements ClaimEvent {}

    record Selected(Change change, @Nullable String model) implements ClaimEvent {}

    record SetAside(Change change, @Nullable String model) implements ClaimEvent {}

    /** Before and after: names of the source. */
    record SourceCorrected(Change change) implements ClaimEvent {}

    /** It begins or ends elsewhere. Before and after: its words. */
    record EndsMoved(Change change) implements ClaimEvent {}

    /** Before and after: what the speaker does. */
    record StanceCorrected(Change change) implements ClaimEvent {}

    /** A claim that said two things was split: this is the second. Before: number of the first; after: its words. */
    record SplitOff(Change change) implements ClaimEvent {}

    /** It took another's words in. Before and after: its words. */
    record Merged(Change change) implements ClaimEvent {}

    record VerificationStarted(Change change) implements ClaimEvent {}

    /** Before and after: deadlines. */
    record Scheduled(Change change, Instant deadline, Priority priority, String model) implements ClaimEvent {}

    /** Before and after: who holds it. */
    record Taken(Change change) implements ClaimEvent {}

    /** Before and after: who holds it. */
    record Released(Change change) implements ClaimEvent {}

    /** A supervisor gave it to somebody else, or back to the queue. Before and after: who holds it. */
    record HandedOver(Change change) implements ClaimEvent {}

    /** It went back to the queue because whoever held it is no longer with the newsroom. Before: who that was. */
    record HolderLeft(Change change) implements ClaimEvent {}

    /** It went back to the queue because whoever held it may verify nothing on its desk any more. Before: who that was. */
    record HolderLostRole(Change change) implements ClaimEvent {}

    /** After: what was attached. */
    record EvidenceAttached(Change change, UUID evidence) implements ClaimEvent {}

    /** Before: what was withdrawn. */
    record EvidenceWithdrawn(Change change, UUID evidence) implements ClaimEvent {}

    record VerdictProposed(Change change, Verdict.Kind verdict, int version, String model) implements ClaimEvent {}

    /** By its proposer. */
    record VerdictWithdrawn(Change change, @Nullable String holder) implements ClaimEvent {}

    record VerdictReturned(Change change, @Nullable String holder) implements ClaimEvent {}

    record VerdictApproved(Change change, int version, String model) implements ClaimEvent {}

    /** A reviewer wants it reopened; its verdict stays in force. After: the request. */
    record ReopeningAsked(Change change, UUID request) implements ClaimEvent {}

    /** By who asked. Before: the request. */
    record ReopeningWithdrawn(Change change, UUID request) implements ClaimEvent {}

    /** By a supervisor. Before: the request. */
    record ReopeningDeclined(Change change, UUID request) implements ClaimEvent {}

    /** @param request the one that was open, or null if nobody had asked */
    record Reopened(Change change, @Nullable UUID request) implements ClaimEvent {}

    /** Somebody who did not know the approved verdict came to the same. Before and after: verdicts. */
    record SecondReadingAgreed(Change change) implements ClaimEvent {}

    /** Somebody who did not know the approved verdict came to another. Before and after: verdicts. */
    record SecondReadingDissented(Change change) implements ClaimEvent {}

    @Override
    default Fact fact() {
        var change = change();
        return new Fact(
                Subject.claim(change.claim()),
                change.desk(),
                change.by(),
                "C-" + change.number(),
                change.before(),
                change.after(),
                change.reason());
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
