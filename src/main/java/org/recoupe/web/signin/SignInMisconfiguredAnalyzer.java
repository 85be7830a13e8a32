package org.recoupe.web.signin;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** One clear sentence instead of a stack trace. */
class SignInMisconfiguredAnalyzer extends AbstractFailureAnalyzer<SignInMisconfigured> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SignInMisconfigured cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
