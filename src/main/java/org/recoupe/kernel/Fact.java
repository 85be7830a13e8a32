package org.recoupe.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every event says, whatever happened.
 *
 * @param article the story it is about or the claim is of, or null
 * @param object what of the subject it concerns, for people: "C-4183", "revision 2"
 * @param before and {@code after}: states, holders, times, numbers; what the event's own doc says. Never words somebody wrote
 */
public record Fact(
        Subject subject,
        @Nullable UUID article,
        String desk,
        Acting by,
        String object,
        @Nullable String before,
        @Nullable String after) {}
