package org.recoupe.claim;

/** What two people who compared the claims of a contradiction found it to be. */
public enum PairOutcome {
    NOT_A_CONTRADICTION,
    /** They speak of different things, places or people. */
    DIFFERENT_SCOPE,
    DIFFERENT_TIME,
    /** One of them is held to be so. */
    ONE_PREVAILS,
    BOTH_DISPUTED,
    /** Looked at, and still a contradiction. */
    OPEN;

    public boolean isClosed() {
        return this != OPEN;
    }

    /** Whether both cannot be so: then one is not confirmed beside the other, though the comparing is over. */
    boolean leavesOpposed() {
        return this == ONE_PREVAILS || this == BOTH_DISPUTED || this == OPEN;
    }
}
