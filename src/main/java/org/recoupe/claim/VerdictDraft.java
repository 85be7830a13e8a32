package org.recoupe.claim;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * A proposal as far as somebody has come with it; nothing need be complete or fit together.
 *
 * @param answers to what speaks against it, by piece or by claim
 */
public record VerdictDraft(
        Verdict.@Nullable Kind verdict,
        @Nullable RetractionReason retraction,
        String rationale,
        String missing,
        boolean nothingMissing,
        String exception,
        Map<UUID, String> answers,
        @Nullable VerdictFinding finding,
        String context) {

    /** @throws Invalid naming every field that cannot be kept */
    public VerdictDraft {
        new Invalid.Check()
                .optional("rationale", rationale, 10_000)
                .optional("missing", missing, 10_000)
                .optional("exception", exception, 10_000)
                .optional("context", context, 2000)
                .that(
                        answers.values().stream().allMatch(words -> words.length() <= 2000),
                        "answers",
                        "too-long",
                        "at most 2000 characters each")
                .orRefuse();
        answers = Map.copyOf(answers);
    }

    /** Whether there is nothing in it worth keeping. */
    public boolean isEmpty() {
        return verdict == null
                && retraction == null
                && !nothingMissing
                && rationale.isBlank()
                && missing.isBlank()
                && exception.isBlank()
                && finding == null
                && context.isBlank()
                && answers.values().stream().allMatch(String::isBlank);
    }
}
