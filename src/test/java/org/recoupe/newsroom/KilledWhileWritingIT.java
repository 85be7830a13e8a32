package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out: killed in the middle of writing, started twice, stopped. */
class KilledWhileWritingIT {
    private static final int WRITES = 200;
    private static final int WRITERS = 20;
    private static final int KILL_AFTER = 80;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    private record Write(String claim, String title) {}

    @Test
    void every_acknowledged_write_is_there_with_its_entry_after_kill_9() throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<Write>();
        List<String> claims;
        try (var recoupe = RunningJar.start(folder)) {
            claims = claimsHeldByKarim(recoupe);
            writeUntilKilled(recoupe, claims, acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILL_AFTER);
        assertThat(acknowledged)
                .as("the kill came while others were still writing")
                .hasSizeLessThan(WRITES);

        try (var again = RunningJar.start(folder)) {
            var auditor = again.as("agnes.perrin");
            for (var claim : claims) {
                var kept = auditor.get("/api/claims/" + claim)
                        .json()
                        .get("evidence")
                        .valueStream()
                        .map(piece -> piece.get("title").asString())
                        .toList();
                var entries = auditor.get("/api/claims/" + claim + "/audit")
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(entry -> entry.get("action").asString().equals("evidence-attached"))
                        .map(entry -> entry.get("after").asString())
                        .toList();
                assertThat(kept)
                        .containsAll(acknowledged.stream()
                                .filter(write -> write.claim().equals(claim))
                                .map(Write::title)
                                .toList());
                // nothing half-done either way
                assertThat(entries)
                        .containsExactlyInAnyOrderElementsOf(kept.stream()
                                .map(title -> "SUPPORTS STATEMENT: " + title)
                                .toList());
            }

            // a second Recoupe on the same folder says so and ends
            var second = RunningJar.launch(folder);
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).contains("Another Recoupe").doesNotContain("\tat org.");
        }
    }

    private static List<String> claimsHeldByKarim(RunningJar recoupe) {
        var karim = recoupe.as("karim.benali");
        var claims = recoupe.claimsInVerification();
        assertThat(claims)
                .hasSizeGreaterThan(3)
                .allSatisfy(claim -> assertThat(karim.post("/api/claims/" + claim + "/take", Map.of())
                                .status())
                        .isEqualTo(200));
        return claims;
    }

    private static void writeUntilKilled(RunningJar recoupe, List<String> claims, Queue<Write> acknowledged)
            throws InterruptedException {
        var karim = recoupe.as("karim.benali");
        var writers = Executors.newFixedThreadPool(WRITERS);
        var answered = new AtomicInteger();
        for (int i = 0; i < WRITES; i++) {
            var write = new Write(claims.get(i % claims.size()), "pièce " + i);
            writers.execute(() -> {
                try {
                    var body = Map.of(
                            "stance", "SUPPORTS", "source", "Hôpital", "kind", "STATEMENT", "title", write.title());
                    if (karim.post("/api/claims/" + write.claim() + "/evidence", body)
                                    .status()
                            == 201) {
                        acknowledged.add(write);
                    }
                    if (answered.incrementAndGet() == KILL_AFTER) recoupe.kill();
                } catch (UncheckedIOException e) {
                    // the connection broke: this write was not acknowledged
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
}
