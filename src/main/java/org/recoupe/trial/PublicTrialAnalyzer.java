package org.recoupe.trial;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One clear sentence instead of a stack trace. */
class PublicTrialAnalyzer extends AbstractFailureAnalyzer<PublicTrial> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PublicTrial cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
