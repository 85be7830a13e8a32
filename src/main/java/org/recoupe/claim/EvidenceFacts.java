package org.recoupe.claim;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.Relation;
import org.springframework.stereotype.Component;

/** Puts together what the evidence rule looks at: counted sources, not counted papers. */
@Component
class EvidenceFacts {
    private final Claims claims;
    private final Links links;
    private final Origins origins;
    private final Sufficiency sufficiency;

    EvidenceFacts(Claims claims, Links links, Origins origins, Sufficiency sufficiency) {
        this.claims = claims;
        this.links = links;
        this.origins = origins;
        this.sufficiency = sufficiency;
    }

    /**
     * As far as the rule looks at a piece.
     *
     * @param source null for one nobody has heard of yet: independent of all others
     * @param alias of a confidential source, which is the same as another under this alias; else null
     */
    record Weight(
            EvidenceStance stance,
            @Nullable UUID source,
            @Nullable String alias,
            boolean primaryDocument) {}

    Sufficiency.Ruling judge(Claim claim, Verdict.Kind verdict, @Nullable RetractionReason reason) {
        return judge(standing(claim), hasOpenContradiction(claim), verdict, reason);
    }

    /** Verdict by verdict, as if these were the pieces that stand; a retraction as one of what was disproved. */
    Map<Verdict.Kind, Sufficiency.Ruling> judge(Claim claim, List<Weight> standing) {
        var contradicted = hasOpenContradiction(claim);
        var rulings = new EnumMap<Verdict.Kind, Sufficiency.Ruling>(Verdict.Kind.class);
        for (var kind : Verdict.Kind.values()) {
            var reason = kind == Verdict.Kind.RETRACTED ? RetractionReason.DISPROVED : null;
            rulings.put(kind, judge(standing, contradicted, kind, reason));
        }
        return rulings;
    }

    private Sufficiency.Ruling judge(
            List<Weight> standing, boolean contradicted, Verdict.Kind verdict, @Nullable RetractionReason reason) {
        var supporting = standing.stream()
                .filter(piece -> piece.stance() == EvidenceStance.SUPPORTS)
                .toList();
        return sufficiency.judge(new Sufficiency.Facts(
                verdict,
                origins.count(supporting),
                supporting.stream().anyMatch(Weight::primaryDocument),
                (int) standing.stream()
                        .filter(piece -> piece.stance() == EvidenceStance.REFUTES)
                        .count(),
                contradicted,
                reason));
    }

    List<Weight> standing(Claim claim) {
        return claim.evidence().stream()
                .filter(Evidence::stands)
                .map(piece -> new Weight(
                        piece.stance(),
                        piece.source(),
                        piece.confidential() ? piece.title() : null,
                        piece.isPrimaryDocument()))
                .toList();
    }

    /** Whether another claim openly contradicts this one. */
    boolean hasOpenContradiction(Claim claim) {
        var contradicting = links.contradicting(List.of(claim.id())).stream()
                .map(link -> link.otherThan(claim.id()))
                .toList();
        if (contradicting.isEmpty()) return false;
        return claims.findByIdIn(contradicting).stream()
                .anyMatch(other ->
                        ClaimLink.isOpenContradiction(Relation.Kind.CONTRADICTS, claim.state(), other.state()));
    }
}
