package org.recoupe.claim;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Relation;

/** Two claims of one article that bear on each other. Read both ways. */
@Entity
class ClaimLink {
    @Id
    private UUID id;

    private UUID article;
    private UUID fromClaim;
    private UUID toClaim;

    /** Whose it was before that claim was merged into another. */
    @Nullable
    private UUID fromWas;

    @Nullable
    private UUID toWas;

    @Enumerated(EnumType.STRING)
    private Relation.Kind relation;

    private String because;

    @SuppressWarnings("NullAway.Init")
    protected ClaimLink() {}

    ClaimLink(UUID article, UUID fromClaim, UUID toClaim, Relation.Kind relation, String because) {
        this.id = UUID.randomUUID();
        this.article = article;
        this.fromClaim = fromClaim;
        this.toClaim = toClaim;
        this.relation = relation;
        this.because = because;
    }

    /**
     * Whether one claim openly contradicts the other: neither is set aside. The same rule as {@code claim_view_open_contradiction}; a test
     * holds them together.
     */
    static boolean isOpenContradiction(Relation.Kind relation, ClaimState one, ClaimState other) {
        return relation == Relation.Kind.CONTRADICTS && one != ClaimState.SET_ASIDE && other != ClaimState.SET_ASIDE;
    }

    /** @param states of its claims, by id */
    boolean isOpenContradiction(Map<UUID, ClaimState> states) {
        return isOpenContradiction(
                relation, Objects.requireNonNull(states.get(fromClaim)), Objects.requireNonNull(states.get(toClaim)));
    }

    Stream<UUID> ends() {
        return Stream.of(fromClaim, toClaim);
    }

    UUID otherThan(UUID claim) {
        return fromClaim.equals(claim) ? toClaim : fromClaim;
    }

    boolean touches(UUID claim) {
        return fromClaim.equals(claim) || toClaim.equals(claim);
    }

    /** Whether it says that this claim and its other cannot both be so. */
    boolean contradicts(UUID claim) {
        return relation == Relation.Kind.CONTRADICTS && touches(claim);
    }

    UUID id() {
        return id;
    }

    Relation.Kind relation() {
        return relation;
    }

    Grounds because() {
        return Grounds.read(because);
    }
}
