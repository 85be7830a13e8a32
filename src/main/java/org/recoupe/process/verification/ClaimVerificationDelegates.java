package org.recoupe.process.verification;

import static org.recoupe.process.verification.ClaimVerificationVariables.DUE_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.ESCALATED_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.REMINDED_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.REMIND_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.REVIEW_ROLE;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Verification;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Unknown;
import org.recoupe.process.StepEvent;
import org.recoupe.process.StepId;
import org.recoupe.tasklist.OpenSteps;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Incoming half of {@code claim-verification.bpmn}. */
@Configuration(proxyBeanMethods = false)
class ClaimVerificationDelegates {
    @Bean
    JavaDelegate setDeadline(DeadlineTable table, ClaimFile file, Verification verification, Clock clock) {
        return execution -> {
            var id = claimOf(execution);
            var claim = Optional.ofNullable(
                            file.lines(List.of(id), Actor.SYSTEM).get(id))
                    .orElseThrow(() -> new Unknown("claim"));
            var terms = table.terms(claim.priority(), claim.claimClass());
            // the engine keeps milliseconds; the claim must not have another deadline than its timer
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var due = now.plus(terms.within());
            verification.schedule(id, due, claim.priority(), terms.model());
            REVIEW_ROLE.set(execution, terms.role().name());
            REMIND_AT.set(execution, Date.from(now.plus(terms.within().dividedBy(2))));
            DUE_AT.set(execution, Date.from(due));
        };
    }

    @Bean
    JavaDelegate remindReviewer(OpenSteps steps, ApplicationEventPublisher events, Clock clock) {
        return execution -> {
            if (REMINDED_AT.in(execution).isPresent()) return;
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            steps.reminded(claimOf(execution), StepId.VERIFY_CLAIM, at).ifPresent(late -> {
                REMINDED_AT.set(execution, Date.from(at));
                events.publishEvent(new StepEvent.Reminded(change(execution, late)));
            });
        };
    }

    @Bean
    JavaDelegate escalateToSupervisor(OpenSteps steps, ApplicationEventPublisher events, Clock clock) {
        return execution -> {
            if (ESCALATED_AT.in(execution).isPresent()) return;
            var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            steps.escalated(claimOf(execution), StepId.VERIFY_CLAIM, at).ifPresent(late -> {
                ESCALATED_AT.set(execution, Date.from(at));
                events.publishEvent(new StepEvent.Escalated(change(execution, late)));
            });
        };
    }

    private static StepEvent.Change change(DelegateExecution execution, OpenSteps.Late late) {
        return new StepEvent.Change(claimOf(execution), late.desk(), StepId.VERIFY_CLAIM, late.due());
    }

    private static UUID claimOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
