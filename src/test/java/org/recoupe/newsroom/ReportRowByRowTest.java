package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The report says beside each entry how the claim stood after it, and nothing of what became of it later. */
@NewsroomTest
class ReportRowByRowTest {
    private static final List<String> OF_THE_VERDICT = List.of(
            "action",
            "state",
            "verdict",
            "verdict_version",
            "verdict_outcome",
            "rationale",
            "approver",
            "four_eyes_ok");

    private final Newsroom newsroom;
    private final Environment settings;
    private final Desk karim;
    private final Desk paul;
    private final Desk nadia;
    private String id = "";
    private String path = "";

    ReportRowByRowTest(Newsroom newsroom, Environment settings) {
        this.newsroom = newsroom;
        this.settings = settings;
        karim = newsroom.reviewer();
        paul = newsroom.supervisor();
        nadia = newsroom.reviewingSupervisor();
    }

    @BeforeEach
    void karim_holds_a_claim() {
        var story = newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                "Le pont a été coupé mardi, a indiqué Rosa Lindqvist, porte-parole de la mairie de Tamba.");
        id = newsroom.claims(story).get(0).get("id").asString();
        path = "/api/claims/" + id;
        newsroom.editor().post(path + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        karim.post(path + "/take", Map.of());
    }

    @Test
    void a_verdict_is_told_while_it_waits_on_its_decision_and_while_it_is_in_force() {
        // given a proposal returned, one approved by two, and after reopening one that is withdrawn
        propose("UNVERIFIED", "rien encore");
        decide("return", paul, Map.of("reason", "et la mairie ?"));
        attach("SUPPORTS", "Nora Hamel", "Airwars");
        attach("REFUTES", "Croissant-Rouge");
        propose("CONFIRMED", "deux témoins");
        decide("approval", paul, Map.of());
        decide("approval", nadia, Map.of());
        paul.post(path + "/reopen", Map.of("reason", "vu"));
        karim.post(path + "/take", Map.of());
        propose("UNVERIFIED", "plus rien");
        karim.post(path + "/verdict/withdraw", Map.of());
        attach("CONTEXT", "Mairie de Tamba");

        // then
        var told = rows().stream()
                .filter(row -> !List.of("scheduled", "taken", "selected", "verification-started")
                        .contains(row.get("action")))
                .map(row -> OF_THE_VERDICT.stream().map(row::get).toList())
                .toList();
        var nothing = List.of("", "", "", "", "", "");
        var waits = "VERDICT_PROPOSED";
        var works = "IN_VERIFICATION";
        assertThat(told)
                .containsExactly(
                        row("extracted", "EXTRACTED", nothing),
                        List.of("verdict-proposed", waits, "UNVERIFIED", "1", "WAITING", "rien encore", "", ""),
                        List.of("verdict-returned", works, "UNVERIFIED", "1", "RETURNED", "rien encore", "", ""),
                        row("evidence-attached", works, nothing),
                        row("evidence-attached", works, nothing),
                        row("evidence-attached", works, nothing),
                        List.of("verdict-proposed", waits, "CONFIRMED", "2", "WAITING", "deux témoins", "", ""),
                        List.of(
                                "approval-given",
                                waits,
                                "CONFIRMED",
                                "2",
                                "WAITING",
                                "deux témoins",
                                "paul.girard",
                                ""),
                        row("verdict-approved", "CONFIRMED", IN_FORCE),
                        row("reopened", works, IN_FORCE),
                        List.of("verdict-proposed", waits, "UNVERIFIED", "3", "WAITING", "plus rien", "", ""),
                        List.of("verdict-withdrawn", works, "UNVERIFIED", "3", "WITHDRAWN", "plus rien", "", ""),
                        row("evidence-attached", works, IN_FORCE));
    }

    private static final List<String> IN_FORCE =
            List.of("CONFIRMED", "2", "APPROVED", "deux témoins", "paul.girard|nadia.roche", "y");

