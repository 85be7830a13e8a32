package org.recoupe.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What of a dispatch that comes in is here already: the very same text, or an earlier version of it. */
@Service
@Transactional(readOnly = true)
public class KnownStories {
    /** Where earlier versions are looked for: among the last of the desk, and not further back. */
    private static final int LOOKED_THROUGH = 60;

    private static final Duration BACK = Duration.ofDays(7);
    private static final int COMPARED = 12_000;
    private static final int SHOWN = 5;

    private final JdbcClient sql;
    private final Clock clock;

    KnownStories(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A dispatch that is here.
     *
     * @param revision its current one; for {@link #same} the one with that text
     * @param alike from 0 to 1, how much of the texts is the same; 0 if they were not compared
     */
    public record Story(UUID id, String title, String desk, int revision, Instant receivedAt, double alike) {}

    /** Those the reader may see that have exactly this text, the newest first. */
    public List<Story> same(String text, Actor actor) {
        return sql.sql("""
                select a.id, r.title, a.desk, r.number, r.received_at from revision r join article a on a.id = r.article
                where r.text_sha256 = :hash and (:everyDesk or a.desk = any (:desks))
                order by r.received_at desc limit :limit""")
                .param("hash", Revision.sha256(text))
                .param("everyDesk", actor.seesEveryDesk())
                .param("desks", actor.desks().toArray(String[]::new))
                .param("limit", SHOWN)
                .query((row, n) -> story(row, 1))
                .list();
    }

    /** Those among the last ones of the desks the actor may bring dispatches to that share much of their wording with this text. */
    public List<Story> resembling(String text, Actor actor) {
        var resemblance = new Resemblance(text.substring(0, Math.min(COMPARED, text.length())));
        return sql
                .sql("""
                select a.id, a.title, a.desk, a.revision number, a.received_at, left(r.text, :compared) "text"
                from (select * from article where desk = any (:desks) and received_at > :since
                  order by received_at desc, id limit :limit) a
                join revision r on r.article = a.id and r.number = a.revision""")
                .param("desks", desks(actor))
                .param("since", since())
                .param("limit", LOOKED_THROUGH)
                .param("compared", COMPARED)
                .query((row, n) -> story(row, resemblance.to(row.getString("text"))))
                .list()
                .stream()
                .filter(story -> story.alike() >= Resemblance.PROBABLY_THE_SAME)
                .sorted(Comparator.comparingDouble(Story::alike).reversed())
                .limit(SHOWN)
                .toList();
    }

    /** The newest of these desks with these words in the title, whatever its capitals and accents. */
    public List<Story> titled(String words, Actor actor) {
        return sql.sql("""
                select a.id, a.title, a.desk, a.revision number, a.received_at from article a
                where a.desk = any (:desks) and position(as_looked_for(:words) in a.title_looked_for) > 0
                order by a.received_at desc, a.id limit :limit""")
                .param("desks", desks(actor))
                .param("words", words.strip())
                .param("limit", SHOWN)
                .query((row, n) -> story(row, 0))
                .list();
    }

    /** These, if the actor may bring new versions of them. */
    public List<Story> of(Collection<UUID> ids, Actor actor) {
        return sql.sql("""
                select a.id, a.title, a.desk, a.revision number, a.received_at from article a
                where a.desk = any (:desks) and a.id = any (:ids)""")
                .param("desks", desks(actor))
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> story(row, 0))
                .list();
    }

    private static String[] desks(Actor actor) {
        return actor.desks().stream()
                .filter(desk -> actor.may(Permission.IMPORT, desk))
                .toArray(String[]::new);
    }

    private OffsetDateTime since() {
        return clock.instant().minus(BACK).atOffset(ZoneOffset.UTC);
    }

    private static Story story(ResultSet row, double alike) throws SQLException {
        return new Story(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("desk"),
                row.getInt("number"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                alike);
    }
}
