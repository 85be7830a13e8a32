package org.recoupe.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session that has lasted as long as one may, before it is read who it belongs to: whoever goes on signs in again. */
final class LongestSession extends OncePerRequestFilter implements SessionAuthenticationStrategy {
    private final SessionSettings settings;
    private final Clock clock;
    private final Consumer<Authentication> ended;

    /** @param ended hears whose session was ended */
    LongestSession(SessionSettings settings, Clock clock, Consumer<Authentication> ended) {
        this.settings = settings;
        this.clock = clock;
        this.ended = ended;
    }

    @Override
    public void onAuthentication(
            @Nullable Authentication person, HttpServletRequest request, HttpServletResponse response) {
        request.getSession().setAttribute(SessionSettings.SINCE, clock.millis());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var person = session == null ? null : person(session);
        if (session != null && person != null && isOver(session)) end(session, person);
        chain.doFilter(request, response);
    }

    private boolean isOver(HttpSession session) {
        var created = Instant.ofEpochMilli(session.getCreationTime());
        var since = SessionSettings.since(session.getAttribute(SessionSettings.SINCE), created);
        return !clock.instant().isBefore(settings.end(since));
    }

    private void end(HttpSession session, Authentication person) {
        try {
            session.invalidate();
        } catch (IllegalStateException overAlready) {
            return;
        }
        ended.accept(person);
    }

    /** Who is signed in with it, if anybody. */
    static @Nullable Authentication person(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                        instanceof SecurityContext context
                ? context.getAuthentication()
                : null;
    }
}
