package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What a claim is about, how urgent it is and by when it is to be verified, put right by a person who says why. */
@NewsroomTest
class ClassificationTest {
    private static final String SCHOOL = "La mairie annonce la fermeture de l'école. Évry est en deuil.";

    private final Newsroom newsroom;
    private final JdbcTemplate database;

    ClassificationTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void class_and_priority_are_put_right_and_the_list_follows() {
        var claim = first(accepted(UUID.randomUUID().toString()));
        var put = put(newsroom.reviewer(), claim, Map.of("class", "DOCUMENT", "priority", "CRITICAL"));

        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().get("class").asString()).isEqualTo("DOCUMENT");
        assertThat(put.json().get("priority").asString()).isEqualTo("CRITICAL");
        assertThat(database.queryForMap("select claim_class, priority from open_step where claim = ?::uuid", id(claim)))
                .containsEntry("claim_class", "DOCUMENT")
                .containsEntry("priority", 0);
        assertThat(lastEntry(id(claim)).toString())
                .contains("\"action\":\"classified\"", "\"ACT\"", "\"DOCUMENT\"", "\"CRITICAL\"", "c'est un arrêté");
    }

    @Test
    void the_class_stays_over_a_new_text() {
        var wire = UUID.randomUUID().toString();
        var claim = first(accepted(wire));
        put(newsroom.editor(), claim, Map.of("class", "DOCUMENT"));

        newsroom.readStory(newsroom.editor(), wire, "Mise à jour.\n\n" + SCHOOL);

        var now = newsroom.claim(id(claim));
        assertThat(now.get("revision").asInt()).isEqualTo(2);
        assertThat(now.get("class").asString()).isEqualTo("DOCUMENT");
    }

    @Test
    void what_is_done_by_being_announced_is_another_sentence_when_it_is_a_document() {
        var claim = first(accepted(UUID.randomUUID().toString()));
        assertThat(claim.get("proposition").get("text").asString())
                .isEqualTo("La mairie annonce la fermeture de l'école.");

        var put = put(newsroom.editor(), claim, Map.of("class", "DOCUMENT"));

        assertThat(put.json().get("proposition").get("complete").asBoolean()).isFalse();
    }

    @Test
    void another_deadline_is_another_hour_of_the_alarm() {
        var claim = first(accepted(UUID.randomUUID().toString()));
        var due = Instant.now().plus(30, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

        var put = put(newsroom.editor(), claim, Map.of("deadline", due.toString()));

        assertThat(put.status()).isEqualTo(200);
        assertThat(Instant.parse(put.json().get("deadline").asString())).isEqualTo(due);
        assertThat(at("select due from open_step where claim = ?::uuid", id(claim)))
                .isEqualTo(due);
        assertThat(at("""
                        select max(j.duedate_)::timestamptz from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                        where e.business_key_ = ?""", id(claim))).isEqualTo(due);
    }

    @Test
    void who_put_it_right_does_not_approve_the_verdict() {
        var claim = first(accepted(UUID.randomUUID().toString()));
        put(newsroom.reviewingSupervisor(), claim, Map.of("priority", "HIGH"));
        newsroom.reviewer().post("/api/claims/" + id(claim) + "/take", Map.of());
        var version = newsroom.proposed(newsroom.reviewer(), id(claim)).get("version");

        var own = newsroom.reviewingSupervisor()
                .post("/api/claims/" + id(claim) + "/verdict/approval", Map.of("version", version));

        assertThat(own.problem()).isEqualTo("second-pair-of-eyes");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, -, class, required",
                "RUMOUR, -, -, class, unknown-value",
                "-, URGENT, -, priority, unknown-value",
                "-, -, tomorrow, deadline, bad-date",
                "-, -, 2020-03-01T18:00:00Z, deadline, past",
                "DEATH, -, -, reason, required"
            })
    void what_cannot_be_taken_names_the_mend(
            String claimClass, String priority, String deadline, String field, String code) {
        var claim = first(accepted(UUID.randomUUID().toString()));
        var body = new HashMap<String, Object>();
        body.put("class", claimClass);
        body.put("priority", priority);
        body.put("deadline", deadline);
        if (field.equals("reason")) body.put("reason", " ");

        var put = put(newsroom.editor(), claim, body);

        assertThat(put.status()).isEqualTo(422);
        assertThat(put.body()).contains("\"field\":\"" + field + "\"", code);
    }

    @Test
    void who_says_the_same_again_changes_nothing_and_who_saw_an_older_state_looks_again() {
        var claim = first(accepted(UUID.randomUUID().toString()));
        var put = put(newsroom.editor(), claim, Map.of("class", "DOCUMENT"));
        assertThat(put(newsroom.editor(), put.json(), Map.of("class", "DOCUMENT"))
                        .problem())
                .isEqualTo("illegal-state");
        assertThat(put(newsroom.reviewer(), claim, Map.of("class", "EVENT")).problem())
                .isEqualTo("stale-version");
        assertThat(put(newsroom.auditor(), put.json(), Map.of("class", "EVENT")).status())
                .isEqualTo(403);
    }

    @Test
    void a_claim_that_is_not_verified_yet_has_no_deadline_to_put_right() {
        var story = newsroom.readStory(newsroom.editor(), UUID.randomUUID().toString(), SCHOOL);
        var put = put(
                newsroom.editor(),
                first(story),
                Map.of("deadline", Instant.now().plusSeconds(3600).toString()));
        assertThat(put.status()).isEqualTo(422);
        assertThat(put.body()).contains("\"field\":\"deadline\"", "not-allowed");
    }

    private Desk.Answer put(Desk who, JsonNode seen, Map<String, ?> fields) {
        var body = new HashMap<String, Object>(fields);
        body.putIfAbsent("reason", "c'est un arrêté");
        body.put("version", seen.get("version"));
        return who.put("/api/claims/" + id(seen) + "/class", body);
    }

    private Instant at(String question, String claim) {
        return database.queryForObject(question, OffsetDateTime.class, claim).toInstant();
    }

    private String accepted(String wire) {
        var story = newsroom.readStory(newsroom.editor(), wire, SCHOOL);
        newsroom.claims(story)
                .forEach(claim -> newsroom.editor().post("/api/claims/" + id(claim) + "/select", Map.of()));
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        return story;
    }

    private JsonNode first(String story) {
        return newsroom.claims(story).get(0);
    }

    private static String id(JsonNode claim) {
        return claim.get("id").asString();
    }

    private JsonNode lastEntry(String claim) {
        return newsroom.auditor()
                .get("/api/claims/" + claim + "/audit")
                .json()
                .get("items")
                .valueStream()
                .reduce((a, b) -> b)
                .orElseThrow();
    }
}
