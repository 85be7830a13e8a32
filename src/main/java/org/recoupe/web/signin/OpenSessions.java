package org.recoupe.web.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.springframework.stereotype.Component;

/** Where somebody is signed in at this moment, and how they sign out everywhere else. */
@Component
public class OpenSessions {
    private final SessionStore store;
    private final SessionSettings settings;
    private final SignIn signIn;
    private final SecurityEvents events;

    OpenSessions(SessionStore store, SessionSettings settings, SignIn signIn, SecurityEvents events) {
        this.store = store;
        this.settings = settings;
        this.signIn = signIn;
        this.events = events;
    }

    /**
     * One of them.
     *
     * @param until when it ends at the latest
     * @param current whether it is the one that asks
     */
    public record Open(Instant since, Instant last, Instant until, boolean current) {}

    /** @param current id of the session that asks; it comes first */
    public List<Open> of(Actor person, String current) {
        return store.of(person.userId()).stream()
                .map(kept -> new Open(
                        kept.since(),
                        kept.last(),
                        settings.end(kept.since()),
                        kept.id().equals(current)))
                .sorted(Comparator.comparing(Open::current)
                        .thenComparing(Open::last)
                        .reversed())
                .toList();
    }

    /** Ends all but the one that asks; on record. */
    public void endOthers(Actor person, String current) {
        var others = store.of(person.userId()).stream()
                .map(SessionStore.Kept::id)
                .filter(id -> !id.equals(current))
                .toList();
        others.forEach(id -> store.end(person.userId(), id));
        if (!others.isEmpty()) events.signedOutElsewhere(person, others.size());
    }

    /** How long one lasts at most. */
    public Duration longest() {
        return settings.longest();
    }

    /** Where somebody sees from where else they could come in without a password; null if there is no such place. */
    public @Nullable String elsewhere() {
        return signIn.sessionsElsewhere();
    }
}
