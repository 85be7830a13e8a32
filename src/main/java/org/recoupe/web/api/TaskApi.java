package org.recoupe.web.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Priority;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.web.absence.Holders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What waits for whom, for programs. */
@RestController
class TaskApi {
    private static final int USUAL_PAGE = 50;

    private final ReviewInbox inbox;
    private final ClaimFile file;
    private final Intake intake;
    private final Holders holders;

    TaskApi(ReviewInbox inbox, ClaimFile file, Intake intake, Holders holders) {
        this.inbox = inbox;
        this.file = file;
        this.intake = intake;
        this.holders = holders;
    }

    /**
     * @param claim null, like reference, number and source, when the whole article waits; text is its title then
     * @param standingInFor the holder, if the asker stands in for them at this moment; null otherwise
     */
    record Task(
            @Nullable UUID claim,
            @Nullable String reference,
            @Nullable String number,
            UUID article,
            String desk,
            String step,
            String text,
            @Nullable String source,
            Priority priority,
            Instant due,
            @Nullable String assignee,
            @Nullable String standingInFor) {}

    record TaskList(List<Task> items, @Nullable String next) {}

    /** @param mine {@code true} for what the asker holds, or somebody for whom they stand in */
    @GetMapping(path = "/api/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
    TaskList tasks(
            @RequestParam(required = false) @Nullable String desk,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String mine,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            Actor actor) {
        var query = ReviewInbox.Query.of(actor, held(mine), blankIsNone(cursor), limit(limit));
        if (blankIsNone(role) != null) query = query.as(role(role));
        if (blankIsNone(desk) != null) query = query.on(desk(desk, actor));
        var page = inbox.open(query);
        var lines = file.lines(
                page.steps().stream()
                        .map(OpenStep::claim)
                        .filter(Objects::nonNull)
                        .toList(),
                actor);
        var known = holders.of(page.steps().stream()
                .map(OpenStep::assignee)
                .filter(Objects::nonNull)
                .toList());
        return new TaskList(
                page.steps().stream()
                        .map(step -> task(step, step.claim() == null ? null : lines.get(step.claim()), known, actor))
                        .toList(),
                page.next());
    }

    private Task task(OpenStep step, ClaimFile.@Nullable Line line, Holders.Known known, Actor actor) {
        return new Task(
                step.claim(),
                line == null ? null : line.reference(),
                line == null ? null : Reference.inStory(line.number()),
                step.article(),
                step.desk(),
                step.step(),
                line == null ? intake.article(step.article(), actor).title() : line.text(),
                line == null ? null : line.source(),
                step.priority(),
                step.due(),
                step.assignee(),
                known.absent(actor, step.assignee(), step.desk()));
    }

    private static ReviewInbox.Held held(@Nullable String mine) {
        if (blankIsNone(mine) == null || "false".equals(mine)) return ReviewInbox.Held.BY_ANYBODY_OR_NOBODY;
        if ("true".equals(mine)) return ReviewInbox.Held.BY_ME;
        throw new Invalid("mine", "unknown-value", "true or false");
    }

    private static String desk(@Nullable String desk, Actor actor) {
        if (desk == null || !actor.sees(desk)) throw new Unknown("desk");
        return desk;
    }

    private static Role role(@Nullable String role) {
        return Arrays.stream(Role.values())
                .filter(r -> r.name().equals(role) && r != Role.SYSTEM)
                .findFirst()
                .orElseThrow(() -> new Invalid("role", "unknown-value", "one of the roles, such as REVIEWER"));
    }

    private static int limit(@Nullable String word) {
        if (blankIsNone(word) == null) return USUAL_PAGE;
        try {
            return Integer.parseInt(Objects.requireNonNull(word));
        } catch (NumberFormatException e) {
            throw new Invalid("limit", "wrong-type", "must be a whole number");
        }
    }

    private static @Nullable String blankIsNone(@Nullable String word) {
        return word == null || word.isBlank() ? null : word;
    }
}
