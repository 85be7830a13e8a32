package org.recoupe.web.task;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.Article;
import org.recoupe.article.Intake;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Reopenings;
import org.recoupe.claim.Rulings;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Days;
import org.recoupe.source.SourceRegistry;
import org.recoupe.tasklist.Facet;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.Postponements;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.tasklist.TaskCounts;
import org.recoupe.tasklist.TaskFilter;
import org.recoupe.web.Newsroom;
import org.recoupe.web.Reader;
import org.recoupe.web.Wording;
import org.recoupe.web.absence.Holders;
import org.recoupe.web.claim.Mentioned;
import org.springframework.stereotype.Component;

/** Fills the page of the task list; the handlers of its forms all end here when they are refused. */
@Component
class TaskView {
    private static final int ON_A_PAGE = 25;
    private static final int STORIES_ON_A_PAGE = 6;
    private static final int OF_A_STORY = 5;

    private final ReviewInbox inbox;
    private final Postponements postponements;
    private final ClaimFile claims;
    private final Rulings rulings;
    private final Reopenings reopenings;
    private final Intake intake;
    private final SourceRegistry sources;
    private final Mentioned mentioned;
    private final Holders holders;
    private final Newsroom newsroom;
    private final Clock clock;

    TaskView(
            ReviewInbox inbox,
            Postponements postponements,
            ClaimFile claims,
            Rulings rulings,
            Reopenings reopenings,
            Intake intake,
            SourceRegistry sources,
            Mentioned mentioned,
            Holders holders,
            Newsroom newsroom,
            Clock clock) {
        this.inbox = inbox;
        this.postponements = postponements;
        this.claims = claims;
        this.rulings = rulings;
        this.reopenings = reopenings;
        this.intake = intake;
        this.sources = sources;
        this.mentioned = mentioned;
        this.holders = holders;
        this.newsroom = newsroom;
        this.clock = clock;
    }

    /** @param seen when the reader's page was made; what came up since is new to them */
    String show(TaskAddress address, @Nullable String seen, Reader reader) {
        var actor = reader.actor();
        var words = reader.words();
        var model = reader.model();
        var now = clock.instant();
        var before = instant(seen);
        var filter = filter(address, now, before);
        var list = list(address, filter, actor, words);
        var counts = inbox.counts(query(actor, null), filter, before == null ? now : before);
        model.addAttribute("mentions", mentioned.lines(actor, words));
        model.addAttribute("mentioned", mentioned.counts(actor));
        model.addAttribute("answers", reopenings.answered(actor));
        model.addAttribute("address", address);
        model.addAttribute("list", list);
        model.addAttribute("counts", counts);
        model.addAttribute("all", counts.of(TaskFilter.View.ALL));
        model.addAttribute("postponed", counts.of(TaskFilter.View.LATER));
        model.addAttribute("shown", counts.of(address.view()));
        model.addAttribute(
                "facets", TaskFacets.of(counts, address, story(address, actor), names(counts, actor), words));
        model.addAttribute("seen", (before == null ? now : before).toString());
        model.addAttribute(
                "laters",
                When.offered(now, newsroom.zone()).stream()
                        .map(when -> new Wording.Choice(when.word(), words.say("later." + when.word())))
                        .toList());
        model.addAttribute(
                "reasons", words.choices("set-aside.", List.of(SetAsideReason.SUPERSEDED, SetAsideReason.DUPLICATE)));
        preview(list, reader);
        return "tasks";
    }

    /** The preview alone: of a row the list shows, or of none. */
    String showPreview(TaskAddress address, Reader reader) {
        var actor = reader.actor();
        var words = reader.words();
        var model = reader.model();
        model.addAttribute("address", address);
        preview(list(address, filter(address, clock.instant(), null), actor, words), reader);
        return "tasks :: preview";
    }

    private void preview(TaskList list, Reader reader) {
        var actor = reader.actor();
        var words = reader.words();
        var model = reader.model();
        var selected = list.selected();
        model.addAttribute("selected", selected.orElse(null));
        model.addAttribute(
                "preview",
                selected.flatMap(row -> Optional.ofNullable(row.line()))
                        .map(line -> preview(line, actor, words))
                        .orElse(null));
    }

    private TaskPreview preview(ClaimFile.Line line, Actor actor, Wording words) {
        var claim = claims.claim(line.id(), actor);
        var revision = intake.currentRevision(intake.article(claim.article(), actor));
        return TaskPreview.of(claim, revision, rulings, actor, words);
    }

