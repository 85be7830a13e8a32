package org.recoupe.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Refusal;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes down every fact, in the transaction that made it so: a change without its entry must not exist, nor the reverse. */
@Component
public class AuditTrail {
    private static final String REFUSALS = "refusals";
    private static final int LONGEST_OBJECT = 60;
    /** In the place of an article, where there is none. */
    private static final UUID NOTHING = new UUID(0, 0);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcTemplate database;
    private final Clock clock;

    AuditTrail(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** First of all who hear: what the others make of it comes after it in the trail. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DomainEvent event) {
        var fact = event.fact();
        append(new Line(fact.subject().chain(), event.kind(), event.action(), fact, event.model()));
    }

    /**
     * Somebody tried what a rule forbids. Called after the attempt was rolled back; a transaction of its own, so that the attempt stays
     * on record and the claim as it was.
     *
     * @param action what was tried: {@code approve}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(Subject subject, String desk, Acting by, String action, String object, String why) {
        var fact = new Fact(subject, desk, by, object, null, null, why);
        append(new Line(REFUSALS, "refusal." + action + ".v1", action + "-refused", fact, null));
    }

    /** The same, from where there is nobody to speak to the person. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(Refusal refusal) {
        refused(refusal.subject(), refusal.desk(), refusal.by(), refusal.action(), refusal.object(), refusal.why());
    }

    /**
     * Something that concerns the house and no claim. A transaction of its own: it happened, whatever becomes of what it belongs to.
     *
     * @param desk "" if it concerns the whole house
     * @param object for people: what was refused, what was carried out
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void atTheDoor(SecurityEvent what, Actor by, String desk, String object, @Nullable String after) {
        var fact = new Fact(Subject.article(NOTHING), desk, acting(by), within(object), null, after, null);
        append(new Line(SecurityEvent.CHAIN, what.kind(), what.action(), fact, null));
    }

    /** No permission is the point, so any role will do; whoever has none is on record by name alone. */
    private static Acting acting(Actor by) {
        return by.roles().stream()
                .sorted()
                .findFirst()
                .map(role -> new Acting(by.userId(), role))
                .orElseGet(() -> new Acting(by.userId(), Role.SYSTEM));
    }

    /** What somebody asked for may be of any length. */
    private static String within(String word) {
        return word.length() <= LONGEST_OBJECT ? word : word.substring(0, LONGEST_OBJECT);
    }

    private record Line(
            String chain,
            String kind,
            String action,
            Fact fact,
            @Nullable String model) {
        @Nullable
        UUID claim() {
            var subject = fact.subject();
            return subject.kind() == Subject.Kind.CLAIM ? subject.id() : null;
        }
    }

    private record Head(int n, String hash) {}

    private void append(Line line) {
        var fact = line.fact();
        var head = lockedHead(line.chain());
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var body = body(line.action(), line.model(), fact, at);
        var n = head.n() + 1;
        var hash = AuditEntry.hashOf(n, head.hash(), line.kind(), line.chain(), body);
        database.update(
                """
                insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, claim, before, after, reason, model,
                  body, previous, hash, standing_in_for) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                line.chain(),
                n,
                line.kind(),
                Timestamp.from(at),
                fact.by().userId(),
                fact.by().role().name(),
                fact.desk(),
                line.action(),
                fact.object(),
                line.claim(),
                fact.before(),
                fact.after(),
                fact.reason(),
                line.model(),
                body,
                head.hash(),
                hash,
                fact.by().standsInFor());
        database.update("update audit_chain set n = ?, head = ? where subject = ?", n, hash, line.chain());
    }

    /** The last link; whoever writes to the same chain waits until this transaction ends. */
    private Head lockedHead(String subject) {
        var head = database.queryForObject(
                """
                insert into audit_chain as chain (subject, n, head) values (?, 0, ?)
                on conflict (subject) do update set n = chain.n returning n, head""", (row, i) -> new Head(row.getInt(1), row.getString(2)), subject, AuditEntry.NOTHING);
        if (head == null) throw new IllegalStateException("no chain for " + subject);
        return head;
    }

    /** Keys in alphabetical order, nothing left out, no spaces: the same fact is always the same bytes. */
    public static String body(String action, @Nullable String model, Fact fact, Instant at) {
        var fields = new TreeMap<String, @Nullable Object>();
        var subject = fact.subject();
        fields.put("action", action);
        fields.put("actor", fact.by().userId());
        fields.put("after", fact.after());
        fields.put("at", at.toString());
        fields.put("before", fact.before());
        fields.put("claim", subject.kind() == Subject.Kind.CLAIM ? subject.id().toString() : null);
        fields.put("desk", fact.desk());
        // only where somebody stood in: what was written before anybody could must hash as it did
        if (fact.by().standsInFor() != null) fields.put("for", fact.by().standsInFor());
        fields.put("model", model);
        fields.put("object", fact.object());
        fields.put("reason", fact.reason());
        fields.put("role", fact.by().role().name());
        return JSON.writeValueAsString(fields);
    }
}
