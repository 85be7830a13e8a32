package org.recoupe.tasklist;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts that all questions to the list have in common. */
final class TaskSql {
    private static final Duration SOON = Duration.ofHours(1);

    /** Whether the step {@code o} is this person's to see. */
    static final String VISIBLE = """
            (:everyDesk or o.desk = any (:desks))
              and (o.role = any (:roles) or (:supervisor and o.escalated_at is not null))""";

    /** Whether the step {@code o} is with this person, or with somebody of its desk for whom they stand in; the absences are read once. */
    private static final String MINE = """
            coalesce(o.assignee = :person or (o.desk, o.assignee) in (select s.desk, s.absent from absence_view_stand_in s
              where s.person = :person), false)""";

    /** The steps, each with what the conditions of the views speak of. */
    static final String STEPS = """
            from open_step o cross join lateral (select
              o.id = any (array(select p.step from postponed p where p.person = :person and p.until > :now)) later,
              %s mine, o.assignee is null free, o.due < :now late) signs""".formatted(MINE);

    private TaskSql() {}

    /** The condition that a step {@code o} is to be shown. */
    static String shown(ReviewInbox.Held held, @Nullable TaskFilter filter) {
        var whose = switch (held) {
            case BY_ME -> MINE;
            case BY_NOBODY -> "o.assignee is null";
            case BY_ANYBODY_OR_NOBODY -> "true";
        };
        if (filter == null) return whose;
        return TaskFilter.all(Stream.concat(
                        Stream.of(
                                whose,
                                filter.view().condition(),
                                filter.until() == null ? "true" : "o.since <= :until"),
                        filter.chosenBut().map(Facet::matches))
                .toList());
    }

    static JdbcClient.StatementSpec asked(
            JdbcClient sql, String text, ReviewInbox.Query query, @Nullable TaskFilter filter) {
        var asked = sql.sql(text)
                .param("everyDesk", query.desks() == null)
                .param("desks", words(query.desks() == null ? Set.of() : query.desks()))
                .param("roles", words(query.roles().stream().map(Role::name).toList()))
                .param("supervisor", query.roles().contains(Role.SUPERVISOR))
                .param("person", query.person());
        if (filter == null) return asked;
        for (var facet : Facet.values()) asked = asked.param(facet.chosen(), words(filter.chosen(facet)));
        return asked.param("now", time(filter.now()))
                .param("soon", time(filter.now().plus(SOON)))
                .param("midnight", time(filter.midnight()))
                .param("until", filter.until() == null ? null : time(filter.until()));
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String[] words(Collection<String> words) {
        return words.toArray(String[]::new);
    }
}
