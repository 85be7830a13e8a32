package org.recoupe.claim;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Which claims bear on which. */
@Repository
class Links {
    private final EntityManager entities;

    Links(EntityManager entities) {
        this.entities = entities;
    }

    /** A new reading of the article finds its own links. */
    void replace(UUID article, Collection<ClaimLink> found) {
        entities.createQuery("delete from ClaimLink l where l.article = :article")
                .setParameter("article", article)
                .executeUpdate();
        found.forEach(entities::persist);
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

    List<ClaimLink> ofArticle(UUID article) {
        return entities.createQuery("select l from ClaimLink l where l.article = :article", ClaimLink.class)
                .setParameter("article", article)
                .getResultList();
    }

    /** Those that contradict any of these claims. */
    List<ClaimLink> contradicting(Collection<UUID> claims) {
        // an array each: planning two lists of a page's ids costs more than the answer
        return entities.createNativeQuery("""
                        select * from claim_link where relation = 'CONTRADICTS'
                          and (from_claim = any (:claims) or to_claim = any (:claims))""", ClaimLink.class)
                .setParameter("claims", claims.toArray(UUID[]::new))
                .getResultList();
    }
}
