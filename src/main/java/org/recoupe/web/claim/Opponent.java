package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.LinkView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.kernel.Actor;
import org.recoupe.web.Wording;

/**
 * A claim of the same dispatch that speaks against this one or beside it.
 *
 * @param supporting how many pieces stand for it; {@code refuting} against it
 */
public record Opponent(
        LinkView link, ClaimFile.Line line, String quoted, Wording.Chip chip, int supporting, int refuting) {

    /** Those the reader may see. */
    public static List<Opponent> of(ClaimView claim, ClaimFile claims, Actor actor, Wording words) {
        var others = claim.links().stream().map(LinkView::claim).toList();
        var lines = claims.lines(others, actor);
        var standing = claims.standing(others);
        return claim.links().stream()
                .filter(link -> lines.containsKey(link.claim()))
                .map(link -> {
                    var counts = standing.getOrDefault(link.claim(), Map.of());
                    return new Opponent(
                            link,
                            Objects.requireNonNull(lines.get(link.claim())),
                            words.quoted(link.text()),
                            words.chip(link.state(), null),
                            counts.getOrDefault(EvidenceStance.SUPPORTS, 0),
                            counts.getOrDefault(EvidenceStance.REFUTES, 0));
                })
                .toList();
    }
}
