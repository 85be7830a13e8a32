package org.recoupe.process.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recoupe.claim.Sufficiency;
import org.recoupe.process.engine.Decisions;
import org.springframework.stereotype.Component;

/** {@code evidence-sufficiency.dmn} and {@code evidence-guards.dmn}. */
@Component
class SufficiencyTable implements Sufficiency {
    private final Decisions decisions;

    SufficiencyTable(Decisions decisions) {
        this.decisions = decisions;
    }

    @Override
    public Ruling judge(Facts facts) {
        var row = row(facts);
        var missing = row.text("missing");
        var guards = guards(facts, row.text("rule"));
        var carried = row.yes("sufficient");
        return new Ruling(
                carried,
                carried && !guards.unmet().isEmpty() ? guards.unmet().get(0) : row.text("rule"),
                missing.isEmpty() ? List.of() : List.of(missing.split(",", -1)),
                guards,
                row.model(),
                facts);
    }

    private Decisions.Answer row(Facts facts) {
        var asked = common(facts);
        var supporting = facts.supporting();
        var refuting = facts.refuting();
        asked.put("supportingSources", supporting.origins());
        asked.put("primaryDocument", supporting.document());
        asked.put("claimantAlone", supporting.claimantAlone());
        asked.put("inTheOriginal", supporting.inTheOriginal());
        asked.put("seenByUs", supporting.seenByUs());
        asked.put("withParties", supporting.withParties());
        asked.put("firstHand", supporting.firstHand());
        asked.put("soleCompetent", supporting.soleCompetent());
        asked.put("deathTold", supporting.deathTold());
        asked.put("againstInterest", facts.claimed().againstInterest());
        asked.put("refutingWithParties", refuting.withParties());
        asked.put("refutingFirstHand", refuting.firstHand());
        asked.put("refutingSeenByUs", refuting.seenByUs());
        asked.put("refuting", refuting.pieces());
        asked.put("refutingSources", refuting.origins());
        asked.put("refutingDocument", refuting.document());
        asked.put("openContradiction", facts.opposition().open());
        asked.put("reasonGiven", facts.reason() != null);
        return decisions.ask("evidence-sufficiency", asked);
    }

    /** @param rule the line that decided of what the evidence carries */
    private Guards guards(Facts facts, String rule) {
        var asked = common(facts);
        asked.put("rule", rule);
        asked.put("courtUnsaid", facts.isCourtUnsaid());
        asked.put("classPutRight", facts.claimed().classPutRight());
        asked.put("contrary", facts.opposition().contrary());
        asked.put("unanswered", facts.opposition().unanswered());
        asked.put("opposed", facts.opposition().confirmed());
        asked.put("outweighed", facts.isOutweighed());
        asked.put("carrying", facts.carrying());
        asked.put("confirmable", row(facts.asConfirmed()).yes("sufficient"));
        var confidential = facts.confidential();
        // a line that asks for none of these origins is met without them
        asked.put(
                "confidentialAlone",
                confidential.alone() && !row(facts.withoutOrigins()).yes("sufficient"));
        asked.put("anonymityGiven", confidential.anonymityGiven());
        asked.put("custodianRead", confidential.custodianRead());
        var answers = decisions.askAll("evidence-guards", asked);
        return new Guards(
                answers.rows().stream()
                        .map(row -> row.text("unmet"))
                        .filter(unmet -> !unmet.isEmpty())
                        .distinct()
                        .toList(),
                answers.rows().stream()
                        .mapToInt(row -> row.maybeNumber("approvals").orElse(1))
                        .max()
                        .orElse(1),
                answers.rows().stream().anyMatch(row -> row.yes("absolute")),
                answers.model());
    }

    /** Null where there is none: a table is not asked without a fact it names. */
    private static Map<String, Object> common(Facts facts) {
        var asked = new HashMap<String, Object>();
        asked.put("verdict", facts.verdict().name());
        asked.put("claimClass", facts.claimed().claimClass().name());
        asked.put("retraction", facts.reason() == null ? null : facts.reason().name());
        return asked;
    }
}
