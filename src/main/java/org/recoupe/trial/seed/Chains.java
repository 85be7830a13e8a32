package org.recoupe.trial.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditTrail;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Subject;

/** The audit trail of what never happened, linked as the real one is. */
class Chains {
    private final Table heads = new Table("audit_chain", "subject, n, head");
    private final Table entries = new Table(
            "audit_entry",
            "subject, n, kind, at, actor, role, desk, action, object, claim, before, after, reason, model, body, previous, hash, recorded_at");
    private final List<Entry> told = new ArrayList<>();

    private record Entry(
            Instant at, String kind, Fact fact, @Nullable String model) {
        String action() {
            return kind.substring(kind.indexOf('.') + 1, kind.lastIndexOf('.'));
        }
    }

    private record Head(int n, String hash) {}

    /** @param kind {@code claim.taken.v1} */
    void tell(Instant at, String kind, Fact fact, @Nullable String model) {
        told.add(new Entry(at, kind, fact, model));
    }

    /** Writes what was told so far in the order of its times. Every subject must be told of to its end before. */
    void flush(Connection connection) throws SQLException {
        var chains = new LinkedHashMap<String, Head>();
        told.sort(Comparator.comparing(Entry::at));
        for (var entry : told) link(entry, chains);
        chains.forEach((subject, head) -> heads.add(subject, head.n(), head.hash()));
        heads.flush(connection);
        entries.flush(connection);
        told.clear();
    }

    private void link(Entry entry, Map<String, Head> chains) {
        var fact = entry.fact();
        var subject = fact.subject().chain();
        var head = chains.getOrDefault(subject, new Head(0, AuditEntry.NOTHING));
        var body = AuditTrail.body(entry.action(), entry.model(), fact, entry.at());
        var n = head.n() + 1;
        var hash = AuditEntry.hashOf(n, head.hash(), entry.kind(), subject, body);
        entries.add(
                subject,
                n,
                entry.kind(),
                entry.at(),
                fact.by().userId(),
                fact.by().role(),
                fact.desk(),
                entry.action(),
                fact.object(),
                claim(fact),
                fact.before(),
                fact.after(),
                fact.reason(),
                entry.model(),
                body,
                head.hash(),
                hash,
                entry.at());
        chains.put(subject, new Head(n, hash));
    }

    private static @Nullable UUID claim(Fact fact) {
        return fact.subject().kind() == Subject.Kind.CLAIM ? fact.subject().id() : null;
    }
}
