package org.recoupe.tasklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.article.Submission;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Role;
import org.recoupe.process.Newsday;
import org.recoupe.process.ProcessTest;
import org.recoupe.tasklist.ReviewInbox.Held;
import org.recoupe.tasklist.ReviewInbox.Query;

/** What the inbox shows to whom, page by page. */
@ProcessTest
class ReviewInboxTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Newsday day;
    private final ReviewInbox inbox;
    private String desk = "";
    private UUID article = new UUID(0, 0);

    ReviewInboxTest(Newsday day, ReviewInbox inbox) {
        this.day = day;
        this.inbox = inbox;
    }

    @BeforeEach
    void a_desk_of_its_own() {
        desk = "desk-" + UUID.randomUUID();
        article = articleOn(desk);
    }

    @Test
    void the_most_urgent_comes_first_then_the_most_pressing() {
        step("c", Role.REVIEWER, 1, 5, null, false);
        step("a", Role.REVIEWER, 0, 9, null, false);
        step("b", Role.REVIEWER, 1, 1, null, false);
        step("d", Role.EDITOR, 2, 0, null, false);

        assertThat(steps(query(Role.REVIEWER, Role.EDITOR))).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void pages_together_show_everything_once_and_in_order(int size) {
        for (var i = 0; i < 23; i++)
            step("s" + i, i % 2 == 0 ? Role.REVIEWER : Role.EDITOR, i % 3, i % 4, null, i % 5 == 1);

        var all = steps(query(Role.REVIEWER, Role.SUPERVISOR));
        var paged = new ArrayList<String>();
        String cursor = null;
        do {
            var page = inbox.open(new Query(
                    Set.of(desk),
                    Set.of(Role.REVIEWER, Role.SUPERVISOR),
                    Held.BY_ANYBODY_OR_NOBODY,
                    "x",
                    cursor,
                    size));
            assertThat(page.steps()).hasSizeLessThanOrEqualTo(size);
            page.steps().forEach(step -> paged.add(step.step()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(paged).isEqualTo(all).doesNotHaveDuplicates();
        assertThat(inbox.count(query(Role.REVIEWER, Role.SUPERVISOR))).isEqualTo(all.size());
    }

    @Test
    void mine_are_mine_and_free_are_nobodys() {
        step("mine", Role.REVIEWER, 1, 1, "karim", false);
        step("hers", Role.REVIEWER, 1, 2, "ines", false);
        step("free", Role.REVIEWER, 1, 3, null, false);
        var karim = new Actor("karim", Set.of(Role.REVIEWER), Set.of(desk));

        assertThat(steps(Query.of(karim, Held.BY_ME, null, 10))).containsExactly("mine");
        assertThat(steps(Query.of(karim, Held.BY_NOBODY, null, 10))).containsExactly("free");
        assertThat(steps(Query.of(karim, Held.BY_ANYBODY_OR_NOBODY, null, 10))).containsExactly("mine", "hers", "free");
        assertThat(inbox.count(Query.of(karim, Held.BY_ME, null, 10))).isEqualTo(1);
    }

    @Test
    void a_supervisor_sees_what_was_escalated_besides_their_own() {
        step("approve", Role.SUPERVISOR, 1, 1, null, false);
        step("late", Role.REVIEWER, 1, 2, "karim", true);
        step("in time", Role.REVIEWER, 1, 3, "karim", false);

        assertThat(steps(query(Role.SUPERVISOR))).containsExactly("approve", "late");
        assertThat(steps(query(Role.REVIEWER))).containsExactly("late", "in time");
        assertThat(inbox.count(query(Role.SUPERVISOR))).isEqualTo(2);
    }

    @Test
    void other_desks_are_not_shown_but_to_those_who_see_every_desk() {
        step("here", Role.REVIEWER, 1, 1, null, false);
        var elsewhere = new Actor("karim", Set.of(Role.REVIEWER), Set.of("elsewhere"));
        var nowhere = new Actor("karim", Set.of(Role.REVIEWER), Set.of());
        var auditor = new Actor("ada", Set.of(Role.AUDITOR), Set.of());

        assertThat(steps(Query.of(elsewhere, Held.BY_ANYBODY_OR_NOBODY, null, 200)))
                .isEmpty();
        assertThat(steps(Query.of(nowhere, Held.BY_ANYBODY_OR_NOBODY, null, 200)))
                .isEmpty();
        var everywhere = Query.of(auditor, Held.BY_ANYBODY_OR_NOBODY, null, 200).as(Role.REVIEWER);
        assertThat(inbox.open(everywhere).steps()).extracting(OpenStep::desk).contains(desk);
        assertThat(steps(everywhere.on(desk))).containsExactly("here");
        assertThat(inbox.count(everywhere)).isGreaterThanOrEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%%%",
                "AAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "f_______________________________________",
                "' or 1=1 --"
            })
    void a_cursor_of_somebody_elses_making_is_refused(String cursor) {
        var query = new Query(Set.of(desk), Set.of(Role.REVIEWER), Held.BY_NOBODY, "x", cursor, 10);
        assertThatThrownBy(() -> inbox.open(query))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        refused -> assertThat(refused.fields().get(0).code()).isEqualTo("bad-cursor"));
    }

    @Test
    void a_cursor_from_before_the_calendar_is_refused() {
        var bytes = new byte[29];
        bytes[1] = (byte) 0x80;
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        assertThatThrownBy(() -> inbox.open(new Query(Set.of(desk), Set.of(), Held.BY_NOBODY, "x", cursor, 10)))
                .isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 201, Integer.MAX_VALUE})
    void a_page_has_1_to_200_lines(int limit) {
        assertThatThrownBy(() -> new Query(null, Set.of(), Held.BY_ME, "x", null, limit))
                .isInstanceOf(Invalid.class);
    }

    private Query query(Role... roles) {
        return new Query(Set.of(desk), Set.of(roles), Held.BY_ANYBODY_OR_NOBODY, "x", null, 200);
    }

    private List<String> steps(Query query) {
        return inbox.open(query).steps().stream().map(OpenStep::step).toList();
    }

    private UUID articleOn(String desk) {
        var editor = new Actor("lea", Set.of(Role.EDITOR), Set.of(desk));
        return day.intake
                .receive(Submission.typed("t", "Un texte.", null, null, null, null, null, desk), editor)
                .id();
    }

    private void step(String name, Role role, int priority, int minutes, String assignee, boolean escalated) {
        day.sql
                .sql("""
                        insert into open_step (step, article, desk, role, assignee, priority, due, since, escalated_at)
                        values (:step, :article, :desk, :role, :assignee, :priority, :due, now(), case when :escalated then now() end)""")
                .param("step", name)
                .param("article", article)
                .param("desk", desk)
                .param("role", role.name())
                .param("assignee", assignee)
                .param("priority", priority)
                .param("due", NOON.plusSeconds(60L * minutes).atOffset(ZoneOffset.UTC))
                .param("escalated", escalated)
                .update();
    }
}
