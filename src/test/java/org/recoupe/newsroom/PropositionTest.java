package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** What is judged: the sentence that is composed of a passage, a person's word on it, and what both are worth when the text changes. */
@NewsroomTest
class PropositionTest {
    private static final String HOUSES = "que 43 maisons ont brûlé";
    private static final String STORY = "La préfecture affirme " + HOUSES + ". Évry est en deuil.";
    private static final String DENIED = "La préfecture dément que la digue ait cédé. Évry est en deuil.";
    private static final String OPEN = "Le maire a affirmé que cette digue avait cédé. Évry est en deuil.";
    private static final String OURS = "43 maisons ont brûlé à Évry le 3 mars 2026.";

    private final Newsroom newsroom;
    private final JdbcTemplate database;

    PropositionTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void a_claim_says_what_is_judged_beside_its_passage() {
        var claim = first(accepted(STORY));
        assertThat(claim.get("text").asString()).isEqualTo(HOUSES);
        assertThat(claim.get("proposition").get("text").asString()).isEqualTo("43 maisons ont brûlé.");
        assertThat(claim.get("proposition").get("complete").asBoolean()).isTrue();
        assertThat(missing(claim)).isEmpty();
    }

    @Test
    void of_a_denial_it_is_the_negative_sentence() {
        assertThat(sentence(first(accepted(DENIED)))).isEqualTo("La digue n'a pas cédé.");
    }

    @Test
    void what_leans_on_other_sentences_is_told_to_be_incomplete() {
        var claim = first(accepted(OPEN));
        assertThat(claim.get("proposition").get("complete").asBoolean()).isFalse();
        assertThat(missing(claim)).containsExactly("reference");
    }

    @Test
    void a_person_puts_it_right_and_both_sentences_are_on_record() {
        var claim = first(accepted(OPEN));
        var id = id(claim);

        var put = put(newsroom.editor(), claim, "La digue  d’Évry a cédé.\n");

        assertThat(put.status()).isEqualTo(200);
        assertThat(sentence(put.json())).isEqualTo("La digue d’Évry a cédé.");
        assertThat(put.json().get("proposition").get("complete").asBoolean()).isTrue();
        assertThat(put.json().get("version").asInt())
                .isGreaterThan(claim.get("version").asInt());
        assertThat(put.json().get("text").asString())
                .isEqualTo(claim.get("text").asString());
        var entry = lastEntry(id);
        assertThat(entry.get("action").asString()).isEqualTo("proposition-corrected");
        assertThat(entry.toString()).contains("Cette digue avait cédé", "reference", "La digue d’Évry a cédé.");
    }

    @Test
    void who_says_the_same_again_has_looked_at_nothing() {
        var claim = first(accepted(STORY));
        var put = put(newsroom.editor(), claim, OURS);
        var entries = entries(id(claim));

        var again = put(newsroom.editor(), put.json(), OURS);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("illegal-state");
        assertThat(newsroom.claim(id(claim)).get("version"))
                .isEqualTo(put.json().get("version"));
        assertThat(entries(id(claim))).isEqualTo(entries);
    }

    @Test
    void an_incomplete_one_is_complete_when_a_person_says_that_it_reads_alone() {
        var claim = first(accepted(OPEN));
        var put = put(newsroom.editor(), claim, sentence(claim));
        assertThat(put.status()).isEqualTo(200);
        assertThat(put.json().get("proposition").get("complete").asBoolean()).isTrue();
    }

    @Test
    void of_two_who_saw_the_same_state_the_second_is_told_to_look_again() {
        var claim = first(accepted(STORY));
        assertThat(put(newsroom.editor(), claim, OURS).status()).isEqualTo(200);

        var second = put(newsroom.reviewer(), claim, "Des maisons ont brûlé.");

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("stale-version");
        assertThat(sentence(newsroom.claim(id(claim)))).isEqualTo(OURS);
    }

    @Test
    void who_put_it_right_does_not_approve_the_verdict_on_it() {
        var claim = first(accepted(STORY));
        var id = id(claim);
        assertThat(put(newsroom.reviewingSupervisor(), claim, OURS).status()).isEqualTo(200);
        underVerdict(id);

        var own = approve(newsroom.reviewingSupervisor(), id);

        assertThat(own.status()).isEqualTo(409);
        assertThat(own.problem()).isEqualTo("second-pair-of-eyes");
        assertThat(approve(newsroom.supervisor(), id).status()).isEqualTo(200);
    }

