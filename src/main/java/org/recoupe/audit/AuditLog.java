package org.recoupe.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail, to be read. */
@Service
@Transactional(readOnly = true)
public class AuditLog {
    /** As the index has it: what was refused, and what was approved although the evidence rule says no. */
    private static final String ODD =
            "(subject = 'refusals' or by_exception or action = 'verdict-approved' and reason is not null and reason !~ '^batch of \\d+$')";

    private static final String SECURITY = "(subject = '" + SecurityEvent.CHAIN + "')";

    private final NamedParameterJdbcTemplate database;

    AuditLog(NamedParameterJdbcTemplate database) {
        this.database = database;
    }

    /**
     * What one asks for; null leaves a side open.
     *
     * @param about only what concerns this
     * @param odd only refusals and exceptions from a rule
     * @param security what happened at the doors instead of what happened to stories and claims
     */
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String desk,
            @Nullable String actor,
            @Nullable String action,
            @Nullable About about,
            boolean odd,
            boolean security) {
        public Filter(
                @Nullable Instant from,
                @Nullable Instant to,
                @Nullable String desk,
                @Nullable String actor,
                @Nullable String action,
                @Nullable About about,
                boolean odd) {
            this(from, to, desk, actor, action, about, odd, false);
        }
    }

    /**
     * A story, or a claim of it.
     *
     * @param article null for claims alone
     */
    public record About(@Nullable UUID article, Collection<UUID> claims) {}

    /**
     * Entries in a row, the newest first.
     *
     * @param newer whether there are newer ones
     * @param older whether there are older ones
     */
    public record Page(List<AuditEntry> entries, boolean newer, boolean older) {}

    /**
     * A claim's own chain, held against its head, which is kept apart.
     *
     * @param head the hash the last link should have
     * @param broken number of the first link that does not hold or is not there, or null
     */
    public record Chain(int links, String head, @Nullable Integer broken) {}

    /** Everything about a claim, refusals included, oldest first. Whether the asker may see the claim is checked before. */
    public List<AuditEntry> ofClaim(UUID claim) {
        return database.query(
                AuditEntry.ALL + " where claim = :claim order by seq",
                new MapSqlParameterSource("claim", claim),
                AuditLog::entry);
    }

    /** What people said of these sources in the registry, oldest first; as the registry shows it to whoever knows of them. */
    public List<AuditEntry> ofSources(Collection<UUID> sources) {
        return sources.isEmpty()
                ? List.of()
                : database.query(
                        AuditEntry.ALL + " where subject in (:sources) order by seq",
                        new MapSqlParameterSource(
                                "sources",
                                sources.stream().map(id -> "source:" + id).toList()),
                        AuditLog::entry);
    }

    /** What came to be known about a claim after this entry, oldest first. */
    public List<AuditEntry> ofClaimAfter(UUID claim, long seq) {
        return database.query(
                AuditEntry.ALL + " where claim = :claim and seq > :seq order by seq",
                new MapSqlParameterSource("claim", claim).addValue("seq", seq),
                AuditLog::entry);
    }

    /** The latest entry about a claim, or 0 if there is none. */
    public long latestOfClaim(UUID claim) {
        var latest = database.queryForObject(
                "select coalesce(max(seq), 0) from audit_entry where claim = :claim",
                new MapSqlParameterSource("claim", claim),
                Long.class);
        return latest == null ? 0 : latest;
    }

    /** The story of an article as such, oldest first. */
    public List<AuditEntry> ofArticle(UUID article) {
        return database.query(
                AuditEntry.ALL + " where subject = :subject order by n",
                new MapSqlParameterSource("subject", "article:" + article),
                AuditLog::entry);
    }

    /**
     * Entries of the actor's desks, the newest first.
     *
     * @param before only entries older than this sequence number; null for the newest
     * @param after instead, the entries next newer than this one
     */
    public Page page(Filter filter, @Nullable Long before, @Nullable Long after, int size, Actor actor) {
        var where = new ArrayList<String>();
        var values = new MapSqlParameterSource("limit", size + 1);
        if (!actor.seesEveryDesk()) {
            if (actor.desks().isEmpty() || filter.security()) return new Page(List.of(), false, false);
            where.add("desk in (:desks)");
            values.addValue("desks", actor.desks());
        }
        where.add(filter.security() ? SECURITY : "not " + SECURITY);
        narrow(where, values, "at >= :from", "from", filter.from() == null ? null : Timestamp.from(filter.from()));
        narrow(where, values, "at < :to", "to", filter.to() == null ? null : Timestamp.from(filter.to()));
        narrow(where, values, "desk = :desk", "desk", filter.desk());
        narrow(where, values, "actor = :actor", "actor", filter.actor());
        narrow(where, values, "action = :action", "action", filter.action());
        if (filter.odd()) where.add(ODD);
        if (filter.about() != null) where.add(about(filter.about(), values));
        narrow(where, values, "seq < :before", "before", before);
        if (before == null) narrow(where, values, "seq > :after", "after", after);
        var backwards = before == null && after != null;
        var condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        var found = new ArrayList<>(database.query(
                AuditEntry.ALL + condition + " order by seq " + (backwards ? "asc" : "desc") + " limit :limit",
                values,
                AuditLog::entry));
        var more = found.size() > size;
        if (more) found.remove(size);
        if (!backwards) return new Page(found, before != null, more);
        Collections.reverse(found);
        return new Page(found, more, true);
    }

    private static String about(About about, MapSqlParameterSource values) {
        var sides = new ArrayList<String>();
        if (about.article() != null) {
            sides.add("subject = :subject");
            values.addValue("subject", "article:" + about.article());
        }
        if (!about.claims().isEmpty()) {
            sides.add("claim in (:claims)");
            values.addValue("claims", about.claims());
        }
        return sides.isEmpty() ? "false" : "(" + String.join(" or ", sides) + ")";
    }

    /**
     * Whether a chain holds from its first link to the head that is kept apart.
     *
     * @param entries of the chain, others among them, oldest first
     */
    public Chain chain(String subject, List<AuditEntry> entries) {
        var own = entries.stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList();
        var heads = database.query(
                "select n, head from audit_chain where subject = :subject",
                new MapSqlParameterSource("subject", subject),
                (row, i) -> new Chain(row.getInt("n"), row.getString("head"), null));
        if (heads.isEmpty())
            return new Chain(
                    own.size(),
                    AuditEntry.NOTHING,
                    own.isEmpty() ? null : own.get(0).n());
        var kept = heads.get(0);
        var broken = firstBreak(own).map(AuditEntry::n).orElse(null);
        var last = own.isEmpty() ? AuditEntry.NOTHING : own.get(own.size() - 1).hash();
        if (broken == null && own.size() != kept.links()) broken = Math.min(own.size(), kept.links()) + 1;
        if (broken == null && !last.equals(kept.head())) broken = own.size();
        return new Chain(own.size(), kept.head(), broken);
    }

    /** The first place where a chain does not hold, or empty if it does. */
    public Optional<AuditEntry> firstBreak(List<AuditEntry> chain) {
        var last = 0;
        var head = AuditEntry.NOTHING;
        for (var entry : chain) {
            if (!entry.follows(last, head) || !entry.saysWhatWasHashed()) return Optional.of(entry);
            last = entry.n();
            head = entry.hash();
        }
        return Optional.empty();
    }

    private static void narrow(
            List<String> where, MapSqlParameterSource values, String condition, String name, @Nullable Object value) {
        if (value == null) return;
        where.add(condition);
        values.addValue(name, value);
    }

    static AuditEntry entry(ResultSet row, int i) throws SQLException {
        return AuditEntry.of(row);
    }
}
