package org.recoupe.web.article;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.recoupe.claim.ClaimView;

/**
 * Which claims of a story came, went or changed between two of its revisions.
 *
 * @param changed one that went and one that came, by the same source and in much the same words
 */
record ClaimChanges(List<ClaimView> fresh, List<ClaimView> gone, List<Pair> changed) {
    private static final double ALIKE = 0.5;

    record Pair(ClaimView before, ClaimView after, List<WordDiff.Piece> words) {}

    static ClaimChanges between(List<ClaimView> claims, int from, int to) {
        var fresh = new ArrayList<>(claims.stream()
                .filter(claim -> claim.firstRevision() > from && claim.firstRevision() <= to)
                .filter(claim -> claim.revision() >= to)
                .toList());
        var gone = new ArrayList<ClaimView>();
        var changed = new ArrayList<Pair>();
        for (var claim : claims) {
            if (claim.firstRevision() > from || claim.revision() < from || claim.revision() >= to) continue;
            var partner = partner(claim, fresh);
            if (partner.isEmpty()) {
                gone.add(claim);
                continue;
            }
            fresh.remove(partner.get());
            changed.add(new Pair(
                    claim,
                    partner.get(),
                    WordDiff.words(claim.text(), partner.get().text())));
        }
        return new ClaimChanges(List.copyOf(fresh), List.copyOf(gone), List.copyOf(changed));
    }

    private static Optional<ClaimView> partner(ClaimView claim, List<ClaimView> fresh) {
        return fresh.stream()
                .filter(other -> Objects.equals(source(other), source(claim)))
                .filter(other -> WordDiff.likeness(claim.text(), other.text()) >= ALIKE)
                .max(Comparator.comparingDouble(other -> WordDiff.likeness(claim.text(), other.text())));
    }

    private static Object source(ClaimView claim) {
        return claim.source() == null ? "" : claim.source().id();
    }

    public boolean isEmpty() {
        return fresh.isEmpty() && gone.isEmpty() && changed.isEmpty();
    }
}
