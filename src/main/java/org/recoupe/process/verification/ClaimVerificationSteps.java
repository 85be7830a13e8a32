package org.recoupe.process.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Subject;
import org.recoupe.process.StepId;
import org.recoupe.process.engine.StepKeeper;
import org.recoupe.process.engine.Variable;
import org.recoupe.tasklist.OpenSteps;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reviewer's and the supervisor's steps on a claim, as the inbox shows them. */
@Component
class ClaimVerificationSteps implements StepKeeper {
    /** For a verdict proposed when the claim's own deadline is over. */
    private static final Duration DECIDED_WITHIN = Duration.ofHours(4);

    /** A step ends with what was written on the claim just before, by the person who wrote it. */
    private static final String DONE = """
            select c.desk, c.reference, case :step
                when '%s' then c.state = 'VERDICT_PROPOSED' and v.decision is null and v.proposed_by = :person
                when '%s' then v.decision = :decision and v.decided_by = :person
                else false end agrees
            from claim_view_claim c left join claim_view_verdict v on v.claim = c.id
              and v.number = (select max(number) from claim_view_verdict where claim = c.id)
            where c.id = :claim""".formatted(StepId.VERIFY_CLAIM, StepId.APPROVE_VERDICT);

    private static final String HELD =
            "select c.desk, c.reference, c.assignee is not distinct from :person agrees from claim_view_claim c where c.id = :claim";

    private final JdbcClient sql;
    private final OpenSteps steps;

    ClaimVerificationSteps(JdbcClient sql, OpenSteps steps) {
        this.sql = sql;
        this.steps = steps;
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
        steps.open(new OpenSteps.OnClaim(
                claim,
                task.getTaskDefinitionKey(),
                role,
                time(ClaimVerificationVariables.DUE_AT, task),
                DECIDED_WITHIN,
                ClaimVerificationVariables.DECISION.in(task).orElse("").equals(Verdict.Decision.RETURNED.name()),
                time(ClaimVerificationVariables.REMINDED_AT, task),
                time(ClaimVerificationVariables.ESCALATED_AT, task)));
    }

    @Override
    public void held(UUID claim, String step, @Nullable String person) {
        steps.held(Subject.claim(claim), step, person);
    }

    @Override
    public void closed(UUID claim, String step) {
        steps.closed(Subject.claim(claim), step);
    }

    private static @Nullable Instant time(Variable<Date> variable, DelegateTask task) {
        return variable.in(task).map(Date::toInstant).orElse(null);
    }
}
