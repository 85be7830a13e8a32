package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever published a story passed on what it says, whatever it or they are called since: they corroborate nothing of it. */
@NewsroomTest
class OutletsTest {
    private final Newsroom newsroom;
    private final Desk lea;
    private final Desk karim;
    private final String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";
    private final String paper = "Gazette " + word;
    private final String wire = UUID.randomUUID().toString();

    OutletsTest(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.lea = newsroom.editor();
        this.karim = newsroom.reviewer();
    }

    private String story(@Nullable String publisher, String ending) {
        var sent = new HashMap<String, Object>(Map.of(
                "title",
                "Le pont",
                "text",
                "Selon l'Observatoire " + word + ", 43 personnes ont été tuées dans l'attaque." + ending,
                "externalId",
                wire));
        if (publisher != null) sent.put("publisher", publisher);
        var answer = lea.post("/api/articles", sent);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return newsroom.waitUntilRead(answer.json().get("id").asString(), lea);
    }

    /** Its first claim, taken, with a piece of the paper. */
    private String claim(String story) {
        var claim = newsroom.claims(story).get(0).get("id").asString();
        lea.post("/api/claims/" + claim + "/select", Map.of());
        lea.post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + claim + "/take", Map.of());
        var answer = karim.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", paper));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return claim;
    }

    private List<String> statuses(String claim) {
        return newsroom.claim(claim)
                .get("origins")
                .valueStream()
                .map(origin -> origin.get("status").asString())
                .toList();
    }

    private void called(String name) {
        var source = lea.get("/api/sources?q=" + word)
                .json()
                .get("items")
                .valueStream()
                .filter(one -> one.get("name").asString().contains("azette"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        var answer = lea.send(lea.request("/api/sources/" + source)
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        BodyPublishers.ofString(
                                Desk.JSON.writeValueAsString(Map.of("name", name, "aliases", List.of())))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void an_outlet_called_otherwise_since_is_still_the_one_that_published_it() {
        // given
        var claim = claim(story(paper, ""));
        assertThat(statuses(claim)).containsExactly("CLAIMANT");
        // when it is renamed, and then the name of before is dropped
        called("La nouvelle Gazette " + word);
        called("La nouvelle Gazette " + word + " du soir");
        assertThat(lea.get("/api/sources?q=" + word).body()).doesNotContain("\"" + paper + "\"");
        // then
        assertThat(statuses(claim)).containsExactly("CLAIMANT");
    }

    @Test
    void one_that_a_new_revision_names_no_more_is_so_too() {
        // given
        var claim = claim(story(paper, ""));
        // when
        story("Courrier " + word, " Le port est fermé.");
        assertThat(statuses(claim)).containsExactly("CLAIMANT");
        story(null, " Le port est rouvert.");
        // then
        assertThat(statuses(claim)).containsExactly("CLAIMANT");
    }

    /** The other side. */
    @Test
    void who_never_published_it_is_independent() {
        assertThat(statuses(claim(story("Courrier " + word, "")))).containsExactly("INDEPENDENT");
    }

    @Test
    void whoever_marks_it_has_a_hand_in_the_claims_of_its_stories() {
        var claim = claim(story("Courrier " + word, ""));
        var courrier =
                lea.get("/api/sources?q=courrier%20" + word).json().get("items").get(0);
        assertThat(courrier.get("kind").asString()).isEqualTo("RELAY");
        var nadia = newsroom.reviewingSupervisor();
        nadia.post(
                "/api/sources/" + courrier.get("id").asString() + "/standing",
                Map.of("standing", "PARTY", "reason", "organe du parti"));
        newsroom.proposed(karim, claim);
        assertThat(nadia.post(
                                "/api/claims/" + claim + "/verdict/approval",
                                Map.of("version", newsroom.claim(claim).get("version")))
                        .problem())
                .isEqualTo("second-pair-of-eyes");
    }
}
