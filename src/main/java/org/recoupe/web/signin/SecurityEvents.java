package org.recoupe.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditTrail;
import org.recoupe.audit.SecurityEvent;
import org.recoupe.kernel.Actor;
import org.recoupe.web.CurrentActor;
import org.recoupe.web.limits.LimitReached;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Puts on record who signs in and out, who could not, and who was refused what. */
@Component
class SecurityEvents implements AccessDeniedHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SecurityEvents.class);
    private static final String SIGN_IN = "sign-in";

    private final AuditTrail trail;
    private final ObjectProvider<UserDetailsService> known;
    private final AccessDeniedHandler page = new AccessDeniedHandlerImpl();

    SecurityEvents(AuditTrail trail, ObjectProvider<UserDetailsService> known) {
        this.trail = trail;
        this.known = known;
    }

    /** By the form or by way of Keycloak. A program that signs in with each request is on record by what it does. */
    @EventListener
    void on(InteractiveAuthenticationSuccessEvent event) {
        record(SecurityEvent.SIGNED_IN, CurrentActor.actor(event.getAuthentication()), SIGN_IN, null);
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        record(SecurityEvent.SIGNED_OUT, CurrentActor.actor(event.getAuthentication()), "sign-out", null);
    }

    /** Under a name only if somebody has it: what else stands in that field may be anything, a password even. */
    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        record(
                SecurityEvent.SIGN_IN_FAILED,
                Actor.SYSTEM,
                SIGN_IN,
                nameIfKnown(event.getAuthentication().getName()));
    }

    /** A session had lasted as long as one may. */
    void sessionEnded(Authentication person) {
        record(SecurityEvent.SESSION_ENDED, CurrentActor.actor(person), "session", null);
    }

    void signedOutElsewhere(Actor person, int sessions) {
        record(SecurityEvent.SIGNED_OUT_ELSEWHERE, person, "session", Integer.toString(sessions));
    }

    /** Where nobody is signed in it is some address, which is not put on record: what stands there stays for ever. */
    @EventListener
    void on(LimitReached reached) {
        var person = signedIn();
        record(
                SecurityEvent.LIMIT_REACHED,
                person == null ? Actor.SYSTEM : CurrentActor.actor(person),
                reached.limit(),
                reached.tried() == null ? null : nameIfKnown(reached.tried()));
    }

    private static @Nullable Authentication signedIn() {
        var person = SecurityContextHolder.getContext().getAuthentication();
        return person instanceof AnonymousAuthenticationToken ? null : person;
    }

    private @Nullable String nameIfKnown(String name) {
        var people = known.getIfAvailable();
        if (people == null) return null;
        try {
            return people.loadUserByUsername(name).getUsername();
        } catch (UsernameNotFoundException nobody) {
            return null;
        }
    }

    /** A form without the token of its page. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        refused(request);
        page.handle(request, response, why);
    }

    /** Of those who are not signed in there is nothing to say. */
    private void refused(HttpServletRequest request) {
        var person = signedIn();
        if (person == null) return;
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var what = pattern == null ? request.getServletPath() : pattern.toString();
        record(
                SecurityEvent.ACCESS_REFUSED,
                CurrentActor.actor(person),
                request.getMethod() + " " + what,
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts
                        ? (String) parts.get("id")
                        : null);
    }

    private void record(SecurityEvent what, Actor by, String object, @Nullable String after) {
        try {
            trail.atTheDoor(what, by, "", object, after);
        } catch (DataAccessException | TransactionException away) {
            LOG.error("Not put on record, since the database did not take it: {} {}", what.action(), by.userId(), away);
        }
    }

    /** Behind the security filters: sees what the pages and the API refuse to those who are signed in. */
    OncePerRequestFilter refusals() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                chain.doFilter(request, response);
                if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN) refused(request);
            }
        };
    }
}
