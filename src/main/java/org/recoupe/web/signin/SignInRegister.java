package org.recoupe.web.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.SessionRepository;

/**
 * Which of our sessions belong to which of Keycloak's, kept in the database so that any node can end any of them. When Keycloak says
 * that a session of its own is over, ours are deleted there and then.
 */
class SignInRegister implements OidcSessionRegistry, LogoutHandler {
    private static final String REMOVE = "delete from sign_in where issuer = :issuer and ";

    private final JdbcClient sql;
    private final SessionRepository<?> sessions;
    private final Function<String, Optional<String>> rights;

    /** @param rights what somebody may do, if it is known */
    SignInRegister(JdbcClient sql, SessionRepository<?> sessions, Function<String, Optional<String>> rights) {
        this.sql = sql;
        this.sessions = sessions;
        this.rights = rights;
    }

    @Override
    public void saveSessionInformation(OidcSessionInformation session) {
        var person = session.getPrincipal();
        sql.sql("""
                insert into sign_in (session, issuer, keycloak_session, subject, rights)
                values (:session, :issuer, :of, :subject, :rights)
                on conflict (session) do update set issuer = :issuer, keycloak_session = :of, subject = :subject, rights = :rights""")
                .param("session", session.getSessionId())
                .param("issuer", Objects.toString(person.getIssuer()))
                .param("of", person.getClaimAsString("sid"))
                .param("subject", person.getSubject())
                .param("rights", rights.apply(person.getSubject()).orElse(null))
                .update();
    }

    @Override
    public @Nullable OidcSessionInformation removeSessionInformation(String session) {
        sql.sql("delete from sign_in where session = :session")
                .param("session", session)
                .update();
        return null;
    }

    /** Not asked for: {@link #logout} is called with the token itself. */
    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
        end(token);
        return List.of();
    }

    /** Keycloak's word that a session is over; the token was checked before. */
    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof OidcLogoutToken token) end(token);
    }

    private void end(OidcLogoutToken token) {
        var issuer = Objects.toString(token.getIssuer());
        if (token.getSessionId() != null) {
            end(sql.sql(REMOVE + "keycloak_session = :of returning session")
                    .param("issuer", issuer)
                    .param("of", token.getSessionId()));
        } else {
            end(sql.sql(REMOVE + "subject = :subject returning session")
                    .param("issuer", issuer)
                    .param("subject", token.getSubject()));
        }
    }

    /** Ends all sessions of somebody who left. */
    void endThoseOf(String subject) {
        end(sql.sql("delete from sign_in where subject = :subject returning session")
                .param("subject", subject));
    }

    /** Ends the sessions somebody began with other rights than they have now. */
    void rightsAre(String subject, String now) {
        sql.sql("update sign_in set rights = :now where subject = :subject and rights is null")
                .param("now", now)
                .param("subject", subject)
                .update();
        end(sql.sql("delete from sign_in where subject = :subject and rights <> :now returning session")
                .param("now", now)
                .param("subject", subject));
    }

    private void end(JdbcClient.StatementSpec removed) {
        removed.query(String.class).list().forEach(sessions::deleteById);
    }

    /** Everybody who has a session. */
    List<String> subjects() {
        return sql.sql("select distinct subject from sign_in")
                .query(String.class)
                .list();
    }

    /** Forgets sessions that are over. A session is written down a moment before it is stored, hence the hour. */
    void tidyUp() {
        sql.sql("""
                delete from sign_in r where r.since < now() - interval '1 hour'
                and not exists (select 1 from spring_session s where s.session_id = r.session)""").update();
    }
}
