package org.recoupe.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Tells a program what is wrong where only the status is known: no handler of the API had taken the request yet. */
@Component
public class ProblemOfStatus {
    private final ProblemWriter writer;

    ProblemOfStatus(ProblemWriter writer) {
        this.writer = writer;
    }

    /** What is the asker's fault in a way that has no type of its own is answered 400. */
    public void write(HttpStatusCode status, HttpServletResponse response) throws IOException {
        writer.write(of(status), response);
    }

    private static ProblemDetail of(HttpStatusCode status) {
        var known = HttpStatus.resolve(status.value());
        if (known == null) return other(status);
        return switch (known) {
            case UNAUTHORIZED -> Problem.UNAUTHENTICATED.detail("Sign in first");
            case FORBIDDEN -> Problem.NOT_PERMITTED.detail("Your roles do not allow this");
            case NOT_FOUND -> Problem.NOT_FOUND.detail("There is no such address");
            case METHOD_NOT_ALLOWED -> Problem.METHOD_NOT_ALLOWED.detail("This address does not know that method");
            case NOT_ACCEPTABLE -> Problem.NOT_ACCEPTABLE.detail("Accept: application/json");
            case CONTENT_TOO_LARGE -> Problem.TOO_LARGE.detail("Send less");
            case UNSUPPORTED_MEDIA_TYPE -> Problem.UNSUPPORTED_TYPE.detail("Send Content-Type: application/json");
            case TOO_MANY_REQUESTS -> Problem.TOO_MANY_REQUESTS.detail("Wait as long as Retry-After says");
            case MISDIRECTED_REQUEST -> Problem.OTHER_HOST.detail("Ask by the name in recoupe.keycloak.public-url");
            case SERVICE_UNAVAILABLE -> Unavailable.databaseAway();
            default -> other(status);
        };
    }

    private static ProblemDetail other(HttpStatusCode status) {
        return status.is4xxClientError()
                ? Problem.MALFORMED.detail("Look at the address, its parameters and the headers")
                : Problem.UNEXPECTED.detail("It was written to the log");
    }
}
