package org.recoupe.claim;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.Proposition;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.OnRecord;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Subject;

/** What happened to a claim. */
public sealed interface ClaimEvent extends DomainEvent {
    Change change();

    /** What it says of passages, by whom they are; most say nothing of any. */
    default List<Facts> naming() {
        return List.of();
    }

    /** The same, with that told by name. */
    default ClaimEvent withNames(UnaryOperator<Facts> naming) {
        return this;
    }

    /**
     * What every such fact has in common. {@code before} and {@code after} are states, unless the record says otherwise.
     *
     * @param reference what people call the claim
     */
    record Change(
            UUID claim,
            UUID article,
            String desk,
            Reference reference,
            Acting by,
            @Nullable String before,
            @Nullable String after) {}

    /** A source, as it was called then; "nobody named" is null. */
    record Named(UUID id, String name) {
        Facts facts() {
            return Facts.of("id", id).with("name", name);
        }
    }

    /** Found in a text. */
    @OnRecord("claim.extracted")
    record Extracted(Change change, Facts facts, String model) implements ClaimEvent {
        @Override
        public List<Facts> naming() {
            return List.of(facts);
        }

        @Override
        public Extracted withNames(UnaryOperator<Facts> naming) {
            return new Extracted(change, naming.apply(facts), model);
        }
    }

    /** Found again in a new revision of the text. Before and after: revision numbers. */
    @OnRecord("claim.found-again")
    record FoundAgain(Change change, Facts facts, String model) implements ClaimEvent {
        @Override
        public List<Facts> naming() {
            return List.of(facts);
        }

        @Override
        public FoundAgain withNames(UnaryOperator<Facts> naming) {
            return new FoundAgain(change, naming.apply(facts), model);
        }
    }

