package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose line somebody was of when something was said counts as much as whose they are of now. */
@NewsroomTest
class LineOfThenTest {
    private final Newsroom newsroom;
    private final Desk lea;
    private final Desk karim;
    private final Desk paul;
    private final String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";
    private final String speaker = "Porte " + word;
    private final String observatory = "Observatoire " + word;

    LineOfThenTest(Newsroom newsroom) {
        this.newsroom = newsroom;
        this.lea = newsroom.editor();
        this.karim = newsroom.reviewer();
        this.paul = newsroom.supervisor();
    }

    private String entered(String name) {
        var answer = paul.post("/api/sources", Map.of("name", name, "kind", "ORGANISATION", "aliases", List.of()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private void tied(String to, String... days) {
        var body = new HashMap<String, Object>(Map.of("kind", "SPEAKS_FOR", "to", to, "reason", "organigramme"));
        for (int i = 0; i < days.length; i += 2) body.put(days[i], days[i + 1]);
        var source = entered(speaker);
        var answer = paul.post("/api/sources/" + source + "/ties", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** A claim of the observatory in a story of 3 March 2026, and pieces on it. */
    private String claim(String... pieces) {
        var sent = Map.of(
                "title",
                "Le pont",
                "text",
                "Selon l'" + observatory + ", 43 personnes ont été tuées dans l'attaque.",
                "externalId",
                UUID.randomUUID().toString(),
                "publishedAt",
                "2026-03-03T10:00:00+01:00");
        var story = lea.post("/api/articles", sent);
        assertThat(story.status()).as(story.body()).isEqualTo(201);
        var article = newsroom.waitUntilRead(story.json().get("id").asString(), lea);
        var claim = newsroom.claims(article).get(0).get("id").asString();
        lea.post("/api/claims/" + claim + "/select", Map.of());
        lea.post("/api/articles/" + article + "/accept", Map.of());
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
                .map(origin -> origin.get("status").asString())
                .toList();
    }

    @Test
    void who_spoke_for_the_claimant_when_it_was_said_corroborates_nothing_today() {
        // given a claim of March, and somebody who spoke for its author until June
        var office = entered(observatory);
        // when that tie is over by now
        tied(office, "from", "2026-01-01", "until", "2026-06-30");
        // then
        assertThat(origins(claim(speaker))).containsExactly("CLAIMANT");
    }

    @Test
    void nor_does_who_came_to_speak_for_them_since() {
        tied(entered(observatory), "from", "2026-09-01");
        assertThat(origins(claim(speaker))).containsExactly("CLAIMANT");
    }

    /** The other side: whoever had left them before it was said is somebody else. */
    @Test
    void who_had_left_them_by_then_is_independent() {
        tied(entered(observatory), "from", "2020-01-01", "until", "2026-03-02");
        assertThat(origins(claim(speaker))).containsExactly("INDEPENDENT");
    }

    @Test
    void a_piece_of_who_went_from_one_to_the_other_leaves_both_one_origin() {
        // given
        var before = entered("Office " + word);
        var since = entered("Institut " + word);
        tied(before, "until", "2026-06-30");
        var answer = paul.post(
                "/api/sources/" + named(speaker) + "/ties",
                Map.of("kind", "SPEAKS_FOR", "to", since, "from", "2026-07-01", "reason", "nommée en juillet"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        // then
        assertThat(origins(claim("Office " + word, "Institut " + word))).hasSize(2);
        assertThat(origins(claim("Office " + word, "Institut " + word, speaker)))
                .containsExactly("INDEPENDENT");
    }

    private String named(String name) {
        return paul.get("/api/sources?q=" + name.replace(" ", "%20"))
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }
}
