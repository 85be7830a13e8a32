package org.recoupe.claim;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Invalid;

/**
 * A verdict as a reviewer proposes it.
 *
 * @param reason with RETRACTED, and only then
 * @param missing what one would still want to know; "" says: nothing
 * @param exception why the verdict should stand although the evidence rule says no; counts only if a supervisor grants it
 * @param answers to what speaks against it
 * @param finding in what way the claim misleads; null if it does not
 * @param context what one has to know besides; with a finding, and only then
 */
public record Proposal(
        Verdict.Kind verdict,
        @Nullable RetractionReason reason,
        String rationale,
        String missing,
        @Nullable String exception,
        List<Answer> answers,
        @Nullable VerdictFinding finding,
        @Nullable String context) {

    /**
     * Why something that speaks against the verdict does not overturn it.
     *
     * @param about a piece of evidence on the claim, or a claim that contradicts it
     */
    public record Answer(UUID about, String text) {}

    /** With nothing to answer. */
    public Proposal(
            Verdict.Kind verdict,
            @Nullable RetractionReason reason,
            String rationale,
            String missing,
            @Nullable String exception) {
        this(verdict, reason, rationale, missing, exception, List.of(), null, null);
    }

    /** @throws Invalid naming every field that cannot be taken */
    public Proposal {
        var check = new Invalid.Check();
        var about = new HashSet<UUID>();
        for (var answer : answers) {
            check.required("answers", answer.text(), 2000);
            check.that(about.add(answer.about()), "answers", "not-allowed", "one answer to each");
        }
        check.that(verdict != null, "verdict", "required", "must be given")
                .that(
                        verdict == Verdict.Kind.RETRACTED || reason == null,
                        "reason",
                        "not-allowed",
                        "only with RETRACTED")
                .required("rationale", rationale, 10_000)
                .that(missing != null, "missing", "required", "say what is missing; \"\" means nothing is")
                .optional("missing", missing, 10_000)
                .optional("exception", exception, 10_000)
                .optional("context", context, 2000)
                .that(
                        finding == null || context != null && !context.isBlank(),
                        "context",
                        "required",
                        "what one has to know besides")
                .that(
                        finding != null || context == null || context.isBlank(),
                        "finding",
                        "required",
                        "in what way it misleads, or no context")
                .orRefuse();
        context = context == null || context.isBlank() ? null : context.strip();
        exception = exception == null || exception.isBlank() ? null : exception.strip();
        rationale = rationale.strip();
        missing = missing.strip();
        answers = answers.stream()
                .map(answer -> new Answer(answer.about(), answer.text().strip()))
                .toList();
    }
}
