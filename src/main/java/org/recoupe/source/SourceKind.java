package org.recoupe.source;

/** What kind of speaker a source is. */
public enum SourceKind {
    PERSON,
    ORGANISATION,
    /** Passes on what others say: an agency, a broadcaster, a platform. */
    RELAY,
    /** Not named: "des témoins". Never the same as another unnamed one. */
    UNNAMED
}
