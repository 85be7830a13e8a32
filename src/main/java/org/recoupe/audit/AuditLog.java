package org.recoupe.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
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
    private static final String EVERYTHING =
            "select seq, subject, n, kind, at, actor, role, desk, action, object, claim, before, after, reason, model, body, previous, hash"
                    + " from audit_entry";

    private final NamedParameterJdbcTemplate database;

    AuditLog(NamedParameterJdbcTemplate database) {
        this.database = database;
    }

    /** What one asks for; null leaves a side open. */
    public record Filter(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String desk,
            @Nullable String actor,
            @Nullable String action) {
        public static final Filter NONE = new Filter(null, null, null, null, null);
    }

    /** Everything about a claim, refusals included, oldest first. Whether the asker may see the claim is checked before. */
    public List<AuditEntry> ofClaim(UUID claim) {
        return database.query(
                EVERYTHING + " where claim = :claim order by seq",
                new MapSqlParameterSource("claim", claim),
                AuditLog::entry);
    }

    /** What came to be known about a claim after this entry, oldest first. */
    public List<AuditEntry> ofClaimAfter(UUID claim, long seq) {
        return database.query(
                EVERYTHING + " where claim = :claim and seq > :seq order by seq",
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
                EVERYTHING + " where subject = :subject order by n",
                new MapSqlParameterSource("subject", "article:" + article),
                AuditLog::entry);
    }

    /**
     * The newest entries of the actor's desks.
     *
     * @param before only entries older than this sequence number; null for the newest
     */
    public List<AuditEntry> newest(Filter filter, @Nullable Long before, int limit, Actor actor) {
        var where = new ArrayList<String>();
        var values = new MapSqlParameterSource("limit", limit);
        if (!actor.seesEveryDesk()) {
            if (actor.desks().isEmpty()) return List.of();
            where.add("desk in (:desks)");
            values.addValue("desks", actor.desks());
        }
        narrow(where, values, "at >= :from", "from", filter.from() == null ? null : Timestamp.from(filter.from()));
        narrow(where, values, "at < :to", "to", filter.to() == null ? null : Timestamp.from(filter.to()));
        narrow(where, values, "desk = :desk", "desk", filter.desk());
        narrow(where, values, "actor = :actor", "actor", filter.actor());
        narrow(where, values, "action = :action", "action", filter.action());
        narrow(where, values, "seq < :before", "before", before);
        var condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        return database.query(EVERYTHING + condition + " order by seq desc limit :limit", values, AuditLog::entry);
    }

    /** The first place where a chain does not hold, or empty if it does. */
    public Optional<AuditEntry> firstBreak(List<AuditEntry> chain) {
        var last = 0;
        var head = AuditEntry.NOTHING;
        for (var entry : chain) {
            if (!entry.follows(last, head)) return Optional.of(entry);
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

    private static AuditEntry entry(ResultSet row, int i) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getString("subject"),
                row.getInt("n"),
                row.getString("kind"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("role"),
                row.getString("desk"),
                row.getString("action"),
                row.getString("object"),
                row.getObject("claim", UUID.class),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("model"),
                row.getString("body"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
