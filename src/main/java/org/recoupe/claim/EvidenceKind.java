package org.recoupe.claim;

/** What a piece of evidence is. */
public enum EvidenceKind {
    STATEMENT,
    DOCUMENT,
    WEB_PAGE,
    DATASET,
    INTERVIEW,
    OBSERVATION,
    WIRE_ITEM
}
