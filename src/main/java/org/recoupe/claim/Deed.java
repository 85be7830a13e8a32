package org.recoupe.claim;

/** What takes a person who had no hand in the claim; tries by others are put on record. */
public enum Deed {
    APPROVE,
    READ_AGAIN,
    REOPEN,
    DECLINE_REOPENING,
    CLOSE_PAIR,
    /** Of a claim that has an approved verdict; so is what follows. */
    SET_ASIDE,
    MERGE
}
