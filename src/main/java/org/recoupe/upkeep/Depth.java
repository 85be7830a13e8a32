package org.recoupe.upkeep;

/** How far a check goes. */
public enum Depth {
    /** Every page of every table read once, and every row found by its key: after each start. */
    QUICK,
    /** Also every index, every chain, every rule, and every list made anew: once a week, and by the command. */
    WHOLE
}
