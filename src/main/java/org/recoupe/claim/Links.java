package org.recoupe.claim;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.recoupe.extraction.Relation;
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

    List<ClaimLink> ofArticle(UUID article) {
        return entities.createQuery("select l from ClaimLink l where l.article = :article", ClaimLink.class)
                .setParameter("article", article)
                .getResultList();
    }

    /** Those that contradict any of these claims. */
    List<ClaimLink> contradicting(Collection<UUID> claims) {
        return entities.createQuery("""
                        select l from ClaimLink l where l.relation = :contradicts
                          and (l.fromClaim in :claims or l.toClaim in :claims)""", ClaimLink.class)
                .setParameter("contradicts", Relation.Kind.CONTRADICTS)
                .setParameter("claims", claims)
                .getResultList();
    }

    List<ClaimLink> ofClaim(Claim claim) {
        return ofArticle(claim.article()).stream()
                .filter(link -> link.touches(claim.id()))
                .toList();
    }
}
