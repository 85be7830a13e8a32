package org.recoupe.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.recoupe.web.api.TooManyRequests;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The answer to whoever asks too often: how long to wait, to programs as a problem and to people on a page. */
@Component
class TooOften {
    private final TooManyRequests problem;
    private final ApplicationEventPublisher events;

    TooOften(TooManyRequests problem, ApplicationEventPublisher events) {
        this.problem = problem;
        this.events = events;
    }

    /** @param tried under which name somebody tried to sign in, if that is what they did */
    void answer(Wait wait, @Nullable String tried, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (wait.first()) events.publishEvent(new LimitReached(wait.limit(), tried));
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.time().plusMillis(999).toSeconds())));
        if (isApi(request)) problem.write(response);
        else response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    static boolean isApi(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith("/api/") || path.startsWith("/v3/api-docs");
    }
}
