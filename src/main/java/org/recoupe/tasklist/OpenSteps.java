package org.recoupe.tasklist;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts steps on the list and takes them off it: in the transaction that opens or closes them, and only there. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OpenSteps {
    private static final int NORMAL = 2; // between 0, the most urgent, and 3

    // by the article first, which is what the index begins with
    private static final String OF_CLAIM =
            " where article = (select article from claim_view_claim where id = :about) and claim = :about";
    private static final String OF_STORY = " where article = :about and claim is null";
    private static final String ONE = " and step = :step";

    // "on conflict": a rival's row; the engine finds out who has lost when it writes its own
    private static final String OPEN_ON_CLAIM = """
            insert into open_step
              (step, claim, article, desk, role, priority, due, since, returned, reminded_at, escalated_at,
               claim_class, source, contradicted)
            select :step, id, article, desk, :role,
              case priority when 'CRITICAL' then 0 when 'HIGH' then 1 when 'NORMAL' then 2 else 3 end,
              coalesce(cast(:due as timestamptz), case when deadline > :now then deadline else :later end),
              :now, :returned, cast(:reminded as timestamptz), cast(:escalated as timestamptz),
              claim_class, source, %s
            from claim_view_claim c where id = :claim
            on conflict do nothing""".formatted(ClaimSigns.CONTRADICTED);

    private static final String OPEN_ON_STORY = """
            insert into open_step (step, article, desk, role, priority, due, since)
            select :step, id, desk, :role, :priority, received_at + make_interval(secs => :within), :now
            from article_view_story where id = :article
            on conflict do nothing""";

    private final JdbcClient sql;
    private final Clock clock;

    OpenSteps(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * A step that somebody must do on a claim.
     *
     * @param step its id in the model
     * @param due null for the claim's own deadline
     * @param orWithin from now, if that is over
     * @param returned whether it was done before and sent back
     * @param remindedAt when half of its time was over, if it was told already; so {@code escalatedAt} for all of it
     */
    public record OnClaim(
            UUID claim,
            String step,
            Role role,
            @Nullable Instant due,
            Duration orWithin,
            boolean returned,
            @Nullable Instant remindedAt,
            @Nullable Instant escalatedAt) {}

    public void open(OnClaim step) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.sql(OPEN_ON_CLAIM)
                .param("step", step.step())
                .param("role", step.role().name())
                .param("due", at(step.due()))
                .param("now", at(now))
                .param("later", at(now.plus(step.orWithin())))
                .param("returned", step.returned())
                .param("reminded", at(step.remindedAt()))
                .param("escalated", at(step.escalatedAt()))
                .param("claim", step.claim())
                .update();
    }

    /** A step on a whole story, due so long after the story came in. */
    public void openOnStory(UUID story, String step, Role role, Duration within) {
        sql.sql(OPEN_ON_STORY)
                .param("step", step)
                .param("role", role.name())
                .param("priority", NORMAL)
                .param("within", (double) within.toSeconds())
                .param("now", at(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("article", story)
                .update();
    }

    /** @param person null if it is free again */
    public void held(Subject about, String step, @Nullable String person) {
        on(about, "update open_step set assignee = :person", step)
                .param("person", person)
                .update();
    }

    public void closed(Subject about, String step) {
        on(about, "delete from open_step", step).update();
    }

    /** All there are on a claim, whatever their steps: when its process is to begin anew. */
    public void closedAll(UUID claim) {
        sql.sql("delete from open_step" + OF_CLAIM).param("about", claim).update();
    }

    /** A step whose clock ran out. */
    public record Late(String desk, Instant due) {}

    /** Notes that half of the time is over; empty if the step is not open any more. */
    public Optional<Late> reminded(UUID claim, String step, Instant at) {
        return late("update open_step set reminded_at = :at", claim, step, at);
    }

    /** Notes that all of the time is over; empty if the step is not open any more. */
    public Optional<Late> escalated(UUID claim, String step, Instant at) {
        return late("update open_step set escalated_at = :at", claim, step, at);
    }

    private Optional<Late> late(String update, UUID claim, String step, Instant at) {
        return sql.sql(update + OF_CLAIM + ONE + " returning desk, due")
                .param("at", at(at))
                .param("about", claim)
                .param("step", step)
                .query((row, number) -> new Late(
                        row.getString("desk"),
                        row.getObject("due", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private JdbcClient.StatementSpec on(Subject about, String change, String step) {
        return sql.sql(change + (about.kind() == Subject.Kind.CLAIM ? OF_CLAIM : OF_STORY) + ONE)
                .param("about", about.id())
                .param("step", step);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
