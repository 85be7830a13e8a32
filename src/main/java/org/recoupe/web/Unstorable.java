package org.recoupe.web;

import java.sql.SQLException;
import java.util.Set;

/**
 * Whether the database said of a value that it is none: a text with NUL, a number or a time beyond what it counts to. What gets that far
 * was somebody's, and is told to them as such. Each such value should have been refused where it was read; this is for the one that was
 * not.
 */
public final class Unstorable {
    /** Text too long for its column, number out of range, times out of range, text in no encoding, not the text of a value, NUL in JSON. */
    private static final Set<String> STATES = Set.of("22001", "22003", "22007", "22008", "22021", "22P02", "22P05");

    private Unstorable() {}

    public static boolean is(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && STATES.contains(String.valueOf(refused.getSQLState())))
                return true;
        }
        return false;
    }
}