    private static List<String> row(String action, String state, List<String> verdict) {
        var row = new ArrayList<>(List.of(action, state));
        row.addAll(verdict);
        return row;
    }

    /** The last to approve is not the only one. */
    @Test
    void the_first_of_two_who_approved_is_held_against_the_rule_too() throws SQLException {
        attach("SUPPORTS", "Nora Hamel", "Airwars");
        attach("REFUTES", "Croissant-Rouge");
        propose("CONFIRMED", "deux témoins");
        decide("approval", paul, Map.of());
        decide("approval", nadia, Map.of());
        assertThat(last().get("four_eyes_ok")).isEqualTo("y");

        Tampering.in("evidence", settings, "update evidence set added_by = 'paul.girard' where claim = '" + id + "'");

        assertThat(last().get("four_eyes_ok")).isEqualTo("n");
    }

    /** What she is called later, and whom she speaks for then, is not what the entry says. */
    @Test
    void who_says_it_has_the_name_and_the_origin_of_then() {
        var speaker = source();
        var renamed = "Rosa Lindqvist-Aho " + UUID.randomUUID();
        var wasCalled = newsroom.claim(id).get("source").get("name").asString();
        var facts = entry("extracted").get("facts").get("source");
        assertThat(facts.get("name").asString()).isEqualTo(wasCalled);
        assertThat(facts.get("id").asString()).isEqualTo(speaker);
        assertThat(facts.get("origin").get("name").asString()).containsIgnoringCase("mairie de Tamba");
        var origin = facts.get("origin").get("name").asString();

        var said = newsroom.editor()
                .send(newsroom.editor()
                        .request("/api/sources/" + speaker)
                        .header("Content-Type", "application/json")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString(Desk.JSON.writeValueAsString(Map.of("name", renamed)))));
        assertThat(said.status()).as(said.toString()).isEqualTo(200);
        propose("UNVERIFIED", "rien encore");

        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.get("claimant")).isEqualTo(wasCalled);
            assertThat(row.get("origin_source")).isEqualTo(origin);
        });
        karim.post(path + "/verdict/withdraw", Map.of());
        karim.put(path + "/source", Map.of("source", "Capitainerie de Lamora"));
        assertThat(last().get("claimant")).isEqualTo("Capitainerie de Lamora");
        assertThat(last().get("origin_source")).isEqualTo("Capitainerie de Lamora");
    }

    private String source() {
        return newsroom.claim(id).get("source").get("id").asString();
    }

    private JsonNode entry(String action) {
        return newsroom.auditor()
                .get(path + "/audit")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("action").asString().equals(action))
                .findFirst()
                .orElseThrow();
    }

    private void attach(String stance, String... sources) {
        for (var source : sources) {
            var answer = karim.post(path + "/evidence", Newsroom.evidence(stance, source));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
    }

    private void propose(String verdict, String rationale) {
        var claim = newsroom.claim(id);
        var answers = claim.get("evidence")
                .valueStream()
                .filter(piece -> piece.get("stance").asString().equals("REFUTES"))
                .map(piece -> Map.of("evidence", piece.get("id").asString(), "text", "ne tient pas"))
                .toList();
        var body = new HashMap<String, Object>(
                Map.of("verdict", verdict, "rationale", rationale, "missing", "", "version", claim.get("version")));
        if (verdict.equals("CONFIRMED")) body.put("answers", answers);
        var answer = karim.put(path + "/verdict", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private void decide(String how, Desk by, Map<String, Object> more) {
        var body = new HashMap<>(more);
        body.put("version", newsroom.claim(id).get("version"));
        var answer = by.post(path + "/verdict/" + how, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private CSVRecord last() {
        var rows = rows();
        return rows.get(rows.size() - 1);
    }

    private List<CSVRecord> rows() {
        try (var rows = CSVParser.parse(
                newsroom.auditor().get("/api/audit/report.csv?claim=" + id).body(),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return rows.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
