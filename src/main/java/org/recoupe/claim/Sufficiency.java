package org.recoupe.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;

/** Whether the evidence carries a verdict: a table the desk owns, asked before the claim moves. */
public interface Sufficiency {
    Ruling judge(Facts facts);

    /**
     * What the rule looks at.
     *
     * @param supportingSources how many independent origins support the claim: not who claims it, nor who only cites others
     * @param primaryDocument whether a primary document supports it that is not by who claims it
     * @param claimantAlone whether all that supports it comes from who claims it
     * @param claimClass what is claimed
     * @param inTheOriginal whether who claims it says so in a piece that was read or heard as they issued it
     * @param refutingSources how many independent origins refute it
     * @param refuting how many pieces do, whomever they are from
     * @param openContradiction whether another claim that still stands contradicts it
     */
    record Facts(
            Verdict.Kind verdict,
            int supportingSources,
            boolean primaryDocument,
            boolean claimantAlone,
            ClaimClass claimClass,
            boolean inTheOriginal,
            int refutingSources,
            int refuting,
            boolean openContradiction,
            @Nullable RetractionReason reason) {
        /** How many origins carry the verdict. */
        int carrying() {
            return switch (verdict) {
                case CONFIRMED -> supportingSources;
                case UNVERIFIED -> supportingSources + refutingSources;
                case DISPUTED, RETRACTED -> refutingSources;
            };
        }

        org.recoupe.kernel.Facts onRecord() {
            return org.recoupe.kernel.Facts.of("supportingSources", supportingSources)
                    .with("primaryDocument", primaryDocument)
                    .with("claimantAlone", claimantAlone)
                    .with("class", claimClass)
                    .with("inTheOriginal", inTheOriginal)
                    .with("refutingSources", refutingSources)
                    .with("refuting", refuting)
                    .with("openContradiction", openContradiction);
        }
    }

    /**
     * What the rule says.
     *
     * @param rule stable id of the line that decided
     * @param missing what is missing, as message keys; empty when sufficient
     * @param model version of the table
     * @param saw what it looked at; null where nothing was looked at yet
     */
    record Ruling(
            boolean sufficient,
            String rule,
            List<String> missing,
            String model,
            @Nullable Facts saw) {
        public Ruling(boolean sufficient, String rule, List<String> missing, String model) {
            this(sufficient, rule, missing, model, null);
        }

        /**
         * Whether somebody may ask for an exception from it. By who claims it alone nothing is confirmed, whoever agrees; but for a figure that
         * they published themselves, which may be theirs alone to know, as an unemployment rate is.
         */
        boolean mayBeExcepted() {
            if (saw == null || saw.verdict() != Verdict.Kind.CONFIRMED || !saw.claimantAlone()) return true;
            return saw.claimClass() == ClaimClass.FIGURE && saw.inTheOriginal();
        }

        org.recoupe.kernel.Facts facts() {
            return org.recoupe.kernel.Facts.of("sufficient", sufficient)
                    .with("rule", rule)
                    .with("lacking", missing.isEmpty() ? null : missing)
                    .with("table", model)
                    .with("saw", saw == null ? null : saw.onRecord());
        }
    }
}
