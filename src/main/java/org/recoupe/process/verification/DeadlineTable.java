package org.recoupe.process.verification;

import java.time.Duration;
import java.util.Map;
import org.recoupe.claim.DeadlineRule;
import org.recoupe.claim.Priority;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Role;
import org.recoupe.process.engine.Decisions;
import org.springframework.stereotype.Component;

/** {@code deadline-priority.dmn}. */
@Component
class DeadlineTable implements DeadlineRule {
    private final Decisions decisions;

    DeadlineTable(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Terms terms(Priority priority, ClaimClass claimClass) {
        var answer = decisions.ask(
                "deadline-priority", Map.of("priority", priority.name(), "claimClass", claimClass.name()));
        return new Terms(
                Duration.ofHours(answer.number("hours")), Role.valueOf(answer.text("reviewRole")), answer.model());
    }
}
