package org.recoupe.web.claim;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Drafts;
import org.recoupe.claim.VerdictDraft;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Keeps what is being written about a claim, while it is being written. */
@Page
@RequestMapping("/claims/{id}")
class DraftPage {
    private final ClaimPage.View view;
    private final Drafts drafts;

    DraftPage(ClaimPage.View view, Drafts drafts) {
        this.view = view;
        this.drafts = drafts;
    }

    /** By the page itself, every few seconds: answered with one line. */
    @PostMapping("/draft")
    String keep(@PathVariable UUID id, ClaimPage.ProposalForm form, Actor actor, Wording words, Model model) {
        var at = drafts.save(id, draft(form), actor);
        model.addAttribute("at", words.time(at));
        model.addAttribute("saved", words.machine(at));
        return "fragments/propose :: saved";
    }

    @PostMapping(params = "do=save-draft")
    String save(
            @PathVariable UUID id,
            ClaimPage.ProposalForm form,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "save-draft",
                view.address(id) + "#propose",
                () -> drafts.save(id, draft(form), actor),
                () -> view.show(id, actor, words, model));
    }

    @PostMapping(params = "do=discard-draft")
    String discard(@PathVariable UUID id, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                "discard-draft",
                view.address(id) + "#propose",
                () -> drafts.discard(id, actor),
                () -> view.show(id, actor, words, model));
    }

    private static VerdictDraft draft(ClaimPage.ProposalForm form) {
        return new VerdictDraft(
                form.verdict(),
                form.retraction(),
                text(form.rationale()),
                text(form.missing()),
                Boolean.TRUE.equals(form.nothingMissing()),
                text(form.exception()),
                form.answered(),
                form.finding(),
                text(form.context()));
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }
}
