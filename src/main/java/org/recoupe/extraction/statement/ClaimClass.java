package org.recoupe.extraction.statement;

/** What a statement is about, as far as it matters for how it is checked. */
public enum ClaimClass {
    CASUALTIES,
    ACCUSATION,
    FIGURE,
    EVENT,
    STATEMENT,
    BACKGROUND
}
