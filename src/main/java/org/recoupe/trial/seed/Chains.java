package org.recoupe.trial.seed;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Entries;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Facts;

/** The audit trail of what never happened, linked as the real one is. */
class Chains {
    private static final int VERSION = 2;

    private final Table heads = new Table("audit_chain", "subject, n, head");
    private final Table entries = new Table(
            "audit_entry",
            "seq, subject, n, kind, at, actor, role, desk, action, object, claim, article, before, after, model, body, previous, hash, recorded_at");
    private final Table facts = new Table("audit_facts", "entry, salt, body");
    private final List<AuditEntry> told = new ArrayList<>();

    private record Head(int n, String hash) {}

    /** @param kind {@code claim.taken} */
    void tell(Instant at, String kind, Fact fact, Facts said, @Nullable String model) {
        told.add(Entries.of(fact, kind, VERSION, said, model, at));
    }

    /** Writes what was told so far in the order of its times. Every subject must be told of to its end before. */
    void flush(Connection connection) throws SQLException {
        var chains = new LinkedHashMap<String, Head>();
        told.sort(Comparator.comparing(AuditEntry::at));
        var places = places(connection, told.size()).iterator();
        for (var entry : told) link(places.next(), entry, chains);
        chains.forEach((subject, head) -> heads.add(subject, head.n(), head.hash()));
        heads.flush(connection);
        entries.flush(connection);
        facts.flush(connection);
        told.clear();
    }

    /** So many places in the order of writing, in ascending order; others may write meanwhile. */
    private static List<Long> places(Connection connection, int howMany) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select nextval(pg_get_serial_sequence('audit_entry', 'seq')) from generate_series(1, ?)")) {
            statement.setInt(1, howMany);
            var places = new ArrayList<Long>(howMany);
            try (var row = statement.executeQuery()) {
                while (row.next()) places.add(row.getLong(1));
            }
            return places;
        }
    }

    private void link(long seq, AuditEntry told, Map<String, Head> chains) {
        var head = chains.getOrDefault(told.subject(), new Head(0, AuditEntry.NOTHING));
        var entry = told.linked(head.n(), head.hash());
        var written = Objects.requireNonNull(entry.written());
        entries.add(
                seq,
                entry.subject(),
                entry.n(),
                entry.kind(),
                entry.at(),
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
                entry.at());
        facts.add(seq, HexFormat.of().parseHex(written.salt()), written.json());
        chains.put(entry.subject(), new Head(entry.n(), entry.hash()));
    }
}
