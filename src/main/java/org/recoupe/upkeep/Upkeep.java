package org.recoupe.upkeep;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.database.Access;
import org.recoupe.database.EmbeddedDatabase;
import org.recoupe.kernel.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has the data checked while the newsroom works: every row can be read, soon after each start; all of it, once a week; and at once when
 * PostgreSQL has met a page that is not what it was. Data that is damaged makes this node say that it is down. As a health indicator it is
 * called "upkeep".
 */
@Component
public class Upkeep implements SmartLifecycle, HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    /** The first week begins an hour after the first start, when there is something to look at. */
    private static final Duration FIRST = Duration.ofHours(1);

    /** One node at a time; a number nobody else locks. */
    private static final long ONE_NODE = 0x7265636f757065L;

    private final ObjectProvider<EmbeddedDatabase> embedded;
    private final Environment environment;
    private final JdbcClient sql;
    private final Clock clock;
    private final Duration every;
    private final Rounds rounds;
    private volatile @Nullable Checked quick;
    private volatile @Nullable Checked whole;
    private volatile Instant began = Instant.MAX;
    private long failuresSeen;
    private boolean unanswered;

    Upkeep(
            ObjectProvider<EmbeddedDatabase> embedded,
            Environment environment,
            JdbcClient sql,
            Clock clock,
            @Value("${recoupe.check.every:7d}") Duration every,
            @Value("${recoupe.check.look-every:20s}") Duration lookEvery) {
        this.embedded = embedded;
        this.environment = environment;
        this.sql = sql;
        this.clock = clock;
        this.every = every;
        this.rounds = new Rounds("data-check", lookEvery, this::look);
    }

    /**
     * How the data is, as far as it is known.
     *
     * @param at when all of it was last read; empty if it never was
     * @param damaged the tables, indexes and chains that are; empty if none is
     * @param differing so many other things are not as they should be
     */
    public record Standing(Optional<Instant> at, List<String> damaged, int differing) {}

    /** For the dashboard: what this node saw last, and what the last check of everything found on whatever node. */
    public Standing standing() {
        var seen = Stream.of(Optional.ofNullable(quick), Optional.ofNullable(whole))
                .flatMap(Optional::stream)
                .flatMap(checked -> damaged(checked).stream());
        try {
            var last = last();
            // a later look at this node counts for more than what was found before something was put right
            var ours = whole;
            var kept = ours == null ? last.map(Standing::damaged).orElse(List.of()) : List.<String>of();
            return new Standing(
                    last.flatMap(Standing::at),
                    Stream.concat(seen, kept.stream()).distinct().toList(),
                    last.map(Standing::differing).orElse(0));
        } catch (DataAccessException unreadable) {
            return new Standing(Optional.empty(), seen.distinct().toList(), 0);
        }
    }

    @Override
    public Health health() {
        var damaged = Stream.of(Optional.ofNullable(quick), Optional.ofNullable(whole))
                .flatMap(Optional::stream)
                .flatMap(checked -> damaged(checked).stream())
                .distinct()
                .toList();
        return damaged.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("damaged", damaged).build();
    }

    /** One look: at what has not been read yet, at what PostgreSQL has met, and at the calendar. */
    void look() {
        try (var access = access()) {
            var failures = failures();
            if (quick == null || failures > failuresSeen) quick = tell(Check.of(access, Depth.QUICK));
            failuresSeen = failures;
            if (isDue()) checkWhole(access);
            unanswered = false;
        } catch (SQLException | RuntimeException e) {
            // once, not at every look: whatever keeps the database from answering is told by others
            if (!unanswered) LOG.warn("The data could not be checked: {}", e.getMessage());
            unanswered = true;
        }
    }

    private Access access() {
        var ours = embedded.getIfAvailable();
        return ours == null ? new Settings(environment).external() : Access.to(ours);
    }

    /** Pages that were not what their checksum says, since the server's figures began. */
    private long failures() {
        return sql.sql("select coalesce(sum(checksum_failures), 0) from pg_stat_database")
                .query(Long.class)
                .single();
    }

    private boolean isDue() {
        var last = last();
        var now = clock.instant();
        if (last.isEmpty()) return now.isAfter(began.plus(FIRST));
        var found = !last.get().damaged().isEmpty() || last.get().differing() > 0;
        // after a restart, whether it has been put right
        if (found && whole == null) return true;
        return last.get().at().orElse(Instant.MIN).isBefore(now.minus(every));
    }

    private void checkWhole(Access access) throws SQLException {
        try (var connection = access.openAsOwner()) {
            if (!isOurTurn(connection)) return;
            var checked = tell(Check.of(access, Depth.WHOLE));
            whole = checked;
            quick = null; // what it saw is in this one, and the next look takes it anew
            keep(connection, checked);
        }
    }

    private static boolean isOurTurn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_lock(" + ONE_NODE + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void keep(Connection connection, Checked checked) throws SQLException {
        try (var statement = connection.prepareStatement(
                "insert into data_check (at, seconds, damaged, differing) values (?, ?, ?, ?)")) {
            statement.setTimestamp(1, Timestamp.from(checked.at()));
            statement.setDouble(2, checked.took().toMillis() / 1000.0);
            statement.setArray(
                    3, connection.createArrayOf("text", damaged(checked).toArray()));
            statement.setInt(
                    4,
                    checked.findings().size()
                            - (int) checked.findings().stream()
                                    .filter(finding -> finding.kind().isDamage())
                                    .count());
            statement.executeUpdate();
        }
    }

    private Optional<Standing> last() {
        return sql.sql("select at, damaged, differing from data_check order by id desc limit 1")
                .query((row, number) -> new Standing(
                        Optional.of(row.getTimestamp("at").toInstant()),
                        words(row.getArray("damaged")),
                        row.getInt("differing")))
                .optional();
    }

    private static List<String> words(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /** Names of tables, indexes and chains: nothing that stands in one. */
    private static List<String> damaged(Checked checked) {
        return checked.findings().stream()
                .filter(finding -> finding.kind().isDamage())
                .map(Finding::where)
                .distinct()
                .toList();
    }

    private static Checked tell(Checked checked) {
        for (var finding : checked.findings()) {
            if (finding.kind().isDamage()) LOG.error("The data is not whole: {}", finding.line());
            else LOG.warn("The data does not agree: {}", finding.line());
        }
        for (var left : checked.leftOut()) LOG.info("Not checked: {}", left);
        LOG.info(
                "Data checked ({}) in {} ms: {} findings",
                checked.depth(),
                checked.took().toMillis(),
                checked.findings().size());
        return checked;
    }

    @Override
    public void start() {
        began = clock.instant();
        rounds.begin();
    }

    @Override
    public void stop() {
        rounds.end();
    }

    @Override
    public boolean isRunning() {
        return rounds.areOn();
    }
}
