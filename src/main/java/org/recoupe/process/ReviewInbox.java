package org.recoupe.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who waits for what: the task list and the approvals, the most urgent first. Reads our own table, never the engine's.
 */
@Service
@Transactional(readOnly = true)
public class ReviewInbox {
    /** Longest page. */
    public static final int LONGEST_PAGE = 200;

    /**
     * Goes through the queue of each desk and role on its index, so a page costs the same however long the queues are.
     */
    private static final String PAGE = """
            with recursive known (desk) as (
              (select min(desk) from open_step where :everyDesk)
              union all
              select (select min(o.desk) from open_step o where o.desk > k.desk) from known k where k.desk is not null),
            shown (desk) as (select desk from known where desk is not null union select unnest(:desks))
            select * from (
              select s.* from shown d cross join unnest(:roles) r (role) cross join lateral (
                select * from open_step o where o.desk = d.desk and o.role = r.role and %1$s
                  and (o.priority, o.due, o.id) > (:priority, :due, :id) order by o.priority, o.due, o.id limit :limit) s
              union all
              select s.* from shown d cross join lateral (
                select * from open_step o where :supervisor and o.desk = d.desk and o.escalated_at is not null
                  and o.role <> all (:roles) and %1$s
                  and (o.priority, o.due, o.id) > (:priority, :due, :id) order by o.priority, o.due, o.id limit :limit) s) steps
            order by priority, due, id limit :limit""";

    private static final String COUNT = """
            select count(*) from open_step o where (:everyDesk or o.desk = any (:desks))
              and (o.role = any (:roles) or (:supervisor and o.escalated_at is not null)) and %1$s""";

    // by the article first, which is what the index begins with
    private static final String OF_CLAIM =
            "select * from open_step where article = (select article from claim where id = :claim) and claim = :claim";
    private static final String OF_ARTICLE = "select * from open_step where article = :article and claim is null";

    private final JdbcClient sql;

    ReviewInbox(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whose steps to show. */
    public enum Held {
        BY_ME,
        BY_NOBODY,
        BY_ANYBODY_OR_NOBODY
    }

    /**
     * Which steps to show.
     *
     * @param desks null means every desk
     * @param roles whose steps; a SUPERVISOR's are also those of others that were escalated
     * @param person who asks; "me" in {@link Held#BY_ME}
     * @param cursor where the last page ended, or null for the first
     * @param limit 1 to {@value ReviewInbox#LONGEST_PAGE}
     */
    public record Query(
            @Nullable Set<String> desks,
            Set<Role> roles,
            Held held,
            String person,
            @Nullable String cursor,
            int limit) {

        /** @throws Invalid if the limit is out of range */
        public Query {
            desks = desks == null ? null : Set.copyOf(desks);
            roles = Set.copyOf(roles);
            new Invalid.Check()
                    .that(limit >= 1 && limit <= LONGEST_PAGE, "limit", "out-of-range", "1 to " + LONGEST_PAGE)
                    .orRefuse();
        }

        /** Everything that waits for somebody like this person, on their desks. */
        public static Query of(Actor actor, Held held, @Nullable String cursor, int limit) {
            return new Query(
                    actor.seesEveryDesk() ? null : actor.desks(), actor.roles(), held, actor.userId(), cursor, limit);
        }

        /** As this one, for these roles only. */
        public Query as(Role... only) {
            return new Query(desks, Set.of(only), held, person, cursor, limit);
        }

        /** As this one, on this desk only. */
        public Query on(String desk) {
            return new Query(Set.of(desk), roles, held, person, cursor, limit);
        }
    }

    /** @param next cursor of the next page, or null if this is the last */
    public record Page(List<OpenStep> steps, @Nullable String next) {}

    /** @throws Invalid if the cursor is none of ours */
    public Page open(Query query) {
        var from = query.cursor() == null ? null : Cursor.of(query.cursor());
        var found = asked(PAGE, query)
                .param("priority", from == null ? -1 : from.priority())
                .param("due", time(from == null ? Instant.EPOCH : from.due()))
                .param("id", from == null ? new UUID(0, 0) : from.id())
                .param("limit", query.limit() + 1)
                .query(ReviewInbox::step)
                .list();
        if (found.size() <= query.limit()) return new Page(found, null);
        var page = found.subList(0, query.limit());
        return new Page(
                List.copyOf(page), Cursor.after(page.get(page.size() - 1)).word());
    }

    /** How many there are on all pages together. */
    public int count(Query query) {
        return asked(COUNT, query).query(Integer.class).single();
    }

    /** What the claim waits for, if for a person. */
    public Optional<OpenStep> stepOf(UUID claim) {
        return sql.sql(OF_CLAIM).param("claim", claim).query(ReviewInbox::step).optional();
    }

    /** What the article as a whole waits for, if for a person. */
    public Optional<OpenStep> stepOfArticle(UUID article) {
        return sql.sql(OF_ARTICLE)
                .param("article", article)
                .query(ReviewInbox::step)
                .optional();
    }

    private JdbcClient.StatementSpec asked(String text, Query query) {
        return sql.sql(text.formatted(condition(query.held())))
                .param("everyDesk", query.desks() == null)
                .param("desks", words(query.desks() == null ? Set.of() : query.desks()))
                .param("roles", words(query.roles().stream().map(Role::name).toList()))
                .param("supervisor", query.roles().contains(Role.SUPERVISOR))
                .param("person", query.person());
    }

    private static String condition(Held held) {
        return switch (held) {
            case BY_ME -> "o.assignee = :person";
            case BY_NOBODY -> "o.assignee is null";
            case BY_ANYBODY_OR_NOBODY -> "true";
        };
    }

    private static String[] words(Collection<String> words) {
        return words.toArray(String[]::new);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static OpenStep step(ResultSet row, int number) throws SQLException {
        return new OpenStep(
                row.getObject("id", UUID.class),
                row.getString("step"),
                row.getObject("claim", UUID.class),
                row.getObject("article", UUID.class),
                row.getString("desk"),
                Role.valueOf(row.getString("role")),
                row.getString("assignee"),
                Urgency.at(row.getInt("priority")),
                instant(row, "due"),
                instant(row, "since"),
                row.getBoolean("returned"),
                row.getObject("escalated_at") != null);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
