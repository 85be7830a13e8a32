package org.recoupe.web.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under its own names. A page of another site that has its name lead to this machine (DNS rebinding) would otherwise be to
 * the browser the same site as ours, and read what we answer. Names of this machine itself cannot be taken that way.
 */
final class KnownHosts extends OncePerRequestFilter {
    private static final int BEFORE_ALL_THAT_ANSWERS = -180;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");

    /** Asked by its number by whoever looks whether the process lives; it says nothing else. */
    private static final String HEALTH = "/health";

    private final Set<String> known = new TreeSet<>(THIS_MACHINE);

    /** @param more names besides those of this machine, without a port */
    KnownHosts(Set<String> more) {
        more.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (knows(request.getServerName()) || HEALTH.equals(request.getRequestURI())) chain.doFilter(request, response);
        else response.sendError(HttpStatus.MISDIRECTED_REQUEST.value());
    }

    boolean knows(String host) {
        return known.contains(host.toLowerCase(Locale.ROOT))
                || known.contains("[" + host.toLowerCase(Locale.ROOT) + "]");
    }

    @Configuration(proxyBeanMethods = false)
    static class Door {
        @Bean
        FilterRegistrationBean<KnownHosts> knownHosts(SignIn signIn) {
            var registration = new FilterRegistrationBean<>(new KnownHosts(signIn.hosts()));
            registration.setOrder(BEFORE_ALL_THAT_ANSWERS);
            return registration;
        }
    }
}
