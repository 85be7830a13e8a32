package org.recoupe.claim;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Subject;

/** A rule of the desk was broken; the message is fit for the reader. */
public abstract sealed class ClaimRejected extends RuntimeException {
    private ClaimRejected(String message) {
        super(message);
    }

    /** It does not stand where that can be done. */
    public static final class WrongState extends ClaimRejected {
        private final transient Reference claim;
        private final ClaimState state;

        WrongState(Reference claim, ClaimState state, String wanted) {
            super("Claim %s is %s; %s".formatted(claim, state, wanted));
            this.claim = claim;
            this.state = state;
        }

        public Reference claim() {
            return claim;
        }

        public ClaimState state() {
            return state;
        }
    }

    /** Evidence was gathered for it, or a verdict proposed: its words cannot be shared out any more. */
    public static final class WorkHasBegun extends ClaimRejected {
        WorkHasBegun(Reference claim) {
            super("Claim %s has evidence or a verdict already; it can be neither split nor merged".formatted(claim));
        }
    }

    /** It says that already. Who only repeats it changes nothing, and has no hand in it. */
    public static final class NothingChanges extends ClaimRejected {
        NothingChanges(Reference claim) {
            super("Claim %s says that already; nothing would change".formatted(claim));
        }
    }

    /** It changed since the asker looked at it. */
    public static final class Stale extends ClaimRejected {
        private final int currentVersion;

        Stale(Reference claim, int currentVersion) {
            super("Claim %s has changed since; look at it again".formatted(claim));
            this.currentVersion = currentVersion;
        }

        public int currentVersion() {
            return currentVersion;
        }
    }

    /** Somebody else is at it. */
    public static final class HeldByOther extends ClaimRejected {
        private final transient Reference claim;
        private final @Nullable String holder;

        HeldByOther(Reference claim, @Nullable String holder) {
            super("Claim %s is held by %s".formatted(claim, holder));
            this.claim = claim;
            this.holder = holder;
        }

        public Reference claim() {
            return claim;
        }

        public @Nullable String holder() {
            return holder;
        }
    }

    /** The evidence does not carry the verdict. */
    public static final class EvidenceInsufficient extends ClaimRejected {
        private final String rule;
        private final List<String> missing;

        EvidenceInsufficient(Reference claim, Sufficiency.Ruling ruling) {
            super("The evidence on claim %s does not carry this verdict".formatted(claim));
            this.rule = ruling.rule();
            this.missing = ruling.missing();
        }

        public String rule() {
            return rule;
        }

        public List<String> missing() {
            return missing;
        }
    }

    /** It is to be approved by itself, not together with others. */
    public static final class NotTogether extends ClaimRejected {
        private final transient Reference claim;
        private final NotForABatch why;

        NotTogether(Reference claim, NotForABatch why) {
            super("Claim %s is to be approved by itself: %s".formatted(claim, why.inWords()));
            this.claim = claim;
            this.why = why;
        }

        public Reference claim() {
            return claim;
        }

        public NotForABatch why() {
            return why;
        }
    }

    /** Somebody asked for it already, and waits for a supervisor's answer. */
    public static final class ReopeningAsked extends ClaimRejected {
        private final UUID request;

        ReopeningAsked(Reference claim, UUID request) {
            super("The reopening of claim %s was asked for already; it waits for a supervisor".formatted(claim));
            this.request = request;
        }

        public UUID request() {
            return request;
        }
    }

    /** These two were put side by side before, in that relation. */
    public static final class PairStands extends ClaimRejected {
        private final UUID pair;

        PairStands(Reference claim, Reference other, UUID pair, boolean closed) {
            super("Claims %s and %s are such a pair already; %s"
                    .formatted(claim, other, closed ? "it was closed, and can be opened again" : "look at that one"));
            this.pair = pair;
        }

        public UUID pair() {
            return pair;
        }
    }

    /** It is that already: somebody else was faster, or it is not what the asker takes it for. */
    public static final class PairSettled extends ClaimRejected {
        private final UUID pair;
        private final PairOutcome outcome;
        private final @Nullable String by;

        /** @param outcome null if nobody has closed it yet */
        PairSettled(UUID pair, @Nullable PairOutcome outcome, @Nullable String by) {
            super(
                    outcome == null || !outcome.isClosed()
                            ? "This pair is open; say how it is to be closed"
                            : "This pair was closed already, as %s; it has to be opened before it is closed otherwise"
                                    .formatted(outcome));
            this.pair = pair;
            this.outcome = outcome == null ? PairOutcome.OPEN : outcome;
            this.by = by;
        }

        public UUID pair() {
            return pair;
        }

        public PairOutcome outcome() {
            return outcome;
        }

        /** Null if nobody has closed it yet. */
        public @Nullable String by() {
            return by;
        }
    }

    /** Somebody proposed how to close it, and waits for a supervisor. */
    public static final class PairProposed extends ClaimRejected {
        private final UUID pair;
        private final PairOutcome outcome;
        private final String by;

        PairProposed(UUID pair, PairOutcome outcome, String by) {
            super("Somebody proposed already how to close this pair; it waits for a supervisor");
            this.pair = pair;
            this.outcome = outcome;
            this.by = by;
        }

        public UUID pair() {
            return pair;
        }

        public PairOutcome outcome() {
            return outcome;
        }

        public String by() {
            return by;
        }
    }

    /** It takes somebody else. Recorded by whoever speaks to the person, after the rollback. */
    public abstract static sealed class TakesAnother extends ClaimRejected {
        private final transient Attempt attempt;

        /** What was tried, for the audit trail. */
        public record Attempt(UUID claim, String desk, Reference reference, Acting by, Deed deed) {
            public Subject subject() {
                return Subject.claim(claim);
            }
        }

        private TakesAnother(Attempt attempt, String message) {
            super(message);
            this.attempt = attempt;
        }

        public Attempt attempt() {
            return attempt;
        }
    }

    /** They had a hand in it. */
    public static final class SecondPairOfEyes extends TakesAnother {
        private final Involvement why;

        SecondPairOfEyes(Attempt attempt, Involvement why) {
            super(
                    attempt,
                    (attempt.deed() == Deed.CLOSE_PAIR
                                    ? "A pair is closed by somebody without a hand in either of its claims: you "
                                    : "A verdict needs a second pair of eyes: you ")
                            + why.inWords() + " (claim " + attempt.reference() + ")");
            this.why = why;
        }

        public Involvement why() {
            return why;
        }
    }

    /** Two people gave its verdict: it is not taken away but with a supervisor's word. */
    public static final class NeedsSupervisor extends TakesAnother {
        NeedsSupervisor(Attempt attempt) {
            super(
                    attempt,
                    "Claim %s has an approved verdict: %s"
                            .formatted(
                                    attempt.reference(),
                                    attempt.deed() == Deed.REOPEN
                                            ? "ask for its reopening, a supervisor without a hand in it reopens"
                                            : "only a supervisor without a hand in it may do that"));
        }
    }
}
