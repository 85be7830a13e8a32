package org.recoupe.web.signin;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Verification;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Rounds;
import org.recoupe.tasklist.ReviewInbox;
import org.recoupe.web.CurrentActor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks, a few times a minute, whether everybody who is signed in or holds a task is still with the newsroom. Whoever was removed or
 * disabled in Keycloak loses the session, is not let in by a token that is still good, and what they held goes back to the queue. Whoever
 * got other roles or groups loses the session and signs in anew with those, as a rule without noticing; a token from before counts no
 * more, and what they hold and may not hold any more goes back too. While Keycloak does not answer, nobody is taken to have left or changed.
 */
class Departures implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Departures.class);
    private static final int MOST_KNOWN = 10_000;

    private final Keycloak keycloak;
    private final SignInRegister register;
    private final ReviewInbox inbox;
    private final Verification verification;
    private final CurrentActor actors;
    private final KeycloakSettings settings;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Rounds rounds;

    Departures(
            Keycloak keycloak,
            SignInRegister register,
            ReviewInbox inbox,
            Verification verification,
            CurrentActor actors,
            KeycloakSettings settings) {
        this.keycloak = keycloak;
        this.register = register;
        this.inbox = inbox;
        this.verification = verification;
        this.actors = actors;
        this.settings = settings;
        this.rounds = new Rounds("departures", settings.lookEvery(), this::look);
    }

    /**
     * @param rights as they were last seen, or empty if nobody could say
     * @param changed when they were first seen to be others than before
     */
    private record Seen(Keycloak.Standing standing, Optional<String> rights, Instant changed, Instant at) {
        /** Of a token that was made then: who has other rights since must bring a new one. */
        Keycloak.Standing of(Instant made) {
            return made.isBefore(changed) ? Keycloak.Standing.GONE : standing;
        }
    }

    /**
     * For those who come with a token. PRESENT also if they were when Keycloak last answered.
     *
     * @param made when the token was made
     */
    Keycloak.Standing standingOf(String subject, Instant made) {
        var known = seen.get(subject);
        var at = Instant.now();
        if (known != null && known.at().plus(settings.lookEvery()).isAfter(at)) return known.of(made);
        var now = keycloak.standingOf(subject);
        if (now == Keycloak.Standing.UNKNOWN) return known == null ? now : known.of(made);
        if (seen.size() >= MOST_KNOWN) seen.clear();
        var looked = now == Keycloak.Standing.PRESENT
                ? looked(known, keycloak.rightsOf(subject).map(Keycloak.Rights::word), at)
                : new Seen(now, Optional.empty(), Instant.EPOCH, at);
        seen.put(subject, looked);
        return looked.of(made);
    }

    private static Seen looked(@Nullable Seen before, Optional<String> rights, Instant at) {
        if (before == null) return new Seen(Keycloak.Standing.PRESENT, rights, Instant.EPOCH, at);
        if (rights.isEmpty()) return new Seen(Keycloak.Standing.PRESENT, before.rights(), before.changed(), at);
        var same = before.rights().isEmpty() || before.rights().equals(rights);
        return new Seen(Keycloak.Standing.PRESENT, rights, same ? before.changed() : at, at);
    }

    /** One look at everybody. */
    void look() {
        try {
            register.tidyUp();
            if (lookAtSessions()) {
                register.subjects()
                        .forEach(subject -> keycloak.rightsOf(subject)
                                .ifPresent(rights -> register.rightsAre(subject, rights.word())));
                lookAtHolders();
            }
        } catch (RuntimeException e) {
            LOG.warn("Could not look who has left; the next look is in {}", settings.lookEvery(), e);
        }
    }

    /** False if Keycloak stopped answering: to ask about everybody else would only take long. */
    private boolean lookAtSessions() {
        for (var subject : register.subjects()) {
            switch (keycloak.standingOf(subject)) {
                case PRESENT -> {}
                case GONE -> signOut(subject);
                case UNKNOWN -> {
                    return false;
                }
            }
        }
        return true;
    }

    private void lookAtHolders() {
        for (var person : inbox.holders()) {
            var found = keycloak.named(person);
            switch (found.standing()) {
                case PRESENT ->
                    keycloak.rightsOf(found.subject())
                            .flatMap(rights -> actors.inTheRealm(person, rights.roles(), rights.groups()))
                            .ifPresent(this::handBackWhatIsNotTheirs);
                case GONE -> handBack(person);
                case UNKNOWN -> {
                    return;
                }
            }
        }
    }

    private void signOut(String subject) {
        LOG.info("Signed out, because no longer in Keycloak: {}", subject);
        register.endThoseOf(subject);
    }

    private void handBack(String person) {
        var held = inbox.heldBy(person);
        LOG.info("Back to the queue, because {} is no longer in Keycloak: {} claims", person, held.size());
        held.forEach(step -> verification.holderLeft(Objects.requireNonNull(step.claim()), person));
    }

    /** @param now the holder, as they would sign in now */
    private void handBackWhatIsNotTheirs(Actor now) {
        inbox.heldBy(now.userId()).stream()
                .filter(step -> !now.may(Permission.VERIFY, step.desk()))
                .forEach(step -> {
                    LOG.info(
                            "Back to the queue, because {} verifies nothing there any more: {}",
                            now.userId(),
                            step.claim());
                    verification.holderLostRole(Objects.requireNonNull(step.claim()), now);
                });
    }

    @Override
    public void start() {
        rounds.begin();
    }

    @Override
    public void stop() {
        rounds.end();
    }

    @Override
    public boolean isRunning() {
        return rounds.areOn();
    }
}
