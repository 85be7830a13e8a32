package org.recoupe.claim;

/** What a piece of evidence does to a claim. */
public enum EvidenceStance {
    SUPPORTS,
    REFUTES,
    /** Bears on it without deciding it. */
    CONTEXT
}
