package org.recoupe.web.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Once it is known who asks: counts what one person asks of the API, and what they import. */
final class PersonLimit extends OncePerRequestFilter {
    private static final Set<String> IMPORTS = Set.of("/articles/new", "/api/articles");

    private final Allowance api;
    private final Allowance imports;
    private final TooOften tooOften;

    PersonLimit(Limits limits, TooOften tooOften) {
        this.api = new Allowance(limits.apiByPerson());
        this.imports = new Allowance(limits.imports());
        this.tooOften = tooOften;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = request.getRemoteUser();
        var wait = person == null ? Optional.<Duration>empty() : asked(request, person);
        if (wait.isPresent()) tooOften.answer(wait.get(), request, response);
        else chain.doFilter(request, response);
    }

    private Optional<Duration> asked(HttpServletRequest request, String person) {
        var wait = TooOften.isApi(request) ? api.take(person) : Optional.<Duration>empty();
        return wait.isEmpty() && isImport(request) ? imports.take(person) : wait;
    }

    private static boolean isImport(HttpServletRequest request) {
        return request.getMethod().equals("POST") && IMPORTS.contains(request.getServletPath());
    }
}
