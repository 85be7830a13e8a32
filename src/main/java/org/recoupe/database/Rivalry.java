package org.recoupe.database;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Whether something failed because somebody else was at the same rows at the same moment: nothing was changed, and whoever looks again
 * sees what they did. No fault, and nothing that waiting longer would mend.
 */
public final class Rivalry {
    /** Serialization failure, deadlock, waited too long for a lock; application.yaml says how long that is. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "55P03");

    private static final String INTEGRITY = "23";

    private Rivalry() {}

    /** Looks at what caused it too: JDBC, JPA and the engine each wrap it in their own way, or not at all. */
    public static boolean is(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || cause instanceof OptimisticLockException
                    || cause instanceof PessimisticLockException
                    || cause instanceof LockTimeoutException) return true;
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) return true;
        }
        return false;
    }

    /** Whether it no longer fits what is there: the database refused a row by a rule that the application had seen kept. */
    public static boolean isMisfit(@Nullable Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && String.valueOf(sql.getSQLState()).startsWith(INTEGRITY)) return true;
        }
        return false;
    }
}
