package org.recoupe.article;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** All revisions ever received. They are added, never saved again. */
@Repository
class Revisions {
    private final EntityManager entities;

    Revisions(EntityManager entities) {
        this.entities = entities;
    }

    void add(Revision revision) {
        entities.persist(revision);
        entities.flush();
    }

    Optional<Revision> numbered(UUID article, int number) {
        return entities.createQuery(
                        "select r from Revision r where r.article = :article and r.number = :number", Revision.class)
                .setParameter("article", article)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    List<Revision> of(UUID article) {
        return entities.createQuery(
                        "select r from Revision r where r.article = :article order by r.number", Revision.class)
                .setParameter("article", article)
                .getResultList();
    }
}