    private TaskList list(TaskAddress address, TaskFilter filter, Actor actor, Wording words) {
        if (!address.grouped()) {
            var page = inbox.open(query(actor, address.cursor()), filter);
            var rows = new Rows(page.steps(), address, actor, words).all();
            return new TaskList(
                    rows.isEmpty() ? List.of() : List.of(new TaskList.Group(null, rows, 0, null)), page.next());
        }
        var page = inbox.stories(stories(actor, address.cursor()), filter, OF_A_STORY);
        var rows = new Rows(
                page.stories().stream().flatMap(story -> story.steps().stream()).toList(), address, actor, words);
        var groups = new ArrayList<TaskList.Group>();
        for (var story : page.stories()) {
            var article = Objects.requireNonNull(rows.articles.get(story.article()));
            groups.add(new TaskList.Group(
                    new TaskList.Story(story.article(), article.title(), article.language(), story.size()),
                    rows.of(story.steps()),
                    story.size() - story.steps().size(),
                    address.with(Facet.STORY, List.of(story.article().toString()))
                            .href()));
        }
        return new TaskList(groups, page.next());
    }

    /** The rows of a page, with everything they say fetched at once. */
    private final class Rows {
        private final List<OpenStep> steps;
        private final Map<UUID, ClaimFile.Line> lines;
        private final Map<UUID, Article> articles;
        private final Map<UUID, Instant> later;
        private final Holders.Known known;
        private final @Nullable UUID selected;
        private final TaskAddress address;
        private final Actor actor;
        private final Wording words;

        Rows(List<OpenStep> steps, TaskAddress address, Actor actor, Wording words) {
            this.steps = steps;
            this.address = address;
            this.actor = actor;
            this.words = words;
            lines = claims.lines(
                    steps.stream().map(OpenStep::claim).filter(Objects::nonNull).toList(), actor);
            articles = intake.articles(
                    steps.stream().map(OpenStep::article).distinct().toList(), actor);
            later = address.view() == TaskFilter.View.LATER
                    ? postponements.until(steps.stream().map(OpenStep::id).toList(), actor)
                    : Map.of();
            known = holders.of(steps.stream()
                    .map(OpenStep::assignee)
                    .filter(Objects::nonNull)
                    .toList());
            selected = selected(address.selected());
        }

        /** The one in the address if it is here, else the first. */
        private @Nullable UUID selected(@Nullable UUID wanted) {
            var keys = steps.stream()
                    .map(step -> step.claim() == null ? step.article() : step.claim())
                    .toList();
            return keys.isEmpty() || keys.contains(wanted) ? wanted : keys.get(0);
        }

        List<TaskRow> all() {
            return of(steps);
        }

        List<TaskRow> of(List<OpenStep> some) {
            return some.stream().map(this::row).toList();
        }

        private TaskRow row(OpenStep step) {
            return TaskRow.of(
                    step,
                    step.claim() == null ? null : lines.get(step.claim()),
                    Objects.requireNonNull(articles.get(step.article())),
                    later.get(step.id()),
                    selected,
                    known,
                    address,
                    actor,
                    words);
        }
    }

    private TaskFilter filter(TaskAddress address, Instant now, @Nullable Instant until) {
        return address.filter(now, newsroom.zone(), until);
    }

    /** Title of the one story the list is about. */
    private TaskFacets.@Nullable Choice story(TaskAddress address, Actor actor) {
        var chosen = address.chosen().getOrDefault(Facet.STORY, List.of());
        if (chosen.isEmpty()) return null;
        var titles = intake.articles(ids(chosen), actor).values().stream()
                .map(Article::title)
                .sorted()
                .toList();
        return new TaskFacets.Choice(
                chosen.get(0),
                String.join(", ", titles),
                0,
                true,
                address.with(Facet.STORY, List.of()).href());
    }

    /** Names of chosen sources that have nothing here now, and so were not counted. */
    private Map<String, String> names(TaskCounts counts, Actor actor) {
        var nameless = counts.of(Facet.WHO).stream()
                .filter(value -> value.name() == null)
                .map(TaskCounts.Value::value)
                .toList();
        var names = new HashMap<String, String>();
        sources.names(ids(nameless), actor::sees).forEach((id, name) -> names.put(id.toString(), name));
        return names;
    }

    private static List<UUID> ids(List<String> words) {
        return words.stream()
                .map(TaskView::id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static @Nullable UUID id(String word) {
        try {
            return UUID.fromString(word);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable String seen) {
        try {
            return seen == null ? null : Days.moment(seen);
        } catch (DateTimeException none) {
            return null;
        }
    }

    private static ReviewInbox.Query query(Actor actor, @Nullable String cursor) {
        return ReviewInbox.Query.of(actor, ReviewInbox.Held.BY_ANYBODY_OR_NOBODY, cursor, ON_A_PAGE);
    }

    private static ReviewInbox.Query stories(Actor actor, @Nullable String cursor) {
        return ReviewInbox.Query.of(actor, ReviewInbox.Held.BY_ANYBODY_OR_NOBODY, cursor, STORIES_ON_A_PAGE);
    }
}
