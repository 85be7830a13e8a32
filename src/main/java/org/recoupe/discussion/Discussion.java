package org.recoupe.discussion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimFile;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.People;
import org.recoupe.kernel.Permission;
import org.recoupe.kernel.Unknown;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The notes on a claim, and who is addressed in them. Whoever sees the claim reads them; only its desk's checkers write. */
@Service
@Transactional
public class Discussion {
    /** Longest note, in UTF-16 units. */
    public static final int LONGEST = 4000;

    private static final String OF_CLAIM = """
            select n.id, n.author, n.text, n.written_at,
              coalesce(array_agg(m.person order by m.person) filter (where m.person is not null), '{}') mentioned,
              coalesce(bool_or(m.person = :me and m.read_at is null), false) is_new
            from note n left join note_mention m on m.note = n.id
            where n.claim = :claim group by n.id order by n.written_at, n.id""";

    private static final String MENTIONS = """
            select m.note, m.claim, n.author, n.text, m.written_at, m.read_at
            from note_mention m join note n on n.id = m.note
            where m.person = :me and (:everyDesk or m.desk = any (:desks)) order by m.written_at desc limit :limit""";

    private static final String UNREAD = """
            select claim, count(*) n from note_mention
            where person = :me and read_at is null and (:everyDesk or desk = any (:desks)) group by claim""";

    private final JdbcClient sql;
    private final ClaimFile claims;
    private final ObjectProvider<People> people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Discussion(
            JdbcClient sql,
            ClaimFile claims,
            ObjectProvider<People> people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.claims = claims;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Invalid if there is nothing in it, or too much */
    public void write(UUID claim, @Nullable String text, Actor actor) {
        var line = line(claim, actor);
        var by = actor.acting(Permission.DISCUSS, line.desk());
        new Invalid.Check().required("note", text, LONGEST).orRefuse();
        var said = text == null ? "" : text.strip();
        var at = now();
        var note = UUID.randomUUID();
        var mentioned = Addressed.in(said, addressable(line.desk()), actor.userId());
        sql.sql("insert into note (id, claim, desk, author, text, written_at) values (?, ?, ?, ?, ?, ?)")
                .params(List.of(note, claim, line.desk(), actor.userId(), said, at))
                .update();
        for (var person : mentioned) {
            sql.sql("insert into note_mention (note, claim, desk, person, written_at) values (?, ?, ?, ?, ?)")
                    .params(List.of(note, claim, line.desk(), person, at))
                    .update();
        }
        events.publishEvent(new DiscussionEvent.NoteWritten(claim, line.reference(), line.desk(), by, said, mentioned));
    }

    /** The oldest first. */
    @Transactional(readOnly = true)
    public List<Note> of(UUID claim, Actor actor) {
        line(claim, actor);
        return sql.sql(OF_CLAIM)
                .param("claim", claim)
                .param("me", actor.userId())
                .query(Discussion::note)
                .list();
    }

    /** Where this person is addressed, the newest first. */
    @Transactional(readOnly = true)
    public List<Mention> mentionsOf(Actor actor, int atMost) {
        return asked(MENTIONS, actor)
                .param("limit", atMost)
                .query((row, i) -> new Mention(
                        row.getObject("note", UUID.class),
                        row.getObject("claim", UUID.class),
                        row.getString("author"),
                        row.getString("text"),
                        instant(row, "written_at"),
                        row.getObject("read_at") != null))
                .list();
    }

    /** How many notes that address this person they have not seen, by claim. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> unread(Actor actor) {
        var counts = new HashMap<UUID, Integer>();
        asked(UNREAD, actor).query(row -> {
            counts.put(row.getObject("claim", UUID.class), row.getInt("n"));
        });
        return counts;
    }

    /** They have the claim's page before them. */
    public void read(UUID claim, Actor actor) {
        sql.sql("update note_mention set read_at = :now where claim = :claim and person = :me and read_at is null")
                .param("now", now())
                .param("claim", claim)
                .param("me", actor.userId())
                .update();
    }

    /** Whom a note on this desk can address, by their sign-in names. */
    @Transactional(readOnly = true)
    public List<String> addressable(String desk) {
        var known = people.getIfAvailable();
        if (known == null) return List.of();
        return known.of(desk).stream()
                .filter(colleague -> colleague.may(Permission.DISCUSS))
                .map(People.Colleague::userId)
                .toList();
    }

    /** @throws Unknown if there is none, or it lies on another desk */
    private ClaimFile.Line line(UUID claim, Actor actor) {
        var line = claims.lines(List.of(claim), actor).get(claim);
        if (line == null) throw new Unknown("claim");
        return line;
    }

    private JdbcClient.StatementSpec asked(String text, Actor actor) {
        return sql.sql(text)
                .param("me", actor.userId())
                .param("everyDesk", actor.seesEveryDesk())
                .param("desks", words(actor.desks()));
    }

    private static String[] words(Collection<String> words) {
        return words.toArray(String[]::new);
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static Note note(ResultSet row, int number) throws SQLException {
        var mentioned = (Object[]) row.getArray("mentioned").getArray();
        return new Note(
                row.getObject("id", UUID.class),
                row.getString("author"),
                row.getString("text"),
                instant(row, "written_at"),
                Arrays.stream(mentioned).map(Object::toString).toList(),
                row.getBoolean("is_new"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
