package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView.EvidenceView;
import org.recoupe.claim.Sufficiency;
import org.recoupe.claim.Verdict;
import org.recoupe.web.Wording;

/**
 * What a piece would change that is not attached yet.
 *
 * @param opened verdicts that the evidence would allow with it, and does not without
 * @param closed the reverse
 * @param lacking of the verdict that comes nearest, what would still be missing; null if something opens
 * @param group letter and name of the independent source it would join, so that it would not count anew; null if it is a new one
 * @param twins pieces on file with the same address
 */
record Prospect(
        List<ClaimSheet.Option> opened,
        List<ClaimSheet.Option> closed,
        ClaimSheet.@Nullable Option lacking,
        EvidenceBoard.@Nullable Group group,
        List<EvidenceView> twins) {

    static Prospect of(
            Map<Verdict.Kind, Sufficiency.Ruling> now,
            Map<Verdict.Kind, Sufficiency.Ruling> then,
            EvidenceBoard.@Nullable Group group,
            List<EvidenceView> twins,
            Wording words) {
        var opened = then.entrySet().stream()
                .filter(e -> e.getValue().sufficient() && !ruling(now, e.getKey()))
                .map(e -> ClaimSheet.option(e.getKey(), e.getValue(), words))
                .toList();
        var closed = then.entrySet().stream()
                .filter(e -> !e.getValue().sufficient() && ruling(now, e.getKey()))
                .map(e -> ClaimSheet.option(e.getKey(), e.getValue(), words))
                .toList();
        var lacking = then.entrySet().stream()
                .filter(e -> !e.getValue().sufficient())
                .map(e -> ClaimSheet.option(e.getKey(), e.getValue(), words))
                .findFirst();
        return new Prospect(opened, closed, opened.isEmpty() ? lacking.orElse(null) : null, group, twins);
    }

    private static boolean ruling(Map<Verdict.Kind, Sufficiency.Ruling> rulings, Verdict.Kind kind) {
        var ruling = rulings.get(kind);
        return ruling != null && ruling.sufficient();
    }
}
