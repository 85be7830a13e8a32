package org.recoupe.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Reference;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The claims behind a figure of {@link DeskFigures}: as many rows as the figure says. */
@Service
@Transactional(readOnly = true)
public class CountedClaims {
    private static final String OF_CLAIM = """
            c.id claim, c.reference, c.text, a.title, coalesce(r.language, a.language) "language", %s
            %s m join claim_view_claim c on c.id = m.claim join article_view_story a on a.id = c.article
            join article_view_revision r on r.article = c.article and r.number = c.revision where (:everyDesk or m.desk = any (:desks))""";

    private static final String REACHED = "select m.id, m.at, m.what, m.late, m.took, m.desk, "
            + OF_CLAIM.formatted("c.state", "from milestone")
            + " and m.kind = :kind and m.day between :from and :to";

    private static final String WAITING = "select 0 id, m.since \"at\", null what, m.deadline < :now late,"
            + " extract(epoch from :now - m.since)::integer took, m.desk, "
            + OF_CLAIM.formatted("c.state", "from backlog");

    private final JdbcClient sql;
    private final Clock clock;

    CountedClaims(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A claim and what was counted of it.
     *
     * @param id of what was counted; with {@code at}, where a page ends
     * @param what the verdict, or the reason it was set aside
     * @param took from selection to approval, or until now if it still waits
     */
    public record Row(
            long id,
            Instant at,
            @Nullable String what,
            boolean late,
            @Nullable Duration took,
            String desk,
            UUID claim,
            String reference,
            String text,
            String title,
            @Nullable String language,
            String state) {}

    /** Where the page before ended. */
    public record After(Instant at, long id, UUID claim) {
        public static After last(Row row) {
            return new After(row.at(), row.id(), row.claim());
        }
    }

    /** What was reached in the period, the newest first. */
    public List<Row> reached(
            DeskFigures.Kind kind,
            Period period,
            @Nullable String what,
            boolean lateOnly,
            @Nullable Collection<String> desks,
            @Nullable After after,
            int limit) {
        var text = new StringBuilder(REACHED);
        if (what != null) text.append(" and m.what = :what");
        if (lateOnly) text.append(" and m.late");
        if (after != null) text.append(" and (m.at, m.id) < (:at, :id)");
        var asked = DeskFigures.on(sql.sql(text + " order by m.at desc, m.id desc limit :limit"), desks)
                .param("kind", kind.name())
                .param("from", period.first())
                .param("to", period.last())
                .param("limit", limit);
        if (what != null) asked = asked.param("what", what);
        if (after != null) asked = asked.param("at", Timestamp.from(after.at())).param("id", after.id());
        return asked.query(CountedClaims::row).list();
    }

    /** What waits at this moment, the longest first. */
    public List<Row> waiting(
            Set<DeskFigures.Age> ages,
            boolean lateOnly,
            @Nullable Collection<String> desks,
            @Nullable After after,
            int limit) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var text = new StringBuilder(WAITING);
        var bounds = new ArrayList<Timestamp>();
        if (lateOnly) text.append(" and m.deadline < :now");
        if (!ages.isEmpty()) {
            text.append(" and (false");
            for (var age : ages) {
                text.append(" or m.since <= :bound").append(bounds.size());
                bounds.add(Timestamp.from(age.latest(now)));
                var end = age.after(now);
                if (end == null) continue;
                text.append(" and m.since > :bound").append(bounds.size());
                bounds.add(Timestamp.from(end));
            }
            text.append(")");
        }
        if (after != null) text.append(" and (m.since, m.claim) > (:at, :id)");
        var asked = DeskFigures.on(sql.sql(text + " order by m.since, m.claim limit :limit"), desks)
                .param("now", Timestamp.from(now))
                .param("limit", limit);
        for (var i = 0; i < bounds.size(); i++) asked = asked.param("bound" + i, bounds.get(i));
        if (after != null) asked = asked.param("at", Timestamp.from(after.at())).param("id", after.claim());
        return asked.query(CountedClaims::row).list();
    }

    private static Row row(ResultSet row, int i) throws SQLException {
        var took = row.getObject("took", Integer.class);
        return new Row(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("what"),
                row.getBoolean("late"),
                took == null ? null : Duration.ofSeconds(took),
                row.getString("desk"),
                row.getObject("claim", UUID.class),
                Reference.of(row.getLong("reference")).toString(),
                row.getString("text"),
                row.getString("title"),
                row.getString("language"),
                row.getString("state"));
    }
}
