package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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
}
