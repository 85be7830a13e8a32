package org.recoupe.claim;

import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;

/** What becomes of a claim before anybody has looked at it: a table the desk owns. */
public interface TriageRule {
    Outcome judge(Facts facts);

    /** @param worth check-worthiness, 0 to 1 */
    record Facts(ClaimClass claimClass, Stance stance, Form form, double worth, boolean contradicted) {}

    /**
     * @param setAside null selects it
     * @param model version of the table
     */
    record Outcome(@Nullable SetAsideReason setAside, Priority priority, String model) {}
}
