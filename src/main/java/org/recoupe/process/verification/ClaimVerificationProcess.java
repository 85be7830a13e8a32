package org.recoupe.process.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimEvent;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.Verdict;
import org.recoupe.process.StepId;
import org.recoupe.process.engine.Engine;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Outgoing half of {@code claim-verification.bpmn} and {@code verdict-approval.bpmn}: what happened to a claim moves
 * its process. Same transaction.
 */
@Component
class ClaimVerificationProcess {
    private static final String SELECTED = "claim-selected";
    private static final String REOPENED = "claim-reopened";
    private static final String SET_ASIDE = "claim-set-aside";

    private final Engine engine;
    private final Clock clock;

    ClaimVerificationProcess(Engine engine, Clock clock) {
        this.engine = engine;
        this.clock = clock;
    }

    @EventListener
    void on(ClaimEvent.VerificationStarted event) {
        engine.start(SELECTED, event.change().claim());
    }

    @EventListener
    void on(ClaimEvent.Reopened event) {
        engine.start(REOPENED, event.change().claim());
    }

    @EventListener
    void on(ClaimEvent.Taken event) {
        engine.assign(
                event.change().claim(),
                StepId.VERIFY_CLAIM,
                event.change().after(),
                event.change().by());
    }

    @EventListener
    void on(ClaimEvent.Released event) {
        engine.assign(
                event.change().claim(),
                StepId.VERIFY_CLAIM,
                null,
                event.change().by());
    }

    @EventListener
    void on(ClaimEvent.HandedOver event) {
        engine.assign(
                event.change().claim(),
                StepId.VERIFY_CLAIM,
                event.change().after(),
                event.change().by());
    }

    @EventListener
    void on(ClaimEvent.HolderLeft event) {
        engine.assign(
                event.change().claim(),
                StepId.VERIFY_CLAIM,
                null,
                event.change().by());
    }

    @EventListener
    void on(ClaimEvent.HolderLostRole event) {
        engine.assign(
                event.change().claim(),
                StepId.VERIFY_CLAIM,
                null,
                event.change().by());
    }

    /** Half of the time that is left, and all of it. */
    @EventListener
    void on(ClaimEvent.Classified event) {
        event.newDeadline().ifPresent(due -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var half = now.plus(Duration.between(now, due).dividedBy(2));
            engine.reschedule(
                    event.change().claim(),
                    Map.of("halfTime", Date.from(half), "overdue", Date.from(due)),
                    ClaimVerificationVariables.REMIND_AT.of(Date.from(half)),
                    ClaimVerificationVariables.DUE_AT.of(Date.from(due)));
        });
    }

    @EventListener
    void on(ClaimEvent.VerdictProposed event) {
        engine.complete(
                event.change().claim(), StepId.VERIFY_CLAIM, event.change().by());
    }

    @EventListener
    void on(ClaimEvent.VerdictApproved event) {
        decided(event.change(), Verdict.Decision.APPROVED);
    }

    @EventListener
    void on(ClaimEvent.VerdictReturned event) {
        backToHolder(event.change(), Verdict.Decision.RETURNED, event.holder());
    }

    @EventListener
    void on(ClaimEvent.VerdictWithdrawn event) {
        backToHolder(event.change(), Verdict.Decision.WITHDRAWN, event.holder());
    }

    /** Before its verification there is no process to stop. */
    @EventListener
    void on(ClaimEvent.SetAside event) {
        if (ClaimState.IN_VERIFICATION.name().equals(event.change().before()))
            engine.correlate(event.change().claim(), SET_ASIDE);
    }

    private void backToHolder(ClaimEvent.Change change, Verdict.Decision decision, @Nullable String holder) {
        decided(change, decision);
        if (holder != null) engine.assign(change.claim(), StepId.VERIFY_CLAIM, holder, change.by());
    }

    private void decided(ClaimEvent.Change change, Verdict.Decision decision) {
        engine.complete(
                change.claim(),
                StepId.APPROVE_VERDICT,
                change.by(),
                ClaimVerificationVariables.DECISION.of(decision.name()));
    }
}
