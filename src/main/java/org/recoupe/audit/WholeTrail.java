package org.recoupe.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every chain of the trail, from its first link to the head that is kept apart. */
public final class WholeTrail {
    private static final int AT_ONCE = 1_000;
    private static final String CLAIM = "claim:";

    private final List<Broken> broken = new ArrayList<>();
    private final Map<String, Head> heads = new HashMap<>();
    private final int most;
    private long entries;
    private int chains;

    private String subject = "";
    private int last;
    private long lastSeq;
    private String hash = AuditEntry.NOTHING;
    private boolean told;

    private WholeTrail(int most) {
        this.most = most;
    }

    /** Where a chain does not hold, and in which way. */
    public record Broken(String chain, int link, String why) {}

    private record Head(int n, String hash) {}

    /**
     * @param connection in one transaction that sees one state of things; its rows are fetched little by little
     * @param most so many breaks are named
     */
    public static WholeTrail read(Connection connection, int most) throws SQLException {
        var trail = new WholeTrail(most);
        trail.heads(connection);
        trail.links(connection);
        for (var without : trail.heads.entrySet())
            if (without.getValue().n() != 0)
                trail.broken(without.getKey(), 1, "its " + without.getValue().n() + " entries are gone");
        return trail;
    }

    public List<Broken> broken() {
        return List.copyOf(broken);
    }

    public long entries() {
        return entries;
    }

    public int chains() {
        return chains;
    }

    private void heads(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (var row = statement.executeQuery("select subject, n, head from audit_chain")) {
                while (row.next()) heads.put(row.getString(1), new Head(row.getInt(2), row.getString(3)));
            }
        }
        chains = heads.size();
    }

    private void links(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (var row = statement.executeQuery(AuditEntry.ALL + " order by subject, n")) {
                while (row.next()) link(row);
            }
        }
        end();
    }

    private void link(ResultSet row) throws SQLException {
        var entry = AuditLog.entry(row, 0);
        entries++;
        if (!entry.subject().equals(subject)) begin(entry.subject());
        if (!entry.follows(last, hash)) broken(subject, entry.n(), "does not follow from the one before");
        else if (!entry.saysWhatWasHashed()) broken(subject, entry.n(), "says something else than was written down");
        else if (entry.isWithoutFacts()) broken(subject, entry.n(), "its facts are gone");
        else if (entry.seq() < lastSeq) broken(subject, entry.n(), "was written before the one it follows");
        else if (!isAbout(entry)) broken(subject, entry.n(), "is filed under another claim than its own");
        last = entry.n();
        lastSeq = entry.seq();
        hash = entry.hash();
    }

    /** A claim's chain has that claim's entries; others name a claim or none. */
    private static boolean isAbout(AuditEntry entry) {
        return !entry.subject().startsWith(CLAIM) || entry.subject().equals(CLAIM + entry.claim());
    }

    private void begin(String next) {
        end();
        subject = next;
        last = 0;
        lastSeq = 0;
        hash = AuditEntry.NOTHING;
        told = false;
    }

    private void end() {
        if (subject.isEmpty()) return;
        var head = heads.remove(subject);
        if (head == null) broken(subject, last, "has no head that was kept apart");
        else if (head.n() != last)
            broken(subject, Math.min(head.n(), last) + 1, "has " + last + " links, its head says " + head.n());
        else if (!head.hash().equals(hash)) broken(subject, last, "does not end as its head says");
    }

    /** The first break of a chain is enough. */
    private void broken(String chain, int link, String why) {
        if (chain.equals(subject) && told) return;
        told = chain.equals(subject);
        if (broken.size() < most) broken.add(new Broken(chain, link, why));
    }
}
