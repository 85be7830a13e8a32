package org.recoupe.database;

import org.jspecify.annotations.Nullable;

/** The embedded database could not be started; the message says why and what to do, fit for whoever started Recoupe. */
public class DatabaseNotStarted extends RuntimeException {

    /** What to do when the embedded database cannot run on this machine at all. */
    static final String USE_EXTERNAL = "Give Recoupe an external PostgreSQL instead, by the environment variables"
            + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.";

    public DatabaseNotStarted(String message) {
        super(message);
    }

    DatabaseNotStarted(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
