package org.recoupe.claim;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Reference;

/**
 * How somebody closes a pair, or proposes to.
 *
 * @param prevails id or reference of one of its claims; with {@link PairOutcome#ONE_PREVAILS} and with nothing else
 */
public record Closing(PairOutcome outcome, @Nullable String prevails, String reason) {
    /** @throws Invalid naming every field that cannot be taken */
    public Closing {
        prevails = prevails == null || prevails.isBlank() ? null : prevails.strip();
        new Invalid.Check()
                .that(outcome != null, "outcome", "required", "say what it is")
                .that(
                        outcome != PairOutcome.ONE_PREVAILS || prevails != null,
                        "prevails",
                        "required",
                        "say which of the two claims")
                .that(
                        outcome == PairOutcome.ONE_PREVAILS || prevails == null,
                        "prevails",
                        "not-allowed",
                        "with ONE_PREVAILS only")
                .required("reason", reason, 2000)
                .orRefuse();
        reason = reason.strip();
    }

    /**
     * Which of these it is.
     *
     * @throws Invalid if it is neither
     */
    @Nullable
    Claim prevailing(List<Claim> both) {
        return prevails == null
                ? null
                : both.stream()
                        .filter(claim -> claim.id().toString().equalsIgnoreCase(prevails)
                                || Reference.parse(prevails)
                                        .filter(claim.reference()::equals)
                                        .isPresent())
                        .findFirst()
                        .orElseThrow(() -> new Invalid("prevails", "not-of-pair", "must be one of its two claims"));
    }

    /**
     * As it was said.
     *
     * @param prevails the claim, or null
     */
    record Said(
            PairOutcome outcome,
            @Nullable UUID prevails,
            @Nullable Reference reference,
            String reason) {
        Facts facts() {
            return Facts.of("outcome", outcome)
                    .with("prevails", Facts.of("id", prevails).with("reference", reference))
                    .with("reason", reason);
        }
    }
}
