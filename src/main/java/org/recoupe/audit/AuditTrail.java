package org.recoupe.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;
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

/** Writes down every fact, in the transaction that made it so: a change without its entry must not exist, nor the reverse. */
@Component
public class AuditTrail {
    private static final String REFUSALS = "refusals";
    private static final int LONGEST_OBJECT = 60;
    private static final int VERSION = 2;

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
        append(event.fact().subject().chain(), at -> Entries.of(event, at));
    }

    /**
     * Somebody tried what a rule forbids. Called after the attempt was rolled back; a transaction of its own, so that the attempt stays
     * on record and the claim as it was.
     *
     * @param action what was tried: {@code approve}
     * @param why a constant, or the step
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(Subject subject, String desk, Acting by, String action, String object, String why) {
        var claim = subject.kind() == Subject.Kind.CLAIM ? subject.id() : null;
        var article = subject.kind() == Subject.Kind.ARTICLE ? subject.id() : null;
        var fact = new Fact(subject, article, desk, by, object, null, null);
        append(
                REFUSALS,
                at -> Entries.of(
                        REFUSALS,
                        "refusal." + action,
                        VERSION,
                        action + "-refused",
                        claim,
                        fact,
                        Facts.of("why", why),
                        null,
                        at));
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
     * @param detail of whom, of how many; what the event's own doc says
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void atTheDoor(SecurityEvent what, Actor by, String desk, String object, @Nullable String detail) {
        var fact = new Fact(Subject.HOUSE, null, desk, acting(by), within(object), null, null);
        append(
                SecurityEvent.CHAIN,
                at -> Entries.of(
                        SecurityEvent.CHAIN,
                        what.kind(),
                        VERSION,
                        what.action(),
                        null,
                        fact,
                        Facts.of("detail", detail),
                        null,
                        at));
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

    /** @param at of the last link, or null before the first */
    private record Head(int n, String hash, @Nullable Instant at) {
        /** A clock that was put back stops nobody's work: nothing is written before what it follows. */
        Instant notBefore(Instant now) {
            return at != null && at.isAfter(now) ? at : now;
        }
    }

    private void append(String chain, Function<Instant, AuditEntry> unlinked) {
        var head = lockedHead(chain);
        var at = head.notBefore(clock.instant().truncatedTo(ChronoUnit.MICROS));
        var entry = unlinked.apply(at).linked(head.n(), head.hash());
        var written = Objects.requireNonNull(entry.written());
        database.update(
                """
                with entry as (
                  insert into audit_entry (subject, n, kind, at, actor, role, desk, action, object, claim, article, before, after, model,
                    body, previous, hash, standing_in_for, by_exception) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning seq)
                insert into audit_facts (entry, salt, body) select seq, ?, ? from entry""",
                entry.subject(),
                entry.n(),
                entry.kind(),
                Timestamp.from(entry.at()),
                entry.actor(),
                entry.role(),
                entry.desk(),
                entry.action(),
                entry.object(),
                entry.claim(),
                entry.article(),
                entry.before(),
                entry.after(),
                entry.model(),
                entry.body(),
                entry.previous(),
                entry.hash(),
                entry.standingInFor(),
                entry.byException(),
                HexFormat.of().parseHex(written.salt()),
                written.json());
        database.update(
                "update audit_chain set n = ?, head = ? where subject = ?", entry.n(), entry.hash(), entry.subject());
    }

    /** The last link; whoever writes to the same chain waits until this transaction ends. */
    private Head lockedHead(String subject) {
        var head = database.queryForObject(
                """
                insert into audit_chain as chain (subject, n, head) values (?, 0, ?)
                on conflict (subject) do update set n = chain.n
                returning n, head, (select at from audit_entry e where e.subject = chain.subject and e.n = chain.n)""",
                (row, i) -> {
                    var at = row.getTimestamp(3);
                    return new Head(row.getInt(1), row.getString(2), at == null ? null : at.toInstant());
                },
                subject,
                AuditEntry.NOTHING);
        if (head == null) throw new IllegalStateException("no chain for " + subject);
        return head;
    }
}
