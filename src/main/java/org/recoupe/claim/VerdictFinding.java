package org.recoupe.claim;

/** In what way a claim misleads, whatever its verdict; always with the context that is missing. */
public enum VerdictFinding {
    MISLEADING,
    OUT_OF_CONTEXT,
    EXAGGERATED
}
