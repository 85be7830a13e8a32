package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.WaitingSteps;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long steps take and what waits at them, with known times. */
@ProcessTest
class WaitingTimesTest {
    private final WaitingTimes times;
    private final WaitingSteps steps;
    private final Newsday day;
    private final JdbcClient sql;
    private String step = "";

    WaitingTimesTest(WaitingTimes times, WaitingSteps steps, Newsday day, JdbcClient sql) {
        this.times = times;
        this.steps = steps;
        this.day = day;
        this.sql = sql;
    }

    @BeforeEach
    void a_step_of_its_own() {
        step = "step-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void half_of_the_steps_took_no_longer_than_the_median_and_nine_in_ten_no_longer_than_the_ninth() {
        for (var hours = 1; hours <= 10; hours++) done(Duration.ofHours(hours), Duration.ofDays(1), "completed");

        var found = Objects.requireNonNull(times.of(7, null).get(step));

        assertThat(found.done()).isEqualTo(10);
        assertThat(found.median()).isEqualTo(Duration.ofHours(5));
        assertThat(found.ninth()).isEqualTo(Duration.ofHours(9));
    }

    @Test
    void what_was_broken_off_or_is_long_ago_does_not_count() {
        done(Duration.ofHours(1), Duration.ofDays(1), "completed");
        done(Duration.ofHours(50), Duration.ofDays(1), "deleted");
        done(Duration.ofHours(70), Duration.ofDays(8), "completed");

        assertThat(Objects.requireNonNull(times.of(7, null).get(step)).done()).isEqualTo(1);
        assertThat(Objects.requireNonNull(times.of(30, null).get(step)).done()).isEqualTo(2);
    }

    @Test
    void what_waits_is_counted_on_the_readers_desks_and_listed_the_longest_first() {
        var noon = Instant.parse("2026-11-20T12:00:00Z");
        waits("monde", noon.plusSeconds(60));
        waits("monde", noon);
        waits("ailleurs", noon.minusSeconds(60));

        var found = Objects.requireNonNull(times.of(7, List.of("monde")).get(step));
        assertThat(found.waiting()).isEqualTo(2);
        assertThat(found.longest()).isEqualTo(noon);
        assertThat(found.median()).isNull();
        assertThat(Objects.requireNonNull(times.of(7, null).get(step)).waiting())
                .isEqualTo(3);

        var first = steps.at(step, List.of("monde"), Instant.EPOCH, new UUID(0, 0), 1);
        assertThat(first).extracting(OpenStep::since).containsExactly(noon);
        var next = steps.at(step, List.of("monde"), noon, first.get(0).id(), 10);
        assertThat(next).extracting(OpenStep::since).containsExactly(noon.plusSeconds(60));
    }

    private void done(Duration took, Duration ago, String how) {
        var end = Instant.now().minus(ago).truncatedTo(ChronoUnit.MILLIS);
        sql.sql("""
                        insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, start_time_, end_time_, duration_, delete_reason_)
                        values (?, ?, 'claim-verification', ?, ?, ?, ?)""")
                .params(
                        UUID.randomUUID().toString(),
                        step,
                        Timestamp.from(end.minus(took)),
                        Timestamp.from(end),
                        took.toMillis(),
                        how)
                .update();
    }

    private void waits(String desk, Instant since) {
        day.readingFinds(Newsday.TEXT);
        var article = day.receives(Newsday.TEXT, null);
        sql.sql(
                        "insert into open_step (step, article, desk, role, priority, due, since) values (?, ?, ?, 'REVIEWER', 2, ?, ?)")
                .params(step, article, desk, Timestamp.from(since), Timestamp.from(since))
                .update();
    }
}
