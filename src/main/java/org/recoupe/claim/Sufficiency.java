package org.recoupe.claim;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;

/** Whether a verdict may be given: two tables the desk owns, asked before the claim moves and again at every approval. */
public interface Sufficiency {
    Ruling judge(Facts facts);

    /**
     * What the rule looks at.
     *
     * @param claimed what the verdict is about
     * @param supporting what speaks for the claim, {@code refuting} what speaks against it
     * @param reason why it is retracted; null for every other verdict
     * @param confidential what it rests on, where that is confidential sources alone
     */
    record Facts(
            Verdict.Kind verdict,
            @Nullable RetractionReason reason,
            Claimed claimed,
            Side supporting,
            Side refuting,
            Opposition opposition,
            Confidential confidential) {
        /** What carries the verdict; empty where nothing has to. */
        public Side carryingSide() {
            return verdict == Verdict.Kind.CONFIRMED || verdict == Verdict.Kind.UNVERIFIED ? supporting : refuting;
        }

        /** How many origins carry the verdict. */
        public int carrying() {
            return switch (verdict) {
                case CONFIRMED -> supporting.origins();
                case UNVERIFIED -> supporting.origins() + refuting.origins();
                case DISPUTED, RETRACTED -> refuting.origins();
            };
        }

        /** Whether as many origins speak against the verdict as for it; never, if none does. */
        public boolean isOutweighed() {
            var against = verdict == Verdict.Kind.CONFIRMED ? refuting.origins() : supporting.origins();
            return against >= 1 && against >= carrying();
        }

        /** The same pieces, asked for a verdict of confirmed. */
        public Facts asConfirmed() {
            return new Facts(Verdict.Kind.CONFIRMED, null, claimed, supporting, refuting, opposition, confidential);
        }

        /** The same, but for the origins that carry the verdict: what is left where these are all confidential. */
        public Facts withoutOrigins() {
            return verdict == Verdict.Kind.CONFIRMED
                    ? new Facts(
                            verdict, reason, claimed, supporting.withoutOrigins(), refuting, opposition, confidential)
                    : new Facts(
                            verdict, reason, claimed, supporting, refuting.withoutOrigins(), opposition, confidential);
        }

        org.recoupe.kernel.Facts onRecord() {
            return org.recoupe.kernel.Facts.of("supportingSources", supporting.origins())
                    .with("primaryDocument", supporting.document())
                    .with("claimantAlone", supporting.claimantAlone())
                    .with("class", claimed.claimClass())
                    .with("inTheOriginal", supporting.inTheOriginal())
                    .with("refutingSources", refuting.origins())
                    .with("refutingDocument", refuting.document())
                    .with("seenByUs", supporting.seenByUs())
                    .with("refuting", refuting.pieces())
                    .with("openContradiction", opposition.open())
                    .with("contrary", opposition.contrary())
                    .with("unanswered", opposition.unanswered())
                    .with("opposed", opposition.confirmed())
                    .with("classPutRight", claimed.classPutRight())
                    .with("supportingParties", supporting.parties())
                    .with("refutingParties", refuting.parties())
                    .with("firstHand", supporting.firstHand())
                    .with("refutingFirstHand", refuting.firstHand())
                    .with("refutingSeenByUs", refuting.seenByUs())
                    .with("soleCompetent", supporting.soleCompetent())
                    .with("deathTold", supporting.deathTold())
                    .with("againstInterest", claimed.againstInterest())
                    .with("courtUnsaid", isCourtUnsaid())
                    .with("anonymityGiven", confidential.alone() ? confidential.anonymityGiven() : null)
                    .with("custodianRead", confidential.alone() ? confidential.custodianRead() : null);
        }

        /** Whether it is a judgment, and nobody said which court gave it and whether an appeal is open. */
        public boolean isCourtUnsaid() {
            return claimed.judgment() && !supporting.courtSaid();
        }
    }

    /**
     * What a verdict is about.
     *
     * @param classPutRight whether a person said what it is about: the rule follows that, so two people answer for it
     * @param againstInterest whether who claims it admits what harms them, as somebody said with a reason
     * @param judgment whether it is about what a court decided
     */
    record Claimed(ClaimClass claimClass, boolean classPutRight, boolean againstInterest, boolean judgment) {}