    @Test
    void it_stays_as_a_person_wrote_it_when_a_new_text_says_the_same() {
        var wire = UUID.randomUUID().toString();
        var claim = first(accepted(wire, STORY));
        put(newsroom.editor(), claim, OURS);

        newsroom.readStory(newsroom.editor(), wire, "Mise à jour.\n\n" + STORY);

        var now = newsroom.claim(id(claim));
        assertThat(now.get("revision").asInt()).isEqualTo(2);
        assertThat(sentence(now)).isEqualTo(OURS);
        assertThat(missing(now)).isEmpty();
    }

    @Test
    void it_is_to_be_read_again_when_a_new_text_denies_what_was_said() {
        var wire = UUID.randomUUID().toString();
        var claim = first(accepted(wire, STORY));
        put(newsroom.editor(), claim, OURS);

        newsroom.readStory(newsroom.editor(), wire, STORY.replace("affirme", "dément"));

        var now = newsroom.claim(id(claim));
        assertThat(now.get("stance").asString()).isEqualTo("DENIES");
        assertThat(sentence(now)).isEqualTo(OURS);
        assertThat(missing(now)).containsExactly("rereading");
    }

    @Test
    void one_that_nobody_has_touched_follows_the_text() {
        var wire = UUID.randomUUID().toString();
        var claim = first(accepted(wire, DENIED));
        newsroom.readStory(
                newsroom.editor(), wire, DENIED.replace("dément", "affirme").replace("ait", "a"));
        assertThat(newsroom.claims(story(claim))
                        .valueStream()
                        .filter(now -> now.get("text").asString().startsWith("que la digue")
                                && now.get("inText").asBoolean())
                        .map(PropositionTest::sentence))
                .containsExactly("La digue a cédé.");
    }

    @Test
    void a_claim_from_before_has_its_passage_for_it_until_it_is_read_again() {
        var wire = UUID.randomUUID().toString();
        var claim = first(accepted(wire, STORY));
        database.update("update claim set proposition = null, proposition_missing = '' where id = ?::uuid", id(claim));
        assertThat(sentence(newsroom.claim(id(claim)))).isEqualTo(HOUSES);
        assertThat(missing(newsroom.claim(id(claim)))).containsExactly("composition");

        newsroom.readStory(newsroom.editor(), wire, "Mise à jour.\n\n" + STORY);

        assertThat(sentence(newsroom.claim(id(claim)))).isEqualTo("43 maisons ont brûlé.");
    }

