package org.recoupe.web.claim;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.VerdictView;
import org.recoupe.claim.Drafts;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Typed;
import org.recoupe.web.Wording;

/**
 * What stands in the proposal form when it is opened: what was typed and refused, else the reader's draft, else their last proposal if
 * it came back to them.
 *
 * @param answers to what speaks against a verdict, by piece or by claim
 * @param finding in what way the claim misleads, and {@code context} what one has to know besides
 * @param origin {@code draft}, {@code RETURNED} or {@code WITHDRAWN}: why it is not empty; null if it is, or was just typed
 * @param at when that was, in words; {@code saved} for machines, of a draft only
 */
record ProposalSheet(
        @Nullable String verdict,
        @Nullable String retraction,
        String rationale,
        String missing,
        boolean nothingMissing,
        String exception,
        Map<UUID, String> answers,
        @Nullable String finding,
        String context,
        @Nullable String origin,
        @Nullable String at,
        @Nullable String saved) {

    static ProposalSheet of(Typed typed, Optional<Drafts.Saved> draft, ClaimView claim, Actor actor, Wording words) {
        if (typed.to("propose") != null) return typed(typed, claim, "propose");
        if (typed.to("save-draft") != null) return typed(typed, claim, "save-draft");
        if (draft.isPresent()) return draft(draft.get(), words);
        var latest = claim.verdict();
        if (latest != null
                && latest.decision() != null
                && latest.proposedBy().equals(actor.userId())
                && latest.decision() != Verdict.Decision.APPROVED) return again(latest, words);
        return new ProposalSheet(null, null, "", "", false, "", Map.of(), null, "", null, null, null);
    }

    /** Whether the exception belongs into view. */
    public boolean asksException() {
        return !exception.isBlank();
    }

    /** Whether in what way it misleads belongs into view. */
    public boolean saysFinding() {
        return finding != null || !context.isBlank();
    }

    /** What was answered to this, "" if nothing was yet. */
    public String answer(UUID about) {
        return answers.getOrDefault(about, "");
    }

    private static ProposalSheet typed(Typed typed, ClaimView claim, String form) {
        var about = Contrary.of(claim).stream().map(Contrary::id);
        return new ProposalSheet(
                typed.value(form, "verdict"),
                typed.value(form, "retraction"),
                text(typed, form, "rationale"),
                text(typed, form, "missing"),
                "true".equals(typed.value(form, "nothingMissing")),
                text(typed, form, "exception"),
                about.collect(Collectors.toMap(Function.identity(), id -> typed.answer(form, id))),
                typed.value(form, "finding"),
                text(typed, form, "context"),
                null,
                null,
                null);
    }

    private static ProposalSheet draft(Drafts.Saved saved, Wording words) {
        var draft = saved.draft();
        return new ProposalSheet(
                name(draft.verdict()),
                name(draft.retraction()),
                draft.rationale(),
                draft.missing(),
                draft.nothingMissing(),
                draft.exception(),
                draft.answers(),
                name(draft.finding()),
                draft.context(),
                "draft",
                words.moment(saved.at()),
                words.machine(saved.at()));
    }

    private static ProposalSheet again(VerdictView latest, Wording words) {
        return new ProposalSheet(
                latest.verdict().name(),
                name(latest.reason()),
                latest.rationale(),
                latest.missing(),
                latest.missing().isEmpty(),
                Objects.requireNonNullElse(latest.exception(), ""),
                latest.answers().stream()
                        .collect(Collectors.toMap(
                                answer -> Objects.requireNonNull(
                                        answer.evidence() == null ? answer.claim() : answer.evidence()),
                                ClaimView.AnswerView::text)),
                name(latest.finding()),
                Objects.requireNonNullElse(latest.context(), ""),
                Objects.requireNonNull(latest.decision()).name(),
                words.moment(Objects.requireNonNullElse(latest.decidedAt(), Instant.EPOCH)),
                null);
    }

    private static String text(Typed typed, String form, String field) {
        return Objects.requireNonNullElse(typed.value(form, field), "");
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