    /**
     * Not in the new revision any more. Before and after: revision numbers.
     *
     * @param was what it said there
     * @param instead what it says there now: where a verdict waits or was approved on what it said, or another figure stands there alone
     */
    @OnRecord("claim.gone-from-text")
    record GoneFromText(Change change, String was, @Nullable Facts instead, String model) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("was", was).with("instead", instead);
        }

        @Override
        public List<Facts> naming() {
            return instead == null ? List.of() : List.of(instead);
        }

        @Override
        public GoneFromText withNames(UnaryOperator<Facts> naming) {
            return new GoneFromText(change, was, instead == null ? null : naming.apply(instead), model);
        }
    }

    /** An editor added what the extraction had missed. */
    @OnRecord("claim.added-by-hand")
    record AddedByHand(Change change, Facts facts) implements ClaimEvent {
        @Override
        public List<Facts> naming() {
            return List.of(facts);
        }

        @Override
        public AddedByHand withNames(UnaryOperator<Facts> naming) {
            return new AddedByHand(change, naming.apply(facts));
        }
    }

    @OnRecord("claim.selected")
    record Selected(
            Change change, Priority priority, @Nullable String model) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("priority", priority);
        }
    }

    /** @param other the claim it duplicates, or under which it was checked before */
    @OnRecord("claim.set-aside")
    record SetAside(
            Change change,
            SetAsideReason reason,
            @Nullable UUID other,
            @Nullable String model) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("reason", reason).with("other", other);
        }
    }

    /**
     * @param was null if nobody was named, as {@code is} is if nobody is
     * @param origin for whom it speaks in the end, or null
     */
    @OnRecord("claim.source-corrected")
    record SourceCorrected(
            Change change,
            @Nullable Named was,
            @Nullable Named is,
            @Nullable Facts origin) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("was", was == null ? null : was.facts())
                    .with("is", is == null ? null : is.facts().with("origin", origin));
        }

        @Override
        public List<Facts> naming() {
            return is == null ? List.of() : List.of(Facts.of("source", is.facts()));
        }

        @Override
        public SourceCorrected withNames(UnaryOperator<Facts> naming) {
            if (is == null) return this;
            var source = naming.apply(Facts.of("source", is.facts())).within("source");
            return new SourceCorrected(change, was, is, source.within("origin"));
        }
    }

    /** It begins or ends elsewhere. */
    @OnRecord("claim.ends-moved")
    record EndsMoved(Change change, String was, String is) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("was", was).with("is", is);
        }
    }

    /** What the speaker does. */
    @OnRecord("claim.stance-corrected")
    record StanceCorrected(Change change, Stance was, Stance is) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("was", was).with("is", is);
        }
    }

    /** What is judged. */
    @OnRecord("claim.proposition-corrected")
    record PropositionCorrected(Change change, Proposition was, Proposition is) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("was", ClaimEvent.facts(was)).with("is", ClaimEvent.facts(is));
        }
    }

    /** What it is about, its priority or its deadline, put right with a reason. */
    @OnRecord("claim.classified")
    record Classified(Change change, Classification.Full was, Classification.Full is, String reason)
            implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("was", was.facts()).with("is", is.facts()).with("reason", reason);
        }

        /** By when it is to be verified now, if that is another time. */
        public Optional<Instant> newDeadline() {
            return Objects.equals(was.deadline(), is.deadline())
                    ? Optional.empty()
                    : Optional.ofNullable(is.deadline());
        }
    }

    /** The sentence, and what it lacks, if it is not complete. */
    static Facts facts(Proposition proposition) {
        return Facts.of("text", proposition.text())
                .with("missing", proposition.isComplete() ? null : proposition.missing());
    }

    /**
     * A claim that said two things was split: this is the second.
     *
     * @param of what the first is called, and {@code from} its number within the story
     */
    @OnRecord("claim.split-off")
    record SplitOff(Change change, UUID other, Reference of, int from, Facts passage) implements ClaimEvent {
        @Override
        public Facts facts() {
            return passage.with("other", other).with("of", of).with("from", from);
        }

        @Override
        public List<Facts> naming() {
            return List.of(passage);
        }

        @Override
        public SplitOff withNames(UnaryOperator<Facts> naming) {
            return new SplitOff(change, other, of, from, naming.apply(passage));
        }
    }

    /** It took another's words in. */
    @OnRecord("claim.merged")
    record Merged(Change change, UUID other, String was, String is) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("other", other).with("was", was).with("is", is);
        }
    }

    /**
     * Somebody said who has a side in it, or that who claims it admits what harms them.
     *
     * @param facts what is said, of whom and why; so in what follows
     */
    @OnRecord("claim.marked")
    record Marked(Change change, Facts facts) implements ClaimEvent {}

    @OnRecord("claim.mark-withdrawn")
    record MarkWithdrawn(Change change, Facts facts) implements ClaimEvent {}

    /**
     * Somebody put it side by side with another.
     *
     * @param facts the pair, the other claim, how they bear on each other and why; so in what follows
     */
    @OnRecord("claim.paired")
    record Paired(Change change, Facts facts) implements ClaimEvent {}

    /** A reviewer says how a pair is to be closed, or that it is to be opened again. */
    @OnRecord("claim.pair-closing-proposed")
    record PairClosingProposed(Change change, Facts facts) implements ClaimEvent {}

    @OnRecord("claim.pair-closed")
    record PairClosed(Change change, Facts facts) implements ClaimEvent {}

    /** A closed pair is open again, or one whose closing was proposed stays open. */
    @OnRecord("claim.pair-opened")
    record PairOpened(Change change, Facts facts) implements ClaimEvent {}

    @OnRecord("claim.verification-started")
    record VerificationStarted(Change change) implements ClaimEvent {}

    /** Before and after: deadlines. */
    @OnRecord("claim.scheduled")
    record Scheduled(Change change, Instant deadline, Priority priority, String model) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("priority", priority);
        }
    }

    /** Before and after: who holds it. */
    @OnRecord("claim.taken")
    record Taken(Change change) implements ClaimEvent {}

    /** Before and after: who holds it. */
    @OnRecord("claim.released")
    record Released(Change change) implements ClaimEvent {}

    /** A supervisor gave it to somebody else, or back to the queue. Before and after: who holds it. */
    @OnRecord("claim.handed-over")
    record HandedOver(Change change) implements ClaimEvent {}

    /** It went back to the queue because whoever held it is no longer with the newsroom. Before: who that was. */
    @OnRecord("claim.holder-left")
    record HolderLeft(Change change) implements ClaimEvent {}

    /** It went back to the queue because whoever held it may verify nothing on its desk any more. Before: who that was. */
    @OnRecord("claim.holder-lost-role")
    record HolderLostRole(Change change) implements ClaimEvent {}

    @OnRecord("claim.evidence-attached")
    record EvidenceAttached(Change change, UUID evidence, Facts piece) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("piece", piece);
        }
    }

    /** @param why the reason; of a confidential piece what stands for it, as it may name somebody */
    @OnRecord("claim.evidence-withdrawn")
    record EvidenceWithdrawn(Change change, UUID evidence, Facts piece, Facts why) implements ClaimEvent {
        @Override
        public Facts facts() {
            return why.with("piece", piece);
        }
    }

    /** Pieces have one origin, as somebody says. */
    @OnRecord("claim.origins-joined")
    record OriginsJoined(Change change, List<UUID> pieces, String reason) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("pieces", pieces).with("reason", reason);
        }
    }

    /** What pieces share does not make them one, as somebody says. */
    @OnRecord("claim.origins-separated")
    record OriginsSeparated(Change change, List<UUID> pieces, List<UUID> from, String reason) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("pieces", pieces)
                    .with("from", from.isEmpty() ? null : from)
                    .with("reason", reason);
        }
    }

    /** Confidential pieces are from different people of different lines, by the word of a custodian. */
    @OnRecord("claim.origins-attested")
    record OriginsAttested(Change change, List<UUID> pieces, String reason) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("pieces", pieces).with("reason", reason);
        }
    }

    /** With everything it rests on. */
    @OnRecord("claim.verdict-proposed")
    record VerdictProposed(Change change, Verdict.Kind verdict, int version, Facts proposal, String model)
            implements ClaimEvent {
        @Override
        public Facts facts() {
            return proposal;
        }
    }

    /** By its proposer. */
    @OnRecord("claim.verdict-withdrawn")
    record VerdictWithdrawn(Change change, @Nullable String holder, Facts verdict) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("verdict", verdict);
        }
    }

    @OnRecord("claim.verdict-returned")
    record VerdictReturned(Change change, @Nullable String holder, Facts verdict, String reason) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("verdict", verdict).with("reason", reason);
        }
    }

    /**
     * One of the approvals it takes; the last one is {@link VerdictApproved}.
     *
     * @param grant why the exception that was asked for is granted, or null
     */
    @OnRecord("claim.approval-given")
    record ApprovalGiven(
            Change change,
            Verdict.Kind verdict,
            int version,
            Facts approved,
            @Nullable String grant,
            String model) implements ClaimEvent {
        @Override
        public Facts facts() {
            return approved.with("grant", grant);
        }
    }

    /**
     * @param grant why the exception that was asked for is granted, or null
     * @param together how many were approved at once, or null if it was by itself
     */
    @OnRecord("claim.verdict-approved")
    record VerdictApproved(
            Change change,
            Verdict.Kind verdict,
            int version,
            Facts decided,
            @Nullable String grant,
            @Nullable Integer together,
            String model)
            implements ClaimEvent {
        @Override
        public Facts facts() {
            return decided.with("grant", grant).with("together", together);
        }
    }

    /**
     * A reviewer wants it reopened; its verdict stays in force.
     *
     * @param verdict the one in force
     */
    @OnRecord("claim.reopening-asked")
    record ReopeningAsked(Change change, UUID request, Facts verdict, String reason) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("request", request).with("verdict", verdict).with("reason", reason);
        }
    }

    /** By who asked. */
    @OnRecord("claim.reopening-withdrawn")
    record ReopeningWithdrawn(Change change, UUID request) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("request", request);
        }
    }

    /** By a supervisor. */
    @OnRecord("claim.reopening-declined")
    record ReopeningDeclined(Change change, UUID request, String reason) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("request", request).with("reason", reason);
        }
    }

    /**
     * @param verdict the one that stands until another is approved
     * @param request the one that was open, or null if nobody had asked
     */
    @OnRecord("claim.reopened")
    record Reopened(
            Change change,
            Facts verdict,
            String reason,
            @Nullable UUID request) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("verdict", verdict).with("reason", reason).with("request", request);
        }
    }

    /** Somebody who did not know the approved verdict came to the same. Before and after: verdicts. */
    @OnRecord("claim.second-reading-agreed")
    record SecondReadingAgreed(Change change, String note) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("note", note);
        }
    }

    /** Somebody who did not know the approved verdict came to another. Before and after: verdicts. */
    @OnRecord("claim.second-reading-dissented")
    record SecondReadingDissented(Change change, String note) implements ClaimEvent {
        @Override
        public Facts facts() {
            return Facts.of("note", note);
        }
    }

    @Override
    default Fact fact() {
        var change = change();
        return new Fact(
                Subject.claim(change.claim()),
                change.article(),
                change.desk(),
                change.by(),
                change.reference().toString(),
                change.before(),
                change.after());
    }

    @Override
    default @Nullable String model() {
        return null;
    }
}
