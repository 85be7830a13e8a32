package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.AuditLog;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/** Somebody tries one password after the other. They sit at an address of their own, so that nobody else here has to wait. */
@NewsroomTest
class GuessedPasswordsTest {
    private static final Actor AUDITOR = new Actor("agnes.perrin", Set.of(Role.AUDITOR), Set.of());
    private static final String THEIRS = "127.0.0.66";
    private static final String OURS = "127.0.0.67";

    private final Newsroom newsroom;
    private final AuditLog log;
    private final String password;

    GuessedPasswordsTest(Newsroom newsroom, AuditLog log) {
        this.newsroom = newsroom;
        this.log = log;
        this.password = newsroom.person("theo.lambert").password();
    }

    @Test
    void who_guesses_must_wait_and_nobody_else_must() throws IOException {
        assertThat(program(THEIRS, "theo.lambert", password).status()).isEqualTo(200);
        var answer = program(THEIRS, "theo.lambert", "wrong");
        assertThat(answer.status()).isEqualTo(401);

        // saying each time that it comes from elsewhere helps nobody
        for (int i = 0; i < 2 * NewsroomTest.FAILURES_BY_PERSON && answer.status() == 401; i++)
            answer = program(THEIRS, "theo.lambert", "wrong", "/api/tasks", "X-Forwarded-For: 192.0.2." + i + "\r\n");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.text()).contains("/problems/too-many-requests");
        waits(answer);
        // even the right one, with other letters, or by the other door
        assertThat(program(THEIRS, "theo.lambert", password).status()).isEqualTo(429);
        assertThat(program(THEIRS, "Theo.Lambert".toUpperCase(Locale.ROOT), password)
                        .status())
                .isEqualTo(429);
        assertThat(program(THEIRS, "theo.lambert", password, "/%61pi/tasks").status())
                .isEqualTo(429);
        var french = form(THEIRS, "theo.lambert", "fr");
        assertThat(french.status()).isEqualTo(429);
        assertThat(french.text()).contains("Trop de demandes en peu de temps");
        waits(french);
        assertThat(form(THEIRS, "theo.lambert", "en").text()).contains("Too many requests in a short time");

        // another name, another address, and who is in
        assertThat(program(THEIRS, "sofia.marin", "wrong").status()).isEqualTo(401);
        assertThat(program(OURS, "theo.lambert", password).status()).isEqualTo(200);
        assertThat(newsroom.reviewer().get("/api/tasks").status()).isEqualTo(200);

        // once, however often they went on; of whom, but not from where
        var limit = new AuditLog.Filter(null, null, null, null, "limit-reached", null, false, true);
        assertThat(log.page(limit, null, null, 10, AUDITOR).entries())
                .extracting(AuditEntry::object, entry -> entry.facts().text("detail"))
                .containsExactly(tuple("sign-in-by-person", "theo.lambert"));
        var record = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"))
                .get("/audit?security=true&action=limit-reached");
        assertThat(record.body()).contains("a fait attendre quelqu’un");
    }

    private Wire.Answer program(String from, String user, String word) throws IOException {
        return program(from, user, word, "/api/tasks");
    }

    private Wire.Answer program(String from, String user, String word, String path) throws IOException {
        return program(from, user, word, path, "");
    }

    private Wire.Answer program(String from, String user, String word, String path, String header) throws IOException {
        var basic = Base64.getEncoder().encodeToString((user + ":" + word).getBytes(StandardCharsets.UTF_8));
        return Wire.say(
                newsroom.url(),
                from,
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Basic " + basic
                        + "\r\n" + header + "\r\n");
    }

    private Wire.Answer form(String from, String user, String language) throws IOException {
        var fields = "username=" + user + "&password=wrong";
        return Wire.say(
                newsroom.url(),
                from,
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept: text/html\r\nAccept-Language: "
                        + language + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                        + fields.length() + "\r\n\r\n" + fields);
    }

    private static void waits(Wire.Answer answer) {
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
    }
}
