package org.recoupe.web.claim;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Classification;
import org.recoupe.claim.Correction;
import org.recoupe.claim.Priority;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.web.Answer;
import org.recoupe.web.Newsroom;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a claim is about, how urgent it is and by when it is to be verified, put right on its page. */
@Page
@RequestMapping("/claims/{id}")
class ClassPage {
    private final ClaimPage.View view;
    private final Correction correction;
    private final Newsroom newsroom;

    ClassPage(ClaimPage.View view, Correction correction, Newsroom newsroom) {
        this.view = view;
        this.correction = correction;
        this.newsroom = newsroom;
    }

    /**
     * @param version of the claim as it was seen; none fits when none was sent
     * @param about null, like priority, where it is to stay
     * @param deadline in the newsroom's zone, as a field for date and time takes it; it stays where none is given
     */
    @PostMapping(params = "do=classify")
    String classify(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(name = "class") @Nullable ClaimClass about,
            @RequestParam @Nullable Priority priority,
            @RequestParam(defaultValue = "") String deadline,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Answer answer,
            Wording words,
            Model model) {
        return answer.to(
                "classify",
                view.address(id),
                () -> correction.classify(
                        new Correction.Seen(id, version),
                        new Classification(about, priority, time(deadline)),
                        reason,
                        actor),
                () -> view.show(id, actor, words, model));
    }

    private @Nullable Instant time(String typed) {
        if (typed.isBlank()) return null;
        try {
            return LocalDateTime.parse(typed.strip()).atZone(newsroom.zone()).toInstant();
        } catch (DateTimeException notATime) {
            throw new Invalid("deadline", "bad-date", "not a time");
        }
    }
}
