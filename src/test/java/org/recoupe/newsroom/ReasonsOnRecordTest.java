package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Schemas;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The trail alone says what was decided on what evidence and why, whatever the claim says today. */
@NewsroomTest
class ReasonsOnRecordTest {
    private final Newsroom newsroom;
    private final JdbcTemplate database;

    ReasonsOnRecordTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void a_returned_verdict_and_the_one_that_followed_stand_there_with_their_reasons() {
        // given a claim with a piece, a verdict that is returned, and another that is approved
        var karim = newsroom.reviewer();
        var paul = newsroom.supervisor();
        var path = "/api/claims/" + newsroom.claimInVerification().get("id").asString();
        karim.post(path + "/take", Map.of());
        var piece = Map.of(
                "stance",
                "SUPPORTS",
                "source",
                "Port de Lamora",
                "kind",
                "STATEMENT",
                "title",
                "Communiqué du port",
                "quote",
                "Le port rouvre mardi.",
                "url",
                "https://port.example/mardi",
                "credibility",
                2,
                "basis",
                "OWN",
                "weight",
                "Le port le décide lui-même.");
        assertThat(karim.post(path + "/evidence", piece).status()).isEqualTo(201);
        propose(karim, path, "Rien ne le confirme.");
        paul.post(path + "/verdict/return", Map.of("reason", "Et le ministère ?", "version", version(path)));
        propose(karim, path, "Ni le port ni le ministère ne le confirment.");
        assertThat(paul.post(path + "/verdict/approval", Map.of("version", version(path)))
                        .status())
                .isEqualTo(200);

        // then each entry says what was so then
        var trail = newsroom.auditor().get(path + "/audit").json().get("items");
        var attached = facts(trail, "evidence-attached", 0).get("piece");
        assertThat(attached.get("source").get("name").asString()).isEqualTo("Port de Lamora");
        assertThat(attached.get("quote").asString()).isEqualTo("Le port rouvre mardi.");
        assertThat(attached.get("url").asString()).isEqualTo("https://port.example/mardi");
        assertThat(attached.get("credibility").asInt()).isEqualTo(2);
        assertThat(rationale(trail, "verdict-proposed", 0)).isEqualTo("Rien ne le confirme.");
        assertThat(rationale(trail, "verdict-returned", 0)).isEqualTo("Rien ne le confirme.");
        assertThat(facts(trail, "verdict-returned", 0).get("reason").asString()).isEqualTo("Et le ministère ?");
        assertThat(rationale(trail, "verdict-proposed", 1)).isEqualTo("Ni le port ni le ministère ne le confirment.");
        var approved = facts(trail, "verdict-approved", 0);
        assertThat(approved.get("verdict").get("number").asInt()).isEqualTo(2);
        assertThat(approved.get("verdict").get("proposedBy").asString()).isEqualTo("karim.benali");
        assertThat(approved.get("ruling").get("saw").get("supportingSources").asInt())
                .isEqualTo(1);
        assertThat(approved.get("evidence").get(0).get("id").asString())
                .isEqualTo(attached.get("id").asString());
        assertThat(facts(trail, "extracted", 0).get("words").asString()).isNotBlank();
    }

    @Test
    void who_assessed_nothing_is_not_told_to_have_found_it_unknowable() {
        var karim = newsroom.reviewer();
        var path = "/api/claims/" + newsroom.claimInVerification().get("id").asString();
        karim.post(path + "/take", Map.of());
        karim.post(path + "/evidence", Newsroom.evidence("CONTEXT", "Mairie"));

        var trail = newsroom.auditor().get(path + "/audit").json().get("items");
        assertThat(facts(trail, "evidence-attached", 0).get("piece").has("credibility"))
                .isFalse();
        assertThat(karim.get(path)
                        .json()
                        .get("evidence")
                        .get(0)
                        .get("credibility")
                        .isNull())
                .isTrue();
    }

    /** Of every test that came before as well. */
    @Test
    void every_entry_is_what_its_schema_says_and_what_was_hashed() {
        newsroom.claimWithVerdict(newsroom.reviewer());
        List<AuditEntry> entries = database.query(AuditEntry.ALL + " order by seq", (row, i) -> AuditEntry.of(row));

        assertThat(entries).hasSizeGreaterThan(20);
        assertThat(entries.stream()
                        .flatMap(entry -> Schemas.wrongWith(entry).stream())
                        .distinct()
                        .limit(20))
                .isEmpty();
    }

    private void propose(Desk by, String path, String rationale) {
        var answer = by.put(
                path + "/verdict",
                Map.of("verdict", "UNVERIFIED", "rationale", rationale, "missing", "", "version", version(path)));
        assertThat(answer.status()).isLessThan(300);
    }

    private int version(String path) {
        return newsroom.auditor().get(path).json().get("version").asInt();
    }

    private static JsonNode facts(JsonNode trail, String action, int which) {
        return trail.valueStream()
                .filter(entry -> entry.get("action").asString().equals(action))
                .skip(which)
                .findFirst()
                .orElseThrow()
                .get("facts");
    }

    private static String rationale(JsonNode trail, String action, int which) {
        return facts(trail, action, which).get("verdict").get("rationale").asString();
    }
}
