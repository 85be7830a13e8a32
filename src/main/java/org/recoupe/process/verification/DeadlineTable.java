package org.recoupe.process.verification;

import java.time.Duration;
import java.util.Map;
import org.recoupe.claim.Priority;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Role;
import org.recoupe.process.engine.Decisions;
import org.springframework.stereotype.Component;

/** {@code deadline-priority.dmn}. */
@Component
class DeadlineTable {
    private final Decisions decisions;

    DeadlineTable(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param model version of the table */
    record Terms(Duration within, Role role, String model) {}

    Terms terms(Priority priority, ClaimClass claimClass) {
        var answer = decisions.ask(
                "deadline-priority", Map.of("priority", priority.name(), "claimClass", claimClass.name()));
        return new Terms(
                Duration.ofHours(answer.number("hours")), Role.valueOf(answer.text("reviewRole")), answer.model());
    }
}
