package org.recoupe.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.article.Submission;
import org.recoupe.claim.Triage;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Role;
import org.recoupe.process.Newsday;
import org.recoupe.process.ProcessTest;
import org.recoupe.tasklist.ReviewInbox.Held;
import org.recoupe.tasklist.ReviewInbox.Query;
import org.recoupe.tasklist.TaskFilter.View;

/** Views and facets of the task list: what they show, what they count, and what a person puts off. */
@ProcessTest
class TaskFilterTest {
    private static final Instant NOON = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant MIDNIGHT = NOON.plus(6, ChronoUnit.HOURS);

    private final Newsday day;
    private final ReviewInbox inbox;
    private final Postponements postponements;
    private final Triage triage;
    private String desk = "";
    private Actor karim = Actor.SYSTEM;
    private UUID story = new UUID(0, 0);
    private UUID otherStory = new UUID(0, 0);

    TaskFilterTest(Newsday day, ReviewInbox inbox, Postponements postponements, Triage triage) {
        this.day = day;
        this.inbox = inbox;
        this.postponements = postponements;
        this.triage = triage;
    }

    /** Six tasks that differ in everything that can be filtered. */
    @BeforeEach
    void a_desk_of_its_own() {
        desk = "desk-" + UUID.randomUUID();
        karim = new Actor("karim-" + desk, Set.of(Role.REVIEWER), Set.of(desk));
        story = story();
        otherStory = story();
        task("late", story, 0, -30).held(karim.userId()).about("CASUALTIES").write();
        task("soon", story, 0, 30).about("CASUALTIES").contradicted().write();
        task("today", otherStory, 1, 120).held("ines").about("FIGURE").write();
        task("tomorrow", otherStory, 2, 900).about("FIGURE").returned().write();
        task("far", otherStory, 3, 2000).about("EVENT").contradicted().write();
    }

    @Test
    void each_view_shows_its_own() {
        assertThat(shown(View.ALL)).containsExactly("late", "soon", "today", "tomorrow", "far");
        assertThat(shown(View.MINE)).containsExactly("late");
        assertThat(shown(View.FREE)).containsExactly("soon", "tomorrow", "far");
        assertThat(shown(View.LATE)).containsExactly("late");
        assertThat(shown(View.RETURNED)).containsExactly("tomorrow");
        assertThat(shown(View.LATER)).isEmpty();
    }

    @Test
    void each_facet_shows_those_that_have_a_chosen_value() {
        assertThat(shown(Facet.DUE, "late")).containsExactly("late");
        assertThat(shown(Facet.DUE, "soon")).containsExactly("soon");
        assertThat(shown(Facet.DUE, "today")).containsExactly("today");
        assertThat(shown(Facet.DUE, "later")).containsExactly("tomorrow", "far");
        assertThat(shown(Facet.DUE, "late", "soon")).containsExactly("late", "soon");
        assertThat(shown(Facet.PRIORITY, "critical")).containsExactly("late", "soon");
        assertThat(shown(Facet.PRIORITY, "low", "normal")).containsExactly("tomorrow", "far");
        assertThat(shown(Facet.ABOUT, "figure")).containsExactly("today", "tomorrow");
        assertThat(shown(Facet.CONTRADICTED, "yes")).containsExactly("soon", "far");
        assertThat(shown(Facet.WHO, "none")).hasSize(5);
        assertThat(shown(Facet.STEP, "far")).containsExactly("far");
        assertThat(shown(Facet.STORY, story.toString())).containsExactly("late", "soon");
        assertThat(shown(Facet.STORY, "' or 1=1 --")).isEmpty();
    }

    @Test
    void facets_narrow_each_other_and_the_view() {
        var filter =
                filter(View.FREE, Map.of(Facet.ABOUT, List.of("figure", "event"), Facet.CONTRADICTED, List.of("no")));
        assertThat(shown(filter)).containsExactly("tomorrow");
    }

