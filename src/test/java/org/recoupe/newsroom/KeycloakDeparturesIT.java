package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.KeycloakNewsroom.claimsInVerification;
import static org.recoupe.newsroom.KeycloakNewsroom.server;
import static org.recoupe.newsroom.KeycloakNewsroom.signedIn;
import static org.recoupe.newsroom.KeycloakNewsroom.until;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is removed or disabled in Keycloak is out, and what they held waits for somebody else. */
@KeycloakTest
class KeycloakDeparturesIT {
    @RegisterExtension
    static final Browser browser = new Browser();

    @ParameterizedTest
    @ValueSource(strings = {"removed", "disabled"})
    void somebody_who_left_loses_session_and_tokens_and_their_tasks_return_to_the_queue(String how) {
        Consumer<String> leave =
                how.equals("removed") ? server().administrator()::remove : server().administrator()::disable;
        var person = "to.be." + how;
        server().addPerson(person, "/REVIEWER", "/desks/international");
        var editor = KeycloakNewsroom.as("lea.morel");

        // given somebody in the middle of their work, in the browser and with a program
        var claim =
                "/api/claims/" + claimsInVerification(editor).get(0).get("id").asString();
        var desk = KeycloakNewsroom.as(person);
        assertThat(desk.post(claim + "/take", Map.of()).status()).isEqualTo(200);
        var window = signedIn(browser, person);
        assertThat(KeycloakSignInIT.reaches(window)).isTrue();

        // when they leave
        leave.accept(person);

        // then neither the session nor the token, good for minutes yet, opens anything
        until(() -> !KeycloakSignInIT.reaches(window));
        until(() -> desk.get("/api/tasks").status() == 401);

        // and the claim is free, with the reason on record
        var auditor = KeycloakNewsroom.as("agnes.perrin");
        until(() -> auditor.get(claim).json().get("assignee").isNull());
        var last = auditor.get(claim + "/audit")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("action").asString().equals("holder-left"))
                .findFirst()
                .orElseThrow();
        assertThat(last.get("actor").asString()).isEqualTo("recoupe");
        assertThat(last.get("before").asString()).isEqualTo(person);
    }

    @Test
    void who_is_given_other_roles_works_with_those_within_moments() {
        var person = "once.reviewer";
        server().addPerson(person, "/REVIEWER", "/desks/international");
        var claim = "/api/claims/"
                + claimsInVerification(KeycloakNewsroom.as("lea.morel"))
                        .get(0)
                        .get("id")
                        .asString();
        var program = KeycloakNewsroom.as(person);
        assertThat(program.get(claim).status()).isEqualTo(200);
        var window = signedIn(browser, person);
        assertThat(KeycloakSignInIT.reaches(window)).isTrue();

        server().administrator().leave(person, "/REVIEWER");

        // the old token is good no more, and a new one, unless it is of the same second, says what they are now:
        // nothing
        until(() -> program.get(claim).status() == 401);
        until(() -> KeycloakNewsroom.as(person).get(claim).status() == 403);
        // in the browser, Keycloak still knows them and lets them in again, as what they are now
        until(() -> window.navigate(KeycloakNewsroom.url() + "/audit").status() == 403);

        // the control: who kept their roles noticed nothing
        assertThat(KeycloakNewsroom.as("karim.benali").get(claim).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/REVIEWER", "/desks/international"})
    void who_stays_but_may_verify_no_more_there_holds_nothing_there_any_more(String group) {
        var person = "no.longer" + group.replaceAll("\\W+", ".").toLowerCase(Locale.ROOT);
        server().addPerson(person, "/REVIEWER", "/EDITOR", "/desks/international", "/desks/politique");
        var claims = claimsInVerification(KeycloakNewsroom.as("lea.morel"));
        var lost = "/api/claims/" + claims.get(0).get("id").asString();
        var kept = "/api/claims/" + claims.get(1).get("id").asString();
        assertThat(KeycloakNewsroom.as(person).post(lost + "/take", Map.of()).status())
                .isEqualTo(200);
        assertThat(KeycloakNewsroom.as("karim.benali")
                        .post(kept + "/take", Map.of())
                        .status())
                .isEqualTo(200);

        server().administrator().leave(person, group);

        var auditor = KeycloakNewsroom.as("agnes.perrin");
        until(() -> auditor.get(lost).json().get("assignee").isNull());
        assertThat(auditor.get(lost + "/audit").json().get("items").valueStream())
                .extracting(entry -> entry.get("action").asString() + " "
                        + entry.get("actor").asString() + " "
                        + entry.get("before").asString())
                .contains("holder-lost-role recoupe " + person)
                .noneMatch(entry -> entry.startsWith("holder-left"));
        // they are still with the newsroom, with a token that is not of the same second, and whoever kept the role
        // keeps what they hold
        until(() -> KeycloakNewsroom.as(person).get("/api/tasks").status() == 200);
        assertThat(auditor.get(kept).json().get("assignee").asString()).isEqualTo("karim.benali");
    }

    @Test
    void whoever_stays_keeps_what_they_hold() {
        // given two people at work, one of them for the last time
        var claims = claimsInVerification(KeycloakNewsroom.as("lea.morel"));
        var kept = "/api/claims/" + claims.get(0).get("id").asString();
        var left = "/api/claims/" + claims.get(1).get("id").asString();
        var karim = KeycloakNewsroom.as("karim.benali");
        server().addPerson("passing.through", "/REVIEWER", "/desks/international");
        assertThat(karim.post(kept + "/take", Map.of()).status()).isEqualTo(200);
        assertThat(KeycloakNewsroom.as("passing.through")
                        .post(left + "/take", Map.of())
                        .status())
                .isEqualTo(200);

        server().administrator().remove("passing.through");

        until(() -> karim.get(left).json().get("assignee").isNull());
        assertThat(karim.get(kept).json().get("assignee").asString()).isEqualTo("karim.benali");
    }
}
