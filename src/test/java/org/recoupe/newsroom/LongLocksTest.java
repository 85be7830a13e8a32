package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Somebody is at the same rows for longer than anybody waits (10 s): whoever waited is told so, on a page and by the API. */
@NewsroomTest
class LongLocksTest {
    private final Newsroom newsroom;
    private final DataSource database;

    LongLocksTest(Newsroom newsroom, DataSource database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void whoever_waits_too_long_for_a_row_is_told_to_look_again() throws SQLException {
        var story = newsroom.readStory();
        var claim = newsroom.claimInVerification();
        var id = claim.get("id").asString();
        var lea = newsroom.pagesOf("lea.morel");
        var karim = newsroom.pagesOf("karim.benali");
        var paul = newsroom.supervisor();
        var key = "once-" + UUID.randomUUID();
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            lock(other, "select id from article where id = ? for update", story);
            lock(other, "select id from claim where id = ? for update", id);

            var accepted = CompletableFuture.supplyAsync(() -> lea.post("/articles/" + story, Map.of("do", "accept")));
            var taken = CompletableFuture.supplyAsync(() -> karim.post("/claims/" + id, Map.of("do", "take")));
            var handedOver = CompletableFuture.supplyAsync(
                    () -> paul.put("/api/claims/" + id + "/holder", Map.of("person", "ines.fontaine")));
            var once = CompletableFuture.supplyAsync(
                    () -> newsroom.editor().post("/api/articles/" + story + "/accept", Map.of(), key));

            assertThat(accepted.join().statusCode()).as("a form of the story").isEqualTo(409);
            assertThat(taken.join().statusCode()).as("a form of the claim").isEqualTo(409);
            assertThat(handedOver.join().status()).as("the API").isEqualTo(409);
            assertThat(handedOver.join().problem()).isEqualTo("lost-race");
            assertThat(once.join().status()).as("the API, with a key").isEqualTo(409);
            assertThat(once.join().problem()).isEqualTo("lost-race");
            other.rollback();
        }
        assertThat(newsroom.editor()
                        .post("/api/articles/" + story + "/accept", Map.of(), key)
                        .status())
                .as("the same key asks anew: what passes is not kept")
                .isEqualTo(200);
    }

    private static void lock(Connection connection, String sql, String id) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(id));
            statement.executeQuery();
        }
    }
}
