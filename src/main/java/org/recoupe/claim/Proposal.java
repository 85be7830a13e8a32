package org.recoupe.claim;

import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * A verdict as a reviewer proposes it.
 *
 * @param reason with RETRACTED, and only then
 * @param missing what one would still want to know; "" says: nothing
 * @param exception why the verdict should stand although the evidence rule says no; counts only if a supervisor grants it
 */
public record Proposal(
        Verdict.Kind verdict,
        @Nullable RetractionReason reason,
        String rationale,
        String missing,
        @Nullable String exception) {

    /** @throws Invalid naming every field that cannot be taken */
    public Proposal {
        new Invalid.Check()
                .that(verdict != null, "verdict", "required", "must be given")
                .that(
                        verdict == Verdict.Kind.RETRACTED || reason == null,
                        "reason",
                        "not-allowed",
                        "only with RETRACTED")
                .required("rationale", rationale, 10_000)
                .that(missing != null, "missing", "required", "say what is missing; \"\" means nothing is")
                .optional("missing", missing, 10_000)
                .optional("exception", exception, 10_000)
                .orRefuse();
        exception = exception == null || exception.isBlank() ? null : exception.strip();
        rationale = rationale.strip();
        missing = missing.strip();
    }
}