    @Test
    void a_count_is_what_choosing_it_would_show() {
        for (var view : View.values()) {
            for (var chosen : List.of(
                    Map.<Facet, List<String>>of(),
                    Map.of(Facet.PRIORITY, List.of("critical", "low")),
                    Map.of(Facet.DUE, List.of("later"), Facet.CONTRADICTED, List.of("no")),
                    Map.of(Facet.ABOUT, List.of("figure"), Facet.STORY, List.of(otherStory.toString())))) {
                var counts = inbox.counts(query(100, null), filter(view, chosen), NOON);
                assertThat(counts.of(view))
                        .isEqualTo(shown(filter(view, chosen)).size());
                for (var other : View.values())
                    assertThat(counts.of(other))
                            .as("%s", other)
                            .isEqualTo(shown(filter(other, chosen)).size());
                for (var facet : Facet.values()) {
                    for (var value : counts.of(facet)) {
                        var changed = new HashMap<>(chosen);
                        changed.put(facet, List.of(value.value()));
                        assertThat(value.count())
                                .as("%s %s %s with %s", view, facet, value.value(), chosen)
                                .isEqualTo(shown(filter(view, changed)).size());
                    }
                }
            }
        }
    }

    @Test
    void the_other_values_of_a_chosen_facet_stay_on_offer() {
        var counts =
                inbox.counts(query(100, null), filter(View.ALL, Map.of(Facet.PRIORITY, List.of("critical"))), NOON);
        assertThat(counts.of(Facet.PRIORITY))
                .extracting(TaskCounts.Value::value, TaskCounts.Value::count)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("critical", 2),
                        Tuple.tuple("high", 1),
                        Tuple.tuple("normal", 1),
                        Tuple.tuple("low", 1));
        assertThat(counts.of(Facet.ABOUT)).extracting(TaskCounts.Value::value).containsExactly("casualties");
    }

    @Test
    void a_chosen_value_that_nothing_has_is_still_there_to_be_taken_away() {
        var counts = inbox.counts(query(100, null), filter(View.ALL, Map.of(Facet.ABOUT, List.of("statement"))), NOON);
        assertThat(counts.of(Facet.ABOUT))
                .filteredOn(TaskCounts.Value::chosen)
                .extracting(TaskCounts.Value::value, TaskCounts.Value::count)
                .containsExactly(Tuple.tuple("statement", 0));
        assertThat(counts.unfiltered()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void pages_of_a_filtered_list_together_show_everything_once_and_in_order(int size) {
        for (var i = 0; i < 9; i++)
            task("x" + i, story, i % 4, i * 7 % 5).about("FIGURE").write();
        var filter = filter(View.FREE, Map.of(Facet.ABOUT, List.of("figure")));
        var paged = new ArrayList<String>();
        String cursor = null;
        do {
            var page = inbox.open(query(size, cursor), filter);
            page.steps().forEach(step -> paged.add(step.step()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).isEqualTo(shown(filter)).hasSize(10).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void stories_stand_where_their_most_urgent_task_would(int size) {
        var third = story();
        task("between", third, 0, 45).about("EVENT").write();
        var stories = new ArrayList<ReviewInbox.Story>();
        String cursor = null;
        do {
            var page = inbox.stories(query(size, cursor), filter(View.ALL, Map.of()), 2);
            stories.addAll(page.stories());
            cursor = page.next();
        } while (cursor != null);
        assertThat(stories).extracting(ReviewInbox.Story::article).containsExactly(story, third, otherStory);
        assertThat(stories).extracting(ReviewInbox.Story::size).containsExactly(2, 1, 3);
        assertThat(stories.get(2).steps()).extracting(OpenStep::step).containsExactly("today", "tomorrow");
    }

    @Test
    void what_is_put_off_is_gone_from_my_list_alone_until_its_time() {
        var ines = new Actor("ines-" + desk, Set.of(Role.REVIEWER), Set.of(desk));
        var soon = id("soon");
        postponements.postpone(List.of(soon), NOON.plus(1, ChronoUnit.HOURS), karim);

        assertThat(shown(View.ALL)).containsExactly("late", "today", "tomorrow", "far");
        assertThat(shown(View.FREE)).doesNotContain("soon");
        assertThat(shown(View.LATER)).containsExactly("soon");
        assertThat(inbox.counts(query(100, null), filter(View.ALL, Map.of()), NOON)
                        .of(View.LATER))
                .isEqualTo(1);
        assertThat(inbox.countUpTo(query(100, null), filter(View.ALL, Map.of())))
                .isEqualTo(4);
        assertThat(inbox.open(Query.of(ines, Held.BY_ANYBODY_OR_NOBODY, null, 100), filter(View.ALL, Map.of()))
                        .steps())
                .hasSize(5);
        // an hour later
        var then = new TaskFilter(View.ALL, Map.of(), NOON.plus(61, ChronoUnit.MINUTES), MIDNIGHT, null);
        assertThat(shown(then)).contains("soon");

        postponements.resume(List.of(soon), karim);
        assertThat(shown(View.ALL)).contains("soon");
        assertThat(shown(View.LATER)).isEmpty();
    }

    @Test
    void all_are_put_off_or_none() {
        var all = List.of(id("soon"), UUID.randomUUID());
        assertThatThrownBy(() -> postponements.postpone(all, NOON.plus(1, ChronoUnit.HOURS), karim))
                .isInstanceOf(StepNotOpen.class);
        assertThat(shown(View.LATER)).isEmpty();
    }

    @Test
    void what_lies_on_another_desk_cannot_be_put_off() {
        var elsewhere = new Actor("max", Set.of(Role.REVIEWER), Set.of("elsewhere"));
        assertThatThrownBy(() -> postponements.postpone(List.of(id("soon")), NOON.plus(1, ChronoUnit.HOURS), elsewhere))
                .isInstanceOf(StepNotOpen.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 60 * 24 * 8})
    void nothing_is_put_off_to_the_past_or_for_ever(long minutes) {
        assertThatThrownBy(() -> postponements.postpone(
                        List.of(id("soon")), Instant.now().plus(minutes, ChronoUnit.MINUTES), karim))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void what_came_up_since_is_announced_and_kept_out_of_a_list_that_must_not_move() {
        var before = Instant.now().plusSeconds(5).truncatedTo(ChronoUnit.MILLIS);
        task("new", story, 0, 1).about("EVENT").since(before.plusSeconds(5)).write();
        var still = new TaskFilter(View.ALL, Map.of(), NOON, MIDNIGHT, before);
        assertThat(shown(still)).doesNotContain("new").hasSize(5);
        assertThat(inbox.counts(query(100, null), still, before).news()).isEqualTo(1);
        assertThat(shown(View.ALL)).contains("new");
    }

    @Test
    void what_is_filtered_by_follows_the_claim() {
        var claim = day.claimInVerification();
        assertThat(sign(claim, "claim_class")).isEqualTo("CASUALTIES");
        var before = sign(claim, "source");

        triage.correctSource(claim, "Le préfet", day.editor);

        assertThat(sign(claim, "source")).isNotNull().isNotEqualTo(before);
        assertThat(sign(claim, "contradicted")).isEqualTo("false");
    }

    @Test
    void ten_thousand_are_counted_in_one_statement_and_in_no_time() {
        day.sql.sql("""
                        insert into open_step (step, article, desk, role, priority, due, since, claim_class)
                        select 'n' || n, :article, :desk, 'REVIEWER', n % 4, now() + n * interval '1 minute', now(), 'FIGURE'
                        from generate_series(1, 10000) n""").param("article", otherStory).param("desk", desk).update();
        try {
            var filter = filter(View.FREE, Map.of(Facet.ABOUT, List.of("figure")));
            inbox.counts(query(25, null), filter, NOON);
            var began = System.nanoTime();
            inbox.counts(query(25, null), filter, NOON);
            inbox.open(query(25, null), filter);
            assertThat((System.nanoTime() - began) / 1_000_000)
                    .as("milliseconds; far above what it takes, far below what a statement per row would")
                    .isLessThan(1500);
        } finally {
            day.sql
                    .sql("delete from open_step where desk = :desk")
                    .param("desk", desk)
                    .update();
        }
    }

    // --- the list

    private List<String> shown(View view) {
        return shown(filter(view, Map.of()));
    }

    private List<String> shown(Facet facet, String... values) {
        return shown(filter(View.ALL, Map.of(facet, List.of(values))));
    }

    private List<String> shown(TaskFilter filter) {
        return inbox.open(query(100, null), filter).steps().stream()
                .map(OpenStep::step)
                .toList();
    }

    private static TaskFilter filter(View view, Map<Facet, List<String>> chosen) {
        return new TaskFilter(view, chosen, NOON, MIDNIGHT, null);
    }

    private Query query(int limit, @Nullable String cursor) {
        return Query.of(karim, Held.BY_ANYBODY_OR_NOBODY, cursor, limit);
    }

    private UUID id(String step) {
        return inbox.open(query(100, null)).steps().stream()
                .collect(Collectors.toMap(OpenStep::step, Function.identity()))
                .get(step)
                .id();
    }

    private String sign(UUID claim, String column) {
        return day.sql
                .sql("select " + column + "::text from open_step where claim = :claim")
                .param("claim", claim)
                .query((row, n) -> String.valueOf(row.getString(1)))
                .single();
    }

    // --- what waits

    private UUID story() {
        var editor = new Actor("lea", Set.of(Role.EDITOR), Set.of(desk));
        return day.intake
                .receive(Submission.typed("t", "Un texte.", null, null, null, null, null, desk), editor)
                .id();
    }

    private Task task(String name, UUID article, int priority, int minutes) {
        return new Task(name, article, priority, NOON.plus(minutes, ChronoUnit.MINUTES));
    }

    /** A step on a claim, made by hand. */
    private final class Task {
        private final String name;
        private final UUID article;
        private final int priority;
        private final Instant due;
        private @Nullable String assignee;
        private String about = "EVENT";
        private boolean contradicted;
        private boolean returned;
        private Instant since = NOON.minus(1, ChronoUnit.HOURS);

        Task(String name, UUID article, int priority, Instant due) {
            this.name = name;
            this.article = article;
            this.priority = priority;
            this.due = due;
        }

        Task held(String person) {
            assignee = person;
            return this;
        }

        Task about(String claimClass) {
            about = claimClass;
            return this;
        }

        Task contradicted() {
            contradicted = true;
            return this;
        }

        Task returned() {
            returned = true;
            return this;
        }

        Task since(Instant when) {
            since = when;
            return this;
        }

        void write() {
            day.sql
                    .sql("""
                            with c as (
                              insert into claim (id, article, desk, number, state, text, revision, first_revision, in_text, content, source_mention,
                                cue_mention, relay_mention, stance, form, claim_class, worth, reasons, rule, confidence,
                                extraction_version, priority, changed_at, version)
                              select gen_random_uuid(), :article, :desk, 1 + count(*), 'IN_VERIFICATION', :name, 1, 1, true, '', '', '', '',
                                'ASSERTS', 'NARRATOR', :about, 0, '', 'test', 1, 'test', 'NORMAL', now(), 0
                              from claim where article = :article
                              returning id)
                            insert into open_step (step, claim, article, desk, role, assignee, priority, due, since, returned,
                              claim_class, contradicted)
                            select :name, id, :article, :desk, 'REVIEWER', :assignee, :priority, :due, :since, :returned, :about,
                              :contradicted
                            from c""")
                    .param("article", article)
                    .param("desk", desk)
                    .param("name", name)
                    .param("about", about)
                    .param("assignee", assignee)
                    .param("priority", priority)
                    .param("due", due.atOffset(ZoneOffset.UTC))
                    .param("since", since.atOffset(ZoneOffset.UTC))
                    .param("returned", returned)
                    .param("contradicted", contradicted)
                    .update();
        }
    }
}
