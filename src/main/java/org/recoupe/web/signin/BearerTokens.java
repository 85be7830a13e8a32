package org.recoupe.web.signin;

import java.time.Instant;
import java.util.Objects;
import org.recoupe.web.CurrentActor;
import org.recoupe.web.api.SignInAway;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Lets in whoever brings an access token of our realm that is meant for us and not expired, unless they have left since. */
class BearerTokens implements AuthenticationManager {
    private final JwtDecoder decoder;
    private final CurrentActor actors;
    private final Departures departures;

    BearerTokens(JwtDecoder decoder, CurrentActor actors, Departures departures) {
        this.decoder = decoder;
        this.actors = actors;
        this.departures = departures;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        if (!(presented instanceof BearerTokenAuthenticationToken bearer)) {
            throw new InvalidBearerTokenException("no bearer token");
        }
        var token = read(bearer.getToken());
        var name = token.getClaimAsString(KeycloakSignIn.NAME);
        var subject = token.getSubject();
        if (subject == null || name == null || !CurrentActor.isName(name))
            throw new InvalidBearerTokenException("names nobody");
        return switch (departures.standingOf(subject, made(token))) {
            case PRESENT -> new JwtAuthenticationToken(token, actors.authorities(token.getClaims()), name);
            case GONE -> throw new InvalidBearerTokenException("has left");
            case UNKNOWN -> throw new SignInAway();
        };
    }

    /** A token that does not say when it was made is as old as can be. */
    private static Instant made(Jwt token) {
        return Objects.requireNonNullElse(token.getIssuedAt(), Instant.EPOCH);
    }

    private Jwt read(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException("not a token for here", e);
        } catch (JwtException keysAway) {
            throw new SignInAway(keysAway);
        }
    }
}
