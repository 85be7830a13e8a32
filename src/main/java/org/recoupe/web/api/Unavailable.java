package org.recoupe.web.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.recoupe.database.Storage;
import org.recoupe.web.Audience;
import org.recoupe.web.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What is answered while the database is away or its disk is nearly full: 503 and when to come back, to programs as a problem and to people
 * on a page, wherever in the request it shows. Writes are refused before the disk is full, so that what is running can still be finished.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Unavailable extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(Unavailable.class);
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** Who comes and goes writes next to nothing. */
    private static final Set<String> ALWAYS = Set.of("/sign-in", "/sign-out", "/logout");

    private final ProblemWriter problems;
    private final ObjectProvider<Storage> storage;

    Unavailable(ProblemWriter problems, ObjectProvider<Storage> storage) {
        this.problems = problems;
        this.storage = storage;
    }

    static ProblemDetail databaseAway() {
        return Problem.DATABASE_AWAY.detail(
                "Try again in a moment. Whether a write was kept shows when you look; with an Idempotency-Key it happens once");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var room = storage.getIfAvailable();
        if (room != null && isWrite(request) && room.isLow()) {
            request.setAttribute(DatabaseAway.NO_ROOM, true);
            answer(
                    Problem.NO_ROOM.detail("Nothing was changed. Somebody must make room on the disk of the server"),
                    request,
                    response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!DatabaseAway.is(e) || response.isCommitted()) throw e;
            LOG.warn("The database was away during {}: {}", request.getMethod(), e.getMessage());
            answer(databaseAway(), request, response);
        }
    }

    private void answer(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        response.setHeader(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
        if (Audience.isPrograms(request)) problems.write(problem, response);
        else response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private static boolean isWrite(HttpServletRequest request) {
        return !READS.contains(request.getMethod()) && !ALWAYS.contains(request.getRequestURI());
    }
}
