package org.recoupe.newsroom;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a claim with hundreds of pieces takes to be shown and weighed, and a story of two hundred claims with what the rule allows each;
 * beside the database's plainest question. Run by name; it proves nothing by itself.
 */
@NewsroomTest
class FullFileFigures {
    private static final int TIMES = 21;

    private final Newsroom newsroom;
    private final JdbcTemplate database;

    FullFileFigures(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void pieces() {
        System.out.println(
                "| what | pieces or claims | median, ms | longest, ms | `select 1`, ms |\n| --- | --- | --- | --- | --- |");
        for (var pieces : new int[] {20, 200, 1000}) {
            var claim = held(1);
            for (int i = 0; i < pieces; i++) attach(claim, i);
            told("claim, API", pieces, () -> newsroom.auditor().get("/api/claims/" + claim));
            var session = newsroom.pagesOf("karim.benali");
            told("claim, page", pieces, () -> session.get("/claims/" + claim));
        }
        var story = story(200);
        told(
                "200 claims with what is allowed, API",
                200,
                () -> newsroom.auditor().get("/api/articles/" + story + "/claims"));
    }

    private void told(String what, int many, Runnable question) {
        for (int i = 0; i < 5; i++) question.run();
        var asked = new long[TIMES];
        var plain = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            var start = System.nanoTime();
            question.run();
            var then = System.nanoTime();
            database.queryForObject("select 1", Integer.class);
            asked[i] = then - start;
            plain[i] = System.nanoTime() - then;
        }
        Arrays.sort(asked);
        Arrays.sort(plain);
        System.out.println(String.format(
                Locale.ROOT,
                "| %s | %,d | %.0f | %.0f | %.2f |",
                what,
                many,
                asked[TIMES / 2] / 1e6,
                asked[TIMES - 1] / 1e6,
                plain[TIMES / 2] / 1e6));
    }

    private String story(int claims) {
        return newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                IntStream.rangeClosed(1, claims)
                        .mapToObj(i -> "Selon Paul Dumont"
                                + UUID.randomUUID().toString().replaceAll("[^a-f]", "") + ", " + (i + 10)
                                + " personnes sont mortes.")
                        .collect(Collectors.joining("\n\n")));
    }

    private String held(int claims) {
        var story = story(claims);
        var claim = newsroom.claims(story).get(0).get("id").asString();
        newsroom.editor().post("/api/claims/" + claim + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        return claim;
    }

    /** Of as many sources, each third against it, with a text of its own of forty words. */
    private void attach(String claim, int n) {
        var piece = new java.util.HashMap<>(Newsroom.evidence(n % 3 == 0 ? "REFUTES" : "SUPPORTS", "Vigie " + n));
        piece.put(
                "quote",
                IntStream.range(0, 40)
                        .mapToObj(i -> "mot" + (n * 31 + i * i) % 997)
                        .collect(Collectors.joining(" ")));
        piece.put("url", "https://vigie.example/" + n);
        var answer = newsroom.reviewer().post("/api/claims/" + claim + "/evidence", piece);
        if (answer.status() != 201) throw new AssertionError(answer.toString());
    }
}
