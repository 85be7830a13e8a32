package org.recoupe.extraction.statement;

/** What the speaker does with what is said. */
public enum Stance {
    ASSERTS,
    /** Rejects it: nie, dément, denied. */
    DENIES,
    /** Leaves it open: n'a pas confirmé, declined to comment on. */
    DOES_NOT_CONFIRM,
    /** Says it with reserve: conditional mood, "reportedly". */
    HEDGES
}
