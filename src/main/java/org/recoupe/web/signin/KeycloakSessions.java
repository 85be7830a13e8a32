package org.recoupe.web.signin;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in the database, so that every node knows them and any node can end them; the browser has a name for its own and no more. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
@Profile("keycloak")
class KeycloakSessions {
    /** Before somebody is signed in, a session only remembers for how long Keycloak may ask them who they are. */
    static final Duration WHILE_SIGNING_IN = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakSessions.class);

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> shortUntilSignedIn() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(WHILE_SIGNING_IN);
    }

    @Bean
    CookieSerializer sessionCookie(KeycloakSettings settings) {
        if (!settings.overTls()) {
            LOG.warn(
                    "{} is not served over TLS: the session's cookie is called recoupe and not Secure, since browsers keep the prefix"
                            + " __Host- for https. This is for this machine alone.",
                    settings.publicUrl());
        }
        return cookie(settings.overTls());
    }

    static DefaultCookieSerializer cookie(boolean overTls) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(overTls ? "__Host-recoupe" : "recoupe");
        cookie.setUseSecureCookie(overTls);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }
}