    @Test
    void it_goes_with_the_words_when_a_claim_is_split_and_is_to_be_read_again_if_a_person_wrote_it() {
        var story =
                accepted("La préfecture affirme que la digue a cédé et que 43 maisons ont brûlé. Évry est en deuil.");
        var whole = first(story);
        var at = whole.get("spans").get(0).get("start").asInt()
                + whole.get("text").asString().indexOf("que 43");
        put(newsroom.editor(), whole, "La digue a cédé et 43 maisons ont brûlé à Évry.");
        var now = newsroom.claim(id(whole));

        var sent = newsroom.pagesOf("lea.morel")
                .post("/articles/" + story, form(now, Map.of("do", "split", "at", String.valueOf(at))));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(missing(newsroom.claim(id(whole)))).containsExactly("rereading");
        var part = newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("text").asString().startsWith("que 43"))
                .findFirst()
                .orElseThrow();
        assertThat(sentence(part)).isEqualTo("43 maisons ont brûlé.");
    }

    /** Who is said to have killed is judged by the stricter rule, how many died by the one for tolls: each has its own verdict. */
    @Test
    void a_number_and_its_author_are_judged_apart_when_each_gets_its_sentence() {
        var story = accepted(
                "Selon l'OSDH, l'armée a tué 43 personnes, en majorité des civils. La préfecture affirme que 12"
                        + " personnes sont mortes.");
        var whole = first(story);
        assertThat(whole.get("class").asString()).isEqualTo("ACCUSATION");

        var split = split(
                newsroom.editor(),
                whole,
                "en majorité",
                "43 personnes sont mortes à Évry.",
                "L'armée a tué 43 personnes à Évry.");

        assertThat(split.status()).isEqualTo(201);
        var part = split.json();
        assertThat(split.response().headers().firstValue("Location")).contains("/api/claims/" + id(part));
        var now = newsroom.claim(id(whole));
        assertThat(sentence(now)).isEqualTo("43 personnes sont mortes à Évry.");
        assertThat(now.get("class").asString()).isEqualTo("CASUALTIES");
        assertThat(sentence(part)).isEqualTo("L'armée a tué 43 personnes à Évry.");
        assertThat(part.get("class").asString()).isEqualTo("ACCUSATION");
        assertThat(missing(part)).isEmpty();
        assertThat(part.get("state").asString()).isEqualTo(now.get("state").asString());
        for (var one : List.of(now, part))
            assertThat(newsroom.auditor()
                            .get("/api/claims/" + id(one) + "/audit")
                            .body())
                    .contains("proposition-corrected");
    }

    @Test
    void who_is_accused_stays_so_where_neither_sentence_tells_of_what() {
        var whole =
                first(accepted("Selon l'OSDH, l'armée a tué 43 personnes, en majorité des civils. Évry est en deuil."));
        var part = split(
                        newsroom.editor(),
                        whole,
                        "en majorité",
                        "43 personnes sont mortes.",
                        "Les 43 morts étaient en majorité des civils.")
                .json();
        assertThat(part.get("class").asString()).isEqualTo("ACCUSATION");
        assertThat(newsroom.claim(id(whole)).get("class").asString()).isEqualTo("ACCUSATION");
    }

    /** Four eyes: whoever wrote what the parts say approves neither of them. */
    @Test
    void whoever_splits_has_a_hand_in_both() {
        var whole =
                first(accepted("Selon l'OSDH, l'armée a tué 43 personnes, en majorité des civils. Évry est en deuil."));
        var both = newsroom.reviewingSupervisor();
        var part = split(both, whole, "en majorité", "43 personnes sont mortes.", "L'armée a tué 43 personnes.")
                .json();
        for (var id : List.of(id(whole), id(part))) {
            underVerdict(id);
            assertThat(approve(both, id).problem()).isEqualTo("second-pair-of-eyes");
        }
    }

    @Test
    void one_sentence_for_two_parts_or_one_under_a_verdict_is_refused() {
        var whole =
                first(accepted("Selon l'OSDH, l'armée a tué 43 personnes, en majorité des civils. Évry est en deuil."));
        for (var wrong : List.of(
                List.of("Une."),
                List.of("Une.", " "),
                List.of("Une.", "Deux.", "Trois."),
                List.of("a".repeat(1001), "Deux."))) {
            var refused = split(newsroom.editor(), whole, "en majorité", wrong.toArray(String[]::new));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("\"field\":\"propositions\"");
        }
        assertThat(newsroom.editor()
                        .post(
                                "/api/claims/" + id(whole) + "/split",
                                Map.of("at", 0, "version", whole.get("version"), "propositions", "Une."))
                        .status())
                .isEqualTo(422);
        underVerdict(id(whole));
        assertThat(split(newsroom.editor(), newsroom.claim(id(whole)), "en majorité")
                        .status())
                .isEqualTo(409);
    }

    private Desk.Answer split(Desk who, JsonNode whole, String from, String... sentences) {
        var at = whole.get("spans").get(0).get("start").asInt()
                + whole.get("text").asString().indexOf(from);
        return who.post(
                "/api/claims/" + id(whole) + "/split",
                Map.of("at", at, "version", whole.get("version"), "propositions", List.of(sentences)));
    }

    @Test
    void another_stance_is_another_sentence() {
        var story = accepted("La préfecture affirme que la digue a cédé. Évry est en deuil.");
        var claim = first(story);
        assertThat(sentence(claim)).isEqualTo("La digue a cédé.");

        newsroom.pagesOf("lea.morel")
                .post("/articles/" + story, form(claim, Map.of("do", "stance", "stance", "DENIES")));

        assertThat(sentence(newsroom.claim(id(claim)))).isEqualTo("La digue n'a pas cédé.");
    }

    @Test
    void it_stays_while_a_verdict_on_it_waits_or_stands() {
        var claim = first(accepted(STORY));
        var id = id(claim);
        underVerdict(id);

        var put = put(newsroom.reviewer(), newsroom.claim(id), OURS);

        assertThat(put.status()).isEqualTo(409);
        assertThat(put.problem()).isEqualTo("illegal-state");
        assertThatThrownBy(() -> database.update("update claim set proposition = 'non' where id = ?::uuid", id))
                .isInstanceOf(DataAccessException.class);
        approve(newsroom.supervisor(), id);
        assertThat(put(newsroom.reviewer(), newsroom.claim(id), OURS).status()).isEqualTo(409);
    }

    @Test
    void the_verdict_on_record_says_what_it_is_about() {
        var id = id(first(accepted(STORY)));
        underVerdict(id);
        assertThat(lastEntry(id).toString()).contains("\"text\":\"43 maisons ont brûlé.\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "long"})
    void what_is_no_sentence_is_refused(String text) {
        var claim = first(accepted(STORY));
        var put = put(newsroom.editor(), claim, text.equals("long") ? "a".repeat(1001) : text);
        assertThat(put.status()).isEqualTo(422);
        assertThat(put.body()).contains("\"field\":\"text\"", text.equals("long") ? "too-long" : "required");
    }

    @Test
    void whoever_may_not_put_a_claim_right_does_not_put_this_right() {
        var claim = first(accepted(STORY));
        assertThat(put(newsroom.auditor(), claim, OURS).status()).isEqualTo(403);
        newsroom.reviewer().post("/api/claims/" + id(claim) + "/take", Map.of());
        assertThat(put(newsroom.otherReviewer(), newsroom.claim(id(claim)), OURS)
                        .problem())
                .isEqualTo("held-by-other");
        assertThat(newsroom.editor()
                        .put("/api/claims/" + id(claim) + "/proposition", Map.of("text", OURS))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void pages_have_it_above_the_passage_and_a_form_for_it() {
        var claim = first(accepted(OPEN));
        var id = id(claim);
        var pages = newsroom.pagesOf("karim.benali");
        assertThat(pages.get("/claims/" + id).body())
                .contains("Vous vérifiez que", "Énoncé incomplet", "Corriger l’énoncé", "cette digue avait cédé");

        var sent = pages.post(
                "/claims/" + id,
                Map.of(
                        "do",
                        "proposition",
                        "version",
                        claim.get("version").asString(),
                        "text",
                        "La digue d’Évry a cédé."));

        assertThat(sent.statusCode()).isEqualTo(302);
        assertThat(pages.get("/claims/" + id).body())
                .contains("La digue d’Évry a cédé.")
                .doesNotContain("Énoncé incomplet");
        var blank = pages.post(
                "/claims/" + id,
                Map.of(
                        "do",
                        "proposition",
                        "version",
                        newsroom.claim(id).get("version").asString(),
                        "text",
                        " "));
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(blank.body()).contains("Écrivez l’énoncé.");
        underVerdict(id);
        assertThat(newsroom.pagesOf("paul.girard")
                        .get("/claims/" + id + "/approval")
                        .body())
                .contains("Le verdict porte sur cet énoncé", "La digue d’Évry a cédé.");
        assertThat(newsroom.pagesOf("paul.girard").get("/approvals").body()).contains("La digue d’Évry a cédé.");
    }

    @Test
    void pages_put_right_what_a_claim_is_about_how_urgent_it_is_and_by_when() {
        var claim = first(accepted(STORY));
        var id = id(claim);
        var pages = newsroom.pagesOf("karim.benali");
        assertThat(pages.get("/claims/" + id).body()).contains("Corriger la nature, la priorité ou le délai");

        var sent = classified(
                pages,
                id,
                Map.of("class", "EVENT", "priority", "CRITICAL", "deadline", "2099-03-01T20:00", "reason", "Un fait."));

        assertThat(sent.statusCode()).isEqualTo(302);
        var now = newsroom.claim(id);
        assertThat(now.get("class").asString()).isEqualTo("EVENT");
        assertThat(now.get("priority").asString()).isEqualTo("CRITICAL");
        assertThat(now.get("deadline").asString()).startsWith("2099-03-01T19:00");
        assertThat(lastEntry(id).toString()).contains("classified", "Un fait.");
        // a deadline that is left empty stays
        assertThat(classified(
                                pages,
                                id,
                                Map.of(
                                        "class",
                                        "FIGURE",
                                        "priority",
                                        "CRITICAL",
                                        "deadline",
                                        "",
                                        "reason",
                                        "Un nombre."))
                        .statusCode())
                .isEqualTo(302);
        assertThat(newsroom.claim(id).get("deadline")).isEqualTo(now.get("deadline"));
    }

    @Test
    void what_is_wrong_with_it_is_told_in_its_place() {
        var id = id(first(accepted(STORY)));
        var pages = newsroom.pagesOf("karim.benali");
        var said = Map.of("class", "EVENT", "priority", "NORMAL", "deadline", "", "reason", "");
        assertThat(refused(pages, id, said)).contains("id=\"classify-reason-e\"", "Donnez le motif.");
        assertThat(refused(pages, id, with(said, "reason", "Vite.", "deadline", "2001-01-01T10:00")))
                .contains("id=\"classify-deadline-e\"", "Choisissez un moment à venir.", "Vite.");
        assertThat(refused(pages, id, with(said, "reason", "Vite.", "deadline", "demain")))
                .contains("Cette date n’est pas possible.");
        assertThat(newsroom.claim(id).get("class").asString()).isNotEqualTo("EVENT");
    }

    private String refused(PageSession pages, String id, Map<String, String> said) {
        var answer = classified(pages, id, said);
        assertThat(answer.statusCode()).isEqualTo(422);
        return answer.body();
    }

    private static Map<String, String> with(Map<String, String> said, String... more) {
        var all = new HashMap<>(said);
        for (var i = 0; i < more.length; i += 2) all.put(more[i], more[i + 1]);
        return all;
    }

    private HttpResponse<String> classified(PageSession pages, String id, Map<String, String> said) {
        return pages.post(
                "/claims/" + id,
                with(
                        said,
                        "do",
                        "classify",
                        "version",
                        newsroom.claim(id).get("version").asString()));
    }

    private Desk.Answer put(Desk who, JsonNode seen, String text) {
        return who.put(
                "/api/claims/" + id(seen) + "/proposition", Map.of("text", text, "version", seen.get("version")));
    }

    private Desk.Answer approve(Desk who, String claim) {
        return who.post(
                "/api/claims/" + claim + "/verdict/approval",
                Map.of("version", newsroom.claim(claim).get("version")));
    }

    private void underVerdict(String claim) {
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), claim);
    }

    private String accepted(String text) {
        return accepted(UUID.randomUUID().toString(), text);
    }

    private String accepted(String wire, String text) {
        var story = newsroom.readStory(newsroom.editor(), wire, text);
        newsroom.claims(story)
                .forEach(claim -> newsroom.editor().post("/api/claims/" + id(claim) + "/select", Map.of()));
        assertThat(newsroom.editor()
                        .post("/api/articles/" + story + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return story;
    }

    /** What is attributed there; the rest is the reporter's. */
    private JsonNode first(String story) {
        return newsroom.claims(story).get(0);
    }

    private static String id(JsonNode claim) {
        return claim.get("id").asString();
    }

    private static String story(JsonNode claim) {
        return claim.get("article").asString();
    }

    private static String sentence(JsonNode claim) {
        return claim.get("proposition").get("text").asString();
    }

    private static List<String> missing(JsonNode claim) {
        return claim.get("proposition")
                .get("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, String> form(JsonNode claim, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("claim", claim.get("number").asString().substring(2));
        form.put("version", claim.get("version").asString());
        return form;
    }

    private List<JsonNode> entries(String claim) {
        return newsroom.auditor()
                .get("/api/claims/" + claim + "/audit")
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private JsonNode lastEntry(String claim) {
        var all = entries(claim);
        return all.get(all.size() - 1);
    }
}
