package org.recoupe.process.engine;

import java.time.Duration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Lets the engine work on jobs (extraction, timers) from when everything else has started until before anything stops,
 * and only while this machine's clock agrees with the database's: two nodes with different clocks take each other's
 * locks for expired and run jobs twice.
 */
class EngineWatch implements SmartLifecycle, HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(EngineWatch.class);
    private static final Duration TOLERATED = Duration.ofMillis(EngineConfiguration.LOCK_MILLIS / 16);

    private final JobExecutor jobs;
    private final ClockSkew skew;
    private final Rounds rounds = new Rounds("engine-clock", Duration.ofMinutes(1), this::look);
    private volatile @Nullable Duration tooFar;

    EngineWatch(JobExecutor jobs, ClockSkew skew) {
        this.jobs = jobs;
        this.skew = skew;
    }

    @Override
    public void start() {
        look();
        rounds.begin();
    }

    @Override
    public void stop() {
        rounds.end();
        jobs.shutdown();
    }

    @Override
    public boolean isRunning() {
        return rounds.areOn();
    }

    /** Last to start, first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Health health() {
        var wrong = tooFar;
        if (wrong != null) {
            return Health.down()
                    .withDetail("clock", "differs from the database's by " + wrong + "; jobs and timers wait")
                    .build();
        }
        return jobs.isActive() ? Health.up().build() : Health.outOfService().build();
    }

    /** Looks at the clocks and lets the jobs run, or not. */
    final void look() {
        try {
            var found = skew.now();
            if (found.abs().compareTo(TOLERATED) <= 0) {
                tooFar = null;
                jobs.start();
            } else {
                if (tooFar == null)
                    log.error("Jobs and timers stopped: this clock differs from the database's by {}", found);
                tooFar = found;
                jobs.shutdown();
            }
        } catch (DataAccessException e) {
            // without its database the engine does nothing anyway; when it is back we look again
            log.warn("The database's clock could not be read: {}", e.getMessage());
        }
    }
}