    /**
     * What speaks for a claim, or against it.
     *
     * @param pieces how many, whomever they are from
     * @param origins how many independent origins: not who claims it, nor who only cites others
     * @param parties how many origins with a side say so themselves
     * @param document whether a primary document does that was checked, and is neither by who claims it nor by who has a side
     * @param firstHand whether an independent one does who saw it and says so on the record, to us
     * @param claimantAlone whether all of it comes from who claims it
     * @param inTheOriginal whether who claims it says so in a piece that was read or heard as they issued it
     * @param soleCompetent whether who alone is competent for what is claimed published it; of an accusation or of casualties nobody is
     * @param deathTold whether a death is told by the family, an official body or an act
     * @param courtSaid whether somebody said which court a judgment is of, and whether an appeal is open
     * @param seenByUs whether our own reporter saw it, or we recorded it
     */
    record Side(
            int pieces,
            int origins,
            int parties,
            boolean document,
            boolean firstHand,
            boolean claimantAlone,
            boolean inTheOriginal,
            boolean soleCompetent,
            boolean deathTold,
            boolean courtSaid,
            boolean seenByUs) {
        /** How many origins say so themselves, with a side or without. */
        public int withParties() {
            return origins + parties;
        }

        Side withoutOrigins() {
            return new Side(
                    pieces,
                    0,
                    parties,
                    document,
                    firstHand,
                    claimantAlone,
                    inTheOriginal,
                    soleCompetent,
                    deathTold,
                    courtSaid,
                    seenByUs);
        }
    }

    /**
     * Whether all that carries a verdict is from sources that must not be named.
     *
     * @param anonymityGiven whether each of these pieces says why
     * @param custodianRead whether a custodian attested to each, or let somebody else than who brought it read who it is, and they did
     */
    record Confidential(boolean alone, boolean anonymityGiven, boolean custodianRead) {
        /** Somebody named carries it, or nothing does. */
        public static final Confidential NOT_ALONE = new Confidential(false, false, false);
    }

    /**
     * What says the opposite.
     *
     * @param open whether another claim that still stands contradicts it
     * @param confirmed whether a claim it contradicts is confirmed
     * @param contrary how many pieces and open contradictions speak against the verdict, whomever they are from
     * @param unanswered how many of them nobody answered in writing
     */
    record Opposition(boolean open, boolean confirmed, int contrary, int unanswered) {}

    /**
     * What holds whatever the evidence carries.
     *
     * @param unmet what is missing, as message keys
     * @param approvals how many people have to approve the verdict
     * @param absolute whether no exception is made from what is missing
     * @param model version of the table; null where none was asked
     */
    record Guards(
            List<String> unmet,
            int approvals,
            boolean absolute,
            @Nullable String model) {
        /** Nothing stands in the way, and one approval is enough. */
        public static final Guards NONE = new Guards(List.of(), 1, false, null);
    }

    /**
     * What the rule says.
     *
     * @param carried whether a line of the table is met
     * @param rule stable id of the line that decided; where that is met and something else stands in the way, what that is
     * @param lacking what that line lacks, as message keys: one of them would do
     * @param guards what is needed besides
     * @param model version of the table
     * @param saw what it looked at; null where nothing was looked at yet
     */
    record Ruling(
            boolean carried,
            String rule,
            List<String> lacking,
            Guards guards,
            String model,
            @Nullable Facts saw) {
        public Ruling(boolean sufficient, String rule, List<String> missing, String model) {
            this(sufficient, rule, missing, Guards.NONE, model, null);
        }

        /** Whether the verdict may be given. */
        public boolean sufficient() {
            return carried && guards.unmet().isEmpty();
        }

        /** All that is missing, as message keys; empty when sufficient. */
        public List<String> missing() {
            return Stream.concat(guards.unmet().stream(), lacking.stream()).toList();
        }

        /** How many people have to approve it. */
        public int approvals() {
            return guards.approvals();
        }

        /**
         * Whether somebody may ask for an exception from it. By who claims it alone nothing is confirmed, whoever agrees: where their own word is
         * what is asked for, a line of the table says so.
         */
        boolean mayBeExcepted() {
            if (guards.absolute()) return false;
            return saw == null
                    || saw.verdict() != Verdict.Kind.CONFIRMED
                    || !saw.supporting().claimantAlone();
        }

        org.recoupe.kernel.Facts facts() {
            var lacks = missing();
            return org.recoupe.kernel.Facts.of("sufficient", sufficient())
                    .with("rule", rule)
                    .with("lacking", lacks.isEmpty() ? null : lacks)
                    .with("approvals", approvals())
                    .with("table", model)
                    .with("guards", guards.model())
                    .with("saw", saw == null ? null : saw.onRecord());
        }
    }
}
