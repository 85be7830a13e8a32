package org.recoupe.process.verification;

import java.util.List;
import java.util.Map;
import org.recoupe.claim.Sufficiency;
import org.recoupe.process.engine.Decisions;
import org.springframework.stereotype.Component;

/** {@code evidence-sufficiency.dmn}. */
@Component
class SufficiencyTable implements Sufficiency {
    private final Decisions decisions;

    SufficiencyTable(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Ruling judge(Facts facts) {
        var answer = decisions.ask(
                "evidence-sufficiency",
                Map.of(
                        "verdict", facts.verdict().name(),
                        "supportingSources", facts.supportingSources(),
                        "primaryDocument", facts.primaryDocument(),
                        "claimantAlone", facts.claimantAlone(),
                        "claimClass", facts.claimClass().name(),
                        "inTheOriginal", facts.inTheOriginal(),
                        "refuting", facts.refuting(),
                        "openContradiction", facts.openContradiction(),
                        "reasonGiven", facts.reason() != null));
        var missing = answer.text("missing");
        return new Ruling(
                answer.yes("sufficient"),
                answer.text("rule"),
                missing.isEmpty() ? List.of() : List.of(missing.split(",", -1)),
                answer.model(),
                facts);
    }
}
