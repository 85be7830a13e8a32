package org.recoupe.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.DomainEvent;
import org.recoupe.kernel.Fact;
import org.recoupe.kernel.Subject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what the dashboard counts, as it happens, in the transaction that makes it so. A claim's time runs from its selection (or
 * reopening) to the approval of its verdict; a decision is late if it came after the deadline the claim then had.
 */
@Component
class Milestones {
    private static final String REACHED = """
            insert into milestone (kind, claim, desk, at, day, what, late, took)
            values (:kind, :claim, :desk, :at, :day, :what, :late, :took)""";

    private static final String WAITS = """
            insert into backlog (claim, desk, since) values (:claim, :desk, :at)
            on conflict (claim) do update set since = excluded.since, deadline = null""";

    /** Out of the audit trail, for claims that have a past but were never counted: those that were brought in as a whole. */
    private static final List<String> FROM_THE_TRAIL = List.of("""
            insert into backlog (claim, desk, since, deadline)
            select id, desk, since, deadline from (
              select c.id, c.desk, c.deadline, (select max(e.at) from audit_entry e
                where e.claim = c.id and e.action in ('selected', 'reopened')) since
              from claim c where c.state in ('SELECTED', 'IN_VERIFICATION', 'VERDICT_PROPOSED')) open
            where since is not null on conflict do nothing""", """
            insert into milestone (kind, claim, desk, at, day, what, late, took)
            select case e.action when 'set-aside' then 'SET_ASIDE' when 'verdict-returned' then 'RETURNED'
                when 'verdict-approved' then 'DECIDED' else 'CAME_IN' end,
              e.claim, e.desk, e.at, (e.at at time zone :zone)::date,
              case e.action when 'set-aside' then e.reason when 'verdict-approved' then e.after end,
              case when e.action = 'verdict-approved' then coalesce(e.at > (select s.after::timestamptz from audit_entry s
                where s.claim = e.claim and s.action = 'scheduled' and s.seq < e.seq order by s.seq desc limit 1), false) end,
              case when e.action = 'verdict-approved' then extract(epoch from e.at - (select max(s.at) from audit_entry s
                where s.claim = e.claim and s.action in ('selected', 'reopened') and s.seq < e.seq))::integer end
            from audit_entry e
            where e.claim is not null
              and e.action in ('extracted', 'added-by-hand', 'split-off', 'set-aside', 'verdict-returned', 'verdict-approved')
              and not exists (select 1 from milestone m where m.claim = e.claim)
            order by e.seq""");

    private final JdbcClient sql;
    private final Clock clock;
    private final ZoneId zone;

    Milestones(JdbcClient sql, Clock clock, @Value("${recoupe.newsroom.zone:Europe/Paris}") ZoneId zone) {
        this.sql = sql;
        this.clock = clock;
        this.zone = zone;
    }

    /** Before anybody can look, and before anything more happens. */
    @EventListener(ContextRefreshedEvent.class)
    @Transactional
    void catchUp() {
        var counted = sql.sql(
                        "select (select count(*) from claim) <= (select count(*) from milestone where kind = 'CAME_IN')")
                .query(Boolean.class)
                .single();
        if (counted) return;
        sql.sql(FROM_THE_TRAIL.get(0)).update();
        sql.sql(FROM_THE_TRAIL.get(1)).param("zone", zone.getId()).update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(DomainEvent event) {
        var fact = event.fact();
        if (fact.subject().kind() != Subject.Kind.CLAIM) return;
        switch (event.action()) {
            case "extracted", "added-by-hand", "split-off" -> reached("CAME_IN", fact, null, null);
            case "selected", "reopened" -> waits(fact);
            case "scheduled" -> due(fact);
            case "set-aside" -> {
                leaves(fact.subject().id());
                reached("SET_ASIDE", fact, fact.reason(), null);
            }
            case "verdict-returned" -> reached("RETURNED", fact, null, null);
            case "verdict-approved" ->
                reached("DECIDED", fact, fact.after(), leaves(fact.subject().id()));
            default -> {
                // the others are counted by nobody
            }
        }
    }

    private record Waited(Instant since, @Nullable Instant deadline) {}

    private void reached(String kind, Fact fact, @Nullable String what, @Nullable Waited waited) {
        var at = now();
        var deadline = waited == null ? null : waited.deadline();
        var decided = kind.equals("DECIDED");
        sql.sql(REACHED)
                .param("kind", kind)
                .param("claim", fact.subject().id())
                .param("desk", fact.desk())
                .param("at", Timestamp.from(at))
                .param("day", at.atZone(zone).toLocalDate())
                .param("what", what)
                .param("late", decided ? deadline != null && at.isAfter(deadline) : null)
                .param(
                        "took",
                        waited == null
                                ? null
                                : (int) Duration.between(waited.since(), at).toSeconds())
                .update();
    }

    private void waits(Fact fact) {
        sql.sql(WAITS)
                .param("claim", fact.subject().id())
                .param("desk", fact.desk())
                .param("at", Timestamp.from(now()))
                .update();
    }

    private void due(Fact fact) {
        sql.sql("update backlog set deadline = :deadline where claim = :claim")
                .param("deadline", time(fact.after()))
                .param("claim", fact.subject().id())
                .update();
    }

    private @Nullable Waited leaves(UUID claim) {
        return sql.sql("delete from backlog where claim = :claim returning since, deadline")
                .param("claim", claim)
                .query((row, i) -> {
                    var deadline = row.getTimestamp("deadline");
                    return new Waited(
                            row.getTimestamp("since").toInstant(), deadline == null ? null : deadline.toInstant());
                })
                .optional()
                .orElse(null);
    }

    private static @Nullable Timestamp time(@Nullable String word) {
        try {
            return word == null ? null : Timestamp.from(Instant.parse(word));
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
