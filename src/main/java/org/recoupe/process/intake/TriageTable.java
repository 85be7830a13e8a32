package org.recoupe.process.intake;

import java.util.Map;
import org.recoupe.claim.Priority;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.claim.TriageRule;
import org.recoupe.process.engine.Decisions;
import org.springframework.stereotype.Component;

/** {@code claim-triage.dmn}. */
@Component
class TriageTable implements TriageRule {
    private final Decisions decisions;

    TriageTable(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Outcome judge(Facts facts) {
        var answer = decisions.ask(
                "claim-triage",
                Map.of(
                        "claimClass", facts.claimClass().name(),
                        "stance", facts.stance().name(),
                        "form", facts.form().name(),
                        "worth", facts.worth(),
                        "contradicted", facts.contradicted()));
        var aside = answer.text("setAside");
        return new Outcome(
                aside.isEmpty() ? null : SetAsideReason.valueOf(aside),
                Priority.valueOf(answer.text("priority")),
                answer.model());
    }
}
