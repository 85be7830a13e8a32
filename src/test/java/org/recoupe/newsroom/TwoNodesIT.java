package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.recoupe.database.TestDatabase;

/** Two of the jar on one database, as behind a proxy that shares the work out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesIT {
    private static final int RIVALS = 20;

    private RunningJar one;
    private RunningJar other;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        var database = TestDatabase.create().entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        one = RunningJar.start(folder.resolve("one"), database);
        other = RunningJar.start(folder.resolve("other"), database);
    }

    @AfterAll
    void stop() throws InterruptedException {
        if (other != null) other.close();
        if (one != null) one.close();
    }

    @Test
    void whoever_proposed_at_one_node_does_not_approve_at_the_other() {
        var claim = "/api/claims/" + one.claimsInVerification().get(0);
        var nadia = one.as("nadia.roche");
        nadia.post(claim + "/take", Map.of());
        var version = nadia.get(claim).json().get("version").asInt();
        var proposed = nadia.put(
                claim + "/verdict",
                Map.of("verdict", "UNVERIFIED", "rationale", "rien", "missing", "", "version", version));
        assertThat(proposed.status()).isEqualTo(200);
        var approval = Map.of("version", proposed.json().get("version").asInt());

        var refused = other.as("nadia.roche").post(claim + "/verdict/approval", approval);
        var approved = other.as("paul.girard").post(claim + "/verdict/approval", approval);

        assertThat(refused.problem()).isEqualTo("second-pair-of-eyes");
        assertThat(approved.status()).isEqualTo(200);
        assertThat(one.as("karim.benali").get(claim).json().get("state").asString())
                .isEqualTo("UNVERIFIED");
    }

    @Test
    void of_rivals_at_both_nodes_one_takes_the_claim() throws Exception {
        var claim = "/api/claims/" + one.claimsInVerification().get(0);
        var takes = new ArrayList<Callable<Integer>>();
        for (var i = 0; i < RIVALS; i++) {
            var node = i % 2 == 0 ? one : other;
            var person = i % 4 < 2 ? "karim.benali" : "ines.fontaine";
            takes.add(() -> node.as(person).post(claim + "/take", Map.of()).status());
        }

        List<Integer> answers;
        var rivals = Executors.newFixedThreadPool(RIVALS);
        try {
            var asked = rivals.invokeAll(takes);
            answers = new ArrayList<>();
            for (var answer : asked) answers.add(answer.get());
        } finally {
            rivals.shutdownNow();
        }

        var holder = one.as("paul.girard").get(claim).json().get("assignee").asString();
        for (var i = 0; i < RIVALS; i++)
            assertThat(answers.get(i))
                    .isEqualTo((i % 4 < 2 ? "karim.benali" : "ines.fontaine").equals(holder) ? 200 : 409);
        assertThat(one.as("agnes.perrin")
                        .get(claim + "/audit")
                        .json()
                        .get("items")
                        .valueStream()
                        .filter(entry -> entry.get("action").asString().equals("taken")))
                .hasSize(1);
    }
}
