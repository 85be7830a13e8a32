package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.newsroom.Newsroom;
import org.recoupe.newsroom.NewsroomTest;
import tools.jackson.databind.JsonNode;

/** Files that are none of anybody's business, claims of another desk, and fields that are not for them to fill in. */
@NewsroomTest
class WhereNobodyShouldReachTest {
    private final Newsroom newsroom;

    WhereNobodyShouldReachTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yaml",
                "/assets/%2e%2e/application.yaml",
                "/assets/..%2fapplication.yaml",
                "/assets/%252e%252e/application.yaml",
                "/assets/..%5capplication.yaml",
                "/assets/....//application.yaml",
                "/assets/..;/application.yaml",
                "/assets//etc/passwd",
                "/assets/file:///etc/passwd",
                "/assets/css/../../../../../../../../etc/passwd",
                "/assets/%c0%ae%c0%ae/application.yaml",
                "/assets/css/app.css%00.png",
                "/application.yaml",
                "/META-INF/sbom/application.cdx.json",
                "/WEB-INF/web.xml",
                "/processes/..%2f..%2fapplication.yaml",
                "/processes/claim-verification/..%2f1.bpmn"
            })
    void no_address_leads_to_a_file_that_is_not_an_asset(String address) throws IOException {
        var answer = Wire.say(
                newsroom.url(), "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isIn(302, 400, 401, 404);
        assertThat(answer.text()).doesNotContain("spring:", "root:x:", "bomFormat");
    }

    @Test
    void an_asset_is_served() {
        var visit = new Visit(newsroom.url());
        var style = visit.get("/sign-in").body().replaceAll("(?s).*href=\"(/assets/[^\"]+\\.css)\".*", "$1");

        assertThat(visit.get(style).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../../../../../tmp/%s", "/tmp/%s", "..\\..\\..\\tmp\\%s", "%s\0.txt"})
    void the_name_of_an_upload_names_no_file_here(String pattern) {
        var name = "hit-" + UUID.randomUUID();
        var editor = Visit.signedIn(newsroom.url(), newsroom.person("lea.morel"));

        var answer = upload(editor, pattern.formatted(name), "La police a indiqué que tout allait bien.");

        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(List.of(Path.of("/tmp", name), Path.of(name), Path.of("target", name)))
                .noneMatch(Files::exists);
    }

    @Test
    void an_upload_is_read_for_what_it_is_whatever_it_is_called() {
        var editor = Visit.signedIn(newsroom.url(), newsroom.person("lea.morel"));

        assertThat(upload(editor, "story.exe", "La police a indiqué que tout allait bien.")
                        .body())
                .contains("tout allait bien");
        assertThat(upload(editor, "story.txt", "MZ\0\0\u0003 program").statusCode())
                .isEqualTo(422);
    }

    private static HttpResponse<String> upload(Visit editor, String name, String content) {
        var part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
        var body = part.formatted("_csrf", "", editor.token("/articles/new"))
                + part.formatted("do", "", "read")
                + part.formatted("file", "; filename=\"" + name + "\"", content)
                + "--b--\r\n";
        return editor.send(editor.request("/articles/new")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void a_page_of_another_desk_is_none() {
        var claim = newsroom.claimInVerification();
        var id = claim.get("id").asString();
        var story = claim.get("article").asString();
        var own = Visit.signedIn(newsroom.url(), newsroom.person("karim.benali"));
        var other = Visit.signedIn(newsroom.url(), newsroom.person("sofia.marin"));

        for (var path : List.of(
                "/claims/" + id,
                "/claims/" + id + "/process",
                "/claims/" + id + "/audit",
                "/claims/" + id + "/audit.json",
                "/articles/" + story,
                "/articles/" + story + "/revisions",
                "/audit?claim=" + id,
                "/audit?article=" + story)) {
            assertThat(own.get(path).statusCode()).as(path).isEqualTo(200);
            assertThat(other.get(path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(other.get("/tasks").body()
                        + other.get("/audit").body()
                        + other.get("/articles").body())
                .doesNotContain(id, story);
    }

    @Test
    void fields_that_are_not_for_the_sender_to_fill_in_are_not_taken() {
        var story = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of(
                                "title", "Essai",
                                "text", "Un essai, selon la police.",
                                "id", UUID.randomUUID().toString(),
                                "status", "ACCEPTED",
                                "receivedBy", "paul.girard",
                                "revision", 9));
        assertThat(story.status()).isEqualTo(201);
        assertThat(story.json().get("status").asString()).isNotEqualTo("ACCEPTED");
        assertThat(story.body()).doesNotContain("paul.girard");

        var claim = newsroom.claimInVerification().get("id").asString();
        var reviewer = newsroom.reviewer();
        var held = reviewer.post("/api/claims/" + claim + "/take", Map.of()).json();
        var piece = new java.util.HashMap<String, Object>(Newsroom.evidence("SUPPORTS", "Hôpital"));
        piece.putAll(Map.of("addedBy", "ines.fontaine", "id", UUID.randomUUID().toString(), "withdrawn", true));
        var evidence = reviewer.post("/api/claims/" + claim + "/evidence", piece)
                .json()
                .get("evidence");
        assertThat(evidence.toString())
                .contains("karim.benali", "Communiqué de Hôpital")
                .doesNotContain("ines.fontaine");

        var proposed = reviewer.put(
                "/api/claims/" + claim + "/verdict",
                Map.of(
                        "verdict", "UNVERIFIED",
                        "rationale", "rien trouvé",
                        "missing", "",
                        "version", reviewer.get("/api/claims/" + claim).json().get("version"),
                        "proposedBy", "ines.fontaine",
                        "decision", "APPROVED",
                        "decidedBy", "paul.girard",
                        "state", "UNVERIFIED"));
        assertThat(proposed.status()).as(proposed.toString()).isEqualTo(200);
        JsonNode now = proposed.json();
        assertThat(now.get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(now.get("verdict").toString())
                .contains("karim.benali", "rien trouvé")
                .doesNotContain("ines.fontaine", "paul.girard", "APPROVED");
        assertThat(held.get("id").asString()).isEqualTo(claim);
    }
}
