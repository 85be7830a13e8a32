package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** "43 personnes ont été tuées, selon l'Observatoire": who claims it, and whoever cites them, does not confirm it at any door. */
@NewsroomTest
class WhoCorroboratesTest {
    private final Newsroom newsroom;
    private final Desk karim;
    private final String observatory =
            "Observatoire " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
    private String claim = "";

    WhoCorroboratesTest(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.karim = newsroom.reviewer();
    }

    @BeforeEach
    void a_claim_is_held() {
        held("Selon l'" + observatory + ", 43 personnes ont été tuées dans l'attaque.");
        assertThat(source(newsroom.claim(claim))).contains(observatory);
    }

    private void held(String text) {
        opened(newsroom.readStory(newsroom.editor(), UUID.randomUUID().toString(), text));
    }

    private void opened(String story) {
        claim = newsroom.claims(story).get(0).get("id").asString();
        newsroom.editor().post("/api/claims/" + claim + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + claim + "/take", Map.of());
    }

    @Test
    void the_claimant_and_an_agency_that_cites_them_are_two_pieces_and_nobody_independent() {
        attach(Newsroom.evidence("SUPPORTS", observatory));
        attach(with(Newsroom.evidence("SUPPORTS", "AFP"), "basis", "CITES", "cites", List.of(observatory)));

        var answer = confirm();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/evidence-insufficient");
        assertThat(answer.json().get("rule").asString()).isEqualTo("confirmed-claimant-alone");
        assertThat(answer.json().get("missing").valueStream().map(JsonNode::asString))
                .containsExactly("other-than-claimant");
        var now = newsroom.claim(claim);
        assertThat(now.get("origins").valueStream()).singleElement().satisfies(origin -> {
            assertThat(origin.get("status").asString()).isEqualTo("CLAIMANT");
            assertThat(origin.get("counts").asBoolean()).isFalse();
            assertThat(origin.get("root").get("name").asString()).contains(observatory);
            assertThat(origin.get("pieces").size()).isEqualTo(2);
        });
        assertThat(now.get("evidence")
                        .valueStream()
                        .map(piece -> piece.get("why").get(0).asString()))
                .containsExactly("claimant", "cites-claimant");
        var cites = now.get("evidence").get(1).get("cites").get(0);
        assertThat(cites.get("name").asString()).contains(observatory);
    }

    /** Nobody said so: the words of the wire do. */
    @Test
    void what_a_piece_quotes_says_whom_it_cites() {
        attach(Map.of(
                "stance",
                "SUPPORTS",
                "source",
                "AFP",
                "kind",
                "WEB_PAGE",
                "title",
                "Dépêche",
                "quote",
                "Selon l'" + observatory + ", 43 personnes ont été tuées."));
        var piece = newsroom.claim(claim).get("evidence").get(0);
        assertThat(piece.get("basis").asString()).isEqualTo("CITES");
        assertThat(piece.get("cites").get(0).get("name").asString()).contains(observatory);
        assertThat(piece.get("counts").asBoolean()).isFalse();
        assertThat(confirm().status()).isEqualTo(409);
    }

    @Test
    void two_inquiries_of_their_own_confirm_it_and_the_trail_says_how_they_know() {
        attach(Newsroom.evidence("SUPPORTS", observatory));
        attach(Newsroom.evidence("SUPPORTS", "Nations unies"));
        assertThat(confirm().status()).isEqualTo(409);
        attach(with(Newsroom.evidence("SUPPORTS", "Airwars"), "outlet", "airwars.example"));
        assertThat(confirm().status()).isEqualTo(200);
        var trail =
                newsroom.auditor().get("/api/claims/" + claim + "/audit").json().get("items");
        var pieces = trail.valueStream()
                .filter(entry -> entry.get("action").asString().equals("evidence-attached"))
                .map(entry -> entry.get("facts").get("piece"))
                .toList();
        assertThat(pieces)
                .allSatisfy(piece -> assertThat(piece.get("basis").asString()).isEqualTo("OWN"));
        assertThat(pieces.get(2).get("outlet").get("name").asString()).isEqualTo("airwars.example");
    }

    /** Whoever agrees to it. */
    @Test
    void no_exception_makes_the_claimants_word_enough() {
        attach(Newsroom.evidence("SUPPORTS", observatory));
        var asked = new HashMap<String, Object>(proposal());
        asked.put("exception", "ils sont sérieux");
        assertThat(karim.put("/api/claims/" + claim + "/verdict", asked).status())
                .isEqualTo(409);
        attach(Newsroom.evidence("SUPPORTS", "Nations unies"));
        asked.putAll(proposal());
        assertThat(karim.put("/api/claims/" + claim + "/verdict", asked).status())
                .as("one source that is independent may be enough, by exception")
                .isEqualTo(200);
    }

