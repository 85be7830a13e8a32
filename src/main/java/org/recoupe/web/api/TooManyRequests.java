package org.recoupe.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Tells a program that it asks too often. */
@Component
public class TooManyRequests {
    private final ProblemWriter writer;

    TooManyRequests(ProblemWriter writer) {
        this.writer = writer;
    }

    /** How long to wait stands in {@code Retry-After}. */
    public void write(HttpServletResponse response) throws IOException {
        writer.write(Problem.TOO_MANY_REQUESTS.detail("Wait as long as Retry-After says"), response);
    }
}
