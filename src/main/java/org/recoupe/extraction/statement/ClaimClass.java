package org.recoupe.extraction.statement;

/** What a statement is about, as far as it matters for how it is checked. */
public enum ClaimClass {
    CASUALTIES,
    ACCUSATION,
    FIGURE,
    EVENT,
    /** What is done by being said: an announcement, an appointment. That it was said is checked, not what will come of it. */
    ACT,
    STATEMENT,
    BACKGROUND
}
