package org.recoupe.claim;

/** How whoever a piece is from knows what it says. */
public enum Basis {
    /** Saw, counted, investigated or decided it. */
    OWN,
    /** Has it from others, whom it cites. */
    CITES,
    /** Nobody said: it counts for no confirmation. */
    UNKNOWN
}
