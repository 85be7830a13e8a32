package org.recoupe.nemesis;

import org.jspecify.annotations.Nullable;

/**
 * One request of somebody's and what became of it; a line of the history.
 *
 * @param proc which of the people at work; one of them does one thing at a time
 * @param subject the dispatch's external id, the story's or the claim's id
 * @param key its Idempotency-Key, or null
 * @param invoke when it was sent, in nanoseconds
 * @param end when the answer was there, or it was known that none would come
 * @param status 0 if there was none
 * @param retryAfter whether it said when to try again
 * @param value by which its effect is known among all others: title of the piece, rationale of the verdict
 */
record Operation(
        int round,
        String proc,
        String person,
        Kind op,
        String subject,
        @Nullable String key,
        long invoke,
        long end,
        Outcome outcome,
        int status,
        boolean retryAfter,
        String value) {

    enum Kind {
        IMPORT,
        ACCEPT,
        TAKE,
        ATTACH,
        PROPOSE,
        APPROVE,
        READ
    }

    /** INFO: nobody can say whether it happened. */
    enum Outcome {
        OK,
        FAIL,
        INFO
    }

    /** What is to happen once, however often it is asked for. */
    record Effect(Kind op, String subject, String value, String person) {
        /** A dispatch comes in and a story is accepted once, by whomever. */
        static Effect of(Kind op, String subject, String value, @Nullable String person) {
            var anybody = op == Kind.IMPORT || op == Kind.ACCEPT || person == null;
            return new Effect(op, subject, value, anybody ? "" : person);
        }
    }

    boolean isWrite() {
        return op != Kind.READ;
    }

    Effect effect() {
        return Effect.of(op, subject, value, person);
    }

    boolean isRefused() {
        return status == 503;
    }

    /** A 5xx which no fault of the database excuses. */
    boolean isFault() {
        return status >= 500 && status != 503 && status != 504;
    }
}
