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
    BACKGROUND,
    /** Words of somebody in which nothing is checkable, but that they were said. Given by a person. */
    QUOTATION,
    /** Of a named person. Given by a person. */
    DEATH,
    /** What is seen: whether it is what it is said to be. Given by a person. */
    IMAGE,
    /** A paper or a file: whether it is what it is said to be. Given by a person. */
    DOCUMENT
}
