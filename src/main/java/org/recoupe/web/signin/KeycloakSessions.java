package org.recoupe.web.signin;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
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
    private static final DeserializingConverter READER =
            new DeserializingConverter(KeycloakSessions.class.getClassLoader());

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> shortUntilSignedIn() {
        return sessions -> sessions.setDefaultMaxInactiveInterval(WHILE_SIGNING_IN);
    }

    /** As Java writes it; what an earlier version wrote and this one cannot read is as if it were not there, and its owner signs in again. */
    @Bean
    ConversionService springSessionConversionService() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(byte[].class, Object.class, KeycloakSessions::read);
        return conversion;
    }

    @SuppressWarnings("NullAway") // a converter may answer null
    private static Object read(byte[] kept) {
        try {
            return READER.convert(kept);
        } catch (SerializationFailedException unreadable) {
            LOG.info("A session of another version is passed over: {}", unreadable.getMessage());
            return null;
        }
    }

    @Bean
    SessionStore sessionsInTheDatabase(JdbcIndexedSessionRepository sessions, SignInRegister register) {
        return new InTheDatabase<>(sessions, register);
    }

    private record InTheDatabase<S extends Session>(
            FindByIndexNameSessionRepository<S> sessions, SignInRegister register) implements SessionStore {
        @Override
        public List<Kept> of(String person) {
            return sessions.findByPrincipalName(person).values().stream()
                    .filter(session -> !session.isExpired())
                    .map(session -> new Kept(
                            session.getId(),
                            SessionSettings.since(
                                    session.getAttribute(SessionSettings.SINCE), session.getCreationTime()),
                            session.getLastAccessedTime()))
                    .toList();
        }

        @Override
        public void end(String person, String id) {
            if (!sessions.findByPrincipalName(person).containsKey(id)) return;
            sessions.deleteById(id);
            register.removeSessionInformation(id);
        }
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
