package org.recoupe.article;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Articles extends Repository<Article, UUID> {
    Article saveAndFlush(Article article);

    Optional<Article> findById(UUID id);

    List<Article> findByIdIn(Collection<UUID> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Article a where a.id = :id")
    Optional<Article> findLocked(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from Article a where a.desk = :desk and a.externalId = :externalId")
    Optional<Article> findLocked(String desk, String externalId);

    @Query("select a from Article a where a.desk in :desks order by a.receivedAt desc, a.id")
    List<Article> newest(Collection<String> desks, Limit limit);

    @Query("select a from Article a order by a.receivedAt desc, a.id")
    List<Article> newest(Limit limit);

    long count();

    @Query(value = "select pg_advisory_xact_lock(hashtextextended(:name, 0)) is null", nativeQuery = true)
    boolean queueFor(String name);
}
