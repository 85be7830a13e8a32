package org.recoupe.web.task;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Verification;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.process.OpenStep;
import org.recoupe.process.ReviewInbox;
import org.recoupe.process.ReviewInbox.Held;
import org.recoupe.web.Answer;
import org.recoupe.web.Page;
import org.recoupe.web.Wording;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for the reader, the most urgent first. */
@Page
@RequestMapping("/tasks")
class TaskPage {
    private static final int ON_A_PAGE = 25;
    /** How far a view that the inbox itself does not know looks for its rows before it offers to look on. */
    private static final int PAGES_LOOKED_THROUGH = 5;

    private final ReviewInbox inbox;
    private final ClaimFile claims;
    private final Intake intake;
    private final Verification verification;

    TaskPage(ReviewInbox inbox, ClaimFile claims, Intake intake, Verification verification) {
        this.inbox = inbox;
        this.claims = claims;
        this.intake = intake;
        this.verification = verification;
    }

    /** What of the list is shown; in the URL by its name. */
    enum View {
        ALL(Held.BY_ANYBODY_OR_NOBODY, false),
        MINE(Held.BY_ME, false),
        FREE(Held.BY_NOBODY, false),
        LATE(Held.BY_ANYBODY_OR_NOBODY, true),
        RETURNED(Held.BY_ANYBODY_OR_NOBODY, true);

        private final Held held;
        private final boolean picked;

        View(Held held, boolean picked) {
            this.held = held;
            this.picked = picked;
        }

        static View named(@Nullable String name) {
            for (var view : values()) if (view.word().equals(name)) return view;
            return ALL;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private Predicate<TaskRow> shows() {
            return switch (this) {
                case LATE -> row -> row.due().look().equals("late");
                case RETURNED -> TaskRow::returned;
                case ALL, MINE, FREE -> row -> true;
            };
        }
    }

    /** @param count null if it would take going through the whole list */
    record Pill(String word, boolean current, @Nullable Integer count) {}

    private record Found(List<TaskRow> rows, @Nullable String next) {}

    @GetMapping
    String show(
            @RequestParam @Nullable String view,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Wording words,
            Model model) {
        var shown = View.named(view);
        var found = found(shown, cursor, actor, words);
        var all = inbox.count(ReviewInbox.Query.of(actor, View.ALL.held, null, 1));
        model.addAttribute("rows", found.rows());
        model.addAttribute("next", found.next());
        model.addAttribute("view", shown.word());
        model.addAttribute("cursor", cursor);
        model.addAttribute("all", all);
        model.addAttribute("pills", pills(shown, all, actor));
        return "tasks";
    }

    @PostMapping(params = "do=take")
    String take(
            @RequestParam UUID claim,
            @RequestParam @Nullable String view,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Wording words,
            Answer answer,
            Model model) {
        return answer.to(
                "take",
                "/claims/" + claim,
                () -> verification.take(claim, actor),
                () -> show(view, cursor, actor, words, model));
    }

    private Found found(View view, @Nullable String cursor, Actor actor, Wording words) {
        var rows = new ArrayList<TaskRow>();
        var next = cursor;
        for (int i = 0; i < PAGES_LOOKED_THROUGH && rows.size() < ON_A_PAGE; i++) {
            var page = inbox.open(
                    ReviewInbox.Query.of(actor, view.held, next, view.picked ? ReviewInbox.LONGEST_PAGE : ON_A_PAGE));
            rows(page.steps(), actor, words).stream().filter(view.shows()).forEach(rows::add);
            next = page.next();
            if (next == null) break;
        }
        return new Found(rows, next);
    }

    private List<TaskRow> rows(List<OpenStep> steps, Actor actor, Wording words) {
        var lines = claims.lines(
                steps.stream().map(OpenStep::claim).filter(Objects::nonNull).toList(), actor);
        Map<UUID, Article> articles = new HashMap<>();
        steps.stream().map(OpenStep::article).distinct().forEach(id -> articles.put(id, intake.article(id, actor)));
        return steps.stream()
                .map(step -> TaskRow.of(
                        step,
                        step.claim() == null ? null : lines.get(step.claim()),
                        Objects.requireNonNull(articles.get(step.article())),
                        actor.userId(),
                        actor.may(Permission.VERIFY, step.desk()),
                        words))
                .toList();
    }

    private List<Pill> pills(View shown, int all, Actor actor) {
        var pills = new ArrayList<Pill>();
        for (var view : View.values()) {
            pills.add(
                    new Pill(view.word(), view == shown, view == View.ALL ? Integer.valueOf(all) : count(view, actor)));
        }
        return pills;
    }

    /** Null for what is picked out of the page and so not counted. */
    private @Nullable Integer count(View view, Actor actor) {
        if (view.picked) return null;
        return inbox.count(ReviewInbox.Query.of(actor, view.held, null, 1));
    }
}
