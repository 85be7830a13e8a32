package org.recoupe.article;

/** How far a dispatch has come. */
public enum ArticleStatus {
    /** Its current revision is being read; goes to READY or FAILED. */
    EXTRACTING,
    /** Claims are there for the editor to check; goes to ACCEPTED, or back to EXTRACTING with a new revision. */
    READY,
    /** The editor stands by the claims; a new revision starts over. */
    ACCEPTED,
    /** Nothing could be read out of it; an editor enters the claims by hand, which leads to READY. */
    FAILED
}
