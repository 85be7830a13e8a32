package org.recoupe.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.recoupe.audit.AuditEntry;
import org.recoupe.kernel.Reference;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The trail read forwards, each entry beside what was so then. Some entries at a time with the histories of their claims, so that memory
 * does not grow with the trail.
 */
@Component
class TrailWalk {
    private static final int AT_ONCE = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String CLAIMS =
            "select id, article, reference, number from claim_view_claim where id in (:claims)";
    private static final String TOLD =
            AuditEntry.ALL + " where claim in (:claims) and action in (:toldBy) order by claim, seq";

    private final NamedParameterJdbcTemplate database;

    TrailWalk(JdbcTemplate database) {
        var streaming = new JdbcTemplate(Objects.requireNonNull(database.getDataSource()));
        streaming.setFetchSize(AT_ONCE);
        this.database = new NamedParameterJdbcTemplate(streaming);
    }

    /**
     * Goes on as long as it is told to. Within a transaction: else the database would send all rows at once.
     *
     * @param which condition on the entries {@code e}
     * @param after only entries after this one
     * @param atMost so many entries; null for all
     */
    void each(Scope scope, String which, long after, @Nullable Integer atMost, Predicate<Moment> goOn) {
        var values = new MapSqlParameterSource();
        var where = where(scope, which, after, values);
        var limit = atMost == null ? "" : " limit " + atMost;
        var all = "select e.* from audit_view_entry e where " + where + " order by e.seq" + limit;
        database.query(all, values, rows -> {
            var goesOn = true;
            while (goesOn) {
                var some = some(rows);
                goesOn = !some.isEmpty() && moments(some).stream().allMatch(goOn);
            }
            return goesOn;
        });
    }

    private static List<AuditEntry> some(ResultSet rows) throws SQLException {
        var some = new ArrayList<AuditEntry>(AT_ONCE);
        while (some.size() < AT_ONCE && rows.next()) some.add(AuditEntry.of(rows));
        return some;
    }

    private String where(Scope scope, String which, long after, MapSqlParameterSource values) {
        // who came and went is no decision
        var where = new ArrayList<>(List.of("e.subject <> 'security'", "e.seq > :after", which));
        values.addValue("after", after);
        if (scope.from() != null) {
            where.add("e.at >= :from");
            values.addValue("from", Timestamp.from(scope.from()));
        }
        if (scope.to() != null) {
            where.add("e.at < :to");
            values.addValue("to", Timestamp.from(scope.to()));
        }
        if (!scope.desks().isEmpty()) {
            where.add("e.desk in (:desks)");
            values.addValue("desks", scope.desks());
        }
        if (scope.claim() != null) {
            where.add("e.claim = :claim");
            values.addValue("claim", scope.claim());
        }
        if (scope.story() != null) where.add(ofStory(scope.story(), values));
        if (scope.source() != null) where.add(nearSource(scope.source(), values));
        return String.join(" and ", where);
    }

    /** Entries of the first version name no story. */
    private String ofStory(UUID story, MapSqlParameterSource values) {
        values.addValue("story", story).addValue("chain", "article:" + story);
        var claims = database.queryForList(
                "select id from claim_view_claim where article = :story",
                new MapSqlParameterSource("story", story),
                UUID.class);
        if (claims.isEmpty()) return "(e.article = :story or e.subject = :chain)";
        values.addValue("storyClaims", claims);
        return "(e.article = :story or e.subject = :chain or e.claim in (:storyClaims))";
    }

    /** Claims whose trail names it anywhere: fewer to look at, who says what at each moment is seen there. */
    private static String nearSource(String source, MapSqlParameterSource values) {
        var written = JSON.writeValueAsString(source);
        values.addValue("source", source).addValue("written", written);
        return "e.claim in (select s.claim from audit_view_entry s"
                + " where strpos(s.facts, :written) > 0 or s.before = :source or s.after = :source)";
    }

    private List<Moment> moments(List<AuditEntry> entries) {
        var histories = histories(
                entries.stream().map(AuditEntry::claim).filter(Objects::nonNull).collect(Collectors.toSet()));
        var stories = new HashMap<AuditEntry, @Nullable UUID>();
        entries.forEach(entry -> stories.put(entry, story(entry, histories)));
        var revisions =
                revisions(stories.values().stream().filter(Objects::nonNull).collect(Collectors.toSet()));
        return entries.stream()
                .map(entry -> new Moment(
                        entry,
                        stories.get(entry),
                        entry.claim() == null ? null : histories.get(entry.claim()),
                        revisions.getOrDefault(stories.get(entry), List.of())))
                .toList();
    }

    private static @Nullable UUID story(AuditEntry entry, Map<UUID, ClaimHistory> histories) {
        if (entry.article() != null) return entry.article();
        if (entry.claim() != null && histories.containsKey(entry.claim()))
            return Objects.requireNonNull(histories.get(entry.claim())).story();
        return entry.subject().startsWith("article:")
                ? UUID.fromString(entry.subject().substring("article:".length()))
                : null;
    }

    /** With those of the claims they were split off from. */
    private Map<UUID, ClaimHistory> histories(Set<UUID> claims) {
        var histories = new HashMap<UUID, ClaimHistory>();
        var asked = new HashSet<UUID>();
        for (var wanted = claims; !wanted.isEmpty(); ) {
            asked.addAll(wanted);
            var told = told(wanted);
            database.query(CLAIMS, new MapSqlParameterSource("claims", wanted), row -> {
                var id = row.getObject("id", UUID.class);
                histories.put(
                        id,
                        new ClaimHistory(
                                Reference.of(row.getLong("reference")),
                                row.getInt("number"),
                                row.getObject("article", UUID.class),
                                told.getOrDefault(id, List.of()),
                                histories));
            });
            wanted = wholes(told.values());
            wanted.removeAll(asked);
        }
        return histories;
    }

    private Map<UUID, List<AuditEntry>> told(Set<UUID> claims) {
        return database
                .query(
                        TOLD,
                        new MapSqlParameterSource("claims", claims).addValue("toldBy", ClaimThen.TOLD_BY),
                        TrailWalk::entry)
                .stream()
                .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.claim())));
    }

    private static Set<UUID> wholes(Collection<List<AuditEntry>> histories) {
        var wholes = new HashSet<UUID>();
        for (var history : histories)
            for (var entry : history)
                if (entry.name().equals("claim.split-off") && entry.facts().has("other"))
                    wholes.add(UUID.fromString(entry.facts().word("other")));
        return wholes;
    }

    private Map<UUID, List<Revision>> revisions(Set<UUID> stories) {
        if (stories.isEmpty()) return Map.of();
        return database.query(Revision.OF_STORIES, new MapSqlParameterSource("stories", stories), Revision::of).stream()
                .collect(Collectors.groupingBy(Revision::story));
    }

    private static AuditEntry entry(ResultSet row, int i) throws SQLException {
        return AuditEntry.of(row);
    }
}
