package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Role;
import org.recoupe.process.engine.Engine;
import org.recoupe.tasklist.StepNotOpen;
import org.springframework.transaction.support.TransactionTemplate;

/** Two at the same step at the same moment, past the domain's own locks. */
@ProcessTest
class RaceTest {
    private final Newsday day;
    private final Engine engine;
    private final TransactionTemplate transaction;

    RaceTest(Newsday day, Engine engine, TransactionTemplate transaction) {
        this.day = day;
        this.engine = engine;
        this.transaction = transaction;
    }

    @Test
    void the_second_to_complete_a_step_has_lost() {
        var claim = day.proposedPastTheProcess();

        var second = rivals(() -> completes(claim), () -> completes(claim));

        assertThatThrownBy(second::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(LostRace.class);
        day.waitsAt(claim, "approveVerdict");
    }

    @Test
    void a_timer_that_fires_while_the_step_is_done_leaves_no_mark() {
        var claim = day.proposedPastTheProcess();

        var timer = rivals(() -> completes(claim), () -> day.fires(claim, "halfTime"));

        assertThatThrownBy(timer::join).isInstanceOf(CompletionException.class);
        day.waitsAt(claim, "approveVerdict");
    }

    @Test
    void a_step_that_is_not_open_is_said_so() {
        assertThatThrownBy(() -> completes(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        StepNotOpen.class, e -> assertThat(e.step()).isEqualTo("verifyClaim"));
        assertThatThrownBy(() -> engine.correlate(UUID.randomUUID(), "claim-set-aside"))
                .isInstanceOf(StepNotOpen.class);
    }

    private void completes(UUID claim) {
        engine.complete(claim, "verifyClaim", new Acting(day.reviewer.userId(), Role.REVIEWER));
    }

    /** The first has done its work and not committed when the second begins. */
    private CompletableFuture<Void> rivals(Runnable first, Runnable second) {
        var other = new AtomicReference<CompletableFuture<Void>>();
        transaction.executeWithoutResult(status -> {
            first.run();
            other.set(CompletableFuture.runAsync(() -> transaction.executeWithoutResult(s -> second.run())));
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
        });
        return other.get();
    }

    private boolean somebodyWaits() {
        return day.sql
                        .sql(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
