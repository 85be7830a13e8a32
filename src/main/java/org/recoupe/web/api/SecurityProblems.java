package org.recoupe.web.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells a program that it must sign in, or may not. */
@Component
public class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ProblemWriter writer;
    private final Challenge challenge;

    SecurityProblems(ProblemWriter writer, Challenge challenge) {
        this.writer = writer;
        this.challenge = challenge;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof SignInAway) {
            writer.write(Problem.SIGN_IN_AWAY.detail("Try again in a moment"), response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge.header());
        writer.write(Problem.UNAUTHENTICATED.detail(challenge.detail()), response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        writer.write(Problem.NOT_PERMITTED.detail("Your roles do not allow this"), response);
    }
}
