package org.recoupe.web.live;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Priority;
import org.recoupe.claim.Reopenings;
import org.recoupe.discussion.Discussion;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.web.Wording;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether something that just happened concerns the reader, and in which words it is to be said. */
@Controller
class NoticePage {
    private static final int LATEST_MENTIONS = 10;
    private static final int LONGEST = 140;

    private final ClaimFile claims;
    private final ReviewInbox inbox;
    private final Discussion discussion;
    private final Reopenings reopenings;

    NoticePage(ClaimFile claims, ReviewInbox inbox, Discussion discussion, Reopenings reopenings) {
        this.reopenings = reopenings;
        this.claims = claims;
        this.inbox = inbox;
        this.discussion = discussion;
    }

    /** @param tag the same for the same news, however many tabs hear it */
    record Notice(String title, String text, String href, String tag) {}

    /** @param of what happened: {@code claim.verdict-returned} */
    @GetMapping("/notices/{claim}")
    ResponseEntity<Notice> notice(@PathVariable UUID claim, @RequestParam String of, Actor actor, Wording words) {
        var line = claims.lines(List.of(claim), actor).get(claim);
        var title = line == null ? null : title(of, claim, actor);
        if (line == null || title == null) {
            return ResponseEntity.noContent()
                    .cacheControl(CacheControl.noStore())
                    .build();
        }
        var text = line.reference() + "\u00a0: " + words.excerpt(line.text(), LONGEST);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Notice(words.say(title), text, "/claims/" + claim, of + " " + claim));
    }

    private @Nullable String title(String of, UUID claim, Actor actor) {
        return switch (of) {
            case "claim.verdict-returned" ->
                step(claim).map(step -> actor.userId().equals(step.assignee())).orElse(false)
                        ? "notice.returned"
                        : null;
            case "claim.reopening-declined" -> answered(claim, actor, false) ? "notice.declined" : null;
            case "claim.reopened" -> answered(claim, actor, true) ? "notice.reopened" : null;
            case "claim.scheduled" ->
                step(claim)
                                .map(step -> step.priority() == Priority.CRITICAL
                                        && step.assignee() == null
                                        && actor.is(step.role())
                                        && actor.desks().contains(step.desk()))
                                .orElse(false)
                        ? "notice.critical"
                        : null;
            case "step.escalated" ->
                step(claim)
                                .map(step -> actor.is(Role.SUPERVISOR)
                                        && actor.desks().contains(step.desk()))
                                .orElse(false)
                        ? "notice.escalated"
                        : null;
            case "discussion.note-written" ->
                discussion.mentionsOf(actor, LATEST_MENTIONS).stream()
                                .anyMatch(mention -> mention.claim().equals(claim) && !mention.read())
                        ? "notice.mentioned"
                        : null;
            default -> null;
        };
    }

    /** Whether that was the answer to what this person asked for. */
    private boolean answered(UUID claim, Actor actor, boolean granted) {
        return reopenings.answered(actor).stream()
                .anyMatch(answer -> answer.claim().equals(claim) && answer.granted() == granted);
    }

    private Optional<OpenStep> step(UUID claim) {
        return inbox.stepOf(claim);
    }
}
