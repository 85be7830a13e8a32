package org.recoupe.claim;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Subject;

/** A rule of the desk was broken; the message is fit for the reader. */
public abstract sealed class ClaimRejected extends RuntimeException {
    private ClaimRejected(String message) {
        super(message);
    }

    /** It does not stand where that can be done. */
    public static final class WrongState extends ClaimRejected {
        private final int number;
        private final ClaimState state;

        WrongState(int number, ClaimState state, String wanted) {
            super("Claim C-%d is %s; %s".formatted(number, state, wanted));
            this.number = number;
            this.state = state;
        }

        /** "C-8". */
        public String claim() {
            return "C-" + number;
        }

        public ClaimState state() {
            return state;
        }
    }

    /** Evidence was gathered for it, or a verdict proposed: its words cannot be shared out any more. */
    public static final class WorkHasBegun extends ClaimRejected {
        WorkHasBegun(int number) {
            super("Claim C-%d has evidence or a verdict already; it can be neither split nor merged".formatted(number));
        }
    }

    /** It says that already. Who only repeats it changes nothing, and has no hand in it. */
    public static final class NothingChanges extends ClaimRejected {
        NothingChanges(int number) {
            super("Claim C-%d says that already; nothing would change".formatted(number));
        }
    }

    /** It changed since the asker looked at it. */
    public static final class Stale extends ClaimRejected {
        private final int currentVersion;

        Stale(int number, int currentVersion) {
            super("Claim C-%d has changed since; look at it again".formatted(number));
            this.currentVersion = currentVersion;
        }

        public int currentVersion() {
            return currentVersion;
        }
    }

    /** Somebody else is at it. */
    public static final class HeldByOther extends ClaimRejected {
        private final int number;
        private final @Nullable String holder;

        HeldByOther(int number, @Nullable String holder) {
            super("Claim C-%d is held by %s".formatted(number, holder));
            this.number = number;
            this.holder = holder;
        }

        /** "C-8". */
        public String claim() {
            return "C-" + number;
        }

        public @Nullable String holder() {
            return holder;
        }
    }

    /** The evidence does not carry the verdict. */
    public static final class EvidenceInsufficient extends ClaimRejected {
        private final String rule;
        private final List<String> missing;

        EvidenceInsufficient(int number, Sufficiency.Ruling ruling) {
            super("The evidence on claim C-%d does not carry this verdict".formatted(number));
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
        private final int number;
        private final NotForABatch why;

        NotTogether(int number, NotForABatch why) {
            super("Claim C-%d is to be approved by itself: %s".formatted(number, why.inWords()));
            this.number = number;
            this.why = why;
        }

        /** "C-8" */
        public String number() {
            return "C-" + number;
        }

        public NotForABatch why() {
            return why;
        }
    }

    /** Somebody asked for it already, and waits for a supervisor's answer. */
    public static final class ReopeningAsked extends ClaimRejected {
        private final UUID request;

        ReopeningAsked(int number, UUID request) {
            super("The reopening of claim C-%d was asked for already; it waits for a supervisor".formatted(number));
            this.request = request;
        }

        public UUID request() {
            return request;
        }
    }

    /** It takes somebody else. Recorded by whoever speaks to the person, after the rollback. */
    public abstract static sealed class TakesAnother extends ClaimRejected {
        private final transient Attempt attempt;

        /** What was tried, for the audit trail. */
        public record Attempt(UUID claim, String desk, int number, Acting by, Deed deed) {
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
                    "A verdict needs a second pair of eyes: you " + why.inWords() + " (claim C-" + attempt.number()
                            + ")");
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
                    "Claim C-%d has an approved verdict: %s"
                            .formatted(
                                    attempt.number(),
                                    attempt.deed() == Deed.REOPEN
                                            ? "ask for its reopening, a supervisor without a hand in it reopens"
                                            : "only a supervisor without a hand in it may do that"));
        }
    }
}
