package org.recoupe.web.claim;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Marking;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Says on a claim's page who has a side in it, and that it is admitted against one's interest; and takes that back. */
@Page
@RequestMapping("/claims/{id}")
class MarkPage {
    /** What is said. */
    enum What {
        PARTY,
        AGAINST_INTEREST
    }

    private final Marking marking;
    private final ClaimPage.View view;

    MarkPage(Marking marking, ClaimPage.View view) {
        this.marking = marking;
        this.view = view;
    }

    @PostMapping(params = "do=mark")
    String mark(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return say("mark", false, id, said, actor, answer, words, model);
    }

    @PostMapping(params = "do=unmark")
    String unmark(@PathVariable UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return say("unmark", true, id, said, actor, answer, words, model);
    }

    /** The form as it was typed. */
    record Said(
            @Nullable What mark,
            @Nullable String source,
            @Nullable String reason) {}

    private String say(
            String form, boolean withdraw, UUID id, Said said, Actor actor, Answer answer, Wording words, Model model) {
        return answer.to(
                form,
                view.address(id) + "#marks",
                () -> {
                    if (said.mark() == What.AGAINST_INTEREST)
                        marking.againstInterest(id, said.reason(), withdraw, null, actor);
                    else marking.party(id, said.source(), said.reason(), withdraw, null, actor);
                },
                () -> view.show(id, actor, words, model));
    }
}
