package org.recoupe.document;

/** What a file says of the text in it. */
public enum Fact {
    TITLE,
    PUBLISHER,
    /** When, as ISO 8601 with its offset. */
    PUBLISHED,
    /** By its two-letter code. */
    LANGUAGE,
    /** The sender's own id, the same for every version. */
    ID,
    /** The sender's own number of this version. */
    VERSION,
    /** The story's working name at the agency. */
    SLUG,
    /** Until when it must not be published, as ISO 8601 with its offset. */
    EMBARGO
}
