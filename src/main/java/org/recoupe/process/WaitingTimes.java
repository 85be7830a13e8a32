package org.recoupe.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.tasklist.WaitingSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How long people's steps take, and how much waits at each. Never whose. */
@Service
@Transactional(readOnly = true)
public class WaitingTimes {
    // done, not broken off; in all versions of the model
    private static final String DONE = """
            select proc_def_key_ model, task_def_key_ step, count(*) n,
              percentile_disc(array[0.5, 0.9]) within group (order by duration_) took
            from act_hi_taskinst where end_time_ >= :from and delete_reason_ = 'completed' group by 1, 2""";

    private final JdbcClient sql;
    private final WaitingSteps steps;
    private final Clock clock;

    WaitingTimes(JdbcClient sql, WaitingSteps steps, Clock clock) {
        this.sql = sql;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * How a step does.
     *
     * @param done how often in the period
     * @param median null if never
     * @param ninth nine in ten were faster
     * @param waiting how many wait now
     * @param longest since when the first of them
     */
    public record Times(
            int done,
            @Nullable Duration median,
            @Nullable Duration ninth,
            int waiting,
            @Nullable Instant longest) {
        static final Times NONE = new Times(0, null, null, 0, null);

        private Times with(int count, @Nullable Instant first) {
            return new Times(done, median, ninth, count, first);
        }
    }

    /**
     * By step.
     *
     * @param days how far back what was done is counted, in the whole house
     * @param desks on which waiting steps are counted; null for every desk
     */
    public Map<String, Times> of(int days, @Nullable Collection<String> desks) {
        var times = new HashMap<String, Times>();
        sql.sql(DONE)
                .param("from", Timestamp.from(clock.instant().minus(Duration.ofDays(days))))
                .query(row -> {
                    var took = (Long[]) row.getArray("took").getArray();
                    times.put(
                            row.getString("step"),
                            new Times(
                                    row.getInt("n"), Duration.ofMillis(took[0]), Duration.ofMillis(took[1]), 0, null));
                });
        steps.counted(desks)
                .forEach((step, waiting) ->
                        times.put(step, times.getOrDefault(step, Times.NONE).with(waiting.count(), waiting.longest())));
        return times;
    }
}
