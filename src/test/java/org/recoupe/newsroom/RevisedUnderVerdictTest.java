package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A new revision of a story in which a claim, put right by hand, says something else, while a verdict on it waits or stands: the verdict
 * keeps the words it is about, and what the text says now is a claim of its own.
 */
@NewsroomTest
class RevisedUnderVerdictTest {
    private static final String TOLL = "l'incendie a fait 43 morts";
    private static final String MOVED = TOLL + ". Évry";
    private static final String FIRST = "Selon la préfecture, " + TOLL + ". Évry est en deuil.";
    private static final String SECOND = FIRST.replace("Évry", "Lyon");

    private static final String SAID = "que " + TOLL;
    private static final String ASSERTED = "La préfecture affirme " + SAID + ". Évry est en deuil.";
    private static final String HOUSES = "La préfecture affirme que 43 maisons ont brûlé. Évry est en deuil.";
    private static final String DENIED = ASSERTED.replace("affirme", "dément");

    /** In a language nobody taught us. */
    private static final String UNREADABLE =
            "Der Präfekt sagte am Montag, dass die Feuerwehr den Brand gelöscht habe und niemand verletzt worden sei.";

    private final Newsroom newsroom;
    private final JdbcTemplate database;

    RevisedUnderVerdictTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
    }

    @Test
    void a_verdict_that_waits_keeps_the_words_it_is_about() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, FIRST);
        var claim = withEndsMoved(story);
        underVerdict(claim);

        newsroom.readStory(newsroom.editor(), wire, SECOND);

        assertThat(status(story)).isEqualTo("READY");
        assertThat(newsroom.claim(claim).get("text").asString()).isEqualTo(MOVED);
        assertThat(newsroom.claim(claim).get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(newsroom.claim(claim).get("inText").asBoolean()).isFalse();
        assertThat(saying(story, TOLL).get("state").asString()).isEqualTo("SELECTED");
    }

    @Test
    void so_does_one_that_was_approved_and_it_finds_its_words_again_when_they_are_back() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, FIRST);
        var claim = withEndsMoved(story);
        approve(claim);

        newsroom.readStory(newsroom.editor(), wire, SECOND);
        assertThat(status(story)).isEqualTo("READY");
        var now = newsroom.claim(claim);
        assertThat(now.get("text").asString()).isEqualTo(MOVED);
        assertThat(now.get("state").asString()).isEqualTo("UNVERIFIED");
        assertThat(now.get("inText").asBoolean()).isFalse();
        assertThat(saying(story, TOLL).get("id").asString()).isNotEqualTo(claim);

        var third = "Mise à jour.\n\n" + FIRST;
        newsroom.readStory(newsroom.editor(), wire, third);
        assertThat(status(story)).isEqualTo("READY");
        assertThat(newsroom.claim(claim).get("text").asString()).isEqualTo(MOVED);
    }

    @Test
    void one_that_was_merged_keeps_its_words_when_half_of_them_go() {
        var wire = UUID.randomUUID().toString();
        var other = "deux maisons ont brûlé";
        var story = accepted(wire, "Selon la préfecture, " + TOLL + ". Selon la préfecture, " + other + ".");
        var first = saying(story, TOLL);
        var second = saying(story, other);
        var sent = newsroom.pagesOf("lea.morel")
                .post("/articles/" + story, form(first, Map.of("do", "merge", "with", seen(second))));
        assertThat(sent.statusCode()).isEqualTo(302);
        var claim = first.get("id").asString();
        var words = newsroom.claim(claim).get("text").asString();
        assertThat(words).contains(TOLL, other);
        approve(claim);

        newsroom.readStory(newsroom.editor(), wire, "Selon la préfecture, " + TOLL + ".");

        assertThat(status(story)).isEqualTo("READY");
        assertThat(newsroom.claim(claim).get("text").asString()).isEqualTo(words);
        assertThat(newsroom.claim(claim).get("inText").asBoolean()).isFalse();
        assertThat(saying(story, TOLL).get("id").asString()).isNotEqualTo(claim);
    }

    /** Whoever looked before the new text came has not seen it, whatever becomes of it. */
    @Test
    void who_saw_it_before_a_text_came_that_nobody_can_read_does_not_approve_by_that() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, ASSERTED);
        var claim = saying(story, SAID).get("id").asString();
        underVerdict(claim);
        var seen = newsroom.claim(claim).get("version");

        newsroom.readStory(newsroom.editor(), wire, UNREADABLE);
        assertThat(status(story)).isEqualTo("FAILED");

        var approval = "/api/claims/" + claim + "/verdict/approval";
        var blind = newsroom.supervisor().post(approval, Map.of("version", seen));
        assertThat(blind.status()).isEqualTo(409);
        assertThat(newsroom.claim(claim).get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        var looking = newsroom.supervisor()
                .post(approval, Map.of("version", newsroom.claim(claim).get("version")));
        assertThat(looking.status()).isEqualTo(200);
    }

    /** Together, nobody looks at each: not while a text waits that nobody has read. */
    @Test
    void nor_is_it_approved_with_others() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, HOUSES);
        var claim = saying(story, "que 43 maisons ont brûlé").get("id").asString();
        underVerdict(claim);
        newsroom.readStory(newsroom.editor(), wire, UNREADABLE);

        isNotApprovedWithOthers(claim);
    }

    /** The prefecture said it; now it denies it, in the same words. */
    @Test
    void a_verdict_is_not_carried_on_to_the_opposite() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, ASSERTED);
        var claim = saying(story, SAID).get("id").asString();
        assertThat(newsroom.claim(claim).get("stance").asString()).isEqualTo("ASSERTS");
        approve(claim);

        newsroom.readStory(newsroom.editor(), wire, DENIED);

        var now = newsroom.claim(claim);
        assertThat(now.get("stance").asString()).isEqualTo("ASSERTS");
        assertThat(now.get("state").asString()).isEqualTo("UNVERIFIED");
        assertThat(now.get("inText").asBoolean()).isFalse();
        var opposite = saying(story, SAID);
        assertThat(opposite.get("stance").asString()).isEqualTo("DENIES");
        assertThat(opposite.get("verdict").isNull()).isTrue();
        assertThat(now.get("instead").get("claim").asString())
                .isEqualTo(opposite.get("id").asString());
        assertThat(now.get("instead").get("stance").asString()).isEqualTo("DENIES");
        assertThat(newsroom.pagesOf("karim.benali").get("/claims/" + claim).body())
                .contains("À revérifier", opposite.get("reference").asString());
        assertThat(lastEntry(claim).get("facts").get("instead").get("stance").asString())
                .isEqualTo("DENIES");

        // and back: each is what it was
        newsroom.readStory(newsroom.editor(), wire, "Mise à jour.\n\n" + ASSERTED);
        assertThat(newsroom.claim(claim).get("inText").asBoolean()).isTrue();
        assertThat(newsroom.claim(claim).get("stance").asString()).isEqualTo("ASSERTS");
        assertThat(newsroom.claim(claim).get("instead").isNull()).isTrue();
        var gone = newsroom.claim(opposite.get("id").asString());
        assertThat(gone.get("inText").asBoolean()).isFalse();
        assertThat(gone.get("stance").asString()).isEqualTo("DENIES");
    }

    /** What somebody had put right does not hide that the text says something else now. */
    @Test
    void neither_is_one_whose_stance_or_source_was_put_right_by_hand() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, ASSERTED);
        var found = saying(story, SAID);
        var claim = found.get("id").asString();
        newsroom.pagesOf("lea.morel")
                .post("/articles/" + story, form(found, Map.of("do", "stance", "stance", "HEDGES")));
        newsroom.reviewer().put("/api/claims/" + claim + "/source", Map.of("source", "Capitainerie " + wire));
        approve(claim);

        newsroom.readStory(newsroom.editor(), wire, DENIED);

        assertThat(newsroom.claim(claim).get("stance").asString()).isEqualTo("HEDGES");
        assertThat(newsroom.claim(claim).get("source").get("name").asString()).isEqualTo("Capitainerie " + wire);
        assertThat(newsroom.claim(claim).get("inText").asBoolean()).isFalse();
        assertThat(newsroom.claim(claim).get("instead").get("stance").asString())
                .isEqualTo("DENIES");

        newsroom.readStory(newsroom.editor(), wire, ASSERTED.replace("La préfecture", "La police"));
        assertThat(newsroom.claim(claim).get("instead").get("source").asString())
                .contains("police");

        newsroom.readStory(newsroom.editor(), wire, "Évry est en deuil.");
        assertThat(newsroom.claim(claim).get("instead").isNull())
                .as("nothing stands in its place now")
                .isTrue();
    }

    /** The words a hand had set still stand there, but now somebody denies them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Le porte-parole de l'armée Paul Diop a démenti que 62 civils ont été tués à Sédhiou dimanche.",
                "Personne ne peut dire que 62 civils ont été tués à Sédhiou dimanche : c'est une invention."
            })
    void words_put_right_by_hand_do_not_stand_where_they_are_denied(String denied) {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, "Selon l'OVL, 62 civils ont été tués à Sédhiou dimanche.");
        var found = saying(story, "62 civils ont été tués à Sédhiou dimanche");
        var claim = found.get("id").asString();
        var span = found.get("spans").get(0);
        var spans = span.get("start").asInt() + "-" + (span.get("end").asInt() - " dimanche".length());
        newsroom.pagesOf("lea.morel").post("/articles/" + story, form(found, Map.of("do", "ends", "spans", spans)));
        assertThat(newsroom.claim(claim).get("text").asString()).isEqualTo("62 civils ont été tués à Sédhiou");
        approve(claim);

        newsroom.readStory(newsroom.editor(), wire, denied);

        assertThat(newsroom.claim(claim).get("inText").asBoolean()).isFalse();
        assertThat(newsroom.pagesOf("karim.benali").get("/claims/" + claim).body())
                .contains("À revérifier");
        assertThat(lastEntry(claim).get("action").asString()).isEqualTo("gone-from-text");
    }

    /** "que 31 classes ont fermé" says what "31 classes ont fermé" said. */
    @Test
    void the_commonest_denial_is_named_in_its_place() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, "Selon la mairie de Sokone, 31 classes ont fermé.");
        var claim = saying(story, "31 classes ont fermé").get("id").asString();
        approve(claim);

        newsroom.readStory(newsroom.editor(), wire, "La mairie de Sokone a démenti que 31 classes ont fermé.");

        assertThat(newsroom.claim(claim).get("instead").get("stance").asString())
                .isEqualTo("DENIES");
    }

    /** While it is verified again its verdict is still in force. */
    @Test
    void nor_one_that_is_verified_again() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, ASSERTED);
        var claim = saying(story, SAID).get("id").asString();
        approve(claim);
        newsroom.supervisor().post("/api/claims/" + claim + "/reopen", Map.of("reason", "du nouveau"));

        newsroom.readStory(newsroom.editor(), wire, DENIED);

        assertThat(newsroom.claim(claim).get("stance").asString()).isEqualTo("ASSERTS");
        assertThat(newsroom.claim(claim).get("inForce").isNull()).isFalse();
        assertThat(newsroom.claim(claim).get("inText").asBoolean()).isFalse();
    }

    /** Who approves it sees that the text says otherwise now: nobody does with a page of before, nor among others. */
    @Test
    void a_verdict_that_waits_is_not_approved_unseen() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, HOUSES);
        var claim = saying(story, "que 43 maisons ont brûlé").get("id").asString();
        underVerdict(claim);
        var seen = newsroom.claim(claim).get("version").asInt();

        newsroom.readStory(newsroom.editor(), wire, HOUSES.replace("43", "45"));

        var instead = newsroom.claim(claim).get("instead");
        assertThat(instead.get("text").asString()).isEqualTo("que 45 maisons ont brûlé");
        var approve = "/api/claims/" + claim + "/verdict/approval";
        assertThat(newsroom.supervisor().post(approve, Map.of("version", seen)).problem())
                .isEqualTo("stale-version");
        assertThat(newsroom.pagesOf("paul.girard")
                        .get("/claims/" + claim + "/approval")
                        .body())
                .contains("À revérifier", "45 maisons");
        isNotApprovedWithOthers(claim);
    }

    @Test
    void the_database_keeps_the_stance_too() {
        var story = accepted(UUID.randomUUID().toString(), ASSERTED);
        var claim = saying(story, SAID).get("id").asString();
        underVerdict(claim);
        assertThatThrownBy(() -> database.update("update claim set stance = 'DENIES' where id = ?::uuid", claim))
                .isInstanceOf(DataAccessException.class);
    }

    /** Nobody had decided anything yet, but what was found for "43" is not carried over to "45" as if the text had said so all along. */
    @Test
    void a_figure_that_was_replaced_is_on_record_with_both_and_the_same_again_is_nothing() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, HOUSES);
        var claim = saying(story, "que 43 maisons ont brûlé").get("id").asString();
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        newsroom.reviewer().post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", "Nora Hamel"));
        newsroom.readStory(newsroom.editor(), wire, HOUSES.replace("43", "45"));

        var old = newsroom.claim(claim);
        assertThat(old.get("text").asString()).isEqualTo("que 43 maisons ont brûlé");
        assertThat(old.get("inText").asBoolean()).isFalse();
        assertThat(old.get("instead").get("text").asString()).isEqualTo("que 45 maisons ont brûlé");
        var gone = lastEntry(claim);
        assertThat(gone.get("action").asString()).isEqualTo("gone-from-text");
        assertThat(gone.get("facts").get("was").asString()).isEqualTo("que 43 maisons ont brûlé");
        assertThat(gone.get("facts").get("instead").get("words").asString()).isEqualTo("que 45 maisons ont brûlé");
        var other = saying(story, "que 45 maisons ont brûlé");
        assertThat(other.get("id").asString()).isNotEqualTo(claim);
        assertThat(other.get("evidence")).isEmpty();
        assertThat(newsroom.pagesOf("agnes.perrin")
                        .get("/claims/" + claim + "/audit")
                        .body())
                .contains("Elle disait", "43 maisons", "45 maisons");

        // and a person who writes what is written already has looked at nothing, and has no hand
        var path = "/api/claims/" + other.get("id").asString() + "/proposition";
        var sentence = newsroom.claim(other.get("id").asString())
                .get("proposition")
                .get("text")
                .asString();
        var lea = newsroom.editor();
        var said = Map.of("text", sentence + " Vraiment.", "version", other.get("version"));
        var changed = lea.put(path, said);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        var again = lea.put(
                path,
                Map.of(
                        "text",
                        " " + sentence + "  Vraiment. ",
                        "version",
                        changed.json().get("version")));
        assertThat(again.status()).as(again.body()).isEqualTo(409);
        assertThat(newsroom.claim(other.get("id").asString()).get("version"))
                .isEqualTo(changed.json().get("version"));
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

    /** The other side: where its words still stand, the claim goes on with its verdict; without a verdict it takes what was found. */
    @Test
    void words_that_still_stand_or_wait_for_no_verdict_are_the_same_claim() {
        var wire = UUID.randomUUID().toString();
        var story = accepted(wire, FIRST);
        var claim = withEndsMoved(story);
        approve(claim);
        newsroom.readStory(newsroom.editor(), wire, "Mise à jour.\n\n" + FIRST);
        assertThat(newsroom.claim(claim).get("inText").asBoolean()).isTrue();
        assertThat(newsroom.claims(story)
                        .valueStream()
                        .filter(one -> one.get("text").asString().contains(TOLL)))
                .hasSize(1);

        var otherWire = UUID.randomUUID().toString();
        var free = withEndsMoved(accepted(otherWire, FIRST));
        newsroom.readStory(newsroom.editor(), otherWire, SECOND);
        assertThat(newsroom.claim(free).get("text").asString()).isEqualTo(TOLL);
        assertThat(newsroom.claim(free).get("inText").asBoolean()).isTrue();
    }

    private String accepted(String wire, String text) {
        var story = newsroom.readStory(newsroom.editor(), wire, text);
        newsroom.claims(story)
                .forEach(claim ->
                        newsroom.editor().post("/api/claims/" + claim.get("id").asString() + "/select", Map.of()));
        assertThat(newsroom.editor()
                        .post("/api/articles/" + story + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        return story;
    }

    /** Its end moved over the next word, by the editor. */
    private String withEndsMoved(String story) {
        var claim = saying(story, TOLL);
        var from = claim.get("spans").get(0).get("start").asInt();
        var spans = from + "-" + (from + MOVED.codePointCount(0, MOVED.length()));
        var sent = newsroom.pagesOf("lea.morel")
                .post("/articles/" + story, form(claim, Map.of("do", "ends", "spans", spans)));
        assertThat(sent.statusCode()).isEqualTo(302);
        var id = claim.get("id").asString();
        assertThat(newsroom.claim(id).get("text").asString()).isEqualTo(MOVED);
        return id;
    }

    private static Map<String, String> form(JsonNode claim, Map<String, String> fields) {
        var form = new HashMap<>(fields);
        form.put("claim", claim.get("number").asString().substring(2));
        form.put("version", claim.get("version").asString());
        return form;
    }

    private static String seen(JsonNode claim) {
        return claim.get("number").asString().substring(2) + "."
                + claim.get("version").asString();
    }

    private void underVerdict(String claim) {
        newsroom.reviewer().post("/api/claims/" + claim + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), claim);
    }

    private void approve(String claim) {
        underVerdict(claim);
        var approved = newsroom.supervisor()
                .post(
                        "/api/claims/" + claim + "/verdict/approval",
                        Map.of("version", newsroom.claim(claim).get("version")));
        assertThat(approved.status()).isEqualTo(200);
    }

    private String status(String story) {
        return newsroom.editor()
                .get("/api/articles/" + story)
                .json()
                .get("status")
                .asString();
    }

    /** The claim in the text as it is now. */
    private void isNotApprovedWithOthers(String claim) {
        var sent = newsroom.pagesOf("paul.girard")
                .post(
                        "/approvals/batch",
                        Map.of(
                                "do",
                                "approved",
                                "claim",
                                claim + ":" + newsroom.claim(claim).get("version")));
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(sent.body()).contains("le texte ne le dit plus ainsi");
        assertThat(newsroom.claim(claim).get("state").asString()).isEqualTo("VERDICT_PROPOSED");
    }

    private JsonNode saying(String story, String words) {
        return newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("inText").asBoolean())
                .filter(claim -> claim.get("text").asString().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError(newsroom.claims(story).toString()));
    }
}
