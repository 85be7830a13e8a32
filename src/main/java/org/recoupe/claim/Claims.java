package org.recoupe.claim;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Claims extends Repository<Claim, UUID> {
    Optional<Claim> findById(UUID id);

    /** Rivals queue here: the second one sees what the first has done, and is refused by the rules instead of by a race. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Claim c where c.id = :id")
    Optional<Claim> findLocked(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from Claim c where c.article = :article order by c.id")
    List<Claim> findLockedByArticle(UUID article);

    /** Given once, whatever becomes of the claims they are for. */
    @Query(value = "select nextval('claim_reference_seq') from generate_series(1, :many)", nativeQuery = true)
    List<Long> nextReferences(int many);

    @Query("select c.article from Claim c where c.id = :id")
    Optional<UUID> articleOf(UUID id);

    List<Claim> findByArticleOrderByNumber(UUID article);

    @Query("select c.id, c.reference from Claim c where c.id in :ids")
    List<Object[]> findReferences(Collection<UUID> ids);

    @Query("select c.article, count(c) from Claim c where c.article in :articles group by c.article")
    List<Object[]> countByArticle(Collection<UUID> articles);

    @Query("""
            select e.claim.id, e.stance, count(e) from Evidence e
            where e.claim.id in :claims and e.withdrawnAt is null group by e.claim.id, e.stance""")
    List<Object[]> countStandingEvidence(Collection<UUID> claims);

    /** Id and desk alone: whoever locks it next must not have read it before. */
    @Query("select c.id, c.desk from Claim c where c.id = :id or c.reference = :reference")
    List<Object[]> findDesk(@Nullable UUID id, @Nullable Long reference);

    List<Claim> findByIdIn(Collection<UUID> ids);
}
