package org.recoupe.web.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Before it is known who asks: counts by address, and failures to sign in also by the name that was tried. */
final class GuestLimit extends OncePerRequestFilter {
    private static final String SIGN_IN = "/sign-in";
    private static final String FAILED = SIGN_IN + "?error";
    private static final int LONGEST_NAME = 100;

    private final Allowance signInByPerson;
    private final Allowance signInByAddress;
    private final Allowance signInStarts;
    private final Allowance apiByAddress;
    private final TooOften tooOften;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    GuestLimit(Limits limits, TooOften tooOften) {
        this.signInByPerson = new Allowance("sign-in-by-person", limits.signInByPerson());
        this.signInByAddress = new Allowance("sign-in-by-address", limits.signInByAddress());
        this.signInStarts = new Allowance("sign-in-starts", limits.signInStarts());
        this.apiByAddress = new Allowance("api-by-address", limits.apiByAddress());
        this.tooOften = tooOften;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var address = Address.of(request);
        var wait = asked(request, address);
        if (wait.isPresent()) {
            tooOften.answer(wait.get(), null, request, response);
            return;
        }
        if (!signsIn(request)) {
            chain.doFilter(request, response);
            return;
        }
        var name = name(request);
        var person = name == null ? null : name + " at " + address;
        var refused =
                signInByAddress.look(address).or(() -> person == null ? Optional.empty() : signInByPerson.look(person));
        if (refused.isPresent()) {
            tooOften.answer(refused.get(), name, request, response);
            return;
        }
        chain.doFilter(request, response);
        if (hasFailed(response)) {
            signInByAddress.owe(address);
            if (person != null) signInByPerson.owe(person);
        }
    }

    private Optional<Wait> asked(HttpServletRequest request, String address) {
        if (TooOften.isApi(request)) return apiByAddress.take(address);
        return startsElsewhere(request) ? signInStarts.take(address) : Optional.empty();
    }

    /** Goes to Keycloak, or comes back from there. */
    private static boolean startsElsewhere(HttpServletRequest request) {
        var path = request.getServletPath();
        return path.startsWith("/oauth2/authorization/") || path.startsWith("/login/oauth2/code/");
    }

    private static boolean signsIn(HttpServletRequest request) {
        return TooOften.isApi(request)
                ? request.getHeader(HttpHeaders.AUTHORIZATION) != null
                : startsElsewhere(request)
                        || request.getServletPath().equals(SIGN_IN)
                                && request.getMethod().equals("POST");
    }

    private static boolean hasFailed(HttpServletResponse response) {
        return response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                || Objects.requireNonNullElse(response.getHeader(HttpHeaders.LOCATION), "")
                        .endsWith(FAILED);
    }

    private @Nullable String name(HttpServletRequest request) {
        var name = TooOften.isApi(request) ? basicName(request) : request.getParameter("username");
        if (name == null) return null;
        var one = name.strip().toLowerCase(Locale.ROOT);
        return one.length() > LONGEST_NAME ? one.substring(0, LONGEST_NAME) : one;
    }

    private @Nullable String basicName(HttpServletRequest request) {
        try {
            var given = basic.convert(request);
            return given == null ? null : given.getName();
        } catch (BadCredentialsException unreadable) {
            return null;
        }
    }
}
