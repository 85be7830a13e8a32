package org.recoupe.claim;

/** What hand somebody had in a verdict, so that they may not approve it, whatever their roles. */
public enum Involvement {
    PROPOSED("proposed it"),
    ATTACHED_EVIDENCE("attached or withdrew evidence"),
    CHANGED_CLAIM("changed its text, stance, source, proposition or class"),
    /** Which stays on file, so it counts always. */
    SORTED_ORIGINS("said whether pieces have one origin"),
    /** Stays on file as the pair does, so it counts always. */
    PAIRED("made a pair with it, or proposed to close one"),
    CHANGED_SOURCE("changed in the registry of sources what its sources count for"),
    /** Approved the verdict that waits: it takes somebody else besides. */
    APPROVED("approved it already"),
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