    /** The agency's story says it: the agency itself adds nothing. */
    @Test
    void whose_story_it_is_does_not_corroborate_it() {
        var agency = "Agence " + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var imported = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of(
                                "title",
                                "Attaque",
                                "text",
                                "Selon l'" + observatory + ", 43 personnes ont été tuées dans l'attaque.",
                                "publisher",
                                agency));
        opened(newsroom.waitUntilRead(imported.json().get("id").asString(), newsroom.editor()));
        attach(Newsroom.evidence("SUPPORTS", agency));
        var piece = newsroom.claim(claim).get("evidence").get(0);
        assertThat(piece.get("why").get(0).asString()).isEqualTo("claimant");
        assertThat(confirm().status()).isEqualTo(409);
    }

    /** Our reporter counted twelve houses: nobody else is needed, but not for another number, and not for an accusation. */
    @Test
    void what_we_saw_ourselves_confirms_it() {
        held("Selon la mairie de Tamba, douze maisons ont brûlé.");
        attach(with(
                Newsroom.evidence("SUPPORTS", "Nora Hamel"),
                "seenByUs",
                true,
                "quote",
                "J'ai compté quinze maisons brûlées."));
        var piece = newsroom.claim(claim).get("evidence").get(0);
        assertThat(piece.get("why").get(0).asString()).isEqualTo("value");
        assertThat(confirm().status()).isEqualTo(409);
        attach(with(
                Newsroom.evidence("SUPPORTS", "Nora Hamel"),
                "seenByUs",
                true,
                "weight",
                "était sur place",
                "quote",
                "J'ai compté douze maisons brûlées."));
        assertThat(newsroom.claim(claim).get("evidence").get(1).get("weight").asString())
                .isEqualTo("était sur place");
        assertThat(confirm().status()).isEqualTo(200);
        assertThat(newsroom.claim(claim).get("verdict").get("rule").asString()).isEqualTo("confirmed-seen-by-us");
    }

    /** A register of 31 bodies is no document of 43 dead, whatever is ticked. */
    @Test
    void another_number_establishes_nothing() {
        attach(with(
                Newsroom.evidence("SUPPORTS", "Clinique de Tamba"),
                "kind",
                "DOCUMENT",
                "primary",
                true,
                "whole",
                true,
                "quote",
                "Registre des entrées : 31 corps."));
        var piece = newsroom.claim(claim).get("evidence").get(0);
        assertThat(piece.get("whole").asBoolean()).isTrue();
        assertThat(piece.get("counts").asBoolean()).isFalse();
        assertThat(piece.get("why").get(0).asString()).isEqualTo("value");
        assertThat(confirm().status()).isEqualTo(409);
    }

    /** A document of who claims it is their word, too. */
    @Test
    void the_claimants_own_document_confirms_nothing() {
        attach(with(Newsroom.evidence("SUPPORTS", observatory), "kind", "DOCUMENT", "primary", true));
        assertThat(confirm().status()).isEqualTo(409);
        attach(with(Newsroom.evidence("SUPPORTS", "Morgue de l'hôpital"), "kind", "DOCUMENT", "primary", true));
        assertThat(confirm().status()).as("nobody looked whether it is one").isEqualTo(409);
        attach(with(
                Newsroom.evidence("SUPPORTS", "Morgue de l'hôpital"),
                "kind",
                "DOCUMENT",
                "primary",
                true,
                "authenticity",
                "CHECKED"));
        assertThat(confirm().status()).isEqualTo(200);
    }

    /** The simple case: "Le ministre a annoncé X" is confirmed by the announcement itself, and by nobody who only repeats it. */
    @Test
    void an_announcement_is_confirmed_by_the_announcement() {
        var minister = "Paul Dumont" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        held("Le ministre " + minister + " a annoncé la fermeture de l'aéroport.");
        assertThat(newsroom.claim(claim).get("class").asString()).isEqualTo("ACT");
        attach(with(Newsroom.evidence("SUPPORTS", "AFP"), "basis", "CITES", "cites", List.of(minister)));
        assertThat(confirm().json().get("rule").asString()).isEqualTo("confirmed-act-insufficient");
        attach(with(Newsroom.evidence("SUPPORTS", minister), "primary", true));
        assertThat(confirm().status()).isEqualTo(200);
        assertThat(newsroom.claim(claim).get("verdict").get("rule").asString()).isEqualTo("confirmed-act");
    }

    /** What is told to have happened is not done by being announced. */
    @Test
    void a_fact_is_not_confirmed_by_its_announcement() {
        var minister = "Paul Dumont" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        held("Le ministre " + minister + " a annoncé que 43 maisons ont brûlé.");
        assertThat(newsroom.claim(claim).get("class").asString()).isEqualTo("FIGURE");
        attach(with(Newsroom.evidence("SUPPORTS", minister), "primary", true, "kind", "DOCUMENT"));
        assertThat(confirm().status()).isEqualTo(409);
    }

    /** Whoever put the source right has not made anybody independent of who says it now. */
    @Test
    void the_source_put_right_is_the_claimant() {
        attach(Newsroom.evidence("SUPPORTS", "Hôpital central"));
        attach(Newsroom.evidence("SUPPORTS", "Mairie de Tamba"));
        karim.put("/api/claims/" + claim + "/source", Map.of("source", "Mairie de Tamba"));
        assertThat(confirm().status()).isEqualTo(409);
    }

    static List<Arguments> wrong() {
        return List.of(
                Arguments.of(Map.of("basis", "CITES"), "cites"),
                Arguments.of(Map.of("basis", "CITES", "cites", List.of()), "cites"),
                Arguments.of(Map.of("basis", "CITES", "cites", "AFP"), "cites"),
                Arguments.of(Map.of("basis", "CITES", "cites", List.of("x".repeat(301))), "cites"),
                Arguments.of(
                        Map.of(
                                "basis",
                                "CITES",
                                "cites",
                                List.of(UUID.randomUUID().toString())),
                        "cites"),
                Arguments.of(Map.of("basis", "OWN", "cites", List.of("AFP")), "basis"),
                Arguments.of(Map.of("basis", "HEARSAY"), "basis"),
                Arguments.of(Map.of("outlet", "x".repeat(301)), "outlet"),
                Arguments.of(Map.of("outlet", 7), "outlet"),
                Arguments.of(Map.of("weight", "x".repeat(1001)), "weight"),
                Arguments.of(Map.of("whole", "yes"), "whole"),
                Arguments.of(Map.of("seenByUs", true, "reupload", true), "reupload"),
                Arguments.of(Map.of("seenByUs", true, "basis", "UNKNOWN"), "basis"),
                Arguments.of(Map.of("record", "OFF"), "record"),
                Arguments.of(Map.of("authenticity", "REAL"), "authenticity"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_cannot_be_taken_is_named(Map<String, Object> said, String field) {
        var piece = new HashMap<String, Object>(
                Map.of("stance", "SUPPORTS", "source", "AFP", "kind", "WEB_PAGE", "title", "Dépêche"));
        piece.putAll(said);
        var answer = karim.post("/api/claims/" + claim + "/evidence", piece);
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"" + field + "\"");
        assertThat(newsroom.claim(claim).get("evidence").size()).isZero();
    }

    /** The claim's own spokesman says it of his house: nobody else is cited. */
    @Test
    void who_has_their_own_spokesman_say_it_says_it_themselves() {
        var said = "« La route a été coupée mardi », a indiqué la directrice de l'OLM, Nora Hamel.";
        held(said);
        var chain = newsroom.claim(claim).get("chain");
        var house = chain.get(chain.size() - 1).get("name").asString();
        assertThat(chain.size()).as(chain.toString()).isEqualTo(2);
        attach(Map.of("stance", "SUPPORTS", "source", house, "kind", "WEB_PAGE", "title", "Communiqué", "quote", said));
        assertThat(newsroom.claim(claim).get("evidence").get(0).get("basis").asString())
                .isEqualTo("UNKNOWN");
    }

    /** What somebody pastes as an excerpt makes nobody the spokesman of anybody: two who refute stay two. */
    @Test
    void an_excerpt_ties_nobody_to_anybody() {
        var word = UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var house = "OX" + word.toUpperCase(Locale.ROOT);
        var person = "Nora Dam" + word;
        attach(Newsroom.evidence("SUPPORTS", house));
        attach(Newsroom.evidence("SUPPORTS", person));
        attach(with(
                Newsroom.evidence("CONTEXT", "Le Quotidien"),
                "basis",
                null,
                "quote",
                "« La route a été coupée mardi », a indiqué la directrice de l'" + house + ", " + person + "."));
        assertThat(newsroom.claim(claim)
                        .get("origins")
                        .valueStream()
                        .filter(origin -> origin.get("counts").asBoolean()))
                .hasSize(2);
    }

    /** The credit at the end of a paper is whom it has it from. */
    @Test
    void a_credit_is_a_citation() {
        attach(Map.of(
                "stance",
                "SUPPORTS",
                "source",
                "Le Quotidien du Sud",
                "kind",
                "WEB_PAGE",
                "title",
                "Attaque",
                "quote",
                "La route a été coupée mardi. (avec AFP)"));
        var piece = newsroom.claim(claim).get("evidence").get(0);
        assertThat(piece.get("basis").asString()).isEqualTo("CITES");
        assertThat(piece.get("cites").get(0).get("name").asString()).isEqualTo("AFP");
    }

    private static JsonNode allowed(JsonNode claim, String verdict) {
        return claim.get("allows")
                .valueStream()
                .filter(one -> one.get("verdict").asString().equals(verdict))
                .findFirst()
                .orElseThrow();
    }

    private static String source(JsonNode claim) {
        return claim.get("source").get("name").asString();
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

    private Desk.Answer confirm() {
        return karim.put("/api/claims/" + claim + "/verdict", proposal());
    }

    private Map<String, Object> proposal() {
        return Map.of(
                "verdict", "CONFIRMED",
                "rationale", "vérifié",
                "missing", "",
                "version", newsroom.claim(claim).get("version"));
    }
}
