package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView.EvidenceView;
import org.recoupe.claim.Rulings;
import org.recoupe.claim.Sufficiency;
import org.recoupe.claim.Verdict;
import org.recoupe.web.Wording;

/**
 * What a piece would change that is not attached yet.
 *
 * @param opened verdicts that the evidence would allow with it, and does not without
 * @param closed the reverse
 * @param lacking of the verdict that comes nearest, what would still be missing; null if something opens
 * @param group the origin it would join, so that it would not count anew; null if it is a new one
 * @param why it would not count, in words
 * @param twins pieces on file with the same address
 */
record Prospect(
        List<ClaimSheet.Option> opened,
        List<ClaimSheet.Option> closed,
        ClaimSheet.@Nullable Option lacking,
        EvidenceBoard.@Nullable Group group,
        List<String> why,
        List<EvidenceView> twins) {

    static Prospect of(
            Map<Verdict.Kind, Sufficiency.Ruling> now,
            Rulings.Prospect with,
            EvidenceBoard board,
            List<EvidenceView> twins,
            Wording words) {
        var then = with.allows();
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
        return new Prospect(
                opened,
                closed,
                opened.isEmpty() ? lacking.orElse(null) : null,
                board.columns().stream()
                        .flatMap(column -> column.groups().stream())
                        .filter(group ->
                                with.joins() != null && group.view().pieces().contains(with.joins()))
                        .findFirst()
                        .orElse(null),
                with.why().stream()
                        .map(code -> words.known("evidence.why.", code))
                        .toList(),
                twins);
    }

    private static boolean ruling(Map<Verdict.Kind, Sufficiency.Ruling> rulings, Verdict.Kind kind) {
        var ruling = rulings.get(kind);
        return ruling != null && ruling.sufficient();
    }
}
