package org.recoupe.claim;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

/** Which claims bear on which. */
@Repository
class Links {
    private final EntityManager entities;

    Links(EntityManager entities) {
        this.entities = entities;
    }

    /** A new reading of the article finds its own links. What it finds again stays what it was, and so does what people worked on. */
    void replace(UUID article, Collection<ClaimLink> found) {
        var known = touching(Stream.concat(ofArticle(article).stream(), found.stream())
                .flatMap(ClaimLink::ends)
                .collect(Collectors.toSet()));
        var again = new HashSet<ClaimLink>();
        for (var link : found) {
            var same = known.stream()
                    .filter(one -> one.isSameAs(link))
                    .filter(one -> one.isWorkedOn() || one.isFoundAs(link))
                    .findFirst();
            same.ifPresentOrElse(again::add, () -> entities.persist(link));
        }
        known.stream()
                .filter(one -> one.isOf(article) && !one.isWorkedOn() && !again.contains(one))
                .forEach(entities::remove);
        entities.flush();
    }

    /** Links follow the words of a claim that was merged; what linked the two is left where it is. */
    void move(UUID merged, UUID into) {
        bulk(
                "update ClaimLink l set l.fromClaim = :into, l.fromWas = :merged where l.fromClaim = :merged and l.toClaim <> :into",
                merged,
                into);
        bulk(
                "update ClaimLink l set l.toClaim = :into, l.toWas = :merged where l.toClaim = :merged and l.fromClaim <> :into",
                merged,
                into);
    }

    /** They are parted again. */
    void moveBack(UUID merged, UUID into) {
        bulk(
                "update ClaimLink l set l.fromClaim = :merged, l.fromWas = null where l.fromClaim = :into and l.fromWas = :merged",
                merged,
                into);
        bulk(
                "update ClaimLink l set l.toClaim = :merged, l.toWas = null where l.toClaim = :into and l.toWas = :merged",
                merged,
                into);
    }

    private void bulk(String update, UUID merged, UUID into) {
        entities.createQuery(update)
                .setParameter("merged", merged)
                .setParameter("into", into)
                .executeUpdate();
    }

    private List<ClaimLink> ofArticle(UUID article) {
        return entities.createQuery("select l from ClaimLink l where l.article = :article", ClaimLink.class)
                .setParameter("article", article)
                .getResultList();
    }

    /** All that bear on any of these claims. */
    List<ClaimLink> touching(Collection<UUID> claims) {
        return touching(claims, "");
    }

    /** Those that contradict any of these claims, also what was closed. */
    List<ClaimLink> contradicting(Collection<UUID> claims) {
        return touching(claims, " and relation = 'CONTRADICTS'");
    }

    /** The ids of those it contradicts. */
    @SuppressWarnings("unchecked")
    List<UUID> opposed(UUID claim) {
        return entities.createNativeQuery(
                        "select distinct case when from_claim = :claim then to_claim else from_claim end from claim_link"
                                + " where :claim in (from_claim, to_claim) and relation = 'CONTRADICTS'",
                        UUID.class)
                .setParameter("claim", claim)
                .getResultList();
    }

    private List<ClaimLink> touching(Collection<UUID> claims, String and) {
        // an array each: planning two lists of a page's ids costs more than the answer
        return claims.isEmpty()
                ? List.of()
                : entities.createNativeQuery(
                                "select * from claim_link where (from_claim = any (:claims) or to_claim = any (:claims))"
                                        + and,
                                ClaimLink.class)
                        .setParameter("claims", claims.toArray(UUID[]::new))
                        .getResultList();
    }

    /** Its claims, one after the other. */
    Optional<List<UUID>> ends(UUID pair) {
        return entities.createQuery("select l.fromClaim, l.toClaim from ClaimLink l where l.id = :pair", Object[].class)
                .setParameter("pair", pair)
                .getResultStream()
                .findFirst()
                .map(ends -> List.of((UUID) ends[0], (UUID) ends[1]));
    }

    /** As it is now that its claims are locked. */
    ClaimLink fresh(UUID pair) {
        var link = entities.find(ClaimLink.class, pair);
        entities.refresh(link);
        return link;
    }

    /** One that nobody worked on, and that is another's now. */
    void remove(ClaimLink moved) {
        entities.remove(moved);
    }

    void add(ClaimLink made) {
        entities.persist(made);
    }
}
