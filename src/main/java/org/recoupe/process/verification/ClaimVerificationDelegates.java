package org.recoupe.process.verification;

import static org.recoupe.process.verification.ClaimVerificationVariables.DUE_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.ESCALATED_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.REMINDED_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.REMIND_AT;
import static org.recoupe.process.verification.ClaimVerificationVariables.REVIEW_ROLE;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.recoupe.claim.Verification;
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
    JavaDelegate setDeadline(Verification verification, Clock clock) {
        return execution -> {
            // the engine keeps milliseconds; the claim must not have another deadline than its timer
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var terms = verification.schedule(claimOf(execution), now);
            REVIEW_ROLE.set(execution, terms.reviewRole().name());
            REMIND_AT.set(execution, Date.from(now.plus(terms.within().dividedBy(2))));
            DUE_AT.set(execution, Date.from(now.plus(terms.within())));
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
