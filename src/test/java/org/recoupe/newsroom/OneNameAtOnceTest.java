package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many bring a piece from somebody nobody has heard of yet, at one moment: all of them are served, and it is one source. */
@NewsroomTest
class OneNameAtOnceTest {
    private static final int PIECES = 60;
    private static final int AT_ONCE = 20;

    private final Newsroom newsroom;
    private final JdbcTemplate database;

    OneNameAtOnceTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void a_new_name_is_entered_once_and_refuses_nobody() throws InterruptedException {
        var karim = newsroom.reviewer();
        var story = newsroom.readStory();
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        var claims = newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .map(claim -> claim.get("id").asString())
                .toList();
        claims.forEach(claim -> karim.post("/api/claims/" + claim + "/take", Map.of()));
        var name = "Croissant " + UUID.randomUUID();

        var answers = new ConcurrentLinkedQueue<Integer>();
        var writers = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < PIECES; i++) {
            var claim = claims.get(i % claims.size());
            writers.execute(() ->
                    answers.add(karim.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("CONTEXT", name))
                            .status()));
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

        assertThat(answers).hasSize(PIECES).containsOnly(201);
        assertThat(database.queryForObject("select count(*) from source where name = ?", Integer.class, name))
                .isEqualTo(1);
    }
}
