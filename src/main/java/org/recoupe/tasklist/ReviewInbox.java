package org.recoupe.tasklist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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

    /** Most stories on a page that groups by story. */
    public static final int MOST_STORIES = 50;

    /** Counting stops here: beyond it a number says no more. */
    public static final int COUNTED = 1000;

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
                select o.* %1$s where o.desk = d.desk and o.role = r.role and %2$s
                  and (o.priority, o.due, o.id) > (:priority, :due, :id) order by o.priority, o.due, o.id limit :limit) s
              union all
              select s.* from shown d cross join lateral (
                select o.* %1$s where :supervisor and o.desk = d.desk and o.escalated_at is not null
                  and o.role <> all (:roles) and %2$s
                  and (o.priority, o.due, o.id) > (:priority, :due, :id) order by o.priority, o.due, o.id limit :limit) s) steps
            order by priority, due, id limit :limit""";

    /** A story stands where its most urgent step would. */
    private static final String STORIES = """
            with first as (
              select distinct on (o.article) o.article, o.priority, o.due, o.id
              %1$s where %2$s and %3$s order by o.article, o.priority, o.due, o.id),
            story as (
              select * from first where (priority, due, id) > (:priority, :due, :id) order by priority, due, id limit :limit)
            select s.* from story cross join lateral (
              select o.*, count(*) over () size
              %1$s where o.article = story.article and %2$s and %3$s order by o.priority, o.due, o.id limit :each) s
            order by story.priority, story.due, story.id, s.priority, s.due, s.id""";

    /** The same list from its end. */
    private static final String BACKWARDS = PAGE.replace("(o.priority, o.due, o.id) >", "(o.priority, o.due, o.id) <")
            .replace("o.priority, o.due, o.id limit", "o.priority desc, o.due desc, o.id desc limit")
            .replace("order by priority, due, id limit", "order by priority desc, due desc, id desc limit");

    private static final String COUNT = """
            select count(*) %1$s where %3$s and %2$s""";
    private static final String COUNT_UP_TO =
            "select count(*) from (select %1$s where %3$s and %2$s limit " + COUNTED + ") counted";
    private static final String BY_ID = "select o.* from open_step o where o.id = any (:ids) and " + TaskSql.VISIBLE;

    // by the article first, which is what the index begins with
    private static final String OF_CLAIM =
            "select * from open_step where article = (select article from claim_view_claim where id = :claim) and claim = :claim";
    private static final String OF_ARTICLE = "select * from open_step where article = :article and claim is null";

    private static final String HOLDERS = "select distinct assignee from open_step where assignee is not null";
    private static final String HELD =
            "select * from open_step where assignee = :person and claim is not null order by claim";

    private final JdbcClient sql;
    private final TaskCounting counting;

    ReviewInbox(JdbcClient sql, TaskCounting counting) {
        this.sql = sql;
        this.counting = counting;
    }

    /** Whose steps to show. */
    public enum Held {
        /** Also what is held by somebody for whom I stand in. */
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

    /** A story with what waits in it, the most urgent first; size counts also what is left out for length. */
    public record Story(UUID article, int size, List<OpenStep> steps) {}

    /** @param next cursor of the next page, or null if this is the last */
    public record Stories(List<Story> stories, @Nullable String next) {}

    /** Everything, also what the asker put off until later. @throws Invalid if the cursor is none of ours */
    public Page open(Query query) {
        return open(query, null);
    }

    /** @throws Invalid if the cursor is none of ours */
    public Page open(Query query, @Nullable TaskFilter filter) {
        var found = paged(PAGE, query, filter, query.limit())
                .query(ReviewInbox::step)
                .list();
        if (found.size() <= query.limit()) return new Page(found, null);
        var page = found.subList(0, query.limit());
        return new Page(
                List.copyOf(page), Cursor.after(page.get(page.size() - 1)).word());
    }

    /** Those next to a step in the list, or null at its ends. */
    public record Beside(
            @Nullable OpenStep before, @Nullable OpenStep after) {}

    /**
     * What stands next to a step in that part of the list, whether the step itself is in it or not.
     *
     * @param here null looks from before the first
     */
    public Beside beside(@Nullable OpenStep here, Query query, TaskFilter filter) {
        if (here == null) return new Beside(null, first(PAGE, query, filter, null));
        var from = Cursor.after(here);
        return new Beside(first(BACKWARDS, query, filter, from), first(PAGE, query, filter, from));
    }

    private @Nullable OpenStep first(String text, Query query, TaskFilter filter, @Nullable Cursor from) {
        var one = new Query(
                query.desks(), query.roles(), query.held(), query.person(), from == null ? null : from.word(), 1);
        return paged(text, one, filter, 0).query(ReviewInbox::step).optional().orElse(null);
    }

    /**
     * By story; the query's limit is one of stories.
     *
     * @param each at most so many steps of each
     * @throws Invalid if the cursor is none of ours
     */
    public Stories stories(Query query, TaskFilter filter, int each) {
        var limit = Math.min(query.limit(), MOST_STORIES);
        var stories = new LinkedHashMap<UUID, Story>();
        paged(STORIES, query, filter, limit)
                .param("each", each)
                .query((row, number) -> {
                    var step = step(row, number);
                    var size = row.getInt("size");
                    stories.computeIfAbsent(step.article(), article -> new Story(article, size, new ArrayList<>()))
                            .steps()
                            .add(step);
                    return step;
                })
                .list();
        var page = List.copyOf(stories.values());
        if (page.size() <= limit) return new Stories(page, null);
        return new Stories(
                page.subList(0, limit),
                Cursor.after(page.get(limit - 1).steps().get(0)).word());
    }

    /** How many there are on all pages together. */
    public int count(Query query) {
        return TaskSql.asked(sql, filled(COUNT, query, null), query, null)
                .query(Integer.class)
                .single();
    }

    /** As {@link #count(Query)}, but no further than {@link #COUNTED}. */
    public int countUpTo(Query query, TaskFilter filter) {
        return TaskSql.asked(sql, filled(COUNT_UP_TO, query, filter), query, filter)
                .query(Integer.class)
                .single();
    }

    /** How many in each view and with each value of each facet; news are those that came up since. */
    public TaskCounts counts(Query query, TaskFilter filter, Instant since) {
        return counting.count(query, filter, since);
    }

    /** These steps, as far as they are open and the asker may see them. */
    public List<OpenStep> steps(Collection<UUID> ids, Query query) {
        return TaskSql.asked(sql, BY_ID, query, null)
                .param("ids", ids.toArray(UUID[]::new))
                .query(ReviewInbox::step)
                .list();
    }

    /** Everybody who holds a step, on any desk. */
    public Set<String> holders() {
        return Set.copyOf(sql.sql(HOLDERS).query(String.class).list());
    }

    /** The steps about claims that this person holds, on any desk. */
    public List<OpenStep> heldBy(String person) {
        return sql.sql(HELD).param("person", person).query(ReviewInbox::step).list();
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

    private JdbcClient.StatementSpec paged(String text, Query query, @Nullable TaskFilter filter, int limit) {
        var from = query.cursor() == null ? null : Cursor.of(query.cursor());
        return TaskSql.asked(sql, filled(text, query, filter), query, filter)
                .param("priority", from == null ? -1 : from.priority())
                .param("due", TaskSql.time(from == null ? Instant.EPOCH : from.due()))
                .param("id", from == null ? new UUID(0, 0) : from.id())
                .param("limit", limit + 1);
    }

    private static String filled(String text, Query query, @Nullable TaskFilter filter) {
        return text.formatted(
                filter == null ? "from open_step o" : TaskSql.STEPS,
                TaskSql.shown(query.held(), filter),
                TaskSql.VISIBLE);
    }

    static OpenStep step(ResultSet row, int number) throws SQLException {
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
