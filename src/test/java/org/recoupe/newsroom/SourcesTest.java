package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.audit.AuditEntry;
import org.recoupe.audit.Schemas;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** The registry of sources through the API, as whoever keeps it: who is who, who is whose, and who is to be believed. */
@NewsroomTest
class SourcesTest {
    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final Desk lea;
    private final Desk karim;
    private final Desk paul;
    private final Desk nadia;

    SourcesTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
        this.lea = newsroom.editor();
        this.karim = newsroom.reviewer();
        this.paul = newsroom.as("paul.girard");
        this.nadia = newsroom.as("nadia.roche");
    }

    private static String word() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";
    }

    private String entered(String name, String... aliases) {
        var answer =
                paul.post("/api/sources", Map.of("name", name, "kind", "ORGANISATION", "aliases", List.of(aliases)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private static Desk.Answer patch(Desk desk, String path, Map<String, ?> body) {
        return desk.send(desk.request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(Desk.JSON.writeValueAsString(body))));
    }

    private Desk.Answer say(Desk desk, String id, String what, Object... more) {
        var body = new HashMap<String, Object>(Map.of("reason", "constaté par le service"));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return desk.post("/api/sources/" + id + "/" + what, body);
    }

    private static void done(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void refused(Desk.Answer answer, String field, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("fields").valueStream()).as(answer.body()).anySatisfy(wrong -> {
            assertThat(wrong.get("field").asString()).isEqualTo(field);
            assertThat(wrong.get("code").asString()).isEqualTo(code);
        });
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** A claim of the observatory, taken, with pieces of their own from these. */
    private String claim(String observatory, String... pieces) {
        var story = newsroom.readStory(
                lea,
                UUID.randomUUID().toString(),
                "Selon l'" + observatory + ", 43 personnes ont été tuées dans l'attaque.");
        var claim = newsroom.claims(story).get(0).get("id").asString();
        lea.post("/api/claims/" + claim + "/select", Map.of());
        lea.post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + claim + "/take", Map.of());
        for (var source : pieces) {
            var answer = karim.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", source));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        return claim;
    }

    private List<String> origins(String claim) {
        return newsroom.claim(claim)
                .get("origins")
                .valueStream()
                .map(origin -> origin.get("root").get("name").asString() + " "
                        + origin.get("status").asString())
                .toList();
    }

    private List<String> why(String claim) {
        return newsroom.claim(claim)
                .get("evidence")
                .valueStream()
                .map(piece -> String.join(",", texts(piece.get("why"))))
                .toList();
    }

    private Desk.Answer confirm(String claim) {
        return karim.put(
                "/api/claims/" + claim + "/verdict",
                Map.of(
                        "verdict", "CONFIRMED",
                        "rationale", "vérifié",
                        "missing", "",
                        "version", newsroom.claim(claim).get("version")));
    }

    @Test
    void a_source_is_found_under_every_name_it_has_or_had() {
        var word = word();
        var id = entered("Observatoire " + word, "OBS" + word, "Observatory " + word);
        var claim = claim("Institut " + word(), "l'agence OBS" + word, "observatoire " + word.toUpperCase(Locale.ROOT));
        assertThat(newsroom.claim(claim).get("evidence").valueStream())
                .allSatisfy(piece ->
                        assertThat(piece.get("source").get("id").asString()).isEqualTo(id));

        var renamed = patch(lea, "/api/sources/" + id, Map.of("name", "Observatoire des droits " + word));
        done(renamed);
        assertThat(texts(renamed.json().get("aliases"))).contains("Observatoire " + word, "OBS" + word);
        assertThat(newsroom.claim(claim)
                        .get("evidence")
                        .get(0)
                        .get("source")
                        .get("name")
                        .asString())
                .isEqualTo("Observatoire des droits " + word);
        for (var q : List.of("observatoire " + word, "OBS" + word, "droits " + word))
            assertThat(karim.get("/api/sources?q=" + q.replace(" ", "%20"))
                            .json()
                            .get("items")
                            .valueStream())
                    .as(q)
                    .anyMatch(found -> found.get("id").asString().equals(id));
        refused(paul.post("/api/sources", Map.of("name", "L'OBS" + word, "kind", "RELAY")), "name", "known");

        done(patch(paul, "/api/sources/" + id, Map.of("aliases", List.of("Vigie " + word))));
        assertThat(texts(paul.get("/api/sources/" + id).json().get("aliases"))).containsExactly("Vigie " + word);
        assertThat(paul.post("/api/sources", Map.of("name", "L'OBS" + word, "kind", "RELAY"))
                        .status())
                .as("a name that is nobody's any more")
                .isEqualTo(201);
    }

    /** Out of the file of those everybody knows. */
    @Test
    void an_agency_that_everybody_knows_is_one_under_all_its_names() {
        var claim = claim("Observatoire " + word(), "Kyodo News", "kyodonews.net", "l'agence Kyodo");
        var kyodo = newsroom.claim(claim).get("evidence").get(0).get("source");
        assertThat(kyodo.get("name").asString()).isEqualTo("Kyodo");
        assertThat(origins(claim)).containsExactly("Kyodo INDEPENDENT");
        assertThat(paul.get("/api/sources/" + kyodo.get("id").asString())
                        .json()
                        .get("kind")
                        .asString())
                .isEqualTo("RELAY");
    }

    @Test
    void a_near_name_is_asked_about_and_nothing_is_merged() {
        var word = word();
        var first = entered("Observatoire syrien " + word + " (OSQZ)");
        var answer = paul.post(
                "/api/sources", Map.of("name", "Observatoire syrien " + word + "y OSQZ", "kind", "ORGANISATION"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json()
                        .get("near")
                        .valueStream()
                        .map(near -> near.get("id").asString()))
                .contains(first)
                .doesNotContain(answer.json().get("id").asString());
        assertThat(paul.get("/api/sources/" + first).json().get("merged").size())
                .isZero();
        var withSign = paul.post("/api/sources", Map.of("name", "100 % " + word, "kind", "ORGANISATION"));
        assertThat(withSign.status()).as(withSign.body()).isEqualTo(201);
        var initials = paul.post("/api/sources", Map.of("name", "os" + word.charAt(0) + "o", "kind", "ORGANISATION"));
        assertThat(initials.json()
                        .get("near")
                        .valueStream()
                        .map(near -> near.get("id").asString()))
                .contains(first);
    }

    @Test
    void two_that_are_merged_are_one_origin_until_they_are_split() {
        var word = word();
        var one = entered("Bureau " + word);
        var other = entered("Vigie " + word);
        var claim = claim("Observatoire " + word(), "Bureau " + word, "Vigie " + word);
        assertThat(origins(claim)).containsExactly("Bureau " + word + " INDEPENDENT", "Vigie " + word + " INDEPENDENT");

        refused(say(paul, one, "merge", "into", one), "into", "itself");
        refused(say(paul, one, "merge", "into", UUID.randomUUID().toString()), "into", "unknown");
        assertThat(say(karim, one, "merge", "into", other).status()).isEqualTo(403);
        assertThat(say(lea, one, "merge", "into", other).status()).isEqualTo(403);
        done(say(paul, one, "merge", "into", "Vigie " + word));

        assertThat(origins(claim)).containsExactly("Vigie " + word + " INDEPENDENT");
        assertThat(confirm(claim).status()).isEqualTo(409);
        var answered = paul.get("/api/sources/" + one).json();
        assertThat(answered.get("id").asString()).isEqualTo(other);
        assertThat(texts(answered.get("aliases"))).contains("Bureau " + word);
        assertThat(answered.get("merged").get(0).get("id").asString()).isEqualTo(one);
        refused(say(paul, other, "merge", "into", one), "into", "itself");
        var later = claim("Observatoire " + word(), "bureau " + word);
        assertThat(newsroom.claim(later)
                        .get("evidence")
                        .get(0)
                        .get("source")
                        .get("id")
                        .asString())
                .isEqualTo(other);

        refused(say(paul, other, "split"), "id", "not-merged");
        done(say(nadia, one, "split"));
        assertThat(origins(claim)).hasSize(2);
        assertThat(confirm(claim).status()).isEqualTo(200);
        trailIsWhole(one, "entered", "joined", "parted");
    }

    /** A spokeswoman's house turns out to be what she was called, and that to be a third. */
    @Test
    void whoever_is_merged_again_and_again_is_found_as_the_last() {
        var word = word();
        var first = entered("Un " + word);
        var second = entered("Deux " + word);
        var third = entered("Trois " + word);
        done(say(paul, second, "ties", "kind", "SPEAKS_FOR", "to", first));
        var claim = claim("Observatoire " + word(), "Un " + word, "Deux " + word, "Trois " + word);
        done(say(paul, first, "merge", "into", second));
        done(say(paul, second, "merge", "into", third));
        assertThat(origins(claim)).containsExactly("Trois " + word + " INDEPENDENT");
        var found = karim.get("/api/sources?q=un%20" + word).json().get("items");
        assertThat(found.valueStream().map(one -> one.get("id").asString())).containsExactly(third);
        assertThat(paul.get("/api/sources/" + first)
                        .json()
                        .get("merged")
                        .valueStream()
                        .map(one -> one.get("id").asString()))
                .containsExactlyInAnyOrder(first, second);
        done(say(paul, second, "split"));
        assertThat(origins(claim)).containsExactly("Deux " + word + " INDEPENDENT", "Trois " + word + " INDEPENDENT");
        assertThat(paul.get("/api/sources/" + first).json().get("id").asString())
                .isEqualTo(second);
    }

    @Test
    void a_claim_of_who_speaks_for_themselves_shows_them_once() {
        var word = word();
        var said = "« La route a été coupée mardi », a indiqué la directrice de l'OX" + word.toUpperCase(Locale.ROOT)
                + ", Nora Dam" + word + ".";
        var story = newsroom.readStory(lea, UUID.randomUUID().toString(), said);
        var speaker = newsroom.claims(story).get(0).get("source").get("id").asString();
        var house = paul.get("/api/sources/" + speaker)
                .json()
                .get("ties")
                .get(0)
                .get("to")
                .get("id")
                .asString();
        done(say(paul, house, "merge", "into", speaker));
        assertThat(newsroom.claims(story).get(0).get("chain").size()).isEqualTo(1);
    }

    @Test
    void the_best_grade_takes_two_people_whoever_says_it_first() {
        var id = entered("Institut " + word());
        assertThat(paul.get("/api/sources/" + id).json().get("grade").isNull()).isTrue();
        assertThat(say(paul, id, "grades", "grade", "A").status()).isEqualTo(202);
        assertThat(say(paul, id, "grades", "grade", "A").status())
                .as("the same person again")
                .isEqualTo(202);
        var waiting = paul.get("/api/sources/" + id).json();
        assertThat(waiting.get("grade").isNull()).isTrue();
        assertThat(waiting.get("waiting").get("said").asString()).isEqualTo("A");
        assertThat(waiting.get("history").size()).isEqualTo(1);
        done(say(nadia, id, "grades", "grade", "A"));
        assertThat(paul.get("/api/sources/" + id).json().get("grade").asString())
                .isEqualTo("A");
        refused(say(paul, id, "grades", "grade", "A"), "grade", "no-change");

        assertThat(say(nadia, id, "grades", "grade", "E").status()).isEqualTo(202);
        done(say(paul, id, "grades", "grade", "C"));
        assertThat(say(paul, id, "grades", "grade", "E").status())
                .as("what waited was answered with something else")
                .isEqualTo(202);
        assertThat(paul.get("/api/sources/" + id).json().get("grade").asString())
                .isEqualTo("C");
        assertThat(say(karim, id, "grades", "grade", "B").status()).isEqualTo(403);
        assertThatDatabaseRefuses(
                "update source_appraisal set stands_at = now() where source = '" + id + "' and stands_at is null");
        assertThatDatabaseRefuses("update source_appraisal set second_by = said_by where source = '" + id + "'");
        trailIsWhole(id, "entered", "grade-proposed", "graded", "grade-proposed", "graded", "grade-proposed");
    }

    /** What two people found unreliable one does not rehabilitate. */
    @Test
    void the_worst_grade_is_lifted_by_two_as_it_was_given_by_two() {
        var id = entered("Institut " + word());
        say(paul, id, "grades", "grade", "E");
        done(say(nadia, id, "grades", "grade", "E"));

        assertThat(say(paul, id, "grades", "grade", "C").status()).isEqualTo(202);
        assertThat(paul.get("/api/sources/" + id).json().get("grade").asString())
                .isEqualTo("E");
        done(say(nadia, id, "grades", "grade", "C"));
        assertThat(paul.get("/api/sources/" + id).json().get("grade").asString())
                .isEqualTo("C");
    }

    /** A spokesman merged into a name nobody has heard of would speak for nobody, and corroborate his own house. */
    @Test
    void who_speaks_for_another_is_not_merged_out_of_their_line() {
        var word = word();
        var house = entered("Vigie " + word);
        var speaker = entered("Porte-parole " + word);
        var empty = entered("Bureau " + word);
        done(say(paul, speaker, "ties", "kind", "SPEAKS_FOR", "to", house));

        refused(say(paul, speaker, "merge", "into", empty), "into", "loses-line");
        done(say(paul, empty, "ties", "kind", "SPEAKS_FOR", "to", house));
        done(say(paul, speaker, "merge", "into", empty));
    }

    private void assertThatDatabaseRefuses(String change) {
        assertThatThrownBy(() -> database.update(change)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void nothing_is_confirmed_by_a_source_on_hold_until_it_is_lifted() {
        var word = word();
        var id = entered("Bureau " + word);
        var claim = claim("Observatoire " + word(), "Bureau " + word, "Vigie " + word);
        assertThat(say(karim, id, "hold", "hold", true).status()).isEqualTo(403);
        refused(say(paul, id, "hold"), "hold", "required");
        refused(say(paul, id, "hold", "hold", false), "hold", "no-change");
        done(say(paul, id, "hold", "hold", true));
        assertThat(why(claim)).containsExactly("on-hold", "");
        assertThat(confirm(claim).problem()).isEqualTo("evidence-insufficient");
        assertThat(say(paul, id, "merge", "into", "Vigie " + word).status())
                .as("a hold is not lost by merging")
                .isEqualTo(422);
        done(say(paul, id, "hold", "hold", false));
        assertThat(confirm(claim).status()).isEqualTo(200);

        done(say(paul, id, "hold", "hold", true));
        var version = newsroom.claim(claim).get("version");
        assertThat(nadia.post("/api/claims/" + claim + "/verdict/approval", Map.of("version", version))
                        .problem())
                .as("meanwhile")
                .isEqualTo("evidence-insufficient");
        done(say(paul, id, "hold", "hold", false));
        assertThat(nadia.post("/api/claims/" + claim + "/verdict/approval", Map.of("version", version))
                        .status())
                .isEqualTo(200);
        trailIsWhole(id, "entered", "put-on-hold", "hold-lifted", "put-on-hold", "hold-lifted");
    }

    @Test
    void an_unreliable_source_and_one_with_a_side_confirm_nothing() {
        var word = word();
        var id = entered("Bureau " + word);
        var party = entered("Armée " + word);
        var claim = claim("Observatoire " + word(), "Bureau " + word, "Armée " + word, "Vigie " + word);
        say(paul, id, "grades", "grade", "E");
        assertThat(why(claim)).as("one person's word").containsExactly("", "", "");
        done(say(nadia, id, "grades", "grade", "E"));
        done(say(paul, party, "standing", "standing", "PARTY"));
        assertThat(why(claim)).containsExactly("discredited", "party", "");
        assertThat(origins(claim)).contains("Armée " + word + " PARTY");
        assertThat(confirm(claim).status()).isEqualTo(409);
        done(say(paul, party, "standing", "standing", "NONE"));
        assertThat(confirm(claim).status()).isEqualTo(200);
    }

    @Test
    void who_is_owned_by_a_party_has_its_side_and_is_another_origin() {
        var word = word();
        var paper = entered("Gazette " + word);
        var owner = entered("Groupe " + word);
        var claim = claim("Observatoire " + word(), "Gazette " + word, "Groupe " + word);
        done(say(paul, paper, "ties", "kind", "OWNED_BY", "to", owner));
        assertThat(origins(claim)).hasSize(2).allMatch(origin -> origin.endsWith("INDEPENDENT"));
        done(say(paul, owner, "standing", "standing", "PARTY"));
        assertThat(origins(claim)).hasSize(2).allMatch(origin -> origin.endsWith("PARTY"));
    }

    @Test
    void ties_make_a_line_on_their_days_and_close_no_circle() {
        var word = word();
        var speaker = entered("Porte " + word);
        var office = entered("Office " + word);
        var ministry = entered("Ministre " + word);
        var claim = claim("Observatoire " + word(), "Porte " + word, "Ministre " + word);
        done(say(paul, speaker, "ties", "kind", "SPEAKS_FOR", "to", "Office " + word));
        done(say(paul, office, "ties", "kind", "PART_OF", "to", ministry, "from", "2020-01-01"));
        assertThat(origins(claim)).containsExactly("Ministre " + word + " INDEPENDENT");

        refused(say(paul, ministry, "ties", "kind", "SPEAKS_FOR", "to", speaker), "to", "circle");
        refused(say(paul, speaker, "ties", "kind", "FUNDED_BY", "to", speaker), "to", "itself");
        refused(say(paul, speaker, "ties", "kind", "PART_OF", "to", ministry), "from", "overlaps");
        refused(say(paul, speaker, "ties", "kind", "MARRIED_TO", "to", ministry), "kind", "unknown-value");
        refused(
                say(
                        paul,
                        speaker,
                        "ties",
                        "kind",
                        "PART_OF",
                        "to",
                        ministry,
                        "from",
                        "2021-01-01",
                        "until",
                        "2020-01-01"),
                "until",
                "order");
        refused(say(paul, speaker, "ties", "kind", "PART_OF", "to", ministry, "from", "hier"), "from", "bad-date");
        done(say(paul, speaker, "ties", "kind", "FUNDED_BY", "to", ministry));
        done(say(paul, ministry, "ties", "kind", "RELAYS", "to", speaker));
        done(say(paul, speaker, "ties", "kind", "RELAYS", "to", ministry));

        var over = say(
                paul, office, "ties", "kind", "PART_OF", "to", ministry, "from", "2020-01-01", "until", "2021-01-01");
        done(over);
        assertThat(over.json().get("ties").get(0).get("holds").asBoolean()).isFalse();
        assertThat(origins(claim))
                .containsExactly("Office " + word + " INDEPENDENT", "Ministre " + word + " INDEPENDENT");

        var tie = paul.get("/api/sources/" + speaker)
                .json()
                .get("ties")
                .valueStream()
                .filter(one -> one.get("kind").asString().equals("SPEAKS_FOR"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        done(say(paul, speaker, "ties/" + tie + "/withdraw"));
        assertThat(origins(claim))
                .containsExactly("Porte " + word + " INDEPENDENT", "Ministre " + word + " INDEPENDENT");
        refused(say(paul, speaker, "ties/" + tie + "/withdraw"), "tie", "no-change");
        assertThat(say(paul, office, "ties/" + tie + "/withdraw").status())
                .as("another's")
                .isEqualTo(404);
    }

    /** What a text said gives way to what a person says, and does not come back with the next text. */
    @Test
    void an_affiliation_out_of_a_text_is_put_on_its_days() {
        var word = word();
        var said = "« La route a été coupée mardi », a indiqué la directrice de l'OL" + word.toUpperCase(Locale.ROOT)
                + ", Nora Ham" + word + ".";
        var story = newsroom.readStory(lea, UUID.randomUUID().toString(), said);
        var claim = newsroom.claims(story).get(0);
        assertThat(claim.get("chain").size()).as(claim.toString()).isEqualTo(2);
        var speaker = claim.get("source").get("id").asString();
        var ties = paul.get("/api/sources/" + speaker).json().get("ties");
        assertThat(ties.size()).isEqualTo(1);
        assertThat(ties.get(0).get("id").isNull()).as("a text said so").isTrue();
        var house = ties.get(0).get("to").get("id").asString();

        refused(say(paul, speaker, "ties", "kind", "PART_OF", "to", entered("Autre " + word)), "to", "other-line");
        done(say(paul, speaker, "ties", "kind", "SPEAKS_FOR", "to", house, "until", "2021-01-01"));
        assertThat(newsroom.claims(story).get(0).get("chain").size()).isEqualTo(1);
        newsroom.readStory(lea, UUID.randomUUID().toString(), said);
        assertThat(newsroom.claims(story).get(0).get("chain").size()).isEqualTo(1);
    }

    @Test
    void competence_is_said_and_taken_back() {
        var id = entered("Statistique " + word());
        done(say(paul, id, "competence", "matter", "taux de chômage"));
        refused(say(paul, id, "competence", "matter", "Taux de chomage"), "matter", "no-change");
        assertThat(texts(paul.get("/api/sources/" + id).json().get("competences")))
                .containsExactly("taux de chômage");
        done(say(paul, id, "competence", "matter", "taux de chômage", "withdraw", true));
        assertThat(paul.get("/api/sources/" + id).json().get("competences").size())
                .isZero();
        refused(say(paul, id, "competence", "matter", "taux de chômage", "withdraw", true), "matter", "unknown");
        trailIsWhole(id, "entered", "competence-said", "competence-withdrawn");
    }

    static Stream<String> unfit() {
        return Stream.of("", "   ", "x".repeat(10_000), "AF\u0007P", "AFP\u202e", "A\u200bFP", "AFP\n", "…");
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void a_name_that_cannot_be_one_is_refused_and_told_why(String name) {
        var json = Desk.JSON.writeValueAsString(Map.of("name", name, "kind", "RELAY"));
        var answer = paul.postRaw("/api/sources", json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        var id = entered("Agence " + word());
        assertThat(patch(paul, "/api/sources/" + id, Map.of("aliases", List.of(name)))
                        .status())
                .isEqualTo(422);
        assertThat(patch(paul, "/api/sources/" + id, Map.of("name", name)).status())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ties", "grades", "standing", "competence", "hold", "merge", "split"})
    void without_a_reason_nothing_is_said(String what) {
        var id = entered("Agence " + word());
        var body = Map.of(
                "kind",
                "RELAYS",
                "to",
                id,
                "grade",
                "B",
                "standing",
                "PARTY",
                "matter",
                "pluie",
                "hold",
                true,
                "into",
                id);
        refused(paul.post("/api/sources/" + id + "/" + what, body), "reason", "required");
        var tooLong = new HashMap<String, Object>(body);
        tooLong.put("reason", "x".repeat(10_000));
        refused(paul.post("/api/sources/" + id + "/" + what, tooLong), "reason", "too-long");
    }

    @Test
    void what_is_no_source_of_the_desk_is_not_there() {
        var id = entered("Agence " + word());
        var sofia = newsroom.as("sofia.marin");
        var marc = newsroom.as("marc.aubert");
        assertThat(sofia.get("/api/sources/" + id).status()).isEqualTo(404);
        assertThat(say(marc, id, "hold", "hold", true).status()).isEqualTo(404);
        assertThat(patch(marc, "/api/sources/" + id, Map.of("name", "Autre")).status())
                .isEqualTo(404);
        assertThat(sofia.get("/api/sources?desk=international").status()).isEqualTo(404);
        for (var unknown : List.of("x", UUID.randomUUID().toString()))
            assertThat(paul.get("/api/sources/" + unknown).status()).isEqualTo(404);
        assertThat(patch(karim, "/api/sources/" + id, Map.of("name", "Autre")).status())
                .isEqualTo(403);
        assertThat(marc.post(
                                "/api/sources",
                                Map.of("name", "Agence " + word(), "kind", "RELAY", "desk", "international"))
                        .status())
                .isEqualTo(404);
        refused(
                say(
                        marc,
                        marc.post("/api/sources", Map.of("name", "Agence " + word(), "kind", "RELAY"))
                                .json()
                                .get("id")
                                .asString(),
                        "merge",
                        "into",
                        id),
                "into",
                "unknown");
    }

    @Test
    void the_list_is_paged_and_leaves_nobody_out() {
        var word = word();
        var ids = Stream.of("A", "b", "C", "d", "E")
                .map(letter -> entered("Liste " + word + " " + letter))
                .toList();
        var found = new ArrayList<String>();
        var next = "";
        do {
            var page = karim.get("/api/sources?limit=2&q=" + word + (next.isEmpty() ? "" : "&cursor=" + next))
                    .json();
            page.get("items").forEach(one -> found.add(one.get("id").asString()));
            next = page.get("next").isNull() ? "" : page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(found).containsExactlyElementsOf(ids);
        refused(karim.get("/api/sources?cursor=abc"), "cursor", "bad-cursor");
        refused(karim.get("/api/sources?limit=0"), "limit", "out-of-range");
        assertThat(karim.get("/api/sources?q=100%25_").status()).isEqualTo(200);
    }

    /** As people keep it, without script. */
    @Test
    void the_pages_show_a_source_and_take_what_is_said_of_it() {
        var word = word();
        var pages = newsroom.pagesOf("paul.girard");
        var sent = pages.post(
                "/sources",
                Map.of(
                        "do",
                        "enter",
                        "name",
                        "Vigie <b>" + word,
                        "kind",
                        "RELAY",
                        "aliases",
                        "VG" + word + "\n\nV. " + word));
        assertThat(sent.statusCode()).isEqualTo(302);
        var path = sent.headers().firstValue("Location").orElseThrow().replaceAll(".*(/sources/.*)", "$1");
        var id = path.substring("/sources/".length(), "/sources/".length() + 36);
        var claim = claim("VG" + word, "Hôpital " + word);
        assertThat(origins(claim)).hasSize(1);
        assertThat(pages.post("/sources/" + id, Map.of("do", "hold", "reason", "un <doute>"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(pages.post("/sources/" + id, Map.of("do", "hold", "reason", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(pages.post("/sources/" + id, Map.of("do", "grade", "grade", "A", "reason", "sûre"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(pages.post(
                                "/sources/" + id,
                                Map.of("do", "tie", "tieKind", "RELAYS", "to", "personne " + word, "reason", "x"))
                        .body())
                .contains("Aucune source du service ne porte ce nom");

        var page = pages.get("/sources/" + id).body();
        assertThat(page)
                .contains(
                        "Vigie &lt;b&gt;" + word,
                        "VG" + word,
                        "Source suspendue",
                        "un &lt;doute&gt;",
                        "A, tout à fait fiable",
                        "attend une deuxième personne")
                .contains("/claims/" + claim)
                .doesNotContain("<b>" + word);
        assertThat(pages.get("/sources?q=" + word).body()).contains("/sources/" + id, "suspendue");
        var reader = newsroom.pagesOf("karim.benali").get("/sources/" + id).body();
        assertThat(reader).contains("Source suspendue").doesNotContain("value=\"lift\"", "value=\"describe\"");
        var editor = newsroom.pagesOf("lea.morel").get("/sources/" + id).body();
        assertThat(editor).contains("value=\"describe\"").doesNotContain("value=\"lift\"");
        assertThat(newsroom.pagesOf("sofia.marin").get("/sources/" + id).statusCode())
                .isEqualTo(404);
        assertThat(pages.get("/claims/" + claim).body()).contains("/sources/" + id);
        assertThat(pages.get("/audit?action=put-on-hold").body()).contains("a suspendu une source", "/sources/" + id);
    }

    /** Each on the chain of its own, with fields as its schema has them. */
    private void trailIsWhole(String source, String... actions) {
        var entries = database.query(
                AuditEntry.ALL + " where subject = ? order by n", (row, i) -> AuditEntry.of(row), "source:" + source);
        assertThat(entries.stream().map(AuditEntry::action)).containsExactly(actions);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.isAsWritten()).isTrue();
            assertThat(Schemas.wrongWith(entry)).isEmpty();
            assertThat(entry.facts().word("source")).isNotEmpty();
        });
    }
}
