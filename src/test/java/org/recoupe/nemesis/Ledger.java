package org.recoupe.nemesis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.recoupe.audit.AuditEntry;
import org.recoupe.claim.ClaimState;

/** The database behind the application's back, as its owner sees it. */
final class Ledger {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where it is now; fails while it is nowhere. */
    private interface Place {
        String url() throws IOException;
    }

    private final Place place;
    private final String user;
    private final String password;

    Ledger(String url, String user, String password) {
        this(() -> url, user, password);
    }

    private Ledger(Place place, String user, String password) {
        this.place = place;
        this.user = user;
        this.password = password;
    }

    /** The embedded one of a data folder; an application that is started again may have it at another port. */
    static Ledger of(Path data, String user) throws IOException {
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("credentials"))) {
            passwords.load(reader);
        }
        return new Ledger(() -> embedded(data), user, passwords.getProperty(user));
    }

    private static String embedded(Path data) throws IOException {
        var lines = Files.readAllLines(data.resolve("database/postmaster.pid"), StandardCharsets.ISO_8859_1);
        if (lines.size() < 4) throw new IOException("the server is only starting");
        return "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/recoupe?connectTimeout=5&socketTimeout=60";
    }

    Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(place.url(), user, password);
        } catch (IOException away) {
            throw new SQLException(away);
        }
    }

    void tell(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    List<Long> numbers(String sql) throws SQLException {
        try (var connection = connect()) {
            return read(connection, sql, row -> row.getLong(1));
        }
    }

    /** All of one moment; the server may still be coming back. */
    Kept kept(Map<UUID, Kept.Shown> shown) throws SQLException {
        for (var end = System.nanoTime() + PATIENCE.toNanos(); ; LockSupport.parkNanos(250_000_000)) {
            try {
                return read(shown);
            } catch (SQLException e) {
                if (System.nanoTime() > end) throw e;
            }
        }
    }

    private Kept read(Map<UUID, Kept.Shown> shown) throws SQLException {
        try (var connection = connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var processes = new HashMap<String, Integer>();
            read(
                    connection,
                    "select business_key_, count(*) from act_ru_execution where parent_id_ is null and super_exec_ is"
                            + " null and business_key_ is not null group by 1",
                    row -> processes.put(row.getString(1), row.getInt(2)));
            var heads = new HashMap<String, Kept.Head>();
            read(
                    connection,
                    "select subject, n, head from audit_chain",
                    row -> heads.put(row.getString(1), new Kept.Head(row.getInt(2), row.getString(3))));
            return new Kept(
                    read(
                            connection,
                            "select id, external_id, status, revision, (select count(*) from revision r where"
                                    + " r.article = a.id) from article a",
                            row -> new Kept.Story(
                                    id(row, 1), row.getString(2), row.getString(3), row.getInt(4), row.getInt(5))),
                    read(
                            connection,
                            "select id, state, assignee from claim",
                            row -> new Kept.KeptClaim(
                                    id(row, 1), ClaimState.valueOf(row.getString(2)), row.getString(3))),
                    read(
                            connection,
                            "select claim, person from amendment",
                            row -> new Kept.Amended(id(row, 1), row.getString(2))),
                    read(
                            connection,
                            "select claim, title, added_by from evidence",
                            row -> new Kept.Piece(id(row, 1), row.getString(2), row.getString(3))),
                    read(
                            connection,
                            "select claim, rationale, proposed_by, decision, decided_by from verdict",
                            row -> new Kept.KeptVerdict(
                                    id(row, 1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5))),
                    processes,
                    read(connection, AuditEntry.ALL + " order by seq", AuditEntry::of),
                    heads,
                    shown);
        }
    }

    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> read(Connection connection, String sql, Row<T> each) throws SQLException {
        var found = new ArrayList<T>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) found.add(each.of(rows));
        }
        return found;
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
