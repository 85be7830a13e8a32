package org.recoupe.web.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Once it is known who asks: counts what one person asks of the API and of the pages, what they send there, and what they import. */
final class PersonLimit extends OncePerRequestFilter {
    private static final Set<String> IMPORTS = Set.of("/articles/new", "/api/articles");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Allowance api;
    private final Allowance pages;
    private final Allowance changes;
    private final Allowance imports;
    private final TooOften tooOften;

    PersonLimit(Limits limits, TooOften tooOften) {
        this.api = new Allowance("api-by-person", limits.apiByPerson());
        this.pages = new Allowance("pages-by-person", limits.pagesByPerson());
        this.changes = new Allowance("changes-by-person", limits.changesByPerson());
        this.imports = new Allowance("imports", limits.imports());
        this.tooOften = tooOften;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = request.getRemoteUser();
        var wait = person == null ? Optional.<Wait>empty() : asked(request, person);
        if (wait.isPresent()) tooOften.answer(wait.get(), null, request, response);
        else chain.doFilter(request, response);
    }

    private Optional<Wait> asked(HttpServletRequest request, String person) {
        var wait = counts(request, person);
        return wait.isEmpty() && isImport(request) ? imports.take(person) : wait;
    }

    private Optional<Wait> counts(HttpServletRequest request, String person) {
        if (TooOften.isApi(request)) return api.take(person);
        // what a browser fetches once and keeps, for everybody the same
        if (request.getServletPath().startsWith("/assets/")) return Optional.empty();
        return READS.contains(request.getMethod()) ? pages.take(person) : changes.take(person);
    }

    private static boolean isImport(HttpServletRequest request) {
        return request.getMethod().equals("POST") && IMPORTS.contains(request.getServletPath());
    }
}
