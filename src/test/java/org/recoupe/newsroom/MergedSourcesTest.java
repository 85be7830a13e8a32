package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What sources that turned out to be one count for, and what is left of it when they are split. */
@NewsroomTest
class MergedSourcesTest {
    private final Newsroom newsroom;
    private final Desk lea;
    private final Desk karim;
    private final Desk paul;
    private final String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";
    private final String first = "Bureau " + word;
    private final String second = "Institut " + word;
    private final String third = "Vigie " + word;

    MergedSourcesTest(Newsroom newsroom) {
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

    private Desk.Answer say(String id, String what, Object... more) {
        var body = new HashMap<String, Object>(Map.of("reason", "constaté par le service"));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        return paul.post("/api/sources/" + id + "/" + what, body);
    }

    private void done(Desk.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void refused(Desk.Answer answer, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("fields").get(0).get("code").asString()).isEqualTo(code);
    }

    private String claim(String... pieces) {
        var story = newsroom.readStory(
                lea,
                UUID.randomUUID().toString(),
                "Selon l'Observatoire " + word + ", 43 personnes ont été tuées dans l'attaque.");
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
                .map(piece -> piece.get("why")
                        .valueStream()
                        .map(one -> one.asString())
                        .toList()
                        .toString())
                .toList();
    }

    @Test
    void all_of_a_chain_are_the_last_and_have_its_marks() {
        // given pieces of three that are merged one into the next
        var one = entered(first);
        var two = entered(second);
        var three = entered(third);
        var claim = claim(first, second, third);
        done(say(one, "merge", "into", two));
        done(say(two, "merge", "into", three));
        assertThat(origins(claim)).containsExactly(third + " INDEPENDENT");
        // when the last is put on hold
        done(say(one, "hold", "hold", true));
        // then nothing of any of them counts
        assertThat(why(claim)).containsExactly("[on-hold]", "[on-hold]", "[on-hold]");
        // and when the middle one is split off, with what was merged into it, the mark stays on whom it was given
        done(say(two, "split"));
        assertThat(why(claim)).containsExactly("[]", "[]", "[on-hold]");
        assertThat(paul.get("/api/sources/" + one).json().get("id").asString()).isEqualTo(two);
    }

    @Test
    void a_mark_of_before_is_there_again_after_the_split() {
        // given two with a side, merged
        var one = entered(first);
        var two = entered(second);
        done(say(one, "standing", "standing", "PARTY"));
        refused(say(one, "merge", "into", two), "loses-mark");
        done(say(two, "standing", "standing", "PARTY"));
        var claim = claim(first, second);
        done(say(one, "merge", "into", two));
        assertThat(origins(claim)).containsExactly(second + " PARTY");
        // when the second has none any more, and they are split
        done(say(two, "standing", "standing", "NONE"));
        done(say(one, "split"));
        // then
        assertThat(origins(claim)).containsExactly(first + " PARTY", second + " INDEPENDENT");
    }

    @Test
    void who_is_owned_by_a_party_is_not_merged_out_of_it() {
        // given
        var one = entered(first);
        var two = entered(second);
        var owner = entered("Holding " + word);
        done(say(one, "ties", "kind", "OWNED_BY", "to", owner));
        // when
        refused(say(one, "merge", "into", two), "loses-line");
        done(say(two, "ties", "kind", "OWNED_BY", "to", owner));
        done(say(one, "merge", "into", two));
        // then, also if the owner takes a side later
        done(say(owner, "standing", "standing", "PARTY"));
        assertThat(origins(claim(first))).containsExactly(second + " PARTY");
    }

    @Test
    void a_tie_of_the_past_is_no_line_for_who_speaks_for_them_today() {
        // given a spokesman of the house, and somebody who was theirs long ago
        var speaker = entered(first);
        var other = entered(second);
        var house = entered(third);
        done(say(speaker, "ties", "kind", "SPEAKS_FOR", "to", house, "from", "2024-01-01"));
        done(say(other, "ties", "kind", "SPEAKS_FOR", "to", house, "until", "2001-12-31"));
        // then
        refused(say(speaker, "merge", "into", other), "loses-line");
        // and the other side: with the days of the one the other may take its place
        done(say(other, "ties", "kind", "SPEAKS_FOR", "to", house, "from", "2023-01-01"));
        done(say(speaker, "merge", "into", other));
    }
}
