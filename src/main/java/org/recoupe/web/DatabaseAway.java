package org.recoupe.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whether something failed because the database is gone for now, has no room or takes too long: to be tried again, and no fault. */
public final class DatabaseAway {
    /** Seconds to wait; the embedded database is back sooner, as a rule. */
    public static final String RETRY_AFTER = "5";

    /** Said of a request that was refused for lack of room, so that the page about it takes those words. */
    public static final String NO_ROOM = DatabaseAway.class.getName() + ".no-room";

    /** Ended by a limit on statements and on transactions that rest; application.yaml sets them. */
    private static final Set<String> TOO_LONG = Set.of("57014", "25P03");

    private DatabaseAway() {}

    /** Looks at what caused it too: a page may have been half drawn when the connection broke. */
    public static boolean is(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof QueryTimeoutException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientConnectionException) return true;
            if (cause instanceof SQLException sql && (isAway(sql.getSQLState()) || isLost(sql))) return true;
        }
        return false;
    }

    /** What the pool says, without a state, of a connection that it took away because it broke: met where the transaction is rolled back. */
    private static boolean isLost(SQLException e) {
        return e.getSQLState() == null && "Connection is closed".equals(e.getMessage());
    }

    /** Connection lost, server going or starting, no room, no memory, no connection left; PostgreSQL's classes 08, 57P, 53, 58. */
    private static boolean isAway(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("57P")
                        || state.startsWith("53")
                        || state.startsWith("58")
                        || TOO_LONG.contains(state));
    }
}
