package org.recoupe.tasklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person puts off until later. It concerns nobody else: the step stays open, its clock runs on, and others see it as before. So
 * it is no event and stands in no trail.
 */
@Service
@Transactional
public class Postponements {
    private static final Duration LONGEST = Duration.ofDays(7);

    private final JdbcClient sql;
    private final ReviewInbox inbox;
    private final Clock clock;

    Postponements(JdbcClient sql, ReviewInbox inbox, Clock clock) {
        this.sql = sql;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Leaves these steps out of the person's list until then; all of them or none.
     *
     * @throws Invalid if then is past, or too far away to be remembered
     * @throws StepNotOpen if one of them is not open, or not the person's to see
     */
    public void postpone(Collection<UUID> steps, Instant until, Actor actor) {
        var now = clock.instant();
        new Invalid.Check()
                .that(until.isAfter(now), "until", "out-of-range", "must be in the future")
                .that(until.isBefore(now.plus(LONGEST)), "until", "out-of-range", "at most a week from now")
                .orRefuse();
        var seen =
                inbox.steps(steps, ReviewInbox.Query.of(actor, ReviewInbox.Held.BY_ANYBODY_OR_NOBODY, null, 1)).stream()
                        .map(OpenStep::id)
                        .toList();
        for (var step : steps) if (!seen.contains(step)) throw new StepNotOpen(step, "any");
        sql.sql("""
                        insert into postponed (person, step, until) select :person, unnest(:steps), :until
                        on conflict (person, step) do update set until = excluded.until""")
                .param("person", actor.userId())
                .param("steps", ids(seen))
                .param("until", TaskSql.time(until))
                .update();
    }

    /** Puts them back on the person's list. */
    public void resume(Collection<UUID> steps, Actor actor) {
        sql.sql("delete from postponed where person = :person and step = any (:steps)")
                .param("person", actor.userId())
                .param("steps", ids(steps))
                .update();
    }

    /** Until when the person put which of these off. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> until(Collection<UUID> steps, Actor actor) {
        record Later(UUID step, Instant until) {}
        return sql
                .sql(
                        "select step, until from postponed where person = :person and step = any (:steps) and until > :now")
                .param("person", actor.userId())
                .param("steps", ids(steps))
                .param("now", TaskSql.time(clock.instant()))
                .query((row, n) -> new Later(
                        row.getObject("step", UUID.class),
                        row.getObject("until", java.time.OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Later::step, Later::until));
    }

    private static UUID[] ids(Collection<UUID> steps) {
        return List.copyOf(steps).toArray(UUID[]::new);
    }
}
