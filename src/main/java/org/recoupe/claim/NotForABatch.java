package org.recoupe.claim;

import java.util.List;
import java.util.Optional;
import org.recoupe.extraction.statement.ClaimClass;

/** Why a verdict is to be approved by itself and not together with others: much depends on it, or something speaks against it. */
public enum NotForABatch {
    HARM("it is about casualties, a death or an accusation"),
    TWO("it takes two approvals"),
    EXCEPTION("an exception was asked for"),
    CONTRADICTED("something speaks against it"),
    GONE("the text as it is now does not say it");

    private final String inWords;

    NotForABatch(String inWords) {
        this.inWords = inWords;
    }

    String inWords() {
        return inWords;
    }

    static Optional<NotForABatch> why(
            ClaimClass claimClass,
            boolean inText,
            Verdict verdict,
            Sufficiency.Ruling ruling,
            List<Evidence> evidence,
            boolean openContradiction) {
        return switch (claimClass) {
            case CASUALTIES, ACCUSATION, DEATH -> Optional.of(HARM);
            default -> {
                if (!inText) yield Optional.of(GONE);
                if (verdict.exception() != null || !verdict.sufficient()) yield Optional.of(EXCEPTION);
                var refuted =
                        evidence.stream().anyMatch(piece -> piece.stands() && piece.stance() == EvidenceStance.REFUTES);
                if (refuted || openContradiction) yield Optional.of(CONTRADICTED);
                yield ruling.approvals() > 1 ? Optional.of(TWO) : Optional.empty();
            }
        };
    }
}
