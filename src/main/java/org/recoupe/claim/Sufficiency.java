package org.recoupe.claim;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the evidence carries a verdict: a table the desk owns, asked before the claim moves. */
public interface Sufficiency {
    Ruling judge(Facts facts);

    /**
     * What the rule looks at.
     *
     * @param supportingSources how many independent sources support the claim; affiliated ones count once
     * @param primaryDocument whether a primary document supports it
     * @param refuting how many pieces refute it
     * @param openContradiction whether another claim that still stands contradicts it
     */
    record Facts(
            Verdict.Kind verdict,
            int supportingSources,
            boolean primaryDocument,
            int refuting,
            boolean openContradiction,
            @Nullable RetractionReason reason) {
        org.recoupe.kernel.Facts onRecord() {
            return org.recoupe.kernel.Facts.of("supportingSources", supportingSources)
                    .with("primaryDocument", primaryDocument)
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

        org.recoupe.kernel.Facts facts() {
            return org.recoupe.kernel.Facts.of("sufficient", sufficient)
                    .with("rule", rule)
                    .with("lacking", missing.isEmpty() ? null : missing)
                    .with("table", model)
                    .with("saw", saw == null ? null : saw.onRecord());
        }
    }
}
