package org.recoupe.web.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.recoupe.web.api.TooManyRequests;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The answer to whoever asks too often: how long to wait, to programs as a problem and to people on a page. */
@Component
class TooOften {
    private final TooManyRequests problem;

    TooOften(TooManyRequests problem) {
        this.problem = problem;
    }

    void answer(Duration wait, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader(
                HttpHeaders.RETRY_AFTER,
                Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
        if (isApi(request)) problem.write(response);
        else response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }

    static boolean isApi(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith("/api/") || path.startsWith("/v3/api-docs");
    }
}
