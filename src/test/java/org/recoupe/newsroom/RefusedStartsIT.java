package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar as it is handed out, set wrongly: it does not start, touches no data, and says why in a sentence. */
class RefusedStartsIT {
    @TempDir
    Path folder;

    static Stream<List<String>> wrong() {
        return Stream.of(
                List.of("trial and keycloak are both active", "--spring.profiles.active=trial,keycloak"),
                List.of("listens on this machine only", "--server.address=0.0.0.0"),
                List.of("recoupe.confidential.key is not a key of 32 bytes", "--recoupe.confidential.key=secret"),
                List.of("recoupe.keycloak.issuer is missing", "--spring.profiles.active=keycloak"),
                List.of(
                        "recoupe.keycloak.client-secret is missing",
                        "--spring.profiles.active=keycloak",
                        "--recoupe.keycloak.issuer=https://keycloak.invalid/realms/newsroom"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void it_says_why_and_leaves(List<String> wrong) throws Exception {
        var arguments = wrong.subList(1, wrong.size()).toArray(String[]::new);
        try (var recoupe = RunningJar.launch(folder, arguments)) {
            assertThat(recoupe.exitCode()).isEqualTo(1);
            assertThat(recoupe.output())
                    .contains(wrong.get(0), "APPLICATION FAILED TO START")
                    .doesNotContain("\tat org.");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void with_another_key_than_the_one_that_sealed_the_identities_it_leaves_them_alone() throws Exception {
        try (var recoupe = RunningJar.start(folder)) {
            var claim = recoupe.claimsInVerification().get(0);
            var karim = recoupe.as("karim.benali");
            karim.post("/api/claims/" + claim + "/take", Map.of());
            Newsroom.attachConfidential(karim, claim);
        }
        var made = Files.readString(folder.resolve("data/confidential.key")).strip();
        var other = Base64.getEncoder().encodeToString(new byte[32]);
        try (var recoupe = RunningJar.launch(folder, "--recoupe.confidential.key=" + other)) {
            assertThat(recoupe.exitCode()).isEqualTo(1);
            assertThat(recoupe.output())
                    .contains("recoupe.confidential.key is not the key with which", "Set it to that key")
                    .doesNotContain("\tat org.")
                    .doesNotContain(other);
        }
        try (var recoupe = RunningJar.start(folder, "--recoupe.confidential.key=" + made)) {
            assertThat(recoupe.output()).doesNotContain("APPLICATION FAILED TO START");
        }
    }
}
