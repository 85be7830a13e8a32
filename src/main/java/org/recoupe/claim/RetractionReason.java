package org.recoupe.claim;

/** Why a claim is retracted; decides the word the reader sees. */
public enum RetractionReason {
    SOURCE_WITHDREW,
    SOURCE_DISCREDITED,
    NEWSROOM_ERROR,
    DISPROVED,
    LEGAL
}
