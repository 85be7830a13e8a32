package org.recoupe.web.claim;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Origins;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The forms of a claim's page that say whether pieces have one origin. */
@Page
@RequestMapping("/claims/{id}")
class OriginsPage {
    private final ClaimPage.View view;
    private final Origins origins;

    OriginsPage(ClaimPage.View view, Origins origins) {
        this.view = view;
        this.origins = origins;
    }

    /** The form as it was sent. */
    record Form(
            @Nullable List<UUID> pieces,
            @Nullable String reason,
            @Nullable Integer version) {
        Origins.Some some(UUID claim) {
            return new Origins.Some(claim, pieces == null ? List.of() : pieces, version);
        }
    }

    private interface Word {
        void of(Origins.Some pieces, @Nullable String reason, Actor actor);
    }

    @PostMapping(params = "do=join-origins")
    String join(@PathVariable UUID id, Form form, Actor actor, Answer answer, Wording words, Model model) {
        return said("join-origins", id, form, actor, answer, words, model, origins::join);
    }

    @PostMapping(params = "do=separate-origins")
    String separate(@PathVariable UUID id, Form form, Actor actor, Answer answer, Wording words, Model model) {
        return said("separate-origins", id, form, actor, answer, words, model, origins::separate);
    }

    @PostMapping(params = "do=attest-origins")
    String attest(@PathVariable UUID id, Form form, Actor actor, Answer answer, Wording words, Model model) {
        return said("attest-origins", id, form, actor, answer, words, model, origins::attest);
    }

    private String said(
            String what, UUID id, Form form, Actor actor, Answer answer, Wording words, Model model, Word word) {
        return answer.to(
                what,
                view.address(id) + "#evidence",
                () -> word.of(form.some(id), form.reason(), actor),
                () -> view.show(id, actor, words, model));
    }
}
