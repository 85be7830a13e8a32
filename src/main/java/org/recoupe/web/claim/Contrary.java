package org.recoupe.web.claim;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.claim.ClaimView;
import org.recoupe.claim.EvidenceStance;

/**
 * Something that speaks against a verdict, to be answered by whoever gives it.
 *
 * @param id of the piece of evidence, or of the claim that contradicts
 * @param verdict what has to answer it: {@code confirmed} or {@code disproved}
 * @param reference of the claim that contradicts; null of a piece
 * @param from who the piece is from; null if nobody is named, or of a claim
 * @param words what it says
 */
record Contrary(
        UUID id,
        String verdict,
        @Nullable String reference,
        @Nullable String from,
        String words) {

    static List<Contrary> of(ClaimView claim) {
        return Stream.of(
                        pieces(claim, EvidenceStance.REFUTES, "confirmed"),
                        claim.links().stream()
                                .filter(link -> link.open())
                                .map(link ->
                                        new Contrary(link.claim(), "confirmed", link.reference(), null, link.text())),
                        pieces(claim, EvidenceStance.SUPPORTS, "disproved"))
                .flatMap(some -> some)
                .toList();
    }

    private static Stream<Contrary> pieces(ClaimView claim, EvidenceStance stance, String verdict) {
        return claim.standing(stance).stream()
                .map(piece -> new Contrary(
                        piece.id(),
                        verdict,
                        null,
                        piece.source() == null ? null : piece.source().name(),
                        Objects.requireNonNullElse(piece.quote(), Objects.requireNonNullElse(piece.title(), ""))));
    }
}
