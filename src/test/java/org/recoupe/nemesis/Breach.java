package org.recoupe.nemesis;

/**
 * A promise that was not kept.
 *
 * @param what names the thing, so that it can be found in history and database
 */
record Breach(Promise promise, String what) {

    /** I1 to I8 of what a newsroom may rely on; I5 to I7 (checkpoints, publication, outbox) have nothing to be checked on here yet. */
    enum Promise {
        /** I1: what was acknowledged is there. */
        NOTHING_LOST,
        /** I1: what was asked for once is there once, what was refused not at all. */
        ONCE,
        /** I2: under verification if and only if one process waits for it. */
        ONE_PROCESS,
        /** I3: nobody approved what they had a hand in. */
        FOUR_EYES,
        /** I4: the trail tells how everything came to stand where it stands, and its chains hold. */
        ON_RECORD,
        /** I8: claims moved as they may. */
        LEGAL_MOVES,
        /** The API shows what the database holds. */
        SHOWN_AS_KEPT,
        /** No 5xx but 503 and 504, and no 503 that does not say when to try again. */
        HONEST_ANSWERS,
        /** It went on by itself. */
        RECOVERED
    }
}
