package org.recoupe.web.signin;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Verification;
import org.recoupe.process.ReviewInbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks, a few times a minute, whether everybody who is signed in or holds a task is still with the newsroom. Whoever was removed or
 * disabled in Keycloak loses the session, is not let in by a token that is still good, and what they held goes back to the queue. While
 * Keycloak does not answer, nobody is taken to have left.
 */
class Departures implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int MOST_KNOWN = 10_000;

    private final Keycloak keycloak;
    private final SignInRegister register;
    private final ReviewInbox inbox;
    private final Verification verification;
    private final KeycloakSettings settings;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService watch;

    Departures(
            Keycloak keycloak,
            SignInRegister register,
            ReviewInbox inbox,
            Verification verification,
            KeycloakSettings settings) {
        this.keycloak = keycloak;
        this.register = register;
        this.inbox = inbox;
        this.verification = verification;
        this.settings = settings;
    }

    private record Seen(Keycloak.Standing standing, Instant at) {}

    /** For those who come with a token. PRESENT also if they were when Keycloak last answered. */
    Keycloak.Standing standingOf(String subject) {
        var known = seen.get(subject);
        if (known != null && known.at().plus(settings.lookEvery()).isAfter(Instant.now())) return known.standing();
        var now = keycloak.standingOf(subject);
        if (now == Keycloak.Standing.UNKNOWN) return known == null ? now : known.standing();
        if (seen.size() >= MOST_KNOWN) seen.clear();
        seen.put(subject, new Seen(now, Instant.now()));
        return now;
    }

    /** One look at everybody. */
    void look() {
        try {
            register.tidyUp();
            if (each(register.subjects(), keycloak::standingOf, this::signOut)) {
                each(inbox.holders(), keycloak::standingOfNamed, this::handBack);
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not look who has left; the next look is in {}", settings.lookEvery(), e);
        }
    }

    /** False if Keycloak stopped answering: to ask about everybody else would only take long. */
    private static boolean each(
            Collection<String> people, Function<String, Keycloak.Standing> standing, Consumer<String> whoIsGone) {
        for (var person : people) {
            switch (standing.apply(person)) {
                case PRESENT -> {}
                case GONE -> whoIsGone.accept(person);
                case UNKNOWN -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void signOut(String subject) {
        LOG.info("Signed out, because no longer in Keycloak: {}", subject);
        register.endThoseOf(subject);
    }

    private void handBack(String person) {
        var claims = inbox.claimsHeldBy(person);
        LOG.info("Back to the queue, because {} is no longer in Keycloak: {} claims", person, claims.size());
        claims.forEach(claim -> verification.holderLeft(claim, person));
    }

    @Override
    public synchronized void start() {
        watch = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "departures");
            thread.setDaemon(true);
            return thread;
        });
        var pause = settings.lookEvery().toMillis();
        var unused = watch.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (watch != null) watch.shutdownNow();
        watch = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return watch != null;
    }
}
