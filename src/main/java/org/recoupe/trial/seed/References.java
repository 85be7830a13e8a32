package org.recoupe.trial.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.recoupe.kernel.Reference;

/** What the invented claims are called, out of the sequence of all others; many at once, as there are many. */
class References {
    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final Deque<Reference> given = new ArrayDeque<>();

    References(Connection connection) {
        this.connection = connection;
    }

    Reference next() {
        if (given.isEmpty()) take();
        return given.remove();
    }

    private void take() {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select nextval('claim_reference_seq') from generate_series(1, " + AT_ONCE + ")")) {
            while (row.next()) given.add(Reference.of(row.getLong(1)));
        } catch (SQLException e) {
            throw new IllegalStateException("no claim can be named", e);
        }
    }
}
