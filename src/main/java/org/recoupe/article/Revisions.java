package org.recoupe.article;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** Without their texts. */
    List<Issue> issues(UUID article) {
        return entities.createQuery(
                        "select r.publisher, r.publishedAt, r.publishedOffset, r.receivedAt from Revision r"
                                + " where r.article = :article order by r.number",
                        Object[].class)
                .setParameter("article", article)
                .getResultStream()
                .map(row -> new Issue((String) row[0], day((Instant) row[1], (String) row[2], (Instant) row[3])))
                .toList();
    }

    private static LocalDate day(@Nullable Instant published, @Nullable String offset, Instant received) {
        return published == null || offset == null
                ? LocalDate.ofInstant(received, ZoneOffset.UTC)
                : LocalDate.ofInstant(published, ZoneOffset.of(offset));
    }

    List<Revision> of(UUID article) {
        return entities.createQuery(
                        "select r from Revision r where r.article = :article order by r.number", Revision.class)
                .setParameter("article", article)
                .getResultList();
    }
}
