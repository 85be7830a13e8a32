package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** When one source is enough: who alone can know it, who saw it and says so to us, who admits it, whose death it is to tell; and when it is not. */
@NewsroomTest
class WhoIsEnoughTest {
    private final Newsroom newsroom;
    private final Desk karim;
    private final Desk paul;
    private final String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private String claim = "";

    WhoIsEnoughTest(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.karim = newsroom.reviewer();
        this.paul = newsroom.supervisor();
    }

    /** The unemployment rate is the statistics office's to know, and theirs alone, although it is who claims it. Their own strike is not. */
    @Test
    void a_rate_is_confirmed_by_who_alone_is_competent_and_their_strike_is_not() {
        var office = "Institut " + word;
        held("Selon l'" + office + ", le taux de chômage est de 7,4 % au troisième trimestre.");
        assertThat(newsroom.claim(claim).get("class").asString()).isEqualTo("FIGURE");
        var id = source();
        attach(publication(office));
        assertThat(confirm().json().get("missing").valueStream().map(JsonNode::asString))
                .as("nobody said yet that they are")
                .contains("other-than-claimant");
        assertThat(paul.post(
                                "/api/sources/" + id + "/competence",
                                Map.of("matter", "taux de chômage", "reason", "la loi de 1951"))
                        .status())
                .isEqualTo(200);
        assertThat(allowed("CONFIRMED").get("rule").asString()).isEqualTo("confirmed-sole-competent");
        assertThat(allowed("CONFIRMED").get("approvals").asInt()).isEqualTo(1);
        assertThat(confirm().status()).isEqualTo(200);

        held("Selon l'" + office + ", 60 % de ses agents sont en grève.");
        attach(publication(office));
        assertThat(confirm().status()).isEqualTo(409);
    }

    /** By nobody of the claimant's, whatever is asked for in writing. */
    @Test
    void no_exception_is_made_for_the_claimants_own_publication() {
        var office = "Institut " + word;
        held("Selon l'" + office + ", le taux de chômage est de 7,4 % au troisième trimestre.");
        attach(publication(office));
        var asked = new HashMap<>(proposal("CONFIRMED"));
        asked.put("exception", "seul institut compétent");
        assertThat(karim.put("/api/claims/" + claim + "/verdict", asked).status())
                .isEqualTo(409);
    }

    /** Who saw it, says it to us and lets us name them is enough for what happened, and for no number of dead. */
    @Test
    void an_event_is_confirmed_by_who_saw_it_and_says_so_on_the_record() {
        held("Selon le maire de Tamba, le pont s'est effondré mardi.");
        assertThat(newsroom.claim(claim).get("class").asString()).isEqualTo("EVENT");
        var account = with(
                Newsroom.evidence("SUPPORTS", "Awa Tounkara" + word),
                "kind",
                "INTERVIEW",
                "credibility",
                2,
                "primary",
                true);
        attach(account);
        assertThat(confirm().json().get("missing").valueStream().map(JsonNode::asString))
                .contains("first-hand");
        attach(with(account, "record", "ON_RECORD"));
        assertThat(allowed("CONFIRMED").get("rule").asString()).isEqualTo("confirmed-first-hand");

        held("Selon le maire de Tamba, 43 personnes ont été tuées.");
        attach(with(account, "record", "ON_RECORD"));
        assertThat(confirm().status()).isEqualTo(409);
    }

    /** A side counts for nothing by itself, and beside somebody who has none for what happened. */
    @Test
    void two_origins_are_enough_for_an_event_if_one_of_them_has_no_side() {
        held("Selon le maire de Tamba, le pont s'est effondré mardi.");
        var company = "Société des ponts " + word;
        mark("parties", Map.of("source", company, "reason", "elle l'a construit"), 200);
        attach(Newsroom.evidence("SUPPORTS", company));
        var piece = newsroom.claim(claim).get("evidence").get(0);
        assertThat(piece.get("why").get(0).asString()).isEqualTo("party");
        assertThat(confirm().status()).isEqualTo(409);
        attach(Newsroom.evidence("SUPPORTS", "Géologues réunis " + word));
        assertThat(allowed("CONFIRMED").get("rule").asString()).isEqualTo("confirmed-with-party");
        assertThat(newsroom.claim(claim)
                        .get("origins")
                        .valueStream()
                        .map(origin -> origin.get("status").asString()))
                .containsExactlyInAnyOrder("PARTY", "INDEPENDENT");
    }

