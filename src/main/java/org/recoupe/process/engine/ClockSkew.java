package org.recoupe.process.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far this machine's clock is ahead of the database's. The engine compares its locks on jobs with the machine's
 * own.
 */
class ClockSkew {
    private final JdbcClient sql;
    private final Supplier<Instant> here;

    /** @param here the clock the engine goes by */
    ClockSkew(JdbcClient sql, Supplier<Instant> here) {
        this.sql = sql;
        this.here = here;
    }

    Duration now() {
        var before = here.get();
        var there = sql.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        var middle = before.plus(Duration.between(before, here.get()).dividedBy(2));
        return Duration.between(there, middle);
    }
}
