package org.recoupe.extraction.statement;

/** How a statement stands in the text (PARC 3.0; NARRATOR is ours: nobody is named as saying it). */
public enum Form {
    DIRECT,
    INDIRECT,
    MIXED,
    NARRATOR
}
