package org.recoupe.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One clear sentence instead of a stack trace. */
class DatabaseNotStartedAnalyzer extends AbstractFailureAnalyzer<DatabaseNotStarted> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DatabaseNotStarted cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
