package org.recoupe.confidential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a reader stands to the identity of one confidential source.
 *
 * @param request the latest of theirs, or null
 * @param lastRead when they last read it, or null
 */
public record Standing(
        Way way,
        @Nullable IdentityRequest request,
        @Nullable Instant lastRead) {
    /** What they may do about it. */
    public enum Way {
        /** They attached it: they know, and may read. */
        THEIRS,
        GRANTED,
        /** They asked, and it is not decided. */
        ASKED,
        /** They may ask; perhaps again, after a refusal or when the time was up. */
        MAY_ASK,
        /** Not theirs to know. */
        CLOSED
    }

    public boolean mayRead() {
        return way == Way.THEIRS || way == Way.GRANTED;
    }
}
