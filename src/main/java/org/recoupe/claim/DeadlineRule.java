package org.recoupe.claim;

import java.time.Duration;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Role;

/** By when a claim is to be verified, and by whom: a table the desk owns. */
public interface DeadlineRule {
    Terms terms(Priority priority, ClaimClass claimClass);

    /**
     * @param within from when it is selected
     * @param reviewRole whose work it is
     * @param model version of the table
     */
    record Terms(Duration within, Role reviewRole, String model) {}
}
