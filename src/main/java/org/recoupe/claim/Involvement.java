package org.recoupe.claim;

/** What hand somebody had in a verdict, so that they may not approve it, whatever their roles. */
public enum Involvement {
    PROPOSED("proposed it"),
    ATTACHED_EVIDENCE("attached or withdrew evidence"),
    CHANGED_CLAIM("changed its text, stance, source, proposition or class"),
    /** Approved or returned a verdict on it: counts against a second reading only. */
    DECIDED("decided on it before");

    private final String inWords;

    Involvement(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }
}
