package org.recoupe.claim;

import java.util.EnumSet;
import java.util.Set;

/** Where a claim stands. What each may become is said here and nowhere else (and repeated by a trigger in the database). */
public enum ClaimState {
    /** Read out of the text; triage makes it SELECTED or SET_ASIDE. */
    EXTRACTED,
    /** To be verified once the editor accepts the story: IN_VERIFICATION; or SET_ASIDE after all. */
    SELECTED,
    /** Not to be verified, with a reason; may be SELECTED again. */
    SET_ASIDE,
    /** A reviewer's: VERDICT_PROPOSED, or SET_ASIDE when it turns out a duplicate or superseded. */
    IN_VERIFICATION,
    /** Waits for a second pair of eyes: one of the four verdicts, or back to IN_VERIFICATION. */
    VERDICT_PROPOSED,
    /** Decided; may be reopened into IN_VERIFICATION. */
    CONFIRMED,
    /** Decided; may be reopened into IN_VERIFICATION. */
    DISPUTED,
    /** Decided; may be reopened into IN_VERIFICATION. */
    RETRACTED,
    /** Decided: nobody could tell; may be reopened into IN_VERIFICATION. */
    UNVERIFIED;

    private static final Set<ClaimState> DECIDED = EnumSet.of(CONFIRMED, DISPUTED, RETRACTED, UNVERIFIED);

    public boolean isDecided() {
        return DECIDED.contains(this);
    }

    /** Whether one step leads there. */
    public boolean leadsTo(ClaimState next) {
        return switch (this) {
            case EXTRACTED -> next == SELECTED || next == SET_ASIDE;
            case SELECTED -> next == SET_ASIDE || next == IN_VERIFICATION;
            case SET_ASIDE -> next == SELECTED;
            case IN_VERIFICATION -> next == VERDICT_PROPOSED || next == SET_ASIDE;
            case VERDICT_PROPOSED -> next == IN_VERIFICATION || next.isDecided();
            case CONFIRMED, DISPUTED, RETRACTED, UNVERIFIED -> next == IN_VERIFICATION;
        };
    }
}
