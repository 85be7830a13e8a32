package org.recoupe.kernel;

import org.jspecify.annotations.Nullable;

/**
 * What every event says, whatever happened.
 *
 * @param object what of the subject it concerns, for people: "C-8", "revision 2"
 * @param before and {@code after}: states, holders, names; what the event's own doc says
 */
public record Fact(
        Subject subject,
        String desk,
        Acting by,
        String object,
        @Nullable String before,
        @Nullable String after,
        @Nullable String reason) {}
