package org.recoupe.confidential;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One clear sentence instead of a stack trace. */
class IdentityKeyRefusedAnalyzer extends AbstractFailureAnalyzer<IdentityKeyRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IdentityKeyRefused cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
