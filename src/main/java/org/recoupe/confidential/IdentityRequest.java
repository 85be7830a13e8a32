package org.recoupe.confidential;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks who a confidential source is.
 *
 * @param reference of the claim, "C-4183"
 * @param number of the claim within its story
 * @param text of the claim
 * @param alias under which the source goes
 * @param reason why they want to know
 * @param agreed custodians who did so far, in that order
 * @param refusal why a custodian refused, and {@code refusedBy} who
 * @param readableUntil set once it was granted
 */
public record IdentityRequest(
        UUID id,
        UUID claim,
        String reference,
        int number,
        String text,
        String desk,
        UUID evidence,
        String alias,
        String askedBy,
        Instant askedAt,
        String reason,
        List<String> agreed,
        @Nullable String refusedBy,
        @Nullable String refusal,
        @Nullable Instant readableUntil) {

    /** Whether nobody has decided yet. */
    public boolean isOpen() {
        return refusedBy == null && readableUntil == null;
    }
}
