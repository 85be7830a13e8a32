package org.recoupe.web.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Triage;
import org.recoupe.claim.Verification;
import org.recoupe.kernel.Invalid;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.Postponements;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.tasklist.StepNotOpen;
import org.recoupe.web.Answer;
import org.recoupe.web.Newsroom;
import org.recoupe.web.Page;
import org.recoupe.web.Reader;
import org.recoupe.web.claim.ClaimCard;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the reader, the most urgent first, and what is done about it without opening it. */
@Page
@RequestMapping("/tasks")
class TaskPage {
    private final TaskView view;
    private final ReviewInbox inbox;
    private final Postponements postponements;
    private final Verification verification;
    private final Triage triage;
    private final Newsroom newsroom;
    private final Clock clock;

    TaskPage(
            TaskView view,
            ReviewInbox inbox,
            Postponements postponements,
            Verification verification,
            Triage triage,
            Newsroom newsroom,
            Clock clock) {
        this.view = view;
        this.inbox = inbox;
        this.postponements = postponements;
        this.verification = verification;
        this.triage = triage;
        this.newsroom = newsroom;
        this.clock = clock;
    }

    /** A form of the list: which steps, where the list stood, and who sends it. */
    private record Sent(String form, List<UUID> steps, TaskAddress address, Reader reader, Answer answer) {}

    @GetMapping
    String show(
            @RequestParam MultiValueMap<String, String> params,
            @RequestParam @Nullable String seen,
            @RequestHeader(name = "X-Part", required = false) @Nullable String part,
            Reader reader) {
        var address = TaskAddress.of(params);
        return "preview".equals(part) ? view.showPreview(address, reader) : view.show(address, seen, reader);
    }

    @PostMapping(params = "take")
    String take(
            @RequestParam UUID take, @RequestParam MultiValueMap<String, String> params, Reader reader, Answer answer) {
        return take(new Sent("take", List.of(take), TaskAddress.of(params), reader, answer));
    }

    @PostMapping(params = "do=take")
    String takeAll(
            @RequestParam(defaultValue = "") List<UUID> tick,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        return take(new Sent("take-all", tick, TaskAddress.of(params), reader, answer));
    }

    private String take(Sent sent) {
        return done(sent, (steps, claims) -> {
            verification.takeAll(claims, sent.reader().actor());
            undo(sent, "undo-take", free(steps));
        });
    }

    @PostMapping(params = "release")
    String release(
            @RequestParam UUID release,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        var sent = new Sent("release", List.of(release), TaskAddress.of(params), reader, answer);
        return done(sent, (steps, claims) -> {
            verification.releaseAll(claims, reader.actor());
            undo(sent, "undo-release", claims);
        });
    }

    @PostMapping(params = "do=set-aside")
    String setAside(
            @RequestParam(defaultValue = "") List<UUID> tick,
            @RequestParam @Nullable SetAsideReason reason,
            @RequestParam @Nullable UUID other,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        var sent = new Sent("set-aside-all", tick, TaskAddress.of(params), reader, answer);
        return done(sent, (steps, claims) -> {
            triage.setAsideAll(claims, ClaimCard.chosen(reason), other, reader.actor());
            var mine = steps.stream()
                    .filter(step -> reader.actor().userId().equals(step.assignee()))
                    .map(OpenStep::claim);
            answer.undoneBy(
                    sent.address().href(),
                    Map.of("do", "undo-set-aside", "claims", joined(claims.stream()), "mine", joined(mine)));
        });
    }

    /** @param later {@code hour:} and so on, and the step */
    @PostMapping(params = "later")
    String later(
            @RequestParam String later,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        var when = later.substring(0, Math.max(0, later.indexOf(':')));
        var step = ids(later.substring(later.indexOf(':') + 1));
        return later(new Sent("later", step, TaskAddress.of(params), reader, answer), when);
    }

    @PostMapping(params = "do=later")
    String laterAll(
            @RequestParam(defaultValue = "") List<UUID> tick,
            @RequestParam @Nullable String until,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        return later(new Sent("later-all", tick, TaskAddress.of(params), reader, answer), until);
    }

