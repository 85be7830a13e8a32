package org.recoupe.tasklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Priority;
import org.recoupe.kernel.Role;

/**
 * Something that waits for a person.
 *
 * @param step its id in the model: {@code extractByHand}, {@code checkExtraction}, {@code verifyClaim}, {@code
 * approveVerdict}
 * @param claim null when it is about the whole article
 * @param role whose it is
 * @param assignee who holds it, or null
 * @param since when it came up
 * @param returned whether a supervisor sent the verdict back
 * @param escalated whether its time is over and the supervisor was told
 */
public record OpenStep(
        UUID id,
        String step,
        @Nullable UUID claim,
        UUID article,
        String desk,
        Role role,
        @Nullable String assignee,
        Priority priority,
        Instant due,
        Instant since,
        boolean returned,
        boolean escalated) {}
