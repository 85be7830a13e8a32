package org.recoupe.upkeep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.WholeTrail;
import org.recoupe.database.Access;

/** Whether the newsroom's data is whole. Reads, and changes nothing. */
public final class Check {
    private Check() {}

    /**
     * All of it as it stood at one moment, while others go on working.
     *
     * @throws SQLException if there is nobody to ask
     */
    public static Checked of(Access access, Depth depth) throws SQLException {
        try (var connection = access.open()) {
            begin(connection);
            var checked = of(connection, access.isAdministrator(), depth, Findings.NAMED);
            // nothing was changed but the extension that was made to look with
            connection.rollback();
            return checked;
        }
    }

    /** In a transaction that others end; whatever was changed in it is seen. */
    static Checked of(Connection connection, boolean tools, Depth depth, int named) throws SQLException {
        var at = Instant.now();
        var began = System.nanoTime();
        var findings = new Findings(named);
        var pages = new Pages(connection, findings);
        pages.read(depth, tools);
        var trail = depth == Depth.WHOLE ? trail(connection, findings) : null;
        var questions = depth == Depth.WHOLE ? new Books(connection, findings).compare() : 0;
        return new Checked(
                at,
                Duration.ofNanos(System.nanoTime() - began),
                depth,
                new Checked.Counts(
                        pages.tables(),
                        pages.indexes(),
                        pages.pages(),
                        pages.rows(),
                        trail == null ? 0 : trail.chains(),
                        trail == null ? 0 : trail.entries(),
                        questions),
                findings.found(),
                findings.leftOut());
    }

    private static @Nullable WholeTrail trail(Connection connection, Findings findings) throws SQLException {
        plainly(connection);
        var before = connection.setSavepoint();
        try {
            var trail = WholeTrail.read(connection, findings.named());
            for (var broken : trail.broken())
                findings.add(
                        Finding.Kind.CHAIN_BROKEN,
                        "chain " + broken.chain(),
                        "link " + broken.link() + " " + broken.why());
            return trail;
        } catch (SQLException e) {
            connection.rollback(before);
            findings.failed("audit trail", e);
            return null;
        }
    }

    /** Long statements are what this is for; a lock that somebody holds is waited for a moment. */
    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = '10s';"
                            + " set search_path = public");
        }
    }

    /** The planner may choose again. */
    private static void plainly(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local enable_indexscan = on; set local enable_indexonlyscan = on;"
                    + " set local enable_bitmapscan = on; set local enable_seqscan = on; set local enable_sort = on");
        }
    }
}
