package org.recoupe.claim;

import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/** A proposal as far as somebody has come with it; nothing need be complete or fit together. */
public record VerdictDraft(
        Verdict.@Nullable Kind verdict,
        @Nullable RetractionReason retraction,
        String rationale,
        String missing,
        boolean nothingMissing,
        String exception) {

    /** @throws Invalid naming every field that cannot be kept */
    public VerdictDraft {
        new Invalid.Check()
                .optional("rationale", rationale, 10_000)
                .optional("missing", missing, 10_000)
                .optional("exception", exception, 10_000)
                .orRefuse();
    }

    /** Whether there is nothing in it worth keeping. */
    public boolean isEmpty() {
        return verdict == null
                && retraction == null
                && !nothingMissing
                && rationale.isBlank()
                && missing.isBlank()
                && exception.isBlank();
    }
}
