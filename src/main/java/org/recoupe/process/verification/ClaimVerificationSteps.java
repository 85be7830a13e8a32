package org.recoupe.process.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.recoupe.process.engine.StepKeeper;
import org.recoupe.process.engine.Variable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviewer's and the supervisor's steps on a claim, as the inbox shows them. */
@Component
class ClaimVerificationSteps implements StepKeeper {
    /** For a verdict proposed when the claim's own deadline is over. */
    private static final Duration DECIDED_WITHIN = Duration.ofHours(4);

    // by the article first, which is what the index begins with
    private static final String OF_CLAIM =
            " where article = (select article from claim_view_claim where id = :claim) and claim = :claim and step = :step";

    // "on conflict": a rival's row; the engine finds out who has lost when it writes its own
    private static final String OPEN = """
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

    /** A step ends with what was written on the claim just before, by the person who wrote it. */
    private static final String DONE = """
            select c.desk, c.reference, case :step
                when 'verifyClaim' then c.state = 'VERDICT_PROPOSED' and v.decision is null and v.proposed_by = :person
                when 'approveVerdict' then v.decision = :decision and v.decided_by = :person
                else false end agrees
            from claim_view_claim c left join claim_view_verdict v on v.claim = c.id
              and v.number = (select max(number) from claim_view_verdict where claim = c.id)
            where c.id = :claim""";

    private static final String HELD =
            "select c.desk, c.reference, c.assignee is not distinct from :person agrees from claim_view_claim c where c.id = :claim";

    private final JdbcClient sql;
    private final Clock clock;

    ClaimVerificationSteps(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Set<String> processes() {
        return Set.of("claim-verification", "verdict-approval");
    }

    @Override
    public Word isDone(UUID claim, DelegateTask task, @Nullable String person) {
        return word(
                claim,
                sql.sql(DONE)
                        .param("step", task.getTaskDefinitionKey())
                        .param(
                                "decision",
                                ClaimVerificationVariables.DECISION.in(task).orElse(""))
                        .param("person", person)
                        .param("claim", claim));
    }

    @Override
    public Word isHeld(UUID claim, String step, @Nullable String person) {
        return word(claim, sql.sql(HELD).param("person", person).param("claim", claim));
    }

    private static Word word(UUID claim, JdbcClient.StatementSpec question) {
        return question.query((row, number) -> new Word(
                        Subject.claim(claim),
                        row.getString("desk"),
                        Reference.of(row.getLong("reference")).toString(),
                        row.getBoolean("agrees")))
                .single();
    }

    @Override
    public void opened(UUID claim, Role role, DelegateTask task) {
        var returned = ClaimVerificationVariables.DECISION.in(task).orElse("").equals(Verdict.Decision.RETURNED.name());
        sql.sql(OPEN)
                .param("step", task.getTaskDefinitionKey())
                .param("role", role.name())
                .param("due", time(ClaimVerificationVariables.DUE_AT, task))
                .param("now", now())
                .param("later", now().plus(DECIDED_WITHIN))
                .param("returned", returned)
                .param("reminded", time(ClaimVerificationVariables.REMINDED_AT, task))
                .param("escalated", time(ClaimVerificationVariables.ESCALATED_AT, task))
                .param("claim", claim)
                .update();
    }

    @Override
    public void held(UUID claim, String step, @Nullable String person) {
        sql.sql("update open_step set assignee = :person" + OF_CLAIM)
                .param("person", person)
                .param("claim", claim)
                .param("step", step)
                .update();
    }

    @Override
    public void closed(UUID claim, String step) {
        sql.sql("delete from open_step" + OF_CLAIM)
                .param("claim", claim)
                .param("step", step)
                .update();
    }

    /** A step whose clock ran out. */
    record Late(String desk, Instant due) {}

    /** Notes that half of the time is over; empty if the step is not open any more. */
    Optional<Late> reminded(UUID claim, String step, Instant at) {
        return late("reminded_at", claim, step, at);
    }

    /** Notes that all of the time is over; empty if the step is not open any more. */
    Optional<Late> escalated(UUID claim, String step, Instant at) {
        return late("escalated_at", claim, step, at);
    }

    private Optional<Late> late(String column, UUID claim, String step, Instant at) {
        return sql.sql("update open_step set " + column + " = :at" + OF_CLAIM + " returning desk, due")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("claim", claim)
                .param("step", step)
                .query((row, number) -> new Late(
                        row.getString("desk"),
                        row.getObject("due", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static @Nullable OffsetDateTime time(Variable<Date> variable, DelegateTask task) {
        return variable.in(task)
                .map(date -> date.toInstant().atOffset(ZoneOffset.UTC))
                .orElse(null);
    }
}
