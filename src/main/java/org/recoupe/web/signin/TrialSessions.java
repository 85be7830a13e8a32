package org.recoupe.web.signin;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The trial is one node, and its sessions are in memory. */
@Component
@Profile("trial")
class TrialSessions implements SessionStore, HttpSessionListener {
    private final Set<HttpSession> alive = ConcurrentHashMap.newKeySet();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        alive.add(event.getSession());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        alive.remove(event.getSession());
    }

    @Override
    public List<Kept> of(String person) {
        return ofThem(person).map(TrialSessions::kept).filter(Objects::nonNull).toList();
    }

    @Override
    public void end(String person, String id) {
        ofThem(person).filter(session -> session.getId().equals(id)).forEach(TrialSessions::end);
    }

    private Stream<HttpSession> ofThem(String person) {
        return alive.stream().filter(session -> isOf(person, session));
    }

    private static boolean isOf(String person, HttpSession session) {
        try {
            var signedIn = LongestSession.person(session);
            return signedIn != null && signedIn.getName().equals(person);
        } catch (IllegalStateException over) {
            return false;
        }
    }

    private static @Nullable Kept kept(HttpSession session) {
        try {
            return new Kept(
                    session.getId(),
                    SessionSettings.since(
                            session.getAttribute(SessionSettings.SINCE),
                            Instant.ofEpochMilli(session.getCreationTime())),
                    Instant.ofEpochMilli(session.getLastAccessedTime()));
        } catch (IllegalStateException over) {
            return null;
        }
    }

    private static void end(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException over) {
            // as it should be
        }
    }
}
