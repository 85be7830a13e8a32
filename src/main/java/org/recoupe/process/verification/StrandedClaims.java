package org.recoupe.process.verification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.Priority;
import org.recoupe.claim.Verification;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Rounds;
import org.recoupe.process.StepEvent;
import org.recoupe.process.StepId;
import org.recoupe.process.engine.Engine;
import org.recoupe.process.engine.Variable;
import org.recoupe.tasklist.OpenSteps;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Looks now and then whether every claim under verification has a process that waits where the claim stands. No door of ours takes a
 * process away or stops it, but whoever has the database or the engine in hand could; the claim would wait for nobody for ever. It gets a
 * new process from that step on, with its holder and its deadline, on record. A claim of which the engine never knew, as in a trial
 * newsroom that was sown, is left alone.
 */
@Component
public class StrandedClaims implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StrandedClaims.class);
    private static final String PROCESS = "claim-verification";
    private static final String CALLS_APPROVAL = "approval";
    private static final int AT_ONCE = 100;

    private static final String STRANDED = """
            select c.id from claim_view_claim c
            where c.state in ('IN_VERIFICATION', 'VERDICT_PROPOSED')
              and not exists (select 1 from act_ru_execution p join act_ru_task t on t.proc_inst_id_ = p.id_
                join tasklist_view_open_step o on o.article = c.article and o.claim = c.id and o.step = t.task_def_key_
                where p.business_key_ = c.id::text and t.suspension_state_ = 1
                  and t.task_def_key_ = case c.state when 'IN_VERIFICATION' then '%s' else '%s' end)
              and exists (select 1 from act_hi_procinst h where h.business_key_ = c.id::text)""".formatted(StepId.VERIFY_CLAIM, StepId.APPROVE_VERDICT);

    private static final String FOUND = """
            select c.id, c.state, c.desk, c.assignee, c.priority, c.claim_class, c.deadline,
              (select v.decision from claim_view_verdict v where v.claim = c.id order by v.number desc limit 1) decision
            from claim_view_claim c where c.id = :claim""";

    private final Verification verification;
    private final Engine engine;
    private final DeadlineTable table;
    private final OpenSteps steps;
    private final JdbcClient sql;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Duration every;
    private final Rounds rounds;

    StrandedClaims(
            Verification verification,
            Engine engine,
            DeadlineTable table,
            OpenSteps steps,
            JdbcClient sql,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${recoupe.stranded-claims.look-every:1m}") Duration every) {
        this.verification = verification;
        this.engine = engine;
        this.table = table;
        this.steps = steps;
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.every = every;
        this.rounds = new Rounds("stranded-claims", every, this::look);
    }

    private record Stranded(
            UUID id,
            ClaimState state,
            String desk,
            @Nullable String holder,
            Priority priority,
            ClaimClass claimClass,
            Optional<Instant> deadline,
            Optional<String> decision) {
        static Stranded of(ResultSet row, int number) throws SQLException {
            return new Stranded(
                    row.getObject("id", UUID.class),
                    ClaimState.valueOf(row.getString("state")),
                    row.getString("desk"),
                    row.getString("assignee"),
                    Priority.valueOf(row.getString("priority")),
                    ClaimClass.valueOf(row.getString("claim_class")),
                    Optional.ofNullable(row.getObject("deadline", OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getString("decision")));
        }

        boolean isProposed() {
            return state == ClaimState.VERDICT_PROPOSED;
        }
    }

    /** One look; claims that cannot be helped now are tried again at the next. */
    public void look() {
        try {
            for (var claim : sql.sql(STRANDED + " order by c.id limit " + AT_ONCE)
                    .query(UUID.class)
                    .list()) mend(claim);
        } catch (RuntimeException e) {
            LOG.warn("Could not look for claims without a process; the next look is in {}", every, e);
        }
    }

    private void mend(UUID claim) {
        try {
            transactions.executeWithoutResult(transaction -> {
                // whoever is at work on the claim has done it, process and all, when this returns
                verification.waitFor(claim);
                var found =
                        sql.sql(FOUND).param("claim", claim).query(Stranded::of).single();
                if (isStranded(claim)) restore(found);
            });
        } catch (RuntimeException e) {
            LOG.error("The claim {} waits for nobody and could not be given a new process", claim, e);
        }
    }

    private boolean isStranded(UUID claim) {
        return sql.sql(STRANDED + " and c.id = :claim")
                .param("claim", claim)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private void restore(Stranded claim) {
        engine.remove(PROCESS, claim.id(), "not where the claim stands");
        steps.closedAll(claim.id());
        var due = claim.deadline().orElseGet(clock::instant);
        var facts = new ArrayList<Variable.Set<?>>(List.of(
                ClaimVerificationVariables.REVIEW_ROLE.of(table.terms(claim.priority(), claim.claimClass())
                        .reviewRole()
                        .name()),
                // nobody knows any more when half of the time was over
                ClaimVerificationVariables.REMIND_AT.of(Date.from(due)),
                ClaimVerificationVariables.DUE_AT.of(Date.from(due))));
        if (!claim.isProposed())
            claim.decision().map(ClaimVerificationVariables.DECISION::of).ifPresent(facts::add);
        var step = claim.isProposed() ? StepId.APPROVE_VERDICT : StepId.VERIFY_CLAIM;
        engine.startAt(
                PROCESS, claim.isProposed() ? CALLS_APPROVAL : step, claim.id(), facts.toArray(Variable.Set[]::new));
        if (!claim.isProposed() && claim.holder() != null)
            engine.assign(claim.id(), step, claim.holder(), Acting.SYSTEM);
        events.publishEvent(new StepEvent.Restored(new StepEvent.Change(claim.id(), claim.desk(), step, due)));
        LOG.warn(
                "The claim {} waited for nobody: its process was gone or stopped. It has a new one at {}",
                claim.id(),
                step);
    }

    @Override
    public void start() {
        rounds.begin();
    }

    @Override
    public void stop() {
        rounds.end();
    }

    @Override
    public boolean isRunning() {
        return rounds.areOn();
    }
}