    /** Who marked a side has a hand in the claim, also in the next round; the mark is taken back, and is on record. */
    @Test
    void to_say_who_has_a_side_is_a_hand_and_on_record() {
        held("Selon le maire de Tamba, le pont s'est effondré mardi.");
        mark("parties", Map.of("source", "Société " + word, "reason", "elle l'a construit"), 200);
        mark("parties", Map.of("source", "Société " + word, "reason", "encore"), 409);
        assertThat(newsroom.claim(claim).get("parties").get(0).get("reason").asString())
                .isEqualTo("elle l'a construit");
        mark("parties", Map.of("source", "Société " + word, "reason", "confondue", "withdraw", true), 200);
        mark("parties", Map.of("source", "Société " + word, "reason", "confondue", "withdraw", true), 409);
        assertThat(newsroom.claim(claim).get("parties").size()).isZero();
        assertThat(newsroom.auditor()
                        .get("/api/claims/" + claim + "/audit")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("action").asString()))
                .contains("marked", "mark-withdrawn");
    }

    static List<Map<String, Object>> wrongMarks() {
        return List.of(
                Map.of("source", "AFP"),
                Map.of("source", "AFP", "reason", " "),
                Map.of("source", "AFP", "reason", "x".repeat(2001)),
                Map.of("reason", "pourquoi"),
                Map.of("source", "", "reason", "pourquoi"),
                Map.of("source", Map.of(), "reason", "pourquoi"),
                Map.of("source", "AFP", "reason", "pourquoi", "withdraw", "oui"),
                Map.of("source", "AFP", "reason", "pourquoi", "version", "x"));
    }

    @ParameterizedTest
    @MethodSource("wrongMarks")
    void what_is_wrong_with_a_mark_is_said(Map<String, Object> body) {
        held("Selon le maire de Tamba, le pont s'est effondré mardi.");
        mark("parties", body, 422);
    }

    /** The army admits the strike: its own words, read in the original, by two people. Those of others who quote it are not its own. */
    @Test
    void an_admission_is_confirmed_by_who_makes_it_and_by_two() {
        var army = "Armée de Tamba " + word;
        held("L'" + army + " a reconnu que 43 civils ont été tués dans la frappe.");
        var admitted = with(Newsroom.evidence("SUPPORTS", army), "primary", true);
        attach(admitted);
        assertThat(confirm().status()).isEqualTo(409);
        mark("against-interest", Map.of("reason", "elle s'accuse"), 200);
        var ruling = allowed("CONFIRMED");
        assertThat(ruling.get("rule").asString()).isEqualTo("confirmed-against-interest");
        assertThat(ruling.get("approvals").asInt()).isEqualTo(2);
        mark("against-interest", Map.of("reason", "elle revendique", "withdraw", true), 200);
        assertThat(confirm().status()).isEqualTo(409);
    }

    /** The mayor says M. Martin died, another Martin perhaps: the family or the hospital is asked, and for the whole of it. */
    @Test
    void a_death_is_told_by_the_family() {
        held("Selon le maire de Tamba, Paul Martin est mort.");
        classify("DEATH");
        attach(Newsroom.evidence("SUPPORTS", "Voisin " + word));
        attach(Newsroom.evidence("SUPPORTS", "Boulanger " + word));
        assertThat(confirm().json().get("missing").get(0).asString()).isEqualTo("family-or-institution");
        var family = "Famille Martin " + word;
        attach(with(Newsroom.evidence("SUPPORTS", family), "primary", true, "whole", true));
        assertThat(confirm().status()).as("nobody said that it is the family").isEqualTo(409);
        var id = newsroom.claim(claim)
                .get("evidence")
                .valueStream()
                .filter(piece -> piece.get("source").get("name").asString().equals(family))
                .findFirst()
                .orElseThrow()
                .get("source")
                .get("id")
                .asString();
        assertThat(paul.post("/api/sources/" + id + "/standing", Map.of("standing", "FAMILY", "reason", "sa femme"))
                        .status())
                .isEqualTo(200);
        assertThat(allowed("CONFIRMED").get("rule").asString()).isEqualTo("confirmed-death");
    }

    /** Which court, and whether that is the last word: nobody prints a conviction without. */
    @ParameterizedTest
    @CsvSource({"true", "false", "délai jusqu'au 12 mars"})
    void a_judgment_says_its_court_and_the_appeal(String appeal) {
        var court = "Tribunal " + word;
        held("Le " + court + " a annoncé la condamnation de Paul Martin à trois ans de prison.");
        classify("ACT");
        attach(with(Newsroom.evidence("SUPPORTS", court), "primary", true));
        assertThat(confirm().json().get("missing").get(0).asString()).isEqualTo("court");
        Object said = appeal.length() > 5 ? appeal : (Object) Boolean.valueOf(appeal);
        attach(with(
                Newsroom.evidence("SUPPORTS", court),
                "primary",
                true,
                "court",
                Map.of("instance", "tribunal correctionnel de Tamba", "appeal", said)));
        assertThat(newsroom.claim(claim)
                        .get("evidence")
                        .get(1)
                        .get("court")
                        .get("appeal")
                        .asString())
                .isEqualTo(appeal);
        assertThat(allowed("CONFIRMED").get("allowed").asBoolean()).isTrue();
    }

    static List<Map<String, Object>> wrongPieces() {
        return List.of(
                Map.of("court", "tribunal"),
                Map.of("court", Map.of()),
                Map.of("court", Map.of("instance", "tribunal")),
                Map.of("court", Map.of("instance", "tribunal", "appeal", List.of())),
                Map.of("court", Map.of("instance", "x".repeat(301), "appeal", true)),
                Map.of("issuer", "x".repeat(301)));
    }

    @ParameterizedTest
    @MethodSource("wrongPieces")
    void what_is_wrong_with_a_piece_is_said(Map<String, Object> more) {
        held("Selon le maire de Tamba, le pont s'est effondré mardi.");
        var piece = new HashMap<>(Newsroom.evidence("SUPPORTS", "AFP"));
        piece.putAll(more);
        assertThat(karim.post("/api/claims/" + claim + "/evidence", piece).status())
                .isEqualTo(422);
    }

    /** Misleading, out of context, exaggerated: with the context that is missing, whatever the verdict. */
    @Test
    void a_verdict_says_in_what_way_a_claim_misleads_and_the_context() {
        held("Selon le maire de Tamba, le pont s'est effondré mardi.");
        var asked = new HashMap<>(proposal("UNVERIFIED"));
        asked.put("finding", "OUT_OF_CONTEXT");
        assertThat(karim.put("/api/claims/" + claim + "/verdict", asked)
                        .json()
                        .get("fields")
                        .get(0)
                        .get("field")
                        .asString())
                .isEqualTo("context");
        asked.remove("finding");
        asked.put("context", "c'était en 2019");
        assertThat(karim.put("/api/claims/" + claim + "/verdict", asked).status())
                .isEqualTo(422);
        asked.put("finding", "OUT_OF_CONTEXT");
        assertThat(karim.put("/api/claims/" + claim + "/verdict", asked).status())
                .isEqualTo(200);
        var verdict = newsroom.claim(claim).get("verdict");
        assertThat(verdict.get("finding").asString()).isEqualTo("OUT_OF_CONTEXT");
        assertThat(verdict.get("context").asString()).isEqualTo("c'était en 2019");
    }

    private void held(String text) {
        var story = newsroom.readStory(newsroom.editor(), UUID.randomUUID().toString(), text);
        claim = newsroom.claims(story).get(0).get("id").asString();
        newsroom.editor().post("/api/claims/" + claim + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + claim + "/take", Map.of());
    }

    private String source() {
        return newsroom.claim(claim).get("source").get("id").asString();
    }

    private void classify(String is) {
        if (newsroom.claim(claim).get("class").asString().equals(is)) return;
        var answer = karim.put(
                "/api/claims/" + claim + "/class",
                Map.of(
                        "class",
                        is,
                        "reason",
                        "c'en est",
                        "version",
                        newsroom.claim(claim).get("version")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void mark(String door, Map<String, Object> body, int status) {
        var answer = karim.post("/api/claims/" + claim + "/" + door, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }

    private static Map<String, Object> publication(String office) {
        return with(Newsroom.evidence("SUPPORTS", office), "kind", "DOCUMENT", "primary", true);
    }

    private static Map<String, Object> with(Map<String, Object> piece, Object... more) {
        var whole = new HashMap<>(piece);
        for (int i = 0; i < more.length; i += 2) whole.put((String) more[i], more[i + 1]);
        return whole;
    }

    private void attach(Map<String, Object> piece) {
        var answer = karim.post("/api/claims/" + claim + "/evidence", piece);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode allowed(String verdict) {
        return newsroom.claim(claim)
                .get("allows")
                .valueStream()
                .filter(one -> one.get("verdict").asString().equals(verdict))
                .findFirst()
                .orElseThrow();
    }

    private Desk.Answer confirm() {
        return karim.put("/api/claims/" + claim + "/verdict", proposal("CONFIRMED"));
    }

    private Map<String, Object> proposal(String verdict) {
        return Map.of(
                "verdict",
                verdict,
                "rationale",
                "vérifié",
                "missing",
                "",
                "version",
                newsroom.claim(claim).get("version"));
    }
}
