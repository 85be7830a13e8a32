package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Somebody sends everything a server cannot read; somebody else works on. What the second was told is saved, is saved: no request leaves
 * anything on the thread, or in the connection, that the next one gets.
 */
@NewsroomTest
class BystandersWritesTest {
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final int ROUNDS = 3;

    private final Newsroom newsroom;
    private final JdbcTemplate database;

    BystandersWritesTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    /** How a request can be spoilt: what follows its path, its headers, its body. */
    private record Spoilt(String query, String headers, String body) {}

    private static final List<Spoilt> SPOILT = List.of(
            new Spoilt("", "Content-Type: multipart/form-data\r\n", "x"),
            new Spoilt("", "Content-Type: multipart/form-data; boundary=b\r\n", "--b\r\nContent-Disposition: form-"),
            new Spoilt("", "Content-Type: multipart/form-data; boundary=" + "b".repeat(200) + "\r\n", "--b--"),
            new Spoilt("", "Content-Type: multipart/mixed\r\n", "--b--"),
            new Spoilt("", "Content-Type: application/x-www-form-urlencoded\r\n", "%zz=%"),
            new Spoilt("", "Content-Type: application/x-www-form-urlencoded\r\n", "version=1&version=2"),
            new Spoilt("", "Content-Type: ;;\r\n", "{}"),
            new Spoilt("", "Content-Type: application/json; charset=klingon\r\n", "{}"),
            new Spoilt("", "Content-Type: application/json; charset=UTF-16\r\n", "{}"),
            new Spoilt("", "Content-Type: text/plain\r\n", "{}"),
            new Spoilt("", "", "{}"),
            new Spoilt("?%zz=1", JSON, "{}"),
            new Spoilt("?%zz=1", "Content-Type: multipart/form-data\r\n", "{}"),
            new Spoilt("?role=%ED%A0%80", JSON, "{}"),
            new Spoilt("?a=%", JSON, "{}"),
            new Spoilt("?" + "a=1&".repeat(2_000), JSON, "{}"),
            new Spoilt("", JSON, "{"),
            new Spoilt("", JSON, "[]"),
            new Spoilt("", JSON, "null"),
            new Spoilt("", JSON, "\"\\ud800\""),
            new Spoilt("", JSON, "{\"reason\":\"\\u0000\",\"rationale\":\"\\ud800\",\"version\":1e99}"),
            new Spoilt("", JSON, "\u00ff\u00fe{}"),
            new Spoilt("", JSON + "Accept: application/xml\r\n", "{}"),
            new Spoilt("", JSON + "Accept: ;;\r\n", "{}"),
            new Spoilt("", JSON + "Transfer-Encoding: chunked\r\n", "zz\r\n"),
            new Spoilt("", JSON + "Expect: nothing\r\n", "{}"),
            new Spoilt("", JSON + "Content-Encoding: gzip\r\n", "{}"),
            new Spoilt("", JSON + "Sec-Fetch-Site: cross-site\r\n", "{}"));

    @Test
    void what_a_bystander_was_told_is_saved_is_saved() throws IOException {
        var claim = newsroom.claimInVerification().get("id").asString();
        var doors = List.of(
                "POST /api/articles",
                "POST /api/claims/" + claim + "/take",
                "PUT /api/claims/" + claim + "/verdict",
                "POST /api/claims/" + claim + "/evidence",
                "POST /api/claims/" + UUID.randomUUID() + "/verdict/approval");

        var acknowledged = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var door : doors) for (var spoilt : SPOILT) say(door, spoilt);
            for (int i = 0; i < 60; i++) {
                var imported = newsroom.editor()
                        .post(
                                "/api/articles",
                                Map.of("title", "t", "text", "Un essai, selon la police.", "externalId", wire()));
                assertThat(imported.status()).isEqualTo(201);
                acknowledged.add(imported.json().get("id").asString());
            }
        }

        var there = database.queryForList("select id::text from article", String.class);
        assertThat(there).containsAll(acknowledged);
        assertThat(connectionsLeftInATransaction()).isZero();
    }

    private void say(String door, Spoilt spoilt) throws IOException {
        var karim = newsroom.person("karim.benali");
        var basic = Base64.getEncoder()
                .encodeToString((karim.user() + ":" + karim.password()).getBytes(StandardCharsets.UTF_8));
        var answer = Wire.say(
                newsroom.url(),
                door + spoilt.query() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Basic "
                        + basic
                        + "\r\nIdempotency-Key: " + wire() + "\r\n" + spoilt.headers()
                        + (spoilt.headers().contains("chunked")
                                ? ""
                                : "Content-Length: " + spoilt.body().length() + "\r\n")
                        + "\r\n" + spoilt.body());
        assertThat(answer.status()).as("%s %s", door, spoilt).isPositive();
    }

    /** Of everybody else's: that a statement ended, and its transaction did not. */
    private int connectionsLeftInATransaction() {
        return database.queryForObject(
                "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'"
                        + " and state_change < now() - interval '2 seconds'",
                Integer.class);
    }

    private static String wire() {
        return UUID.randomUUID().toString();
    }
}
