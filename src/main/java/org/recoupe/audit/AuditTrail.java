package org.recoupe.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Subject;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes down every fact, in the transaction that made it so: a change without its entry must not exist, nor the reverse. */
@Component
public class AuditTrail {
    private static final String REFUSALS = "refusals";

    private final JdbcTemplate database;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    AuditTrail(JdbcTemplate database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DomainEvent event) {
        var subject = event.subject();
        var claim = subject.kind() == Subject.Kind.CLAIM ? subject.id() : null;
        append(new Line(
                subject.chain(),
                event.kind(),
                event.by(),
                event.desk(),
                event.action(),
                event.object(),
                claim,
                event.before(),
                event.after(),
                event.reason(),
                event.model()));
    }

    /**
     * Somebody tried what a rule forbids. Called after the attempt was rolled back; a transaction of its own, so that the attempt stays
     * on record and the claim as it was.
     *
     * @param action what was tried: {@code approve}
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(Subject subject, String desk, Acting by, String action, String object, String why) {
        var claim = subject.kind() == Subject.Kind.CLAIM ? subject.id() : null;
        append(new Line(
                REFUSALS,
                "refusal." + action + ".v1",
                by,
                desk,
                action + "-refused",
                object,
                claim,
                null,
                null,
                why,
                null));
    }

    private record Line(
            String subject,
            String kind,
            Acting by,
            String desk,
            String action,
            String object,
            @Nullable UUID claim,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            @Nullable String model) {}

    private record Head(int n, String hash) {}

    private void append(Line line) {
        var head = lockedHead(line.subject());
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var body = body(line, at);
        var n = head.n() + 1;
        var hash = AuditEntry.hashOf(n, head.hash(), line.kind(), line.subject(), body);
        database.update(
                """
                insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, claim, before, after, reason, model,
                  body, previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                line.subject(),
                n,
                line.kind(),
                Timestamp.from(at),
                line.by().userId(),
                line.by().role().name(),
                line.desk(),
                line.action(),
                line.object(),
                line.claim(),
                line.before(),
                line.after(),
                line.reason(),
                line.model(),
                body,
                head.hash(),
                hash);
        database.update("update audit_chain set n = ?, head = ? where subject = ?", n, hash, line.subject());
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
    private String body(Line line, Instant at) {
        var fields = new TreeMap<String, @Nullable Object>();
        fields.put("action", line.action());
        fields.put("actor", line.by().userId());
        fields.put("after", line.after());
        fields.put("at", at.toString());
        fields.put("before", line.before());
        fields.put("claim", line.claim() == null ? null : line.claim().toString());
        fields.put("desk", line.desk());
        fields.put("model", line.model());
        fields.put("object", line.object());
        fields.put("reason", line.reason());
        fields.put("role", line.by().role().name());
        return json.writeValueAsString(fields);
    }
}