    private String later(Sent sent, @Nullable String when) {
        return done(sent, (steps, claims) -> {
            var until = When.named(when).after(clock.instant(), newsroom.zone());
            postponements.postpone(sent.steps(), until, sent.reader().actor());
            undo(sent, "undo-later", sent.steps());
        });
    }

    @PostMapping(params = "do=undo-take")
    String undoTake(
            @RequestParam String claims,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        var address = TaskAddress.of(params);
        return undone(() -> verification.releaseAll(ids(claims), reader.actor()), address, reader, answer);
    }

    @PostMapping(params = "do=undo-release")
    String undoRelease(
            @RequestParam String claims,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        var address = TaskAddress.of(params);
        return undone(() -> verification.takeAll(ids(claims), reader.actor()), address, reader, answer);
    }

    /** @param mine those that the reader held */
    @PostMapping(params = "do=undo-set-aside")
    String undoSetAside(
            @RequestParam String claims,
            @RequestParam(defaultValue = "") String mine,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        return undone(
                () -> {
                    triage.selectAll(ids(claims), reader.actor());
                    if (!mine.isEmpty()) verification.takeAll(ids(mine), reader.actor());
                },
                TaskAddress.of(params),
                reader,
                answer);
    }

    /** Also: puts a postponed task back on the list. */
    @PostMapping(params = "do=undo-later")
    String undoLater(
            @RequestParam String claims,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        var address = TaskAddress.of(params);
        return undone(() -> postponements.resume(ids(claims), reader.actor()), address, reader, answer);
    }

    @PostMapping(params = "resume")
    String resume(
            @RequestParam UUID resume,
            @RequestParam MultiValueMap<String, String> params,
            Reader reader,
            Answer answer) {
        var address = TaskAddress.of(params);
        return answer.to(
                "resume",
                address.href(),
                () -> postponements.resume(List.of(resume), reader.actor()),
                () -> view.show(address, null, reader));
    }

    private String undone(Runnable deed, TaskAddress address, Reader reader, Answer answer) {
        return answer.to("undo", address.href(), deed, () -> view.show(address, null, reader));
    }

    private String done(Sent sent, BiConsumer<List<OpenStep>, List<UUID>> deed) {
        return sent.answer()
                .to(
                        sent.form(),
                        sent.address().href(),
                        () -> {
                            var steps = open(sent);
                            deed.accept(steps, claims(steps));
                        },
                        () -> view.show(sent.address(), null, sent.reader()));
    }

    /** The steps a form speaks of, all of them, or a word about the first that is not there any more. */
    private List<OpenStep> open(Sent sent) {
        new Invalid.Check()
                .that(!sent.steps().isEmpty(), "tick", "required", "tick at least one")
                .that(sent.steps().size() <= Triage.AT_ONCE, "tick", "too-many", "at most " + Triage.AT_ONCE)
                .orRefuse();
        var query = ReviewInbox.Query.of(sent.reader().actor(), ReviewInbox.Held.BY_ANYBODY_OR_NOBODY, null, 1);
        var found = inbox.steps(sent.steps(), query);
        var known = found.stream().map(OpenStep::id).toList();
        for (var step : sent.steps()) if (!known.contains(step)) throw new StepNotOpen(step, "any");
        return found;
    }

    private static void undo(Sent sent, String how, List<UUID> what) {
        if (what.isEmpty()) return;
        sent.answer().undoneBy(sent.address().href(), Map.of("do", how, "claims", joined(what.stream())));
    }

    private static List<UUID> claims(List<OpenStep> steps) {
        return steps.stream().map(OpenStep::claim).filter(Objects::nonNull).toList();
    }

    private static List<UUID> free(List<OpenStep> steps) {
        return claims(steps.stream().filter(step -> step.assignee() == null).toList());
    }

    private static String joined(Stream<@Nullable UUID> ids) {
        return ids.filter(Objects::nonNull).map(UUID::toString).collect(Collectors.joining(","));
    }

    /** @throws Invalid if they are none of ours */
    private static List<UUID> ids(String joined) {
        try {
            return Stream.of(joined.split(",", -1)).map(UUID::fromString).toList();
        } catch (IllegalArgumentException none) {
            throw new Invalid("claims", "unknown", "not ids");
        }
    }
}
