package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;

/**
 * What cannot be read is refused as what it is: to programs as a problem, to people on a page, and with not a line in the log. The kinds
 * that were once a fault of ours, each by itself; {@link OddRequestsTest} looks for the next.
 */
@NewsroomTest
class UnreadableTest {
    private static final String TAKE = "/api/claims/00000000-0000-0000-0000-000000000000/take";

    private final Newsroom newsroom;

    UnreadableTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=b",
                "multipart/mixed; boundary=b",
                "application/x-www-form-urlencoded",
                "application/",
                "*/*"
            })
    void a_form_is_nothing_for_programs(String type) {
        var desk = newsroom.reviewer();
        var answer = desk.send(desk.request(TAKE)
                .header("Content-Type", type)
                .header("Idempotency-Key", type)
                .POST(BodyPublishers.ofString("a=1")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-type");
    }

    @Test
    void a_door_that_reads_no_body_takes_an_empty_form() {
        var desk = newsroom.reviewer();
        var answer = desk.send(desk.request(TAKE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));

        assertThat(answer.problem()).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz=1", "a=%", "desk=%ED%A0%80", "error=%ff", "q=%C0%80", "%00=1"})
    void broken_parameters_are_refused_before_anybody_reads_half_of_them(String query) throws IOException {
        for (var path : new String[] {"/api/tasks", TAKE, "/v3/api-docs", "/health"}) {
            var problem = asked((path.equals(TAKE) ? "POST " : "GET ") + path + "?" + query, "application/json");
            assertThat(problem.status()).as(path).isEqualTo(400);
            assertThat(problem.header("Content-Type")).as(path).startsWith("application/problem+json");
            assertThat(problem.text()).contains("/problems/malformed");
        }
        for (var path : new String[] {"/sign-in", "/tasks", "/audit", "/error", "/nowhere"}) {
            var page = asked("GET " + path + "?" + query, "text/html");
            assertThat(page.status()).as(path).isEqualTo(400);
            assertThat(page.text()).as(path).contains("<html lang=\"fr\"", "<h1>");
        }
    }

    /** Found by a hundred thousand odd requests. */
    @ParameterizedTest
    @CsvSource({
        "/health, ',', 406",
        "/health, 'text/html,,*/*', 406",
        "/actuator/health/x, ',', 406",
        "/tasks;%, text/html, 400",
        "/health;a=%f, text/html, 400"
    })
    void an_address_or_an_accepted_type_that_is_none_is_no_fault_of_ours(String path, String accepted, int status)
            throws IOException {
        try (var log = WrittenLog.open()) {
            assertThat(asked("GET " + path, accepted).status()).isEqualTo(status);
            assertThat(log.text()).doesNotContain("\tat ");
        }
    }

    @Test
    void a_page_is_a_page_whatever_its_address_ends_with() {
        var auditor = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));

        assertThat(auditor.get("/claims/5.json").headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    }

    @Test
    void a_form_that_breaks_off_is_refused_on_a_page_of_ours() {
        var editor = Visit.signedIn(newsroom.url(), newsroom.person("lea.morel"));

        for (var type :
                new String[] {"multipart/form-data", "multipart/form-data; boundary=b", "multipart/mixed; boundary=b"
                }) {
            var answer = editor.send(editor.request("/settings")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx")));
            assertThat(answer.statusCode()).as(type).isIn(400, 415);
            assertThat(answer.body()).as(type).contains("<h1>");
        }
    }

    @Test
    void who_breaks_off_in_the_middle_of_a_form_is_no_fault_of_ours() throws IOException {
        var begun = "--b\r\nContent-Disposition: form-data; name=\"a\r\n\r\nx\r\n--b";
        for (var path : new String[] {"/tasks//", "/tasks", "/sign-in", "/articles/new"}) {
            var request = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100000\r\n"
                    + "Content-Type: multipart/form-data; boundary=b\r\nConnection: close\r\n\r\n" + begun;
            try (var log = WrittenLog.open()) {
                var answer = Wire.say(newsroom.url(), request.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(5));
                assertThat(answer.status()).as(path).isIn(0, 400);
                assertThat(log.text()).as(path).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void the_contract_is_drawn_up_once_whatever_language_it_is_asked_for_in() {
        var desk = newsroom.reviewer();
        desk.get("/v3/api-docs");
        try (var log = WrittenLog.open()) {
            for (var language : new String[] {"de", "fr", "en-GB", "zz"}) {
                var answer = desk.send(desk.request("/v3/api-docs")
                        .header("Accept-Language", language)
                        .GET());
                assertThat(answer.status()).isEqualTo(200);
            }
            assertThat(log.text()).isEmpty();
        }
    }

    @Test
    void two_forms_at_once_are_none() {
        var reviewer = Visit.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        var both = Map.of("resume", "1", "later", "1", "_csrf", reviewer.token("/tasks"));

        assertThat(reviewer.form("/tasks", both).statusCode()).isEqualTo(400);
    }

    @Test
    void a_day_beyond_all_counting_is_no_day() {
        var auditor = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));

        assertThat(auditor.get("/audit?from=%2B999999999-01-01&to=-999999999-01-01")
                        .statusCode())
                .isEqualTo(200);
        assertThat(newsroom.auditor()
                        .get("/api/audit/report.csv?to=%2B999999999-12-31T00:00:00Z")
                        .status())
                .isEqualTo(422);
        assertThat(newsroom.auditor().get("/api/audit/report.csv?to=9999-12-31").status())
                .isEqualTo(422);
    }

    @Test
    void a_version_of_a_process_that_cannot_be_is_not_there() {
        var auditor = Visit.signedIn(newsroom.url(), newsroom.person("agnes.perrin"));

        assertThat(auditor.get("/processes/claim-verification?version=0").statusCode())
                .isEqualTo(404);
        assertThat(auditor.get("/processes/claim-verification/0.bpmn").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_error_page_itself_is_not_there() throws IOException {
        var page = asked("GET /error", "application/json");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.text()).contains("<h1>");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/tasks, text/csv, 406, not-acceptable",
        "GET, /api/nowhere, text/html, 404, not-found",
        "DELETE, /api/tasks, text/html, 405, method-not-allowed",
        "TRACE, /api/tasks, application/json, 405, method-not-allowed",
        "GET, /actuator/nowhere, text/html, 404, not-found"
    })
    void programs_are_answered_in_problems_whatever_they_would_accept(
            String method, String path, String accepted, int status, String problem) throws IOException {
        var answer = asked(method + " " + path, accepted);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text()).contains("/problems/" + problem);
    }

    @Test
    void people_are_answered_by_pages_whatever_they_would_accept() {
        var reviewer = Visit.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        var nothing = "/claims/00000000-0000-0000-0000-000000000000/audit.json";
        for (var path : new String[] {"/nowhere", nothing}) {
            var answer = reviewer.send(reviewer.request(path)
                    .setHeader("Accept", "application/json")
                    .GET());
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("<h1>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /| HTTP/1.1\r\nHost: x",
                "GET / HTTP/9.9\r\nHost: x",
                "GET / HTTP/1.1\r\nHost: a b",
                "GET /%zz HTTP/1.1\r\nHost: x",
                "TRACE /tasks HTTP/1.1\r\nHost: x",
                "CONNECT /tasks HTTP/1.1\r\nHost: x",
                "GET /tasks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x",
                "GET /tasks HTTP/1.1\r\nHost: x\r\nContent-Length: -1"
            })
    void what_is_no_http_is_told_so_in_our_words(String head) throws IOException {
        try (var log = WrittenLog.open()) {
            var answer = Wire.say(newsroom.url(), head + "\r\nConnection: close\r\n\r\n");

            assertThat(answer.status()).isBetween(400, 417);
            assertThat(answer.text()).contains("<h1>").doesNotContain("HTTP Status", "Tomcat");
            assertThat(log.text()).isEmpty();
        }
    }

    private Wire.Answer asked(String line, String accept) throws IOException {
        var reviewer = newsroom.person("karim.benali");
        var basic = Base64.getEncoder()
                .encodeToString((reviewer.user() + ":" + reviewer.password()).getBytes(StandardCharsets.UTF_8));
        return Wire.say(
                newsroom.url(),
                line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: " + accept + "\r\nAuthorization: Basic " + basic
                        + "\r\nConnection: close\r\n\r\n");
    }
}
