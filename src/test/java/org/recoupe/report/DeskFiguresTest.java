package org.recoupe.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.report.DeskFigures.Kind.CAME_IN;
import static org.recoupe.report.DeskFigures.Kind.DECIDED;
import static org.recoupe.report.DeskFigures.Kind.RETURNED;
import static org.recoupe.report.DeskFigures.Kind.SET_ASIDE;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimEvent;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.Priority;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Reference;
import org.recoupe.newsroom.NewsroomTest;
import org.recoupe.report.DeskFigures.Age;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two days of a small desk, with known times; every figure of the dashboard and the list behind it. */
@NewsroomTest
class DeskFiguresTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Period TWO_DAYS = new Period(LocalDate.of(2026, 11, 10), LocalDate.of(2026, 11, 11));

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final MovingClock clock = new MovingClock();
    private final Milestones milestones;
    private final DeskFigures figures;
    private final CountedClaims counted;
    private String desk = "";
    private UUID article = new UUID(0, 0);
    private int claims;

    DeskFiguresTest(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
        milestones = new Milestones(sql, clock, PARIS);
        figures = new DeskFigures(sql, clock);
        counted = new CountedClaims(sql, clock);
    }

    @BeforeEach
    void two_days_on_a_desk_of_its_own() {
        desk = "desk-" + UUID.randomUUID();
        article = story();
        // the day before: one claim, decided within the hour
        var early = comesIn("2026-11-09T08:00:00Z");
        selected(early, "2026-11-09T08:00:00Z", "2026-11-09T12:00:00Z");
        decided(early, "2026-11-09T09:00:00Z", ClaimState.CONFIRMED);
        // the first day: four come in, one is set aside, one is decided in time, one late after it was returned, one
        // waits
        var inTime = comesIn("2026-11-10T08:00:00Z");
        var late = comesIn("2026-11-10T08:00:00Z");
        var waiting = comesIn("2026-11-10T08:00:00Z");
        var aside = comesIn("2026-11-10T08:00:00Z");
        happens(
                "2026-11-10T08:00:00Z",
                new ClaimEvent.SetAside(
                        change(aside, "EXTRACTED", "SET_ASIDE"), SetAsideReason.OUT_OF_SCOPE, null, null));
        selected(inTime, "2026-11-10T08:00:00Z", "2026-11-10T12:00:00Z");
        selected(late, "2026-11-10T08:00:00Z", "2026-11-10T09:00:00Z");
        selected(waiting, "2026-11-10T08:00:00Z", "2026-11-11T08:00:00Z");
        happens(
                "2026-11-10T09:30:00Z",
                new ClaimEvent.VerdictReturned(
                        change(late, "VERDICT_PROPOSED", "IN_VERIFICATION"), "karim", Facts.NONE, "quelle date ?"));
        decided(inTime, "2026-11-10T10:00:00Z", ClaimState.CONFIRMED);
        decided(late, "2026-11-10T14:00:00Z", ClaimState.DISPUTED);
        // half past midnight in Paris is the second day; then one is reopened and decided again, late
        var night = comesIn("2026-11-10T23:30:00Z");
        selected(night, "2026-11-10T23:30:00Z", "2026-11-20T08:00:00Z");
        happens(
                "2026-11-11T09:00:00Z",
                new ClaimEvent.Reopened(
                        change(inTime, "CONFIRMED", "IN_VERIFICATION"), Facts.NONE, "un démenti", null));
        due(inTime, "2026-11-11T10:00:00Z");
        decided(inTime, "2026-11-11T12:00:00Z", ClaimState.UNVERIFIED);
        clock.now = Instant.parse("2026-11-12T00:00:00Z");
    }

    @Test
    void what_came_in_was_set_aside_returned_and_decided_is_counted_by_day() {
        var now = figures.of(TWO_DAYS, List.of(desk)).now();

        assertThat(now.count(CAME_IN)).isEqualTo(5);
        assertThat(now.count(CAME_IN, TWO_DAYS.first())).isEqualTo(4);
        assertThat(now.count(CAME_IN, TWO_DAYS.last()))
                .as("half past midnight is the next day")
                .isEqualTo(1);
        assertThat(now.count(SET_ASIDE)).isEqualTo(1);
        assertThat(now.setAside()).isEqualTo(Map.of("OUT_OF_SCOPE", 1));
        assertThat(now.count(RETURNED)).isEqualTo(1);
        assertThat(now.count(DECIDED)).as("what is decided again counts again").isEqualTo(3);
        assertThat(now.verdicts()).isEqualTo(Map.of("CONFIRMED", 1, "DISPUTED", 1, "UNVERIFIED", 1));
    }

    @Test
    void late_is_after_the_deadline_the_claim_had_when_it_was_decided() {
        assertThat(figures.of(TWO_DAYS, List.of(desk)).now().late()).isEqualTo(2);
    }

    @Test
    void time_runs_from_selection_or_reopening_to_approval() {
        var now = figures.of(TWO_DAYS, List.of(desk)).now();

        assertThat(now.median()).as("2, 3 and 6 hours").isEqualTo(Duration.ofHours(3));
        assertThat(now.ninth()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void the_days_before_are_beside_it() {
        var before = figures.of(TWO_DAYS, List.of(desk)).before();

        assertThat(before.period()).isEqualTo(new Period(LocalDate.of(2026, 11, 8), LocalDate.of(2026, 11, 9)));
        assertThat(before.count(CAME_IN)).isEqualTo(1);
        assertThat(before.count(DECIDED)).isEqualTo(1);
        assertThat(before.median()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void what_waits_is_counted_by_age_and_by_deadline() {
        var backlog = figures.of(TWO_DAYS, List.of(desk)).backlog();

        assertThat(backlog.ages())
                .isEqualTo(Map.of(Age.UNDER_4_HOURS, 0, Age.UNDER_A_DAY, 0, Age.UNDER_3_DAYS, 2, Age.OVER_3_DAYS, 0));
        assertThat(backlog.late()).isEqualTo(1);
    }

    @Test
    void behind_every_figure_are_as_many_claims() {
        var all = figures.of(TWO_DAYS, List.of(desk));
        for (var kind : DeskFigures.Kind.values())
            assertThat(counted.reached(kind, TWO_DAYS, null, false, List.of(desk), null, 100))
                    .as("%s", kind)
                    .hasSize(all.now().count(kind));
        all.now()
                .verdicts()
                .forEach((verdict, n) -> assertThat(
                                counted.reached(DECIDED, TWO_DAYS, verdict, false, List.of(desk), null, 100))
                        .as(verdict)
                        .hasSize(n));
        assertThat(counted.reached(DECIDED, TWO_DAYS, null, true, List.of(desk), null, 100))
                .hasSize(all.now().late());
        assertThat(counted.waiting(Set.of(), true, List.of(desk), null, 100))
                .hasSize(all.backlog().late());
        all.backlog()
                .ages()
                .forEach((age, n) -> assertThat(counted.waiting(Set.of(age), false, List.of(desk), null, 100))
                        .as("%s", age)
                        .hasSize(n));
    }

    @Test
    void pages_of_a_list_together_show_everything_once() {
        var seen = new HashSet<Long>();
        CountedClaims.After after = null;
        for (var i = 0; i < 5; i++) {
            var page = counted.reached(CAME_IN, TWO_DAYS, null, false, List.of(desk), after, 1);
            page.forEach(row -> assertThat(seen.add(row.id())).isTrue());
            after = CountedClaims.After.last(page.get(0));
        }
        assertThat(counted.reached(CAME_IN, TWO_DAYS, null, false, List.of(desk), after, 1))
                .isEmpty();
    }

    @Test
    void another_desk_is_not_counted() {
        var other = figures.of(TWO_DAYS, List.of("nobody's"));
        assertThat(other.now().counts()).isEmpty();
        assertThat(other.backlog().all()).isZero();
        assertThat(figures.of(TWO_DAYS, null).now().count(CAME_IN)).isGreaterThanOrEqualTo(5);
    }

    private UUID story() {
        var id = UUID.randomUUID();
        sql.sql("insert into article (id, desk, status, revision, title, language, received_at, version)"
                        + " values (?, ?, 'ACCEPTED', 1, 'Titre', 'fr', now(), 0)")
                .params(id, desk)
                .update();
        sql.sql(
                        "insert into revision (id, article, number, original, original_sha256, text, text_sha256, title, received_at, received_by)"
                                + " values (gen_random_uuid(), ?, 1, '', '', 'Texte', '', 'Titre', now(), 'lea')")
                .param(id)
                .update();
        return id;
    }

    private UUID comesIn(String at) {
        var id = UUID.randomUUID();
        sql.sql("""
                        insert into claim (id, article, desk, number, state, text, revision, first_revision, in_text, content, source_mention, cue_mention,
                          relay_mention, stance, form, claim_class, worth, reasons, rule, confidence, extraction_version, priority,
                          changed_at, version)
                        values (?, ?, ?, ?, 'EXTRACTED', 'Trente morts', 1, 1, true, '0-5', '', '', '', 'ASSERTS', 'INDIRECT', 'FIGURE', 0.5,
                          '', 'test', 1, 'test', 'NORMAL', now(), 0)""").params(id, article, desk, ++claims).update();
        happens(at, new ClaimEvent.Extracted(change(id, null, "EXTRACTED"), Facts.NONE, "test"));
        return id;
    }

    private void selected(UUID claim, String at, String deadline) {
        happens(at, new ClaimEvent.Selected(change(claim, "EXTRACTED", "SELECTED"), Priority.NORMAL, "test"));
        due(claim, deadline);
    }

    private void due(UUID claim, String deadline) {
        happens(
                clock.now.toString(),
                new ClaimEvent.Scheduled(
                        change(claim, null, deadline), Instant.parse(deadline), Priority.NORMAL, "test"));
    }

    private void decided(UUID claim, String at, ClaimState verdict) {
        happens(
                at,
                new ClaimEvent.VerdictApproved(
                        change(claim, "VERDICT_PROPOSED", verdict.name()),
                        Verdict.Kind.valueOf(verdict.name()),
                        1,
                        Facts.NONE,
                        null,
                        null,
                        "test"));
    }

    private void happens(String at, ClaimEvent event) {
        clock.now = Instant.parse(at);
        transaction.executeWithoutResult(tx -> milestones.on(event));
    }

    private ClaimEvent.Change change(UUID claim, @Nullable String before, @Nullable String after) {
        return new ClaimEvent.Change(claim, article, desk, Reference.of(1), Acting.SYSTEM, before, after);
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return PARIS;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
