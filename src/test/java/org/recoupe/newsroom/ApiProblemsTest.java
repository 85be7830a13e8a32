package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a program gets to hear when it asks for what cannot be. */
@NewsroomTest
class ApiProblemsTest {
    private final Newsroom newsroom;

    ApiProblemsTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @ParameterizedTest
    @MethodSource
    void a_dispatch_that_cannot_be_taken_is_refused_with_its_fields(
            Map<String, @Nullable Object> change, String field) {
        var body = new HashMap<String, @Nullable Object>(Map.of("title", "t", "text", "Un texte."));
        body.putAll(change);
        var answer = newsroom.editor().post("/api/articles", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("invalid");
        assertThat(answer.json()
                        .get("fields")
                        .valueStream()
                        .map(f -> f.get("field").asString()))
                .contains(field);
    }

    static Stream<Arguments> a_dispatch_that_cannot_be_taken_is_refused_with_its_fields() {
        return Stream.of(
                Arguments.of(Map.of("text", ""), "text"),
                Arguments.of(Map.of("text", " \n "), "text"),
                Arguments.of(Map.of("text", "a\0b"), "text"),
                Arguments.of(Map.of("text", 5), "text"),
                Arguments.of(Map.of("text", "{\"uri\": \"urn:a\", \"body_text\": \"Un texte.\"}"), "text"),
                Arguments.of(Map.of("text", "<newsItem guid='a'><contentSet/></newsItem>"), "text"),
                Arguments.of(Map.of("title", Map.of("a", 1)), "title"),
                Arguments.of(Map.of("title", "x".repeat(501)), "title"),
                Arguments.of(Map.of("url", "javascript:alert(1)"), "url"),
                Arguments.of(Map.of("publishedAt", "hier"), "publishedAt"),
                Arguments.of(Map.of("publishedAt", "2026-02-30T10:00:00Z"), "publishedAt"),
                Arguments.of(Map.of("publishedAt", "+999999999-01-01T00:00:00Z"), "publishedAt"),
                Arguments.of(Map.of("language", "klingon!"), "language"),
                Arguments.of(Map.of("externalId", ""), "externalId"));
    }

    @Test
    void half_a_character_is_refused() {
        var answer = newsroom.editor().postRaw("/api/articles", "{\"title\":\"t\",\"text\":\"a \\ud83d b\"}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        var answer = newsroom.editor()
                .post("/api/articles", Map.of("title", "", "text", 7, "url", "ftp://x", "publishedAt", "demain"));
        assertThat(answer.json()
                        .get("fields")
                        .valueStream()
                        .map(f -> f.get("field").asString()))
                .containsExactlyInAnyOrder("title", "text", "url", "publishedAt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"title\": }", "\u0000"})
    void what_is_not_json_is_malformed(String body) {
        var answer = newsroom.editor().postRaw("/api/articles", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"text\"", "null"})
    void json_that_is_no_object_is_refused(String body) {
        assertThat(newsroom.editor().postRaw("/api/articles", body).status()).isBetween(400, 422);
    }

    @Test
    void more_than_a_megabyte_is_too_large() {
        var answer = newsroom.editor().post("/api/articles", Map.of("title", "t", "text", "x".repeat(1_100_000)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("too-large");
    }

    @Test
    void what_is_not_announced_as_json_is_not_read() {
        var desk = newsroom.editor();
        var answer = desk.send(desk.request("/api/articles")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-type");
    }

    @Test
    void whoever_is_not_signed_in_is_told_so() {
        var answer = new Desk(newsroom.url(), "lea.morel", "wrong").get("/api/tasks");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.response().headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "karim.benali, /api/articles, '{\"title\":\"t\",\"text\":\"x\"}', EDITOR",
        "agnes.perrin, /api/articles, '{\"title\":\"t\",\"text\":\"x\",\"desk\":\"politique\"}', EDITOR",
        "yann.texier, /api/articles, '{\"title\":\"t\",\"text\":\"x\"}', EDITOR",
    })
    void the_wrong_role_is_told_who_can(String user, String path, String body, String who) {
        var answer = newsroom.as(user).postRaw(path, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.json().get("who").valueStream().map(JsonNode::asString))
                .contains(who);
    }

    @Test
    void each_step_takes_its_role() {
        var claim = newsroom.claimInVerification();
        var id = claim.get("id").asString();
        assertThat(newsroom.editor()
                        .post("/api/claims/" + id + "/take", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(newsroom.supervisor()
                        .post("/api/claims/" + id + "/take", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(newsroom.auditor()
                        .post("/api/claims/" + id + "/select", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(newsroom.as("yann.texier")
                        .post("/api/claims/" + id + "/take", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(newsroom.reviewer()
                        .post("/api/articles/" + claim.get("article").asString() + "/accept", Map.of())
                        .status())
                .isEqualTo(403);
        var proposed = newsroom.claimWithVerdict(newsroom.reviewer());
        assertThat(newsroom.otherReviewer()
                        .post(
                                "/api/claims/" + proposed.get("id").asString() + "/verdict/approval",
                                Map.of("version", proposed.get("version").asInt()))
                        .status())
                .isEqualTo(403);
        assertThat(newsroom.reviewer().get("/api/audit/report.csv").status()).isEqualTo(403);
    }

    @Test
    void another_desk_does_not_exist() {
        var claim = newsroom.claimInVerification();
        var elsewhere = newsroom.as("sofia.marin");
        var id = claim.get("id").asString();
        assertThat(elsewhere.get("/api/claims/" + id).status()).isEqualTo(404);
        assertThat(elsewhere.get("/api/claims/" + id + "/audit").status()).isEqualTo(404);
        assertThat(elsewhere
                        .get("/api/articles/" + claim.get("article").asString())
                        .status())
                .isEqualTo(404);
        assertThat(elsewhere.post("/api/claims/" + id + "/take", Map.of()).status())
                .isEqualTo(404);
        assertThat(elsewhere.post("/api/claims/" + id + "/evidence", Map.of()).status())
                .isEqualTo(404);
        assertThat(elsewhere.get("/api/tasks?desk=international").status()).isEqualTo(404);
        assertThat(elsewhere.get("/api/tasks?limit=200").body()).doesNotContain(id);
        assertThat(newsroom.as("hugo.blanc")
                        .post("/api/articles", Map.of("title", "t", "text", "x", "desk", "international"))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/claims/garbage",
                "/api/claims/00000000-0000-0000-0000-000000000000",
                "/api/articles/1-1-1-1-1",
                "/api/articles/..%2f",
                "/api/nothing",
                "/api/claims/x/audit"
            })
    void unknown_addresses_are_not_found(String path) {
        var answer = newsroom.editor().get(path);
        assertThat(answer.status()).as(answer.toString()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cursor=garbage",
                "cursor=%00",
                "cursor=AAAA",
                "limit=0",
                "limit=-1",
                "limit=abc",
                "limit=99999999999",
                "role=KING",
                "role=SYSTEM"
            })
    void a_garbled_question_to_the_task_list_is_refused(String query) {
        var answer = newsroom.reviewer().get("/api/tasks?" + query);
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=hier", "to=2026-13-01", "from=2026-02-30", "from=%00"})
    void a_garbled_period_is_refused(String query) {
        assertThat(newsroom.auditor().get("/api/audit/report.csv?" + query).status())
                .isBetween(400, 422);
    }

    @Test
    void a_verdict_must_say_what_is_missing() {
        var id = newsroom.claimInVerification().get("id").asString();
        var version = newsroom.reviewer()
                .post("/api/claims/" + id + "/take", Map.of())
                .json()
                .get("version")
                .asInt();
        var silent = newsroom.reviewer()
                .put(
                        "/api/claims/" + id + "/verdict",
                        Map.of("verdict", "UNVERIFIED", "rationale", "r", "version", version));
        assertThat(silent.status()).isEqualTo(422);
        assertThat(silent.json().get("fields").get(0).get("field").asString()).isEqualTo("missing");
        var unknown = newsroom.reviewer()
                .put("/api/claims/" + id + "/verdict", Map.of("verdict", "TRUE", "rationale", "", "version", "x"));
        assertThat(unknown.json()
                        .get("fields")
                        .valueStream()
                        .map(f -> f.get("field").asString()))
                .containsExactlyInAnyOrder("verdict", "rationale", "version", "missing");
    }

    @Test
    void a_decision_on_an_older_version_names_the_current_one() {
        var proposed = newsroom.claimWithVerdict(newsroom.reviewer());
        var answer = newsroom.supervisor()
                .post("/api/claims/" + proposed.get("id").asString() + "/verdict/approval", Map.of("version", 0));
        assertThat(answer.problem()).isEqualTo("stale-version");
        assertThat(answer.json().get("currentVersion")).isEqualTo(proposed.get("version"));
    }

    @Test
    void what_somebody_else_holds_is_theirs() {
        var id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        var answer =
                newsroom.otherReviewer().post("/api/claims/" + id + "/evidence", Newsroom.evidence("SUPPORTS", "OVL"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("held-by-other");
    }

    @Test
    void html_in_any_field_is_text() {
        var article = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of(
                                "title",
                                "<script>alert(1)</script>",
                                "text",
                                "Le ministre a affirmé lundi que <b>12 personnes</b> étaient mortes, selon la police."));
        assertThat(article.status()).isEqualTo(201);
        assertThat(article.json().get("title").asString()).isEqualTo("<script>alert(1)</script>");
        assertThat(article.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
    }

    @Test
    void a_key_means_the_same_request_or_a_refusal() {
        var id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        var key = UUID.randomUUID().toString();
        var path = "/api/claims/" + id + "/evidence";
        var first = newsroom.reviewer().post(path, Newsroom.evidence("SUPPORTS", "Hôpital"), key);
        var again = newsroom.reviewer().post(path, Newsroom.evidence("SUPPORTS", "Hôpital"), key);
        var other = newsroom.reviewer().post(path, Newsroom.evidence("REFUTES", "Hôpital"), key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.response().headers().firstValue("Location"))
                .isEqualTo(first.response().headers().firstValue("Location"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("key-reused");

        // a refusal is an answer too
        var refused = newsroom.supervisor().post("/api/claims/" + id + "/verdict/approval", Map.of("version", 1), key);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(newsroom.supervisor()
                        .post("/api/claims/" + id + "/verdict/approval", Map.of("version", 1), key)
                        .body())
                .isEqualTo(refused.body());
    }

    @Test
    void a_refused_approval_with_a_key_is_on_record_once() {
        var nadia = newsroom.reviewingSupervisor();
        var proposed = newsroom.claimWithVerdict(nadia);
        var id = proposed.get("id").asString();
        var key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            var answer = nadia.post(
                    "/api/claims/" + id + "/verdict/approval",
                    Map.of("version", proposed.get("version").asInt()),
                    key);
            assertThat(answer.problem()).isEqualTo("second-pair-of-eyes");
        }
        var trail =
                newsroom.auditor().get("/api/claims/" + id + "/audit").json().get("items");
        assertThat(trail.valueStream().filter(e -> e.get("action").asString().contains("refused")))
                .hasSize(1);
    }

    @Test
    void another_site_cannot_write_with_a_borrowed_sign_in() {
        var desk = newsroom.editor();
        var answer = desk.send(desk.request("/api/articles")
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .POST(BodyPublishers.ofString("{\"title\":\"t\",\"text\":\"x\"}")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("cross-site");
    }

    @Test
    void the_contract_is_published() {
        var contract = newsroom.editor().get("/v3/api-docs").json();
        assertThat(contract.get("paths").propertyNames())
                .contains(
                        "/api/articles",
                        "/api/articles/{id}/accept",
                        "/api/claims/{id}/verdict",
                        "/api/claims/{id}/verdict/approval",
                        "/api/tasks",
                        "/api/audit/report.csv",
                        "/api/registers/verdicts",
                        "/api/registers/evidence.csv");
        assertThat(contract.get("components")
                        .get("securitySchemes")
                        .get("signIn")
                        .get("scheme")
                        .asString())
                .isEqualTo("basic");
        assertThat(contract.get("security").get(0).has("signIn")).isTrue();
        assertThat(new Desk(newsroom.url(), "nobody", "x").get("/v3/api-docs").status())
                .isEqualTo(401);
    }
}
