package org.recoupe.web.claim;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.Bearing;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.ClaimView.LinkView;
import org.recoupe.claim.EvidenceStance;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Permission;
import org.recoupe.web.Wording;

/**
 * A claim that speaks against this one or beside it.
 *
 * @param supporting how many pieces stand for it; {@code refuting} against it
 * @param pair how their contradiction stands, or null if they do not contradict each other
 */
public record Opponent(
        LinkView link,
        ClaimFile.Line line,
        String quoted,
        Wording.Chip chip,
        int supporting,
        int refuting,
        @Nullable PairSheet pair) {

    /** Those the reader may see. */
    public static List<Opponent> of(ClaimView claim, ClaimFile claims, Actor actor, Wording words) {
        var others = claim.links().stream().map(LinkView::claim).toList();
        var lines = claims.lines(others, actor);
        var standing = claims.standing(others);
        var handed = handed(claim, claims, actor);
        return claim.links().stream()
                .filter(link -> lines.containsKey(link.claim()))
                .map(link -> {
                    var counts = standing.getOrDefault(link.claim(), Map.of());
                    var line = Objects.requireNonNull(lines.get(link.claim()));
                    return new Opponent(
                            link,
                            line,
                            words.quoted(link.text()),
                            words.chip(link.state(), null),
                            counts.getOrDefault(EvidenceStance.SUPPORTS, 0),
                            counts.getOrDefault(EvidenceStance.REFUTES, 0),
                            PairSheet.of(claim, link, line.desk(), handed, actor, words));
                })
                .toList();
    }

    /** Only supervisors are asked. */
    private static Set<UUID> handed(ClaimView claim, ClaimFile claims, Actor actor) {
        var contradicting = claim.links().stream()
                .filter(link -> link.relation() == Bearing.CONTRADICTS)
                .map(LinkView::claim)
                .toList();
        return contradicting.isEmpty() || !actor.may(Permission.DECIDE, claim.desk())
                ? Set.of()
                : claims.hands(
                        Stream.concat(Stream.of(claim.id()), contradicting.stream())
                                .toList(),
                        actor);
    }
}
