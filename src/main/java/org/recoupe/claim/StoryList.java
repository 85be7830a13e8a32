package org.recoupe.claim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.article.ArticleStatus;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The dispatches with how far their claims have come, newest first. */
@Service
@Transactional(readOnly = true)
public class StoryList {
    private static final String OPEN = "('EXTRACTED', 'SELECTED', 'IN_VERIFICATION', 'VERDICT_PROPOSED')";
    private static final String DECIDED = "('CONFIRMED', 'DISPUTED', 'RETRACTED', 'UNVERIFIED')";

    private static final String ASKED = """
            (:everyDesk or a.desk = any (:desks))
            and (:words = '' or position(as_looked_for(:words) in a.title_looked_for) > 0)""";

    private static final String PAGE = """
            select a.*, r.publisher, c.* from (
              select * from article_view_story a where %s and (:desk = '' or a.desk = :desk)
                and (:status = '' or a.status = :status)
                and (:stage not in ('ACCEPTED', 'DECIDED') or (:stage = 'ACCEPTED') = exists (
                  select from claim c where c.article = a.id and c.state in %s))
                and (a.received_at < :before or a.received_at = :before and a.id > :id)
              order by a.received_at desc, a.id limit :limit) a
            join article_view_revision r on r.article = a.id and r.number = a.revision
            cross join lateral (select count(*) claims, count(*) filter (where c.state in %s) to_check,
              count(*) filter (where c.state in %s) decided from claim c where c.article = a.id) c
            order by a.received_at desc, a.id""".formatted(ASKED, OPEN, OPEN, DECIDED);

    private static final String COUNTS = """
            select a.desk, case when a.status = 'ACCEPTED' and o.article is null then 'DECIDED' else a.status end stage, count(*) n
            from article_view_story a left join (select distinct article from claim where state in %s) o on o.article = a.id
            where %s group by 1, 2""".formatted(OPEN, ASKED);

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final JdbcClient sql;

    StoryList(JdbcClient sql) {
        this.sql = sql;
    }

    /** How far a dispatch has come, its claims included. */
    public enum Stage {
        /** Being read. */
        EXTRACTING,
        /** The editor is to check what was read. */
        READY,
        /** Accepted, and something is still to be checked. */
        ACCEPTED,
        /** Accepted, and nothing is left to check. */
        DECIDED,
        FAILED;

        private ArticleStatus status() {
            return this == DECIDED ? ArticleStatus.ACCEPTED : ArticleStatus.valueOf(name());
        }
    }

    /**
     * Which dispatches to show.
     *
     * @param words in the title, empty for any
     * @param desk one of those the reader sees, or null for all of them
     * @param before where the last page ended, or null for the first
     */
    public record Query(
            String words,
            @Nullable String desk,
            @Nullable Stage stage,
            @Nullable String before,
            int limit) {
        private static final int LONGEST_WORDS = 200;

        public Query {
            words = words.strip();
            if (words.length() > LONGEST_WORDS) words = words.substring(0, LONGEST_WORDS);
        }
    }

    /**
     * A dispatch in the list.
     *
     * @param claims all of them, those set aside included
     */
    public record Line(
            UUID id,
            String title,
            @Nullable String language,
            @Nullable String publisher,
            String desk,
            int revision,
            Instant receivedAt,
            Stage stage,
            int claims,
            int toCheck,
            int decided) {}

    /** @param next where the next page begins, or null if this is the last */
    public record Page(List<Line> lines, @Nullable String next) {}

    /**
     * How many there are, by desk and stage; each side counted within the other's choice.
     *
     * @param all without a choice of desk or stage
     */
    public record Counts(Map<String, Integer> desks, Map<Stage, Integer> stages, int all) {}

    private record Cell(String desk, Stage stage, int count) {}

    /** @throws Invalid if {@code before} is none of ours */
    public Page page(Query query, Actor actor) {
        var from = Place.of(query.before());
        var stage = query.stage();
        var found = asked(PAGE, query, actor)
                .param("desk", Objects.requireNonNullElse(query.desk(), ""))
                .param("status", stage == null ? "" : stage.status().name())
                .param("stage", stage == null ? "" : stage.name())
                .param("before", from.at().atOffset(ZoneOffset.UTC))
                .param("id", from.id())
                .param("limit", query.limit() + 1)
                .query(StoryList::line)
                .list();
        if (found.size() <= query.limit()) return new Page(found, null);
        var shown = List.copyOf(found.subList(0, query.limit()));
        var last = shown.get(shown.size() - 1);
        return new Page(shown, new Place(last.receivedAt(), last.id()).word());
    }

    public Counts counts(Query query, Actor actor) {
        var cells = asked(COUNTS, query, actor)
                .query((row, n) ->
                        new Cell(row.getString("desk"), Stage.valueOf(row.getString("stage")), row.getInt("n")))
                .list();
        return counts(cells, query.desk(), query.stage());
    }

    private static Counts counts(Collection<Cell> cells, @Nullable String desk, @Nullable Stage stage) {
        var desks = new TreeMap<String, Integer>();
        var stages = new EnumMap<Stage, Integer>(Stage.class);
        var all = 0;
        for (var cell : cells) {
            all += cell.count();
            desks.merge(cell.desk(), stage == null || stage == cell.stage() ? cell.count() : 0, Integer::sum);
            stages.merge(cell.stage(), desk == null || desk.equals(cell.desk()) ? cell.count() : 0, Integer::sum);
        }
        return new Counts(desks, stages, all);
    }

    private JdbcClient.StatementSpec asked(String text, Query query, Actor actor) {
        return sql.sql(text)
                .param("everyDesk", actor.seesEveryDesk())
                .param("desks", desks(actor.desks()))
                .param("words", query.words());
    }

    private static String[] desks(Set<String> desks) {
        return desks.toArray(String[]::new);
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var toCheck = row.getInt("to_check");
        var status = Stage.valueOf(row.getString("status"));
        return new Line(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("language"),
                row.getString("publisher"),
                row.getString("desk"),
                row.getInt("revision"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                status == Stage.ACCEPTED && toCheck == 0 ? Stage.DECIDED : status,
                row.getInt("claims"),
                toCheck,
                row.getInt("decided"));
    }

    /** Where a page ended; for the outside an opaque word. */
    private record Place(Instant at, UUID id) {
        static Place of(@Nullable String word) {
            if (word == null) return new Place(LATEST, new UUID(0, 0));
            try {
                var cut = word.indexOf('~');
                var place = new Place(
                        Instant.parse(word.substring(0, Math.max(0, cut))), UUID.fromString(word.substring(cut + 1)));
                if (!place.at().isAfter(LATEST) && place.at().isAfter(Instant.EPOCH)) return place;
            } catch (DateTimeException | IllegalArgumentException notOurs) {
                throw refusal();
            }
            throw refusal();
        }

        String word() {
            return at + "~" + id;
        }

        private static Invalid refusal() {
            return new Invalid("before", "bad-cursor", "is not one of ours; leave it out to begin at the top");
        }
    }
}
