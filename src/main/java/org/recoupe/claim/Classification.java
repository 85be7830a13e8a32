package org.recoupe.claim;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Facts;

/**
 * What a claim is about, how urgent it is, and by when it is to be verified.
 *
 * @param claimClass null where it is not to be changed; so the others
 */
public record Classification(
        @Nullable ClaimClass claimClass,
        @Nullable Priority priority,
        @Nullable Instant deadline) {

    boolean isNothing() {
        return claimClass == null && priority == null && deadline == null;
    }

    /** What is not given here is as it was. */
    Full over(Full was) {
        return new Full(
                Objects.requireNonNullElse(claimClass, was.claimClass()),
                Objects.requireNonNullElse(priority, was.priority()),
                deadline == null ? was.deadline() : deadline);
    }

    /** All of a claim's. */
    public record Full(
            ClaimClass claimClass,
            Priority priority,
            @Nullable Instant deadline) {
        Facts facts() {
            return Facts.of("class", claimClass).with("priority", priority).with("deadline", deadline);
        }
    }
}
