package org.recoupe.process.intake;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimRegistration;
import org.recoupe.claim.Unreadable;
import org.recoupe.extraction.statement.Extraction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;

/** Incoming half of {@code article-intake.bpmn}. */
@Configuration(proxyBeanMethods = false)
class IntakeDelegates {
    private static final String EXTRACTION_FAILED = "EXTRACTION_FAILED";

    /**
     * What fails goes wrong in a transaction that cannot be saved any more, so it is tried again, and the last of the
     * model's tries is used for handing the text over to an editor. A text nobody can read needs no second try.
     */
    @Bean
    JavaDelegate extractClaims(ClaimRegistration registration) {
        return execution -> {
            var article = articleOf(execution);
            var failure = earlierFailures(execution);
            if (failure != null) throw failed(registration, article, failure);
            Extraction found;
            try {
                found = registration.read(article);
            } catch (Unreadable e) {
                throw failed(registration, article, String.valueOf(e.getMessage()));
            }
            try {
                registration.register(article, found);
            } catch (DataAccessException e) {
                // an editor reads this if no other try succeeds; the rest is in the log
                throw new IllegalStateException(
                        "It was read, but what was found could not be kept: the database was busy. Have it read again",
                        e);
            }
        };
    }

    @Bean
    JavaDelegate triageClaims(ClaimRegistration registration) {
        return execution -> registration.triage(articleOf(execution));
    }

    /** Each claim's process starts by the event this causes. */
    @Bean
    JavaDelegate startVerification(ClaimRegistration registration) {
        return execution -> registration.startVerification(articleOf(execution));
    }

    private static BpmnError failed(ClaimRegistration registration, UUID article, String reason) {
        registration.unreadable(article, reason);
        return new BpmnError(EXTRACTION_FAILED);
    }

    /** Why it went wrong so far, when this is the last try. */
    private static @Nullable String earlierFailures(DelegateExecution execution) {
        Job job = execution
                .getProcessEngineServices()
                .getManagementService()
                .createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .activityId(execution.getCurrentActivityId())
                .singleResult();
        return job == null || job.getRetries() > 1 ? null : job.getExceptionMessage();
    }

    private static UUID articleOf(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }
}
