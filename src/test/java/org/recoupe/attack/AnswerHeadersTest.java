package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/** Whatever is asked for, and however it ends, the answer tells the browser what it must not do with it. */
@NewsroomTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerHeadersTest {
    private static final Pattern ASSET = Pattern.compile("/assets/[^\"]+\\.(?:css|js)");

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    private static final List<String> NEVER = List.of("Server", "X-Powered-By", "Access-Control-Allow-Origin");

    private final Newsroom newsroom;
    private final Visit reader;

    AnswerHeadersTest(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.reader = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));
    }

    /**
     * A kind of answer.
     *
     * @param signedIn to the pages
     * @param method GET, unless something is sent
     */
    record Asked(int status, String method, String path, boolean signedIn) {
        @Override
        public String toString() {
            return status + " " + method + " " + path + (signedIn ? ", signed in" : "");
        }
    }

    Stream<Asked> pages() {
        var asset = ASSET.matcher(reader.get("/tasks").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        return Stream.of(
                new Asked(200, "GET", "/sign-in", false),
                new Asked(200, "GET", "/tasks", true),
                new Asked(200, "GET", "/audit/report.csv", true),
                new Asked(200, "GET", asset, false),
                new Asked(302, "GET", "/tasks", false),
                new Asked(302, "GET", "/", true),
                new Asked(400, "GET", "/tasks;a=b", true),
                new Asked(400, "GET", "/claims/%2e%2e%2f", true),
                new Asked(401, "GET", "/events", false),
                new Asked(403, "GET", "/articles/new", true),
                new Asked(403, "POST", "/tasks", true),
                new Asked(404, "GET", "/nowhere", true),
                new Asked(404, "GET", "/assets/nothing.js", false),
                new Asked(404, "GET", "/claims/00000000-0000-0000-0000-000000000000", true));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_tells_the_browser_what_it_must_not_do(Asked asked) {
        var visit = asked.signedIn() ? reader : new Visit(newsroom.url());

        var answer = asked.method().equals("GET") ? visit.get(asked.path()) : visit.form(asked.path(), Map.of());

        assertThat(answer.statusCode()).isEqualTo(asked.status());
        isHeldBack(answer);
        assertThat(policy(answer))
                .contains("default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe", "*", "http:");
    }

    static Stream<Asked> data() {
        return Stream.of(
                new Asked(200, "GET", "/api/tasks", true),
                new Asked(200, "GET", "/v3/api-docs", true),
                new Asked(200, "GET", "/actuator/health", false),
                new Asked(401, "GET", "/api/tasks", false),
                new Asked(403, "GET", "/api/audit/report.csv", true),
                new Asked(404, "GET", "/api/nothing", true),
                new Asked(404, "GET", "/actuator/env", true),
                new Asked(405, "DELETE", "/api/articles", true),
                new Asked(400, "POST", "/api/articles", true));
    }

    @ParameterizedTest
    @MethodSource("data")
    void data_is_nothing_for_a_browser_to_run(Asked asked) {
        var answer = asked.signedIn() ? asProgram(asked) : new Visit(newsroom.url()).get(asked.path());

        assertThat(answer.statusCode()).isEqualTo(asked.status());
        isHeldBack(answer);
        assertThat(policy(answer))
                .isEqualTo("default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'");
    }

    private HttpResponse<String> asProgram(Asked asked) {
        var desk = newsroom.reviewer();
        var request = desk.request(asked.path());
        var body = asked.method().equals("POST") ? BodyPublishers.ofString("{") : BodyPublishers.noBody();
        return desk.send(request.header("Content-Type", "application/json").method(asked.method(), body))
                .response();
    }

    @Test
    void what_cannot_be_read_at_all_is_answered_all_the_same() throws IOException {
        for (var line : List.of("GET /%c0%ae HTTP/1.1", "GET * HTTP/1.1", "GET /%zz HTTP/1.1", "OPTIONS * HTTP/1.1")) {
            var answer = Wire.say(newsroom.url(), line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer.status()).as(line).isBetween(200, 499);
        }
    }

    @Test
    void what_is_personal_is_kept_by_no_cache_and_what_is_not_by_every_one() {
        assertThat(header(reader.get("/tasks"), "Cache-Control")).contains("no-store");
        assertThat(header(newsroom.reviewer().get("/api/tasks").response(), "Cache-Control"))
                .contains("no-store");
        var asset = pages().map(Asked::path)
                .filter(path -> path.startsWith("/assets/"))
                .findFirst()
                .orElseThrow();
        assertThat(header(reader.get(asset), "Cache-Control"))
                .contains("immutable")
                .doesNotContain("no-store");
    }

    private static void isHeldBack(HttpResponse<String> answer) {
        ALWAYS.forEach((name, value) ->
                assertThat(answer.headers().allValues(name)).as(name).containsExactly(value));
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()", "microphone=()", "geolocation=()");
        // on a plain connection it would be a lie, and anybody could have put it there
        assertThat(answer.headers().allValues("Strict-Transport-Security")).isEmpty();
        for (var name : NEVER)
            assertThat(answer.headers().allValues(name)).as(name).isEmpty();
    }

    private static @Nullable String policy(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        return header(answer, "Content-Security-Policy");
    }

    private static @Nullable String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
