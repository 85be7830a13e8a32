package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.KeycloakNewsroom.claimsInVerification;
import static org.recoupe.newsroom.KeycloakNewsroom.isKeycloaks;
import static org.recoupe.newsroom.KeycloakNewsroom.node;
import static org.recoupe.newsroom.KeycloakNewsroom.server;
import static org.recoupe.newsroom.KeycloakNewsroom.signIn;
import static org.recoupe.newsroom.KeycloakNewsroom.signedIn;
import static org.recoupe.newsroom.KeycloakNewsroom.until;
import static org.recoupe.newsroom.KeycloakNewsroom.url;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.recoupe.keycloak.KeycloakServer;
import org.springframework.core.env.Environment;

/** Keycloak is killed in the middle of the day, and comes back. */
@KeycloakTest
class KeycloakAwayIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    private final Environment environment;

    KeycloakAwayIT(Environment environment) {
        this.environment = environment;
    }

    @Test
    void those_inside_go_on_nobody_new_comes_in_and_all_is_well_when_it_is_back() {
        // given one person in the browser and one with a program, and tokens that were never used
        var karim = signedIn(browser, "karim.benali");
        var lea = KeycloakNewsroom.as("lea.morel");
        var claim = "/api/claims/" + claimsInVerification(lea).get(0).get("id").asString();
        var ines = KeycloakNewsroom.as("ines.fontaine");
        assertThat(ines.get(claim).status()).isEqualTo(200);
        var nadia = KeycloakNewsroom.as("nadia.roche");
        assertThat(health(karim, url())).contains("\"UP\"");

        // when Keycloak is killed
        server().kill();
        try {
            // then both go on, and what they do moves the process
            assertThat(karim.navigate(url() + "/tasks").status()).isEqualTo(200);
            assertThat(ines.post(claim + "/take", Map.of()).status()).isEqualTo(200);
            assertThat(ines.post(claim + "/release", Map.of()).status()).isEqualTo(200);
            assertThat(karim.navigate(url() + claim.replace("/api", "")).status())
                    .isEqualTo(200);

            // a newcomer is told why they cannot come in, in their language
            var newcomer = browser.window("en-GB");
            untilAway(karim);
            assertThat(newcomer.navigate(url() + "/tasks").status()).isEqualTo(503);
            assertThat(newcomer.locator("main").innerText()).contains("Keycloak, where you sign in, does not answer");
            browser.isFitForEverybody(newcomer);
            var nouvelle = browser.window("fr-FR");
            nouvelle.navigate(url() + "/tasks");
            assertThat(nouvelle.locator("main").innerText()).contains("ne répond pas");

            // nobody is let in whom Keycloak could not be asked about
            var refused = nadia.get("/api/tasks");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("sign-in-away");

            // health says so, and the node stays in service for those inside
            assertThat(health(karim, url())).contains("SIGN_IN_AWAY");

            // another node starts all the same, and knows those who are signed in
            var port = KeycloakServer.freePort();
            try (var second = node(environment, KeycloakNewsroom.settings(port))) {
                assertThat(second.isRunning()).isTrue();
                var there = "http://127.0.0.1:" + port;
                assertThat(karim.navigate(there + "/tasks").status()).isEqualTo(200);
                assertThat(health(karim, there)).contains("SIGN_IN_AWAY");

                // when it is back
                server().startAgain();

                // then both let people in again without a restart, and one sign-out is a sign-out on both
                until(() -> health(karim, url()).contains("\"UP\"")
                        && health(karim, there).contains("\"UP\""));
                assertThat(nadia.get("/api/tasks").status()).isEqualTo(200);
                newcomer.navigate(url() + "/tasks");
                assertThat(isKeycloaks(newcomer)).isTrue();
                signIn(newcomer, "paul.girard");
                assertThat(newcomer.navigate(there + "/tasks").status()).isEqualTo(200);
                server().administrator().signOut("paul.girard");
                assertThat(newcomer.context()
                                .request()
                                .get(there + "/events/reader")
                                .status())
                        .isEqualTo(401);
            }
        } finally {
            if (!server().isRunning()) server().startAgain();
        }
    }

    /** What is known of Keycloak is known for a moment. */
    private static void untilAway(Page page) {
        until(() -> health(page, url()).contains("SIGN_IN_AWAY"));
    }

    private static String health(Page page, String node) {
        return page.context().request().get(node + "/actuator/health").text();
    }
}
