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
            @Nullable RetractionReason reason) {}

    /**
     * What the rule says.
     *
     * @param rule stable id of the line that decided
     * @param missing what is missing, as message keys; empty when sufficient
     * @param model version of the table
     */
    record Ruling(boolean sufficient, String rule, List<String> missing, String model) {}
}
