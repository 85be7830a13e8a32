package org.recoupe.source;

/** How far a source was right before, by the Admiralty code; a person says so, nobody counts it. */
public enum Reliability {
    /** Completely reliable. Takes two people. */
    A,
    B,
    C,
    D,
    /** Unreliable: counts for nothing. Takes two people. */
    E,
    /** Cannot be judged; not the same as never having been graded. */
    F;

    /** Whether it stands only when a second person says the same. */
    public boolean takesTwo() {
        return this == A || this == E;
    }
}
