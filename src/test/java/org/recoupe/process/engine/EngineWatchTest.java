package org.recoupe.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessResourceFailureException;

/** A clock that disagrees with the database's stops the jobs, and one that agrees again starts them. */
class EngineWatchTest {
    private final JobExecutor jobs = mock(JobExecutor.class);
    private final ClockSkew skew = mock(ClockSkew.class);
    private final EngineWatch watch = new EngineWatch(jobs, skew);

    @AfterEach
    void stop() {
        watch.stop();
    }

    @Test
    void jobs_run_while_the_clocks_agree() {
        when(skew.now()).thenReturn(Duration.ofMillis(-7_500));
        when(jobs.isActive()).thenReturn(true);

        watch.start();

        verify(jobs).start();
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void jobs_wait_while_they_do_not_and_health_says_so() {
        when(skew.now()).thenReturn(Duration.ofMinutes(10), Duration.ofMillis(-7_501), Duration.ZERO);

        watch.start();
        verify(jobs, never()).start();
        verify(jobs).shutdown();
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(watch.health().getDetails().get("clock")).asString().contains("PT10M");
        watch.look();
        assertThat(watch.health().getStatus()).isEqualTo(Status.DOWN);

        watch.look();
        verify(jobs).start();
        when(jobs.isActive()).thenReturn(true);
        assertThat(watch.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void a_database_that_does_not_answer_is_no_skew() {
        when(skew.now()).thenThrow(new DataAccessResourceFailureException("gone"));

        watch.start();

        verify(jobs, never()).shutdown();
        assertThat(watch.health().getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
    }
}
