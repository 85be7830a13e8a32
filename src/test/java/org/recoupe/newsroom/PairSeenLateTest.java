package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An approval that had to wait for a claim decides by what its pairs are then, not by what they were when it began to wait. */
@NewsroomTest
class PairSeenLateTest {
    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final TransactionTemplate together;
    private final Desk karim;

    PairSeenLateTest(Newsroom newsroom, JdbcTemplate database, PlatformTransactionManager transactions) {
        this.newsroom = newsroom;
        this.database = database;
        this.together = new TransactionTemplate(transactions);
        this.karim = newsroom.reviewer();
    }

    private String held(String text) {
        var story = newsroom.readStory(newsroom.editor(), UUID.randomUUID().toString(), text);
        var first = newsroom.claims(story).get(0).get("id").asString();
        newsroom.editor().post("/api/claims/" + first + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + first + "/take", Map.of());
        return first;
    }

    private void pairIs(String outcome, String pair) {
        assertThat(database.update(
                        "update claim_link set outcome = ?, closed_reason = 'vu', closed_by = 'paul.girard', closed_at = clock_timestamp() where id = ?::uuid",
                        outcome,
                        pair))
                .isOne();
    }

    @Test
    void a_pair_that_was_opened_while_the_approval_waited_is_open() {
        // given a verdict that waits, on a claim whose pair is closed
        var claim = held("Le pont a été coupé mardi, selon la mairie de Tamba.");
        var other = held("Le pont est resté ouvert mardi, selon le port de Tamba.");
        newsroom.otherReviewer()
                .post(
                        "/api/claims/" + claim + "/pairs",
                        Map.of("claim", other, "relation", "CONTRADICTS", "reason", "ouvert ou coupé"));
        var pair = newsroom.claim(claim).get("links").get(0).get("pair").asString();
        pairIs("NOT_A_CONTRADICTION", pair);
        for (var source : List.of("Nora Hamel", "Airwars"))
            karim.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", source));
        var proposed = karim.put(
                "/api/claims/" + claim + "/verdict",
                Map.of(
                        "verdict", "CONFIRMED",
                        "rationale", "deux sources",
                        "missing", "",
                        "version", newsroom.claim(claim).get("version")));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        var version = newsroom.claim(claim).get("version");

        // when it is opened by who holds the claim's lock while nadia's approval waits for it
        var approval = together.execute(transaction -> {
            database.queryForList("select id from claim where id = ?::uuid for update", claim);
            var answer = CompletableFuture.supplyAsync(() -> newsroom.reviewingSupervisor()
                    .post("/api/claims/" + claim + "/verdict/approval", Map.of("version", version)));
            while (!answer.isDone() && !somebodyWaits()) LockSupport.parkNanos(5_000_000);
            pairIs("OPEN", pair);
            return answer;
        });

        // then
        assertThat(approval.join().problem()).isEqualTo("evidence-insufficient");
    }

    private boolean somebodyWaits() {
        return Boolean.TRUE.equals(
                database.queryForObject("select exists (select 1 from pg_locks where not granted)", Boolean.class));
    }
}
