package org.recoupe.web.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.discussion.Discussion;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What reviewers and supervisors write to each other on a claim's page. */
@Page
@RequestMapping("/claims/{id}")
class ClaimNotesPage {
    private final ClaimPage.View view;
    private final Discussion discussion;

    ClaimNotesPage(ClaimPage.View view, Discussion discussion) {
        this.view = view;
        this.discussion = discussion;
    }

    @PostMapping(params = "do=note")
    String write(
            @PathVariable UUID id,
            @RequestParam @Nullable String note,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "note",
                view.address(id) + "#notes",
                () -> discussion.write(id, note, actor),
                () -> view.show(id, actor, words, model));
    }
}
