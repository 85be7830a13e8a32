package org.recoupe.source;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One clear sentence instead of a stack trace. */
class KnownSourcesAnalyzer extends AbstractFailureAnalyzer<KnownSources.KnownSourcesUnreadable> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KnownSources.KnownSourcesUnreadable cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
