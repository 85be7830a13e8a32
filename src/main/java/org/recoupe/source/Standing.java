package org.recoupe.source;

/** What a source is to what it speaks about. */
public enum Standing {
    /** Nothing in particular. */
    NONE,
    /** It has a side: its word alone is never independent. */
    PARTY,
    OFFICIAL,
    WITNESS,
    /** Of who died or was hurt. */
    FAMILY,
    EXPERT
}
