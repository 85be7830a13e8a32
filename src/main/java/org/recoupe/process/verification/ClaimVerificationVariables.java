package org.recoupe.process.verification;

import java.util.Date;
import org.recoupe.process.engine.Variable;

/** All variables of {@code claim-verification.bpmn}. Data about the claim is read from the claim. */
final class ClaimVerificationVariables {
    /** Whose the verification is; from {@code deadline-priority.dmn}. */
    static final Variable<String> REVIEW_ROLE = Variable.ofText("reviewRole");

    /** Half of the time. */
    static final Variable<Date> REMIND_AT = Variable.ofTime("remindAt");

    /** All of it: the claim's deadline. */
    static final Variable<Date> DUE_AT = Variable.ofTime("dueAt");

    /** Set once: a verdict sent back after the deadline does not set off the same alarm again. */
    static final Variable<Date> REMINDED_AT = Variable.ofTime("remindedAt");

    /** As {@link #REMINDED_AT}. */
    static final Variable<Date> ESCALATED_AT = Variable.ofTime("escalatedAt");

    /** What became of the last verdict: APPROVED, RETURNED or WITHDRAWN; out of {@code verdict-approval.bpmn}. */
    static final Variable<String> DECISION = Variable.ofText("decision");

    private ClaimVerificationVariables() {}
}
