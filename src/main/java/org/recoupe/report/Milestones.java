package org.recoupe.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what the dashboard counts, as it happens, in the transaction that makes it so. A claim's time runs from its selection (or
 * reopening) to the approval of its verdict; a decision is late if it came after the deadline the claim then had.
 */
@Component
public class Milestones {
    private static final String REACHED = """
            insert into milestone (kind, claim, desk, at, day, what, late, took)
            values (:kind, :claim, :desk, :at, :day, :what, :late, :took)""";

    private static final String WAITS = """
            insert into backlog (claim, desk, since) values (:claim, :desk, :at)
            on conflict (claim) do update set since = excluded.since, deadline = null""";

    /** So many claims at a time are counted out of the trail: no statement takes long, and a start that is broken off goes on from there. */
    private static final int AT_A_TIME = 2_000;

    /** Claims that have a past but were never counted: those that were brought in as a whole. */
    private static final String UNCOUNTED = """
            select id from claim_view_claim c where id > :after and not exists (select 1 from milestone m where m.claim = c.id)
            order by id limit :most""";

    private static final String WAITING_BY_THE_TRAIL = "insert into backlog (claim, desk, since, deadline) "
            + Recount.BACKLOG.formatted("c.id = any (:claims) and") + " on conflict do nothing";

    private static final String REACHED_BY_THE_TRAIL =
            """
            insert into milestone (kind, claim, desk, at, day, what, late, took)
            select kind, claim, desk, at, (at at time zone :zone)::date, what, late, took from (%s) told order by seq""".formatted(Recount.MILESTONES.formatted("where claim = any (:claims)"));

    private final JdbcClient sql;
    private final Clock clock;
    private final ZoneId zone;

    Milestones(JdbcClient sql, Clock clock, @Value("${recoupe.newsroom.zone:Europe/Paris}") ZoneId zone) {
        this.sql = sql;
        this.clock = clock;
        this.zone = zone;
    }

    /** Counts the claims that came past the events: before anybody can look, and before anything more happens. */
    @EventListener(ContextRefreshedEvent.class)
    public void catchUp() {
        var counted = sql.sql(
                        "select (select count(*) from claim_view_claim) <= (select count(*) from milestone where kind = 'CAME_IN')")
                .query(Boolean.class)
                .single();
        if (counted) return;
        for (var some = uncounted(new UUID(0, 0)); !some.isEmpty(); some = uncounted(some.get(some.size() - 1))) {
            var claims = some.toArray(UUID[]::new);
            sql.sql(WAITING_BY_THE_TRAIL).param("claims", claims).update();
            sql.sql(REACHED_BY_THE_TRAIL)
                    .param("claims", claims)
                    .param("zone", zone.getId())
                    .update();
        }
    }

    private List<UUID> uncounted(UUID after) {
        return sql.sql(UNCOUNTED)
                .param("after", after)
                .param("most", AT_A_TIME)
                .query(UUID.class)
                .list();
    }

    /** Next after the trail: what the process makes of it, a new deadline for one, is heard after it, as it happened. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ClaimEvent event) {
        if (event instanceof ClaimEvent.Extracted
                || event instanceof ClaimEvent.AddedByHand
                || event instanceof ClaimEvent.SplitOff) reached("CAME_IN", event, null, null);
        else if (event instanceof ClaimEvent.Selected || event instanceof ClaimEvent.Reopened) waits(event);
        else if (event instanceof ClaimEvent.Scheduled scheduled) due(scheduled);
        else if (event instanceof ClaimEvent.SetAside aside) {
            leaves(event);
            reached("SET_ASIDE", event, aside.reason().name(), null);
        } else if (event instanceof ClaimEvent.VerdictReturned) reached("RETURNED", event, null, null);
        else if (event instanceof ClaimEvent.VerdictApproved approved)
            reached("DECIDED", event, approved.verdict().name(), leaves(event));
        // the others are counted by nobody
    }

    private record Waited(Instant since, @Nullable Instant deadline) {}

    private void reached(String kind, ClaimEvent event, @Nullable String what, @Nullable Waited waited) {
        var at = now();
        var deadline = waited == null ? null : waited.deadline();
        var decided = kind.equals("DECIDED");
        sql.sql(REACHED)
                .param("kind", kind)
                .param("claim", event.change().claim())
                .param("desk", event.change().desk())
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

    private void waits(ClaimEvent event) {
        sql.sql(WAITS)
                .param("claim", event.change().claim())
                .param("desk", event.change().desk())
                .param("at", Timestamp.from(now()))
                .update();
    }

    private void due(ClaimEvent.Scheduled event) {
        sql.sql("update backlog set deadline = :deadline where claim = :claim")
                .param("deadline", Timestamp.from(event.deadline()))
                .param("claim", event.change().claim())
                .update();
    }

    private @Nullable Waited leaves(ClaimEvent event) {
        return sql.sql("delete from backlog where claim = :claim returning since, deadline")
                .param("claim", event.change().claim())
                .query((row, i) -> {
                    var deadline = row.getTimestamp("deadline");
                    return new Waited(
                            row.getTimestamp("since").toInstant(), deadline == null ? null : deadline.toInstant());
                })
                .optional()
                .orElse(null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
