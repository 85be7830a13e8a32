package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whoever changes in the registry what a source counts for does not approve what rests on it. */
@NewsroomTest
class SourceHandsTest {
    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final Desk lea;
    private final Desk karim;
    private final Desk paul;
    private final Desk nadia;
    private final String word = UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";
    private final String bureau = "Bureau " + word;
    private final String observatory = "Observatoire " + word;

    SourceHandsTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
        this.lea = newsroom.editor();
        this.karim = newsroom.reviewer();
        this.paul = newsroom.supervisor();
        this.nadia = newsroom.reviewingSupervisor();
    }

    private String entered(String name) {
        var answer = paul.post("/api/sources", Map.of("name", name, "kind", "ORGANISATION", "aliases", List.of()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    private void say(Desk desk, String id, String what, Object... more) {
        var body = new HashMap<String, Object>(Map.of("reason", "constaté par le service"));
        for (int i = 0; i < more.length; i += 2) body.put((String) more[i], more[i + 1]);
        var answer = desk.post("/api/sources/" + id + "/" + what, body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 202);
    }

    /** A claim of the observatory that Karim took. */
    private String claim() {
        var story = newsroom.readStory(
                lea,
                UUID.randomUUID().toString(),
                "Selon l'" + observatory + ", le pont de Lamora a été fermé mardi 3 mars 2026 à 14 heures.");
        var claim = newsroom.claims(story).get(0).get("id").asString();
        lea.post("/api/claims/" + claim + "/select", Map.of());
        lea.post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + claim + "/take", Map.of());
        return claim;
    }

    private void piece(String claim, String source) {
        var answer = karim.post("/api/claims/" + claim + "/evidence", Newsroom.evidence("SUPPORTS", source));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void proposed(String claim) {
        var answer = karim.put(
                "/api/claims/" + claim + "/verdict",
                Map.of(
                        "verdict", "UNVERIFIED",
                        "rationale", "rien de sûr",
                        "missing", "une source",
                        "version", newsroom.claim(claim).get("version")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private Desk.Answer approval(Desk desk, String claim) {
        return desk.post(
                "/api/claims/" + claim + "/verdict/approval",
                Map.of("version", newsroom.claim(claim).get("version")));
    }

    private void assertThatOnlyAnotherApproves(Desk changed, Desk other, String claim) {
        assertThat(approval(changed, claim).problem()).isEqualTo("second-pair-of-eyes");
        assertThat(database.queryForList(
                        "select unnest(source_changers) from waiting_verdict where claim = ?::uuid",
                        String.class,
                        claim))
                .contains(changed == nadia ? "nadia.roche" : "paul.girard");
        assertThat(approval(other, claim).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hold", "lift", "standing", "tie", "end", "withdraw", "merge", "split", "grade", "competence"})
    void whoever_changes_a_source_of_a_piece_does_not_approve(String how) {
        // given a claim that a piece of the bureau is attached to, and what paul said of the bureau before the story
        // came
        var id = entered(bureau);
        var other = entered("Institut " + word);
        if (how.equals("lift")) say(paul, id, "hold", "hold", true);
        if (how.equals("end") || how.equals("withdraw")) say(paul, id, "ties", "kind", "PART_OF", "to", other);
        if (how.equals("split")) say(paul, id, "merge", "into", other);
        var claim = claim();
        piece(claim, bureau);

        // when nadia says otherwise
        switch (how) {
            case "hold" -> say(nadia, id, "hold", "hold", true);
            case "lift" -> say(nadia, id, "hold", "hold", false);
            case "standing" -> say(nadia, id, "standing", "standing", "PARTY");
            case "tie" -> say(nadia, id, "ties", "kind", "SPEAKS_FOR", "to", other);
            case "end" -> say(nadia, id, "ties", "kind", "PART_OF", "to", other, "until", "2020-01-01");
            case "withdraw" -> say(nadia, id, "ties/" + tie(id) + "/withdraw");
            case "merge" -> say(nadia, id, "merge", "into", other);
            case "split" -> say(nadia, id, "split");
            case "grade" -> say(nadia, id, "grades", "grade", "B");
            default -> say(nadia, id, "competence", "matter", "ponts et chaussées");
        }
        proposed(claim);

        // then paul approves, though he had marked the same source before the story came
        assertThatOnlyAnotherApproves(nadia, paul, claim);
    }

    private String tie(String id) {
        return paul.get("/api/sources/" + id)
                .json()
                .get("ties")
                .get(0)
                .get("id")
                .asString();
    }

    @Test
    void nor_does_who_marks_whom_it_speaks_for_or_who_owns_it() {
        // given a newspaper that is part of a group, of an owner
        var paper = entered(bureau);
        var group = entered("Groupe " + word);
        var owner = entered("Holding " + word);
        say(paul, paper, "ties", "kind", "PART_OF", "to", group);
        say(paul, group, "ties", "kind", "OWNED_BY", "to", owner);
        var claim = claim();
        piece(claim, bureau);

        // when the owner is said to have a side
        say(nadia, owner, "standing", "standing", "PARTY");
        proposed(claim);

        // then
        assertThatOnlyAnotherApproves(nadia, paul, claim);
    }

    @Test
    void nor_does_who_marks_the_claimant_before_or_while_a_verdict_waits() {
        // given
        var id = entered(observatory);
        var claim = claim();
        proposed(claim);
        // when the line in which the verdict waits is there already
        say(nadia, id, "standing", "standing", "PARTY");
        // then
        assertThatOnlyAnotherApproves(nadia, paul, claim);
    }

    @Test
    void nor_does_either_of_two_who_graded_it() {
        // given
        var id = entered(bureau);
        var claim = claim();
        piece(claim, bureau);
        say(paul, id, "grades", "grade", "A");
        proposed(claim);
        // when one person's word does not stand yet, it is no hand; then the other says the same
        assertThat(hands(claim)).isEmpty();
        say(nadia, id, "grades", "grade", "A");
        // then
        assertThat(hands(claim)).containsExactly("nadia.roche", "paul.girard");
        assertThat(approval(paul, claim).problem()).isEqualTo("second-pair-of-eyes");
        assertThat(approval(nadia, claim).problem()).isEqualTo("second-pair-of-eyes");
    }

    private List<String> hands(String claim) {
        return database.queryForList(
                "select person from claim_view_hand where claim = ?::uuid and involvement = 'CHANGED_SOURCE' and counts order by 1",
                String.class,
                claim);
    }

    /** The other side: what is of no weight, what rests on others, and what an approved verdict took in. */
    @Test
    void what_does_not_change_what_counts_is_no_hand() {
        // given
        var id = entered(bureau);
        var stranger = entered("Vigie " + word);
        var claim = claim();
        piece(claim, bureau);
        // when
        say(nadia, id, "ties", "kind", "FUNDED_BY", "to", stranger);
        say(nadia, id, "ties", "kind", "RELAYS", "to", stranger);
        say(nadia, stranger, "standing", "standing", "PARTY");
        proposed(claim);
        // then
        assertThat(hands(claim)).isEmpty();
        assertThat(approval(nadia, claim).status()).isEqualTo(200);
    }

    @Test
    void after_an_approved_verdict_it_counts_against_taking_it_away_only() {
        // given
        var id = entered(bureau);
        var claim = claim();
        piece(claim, bureau);
        say(nadia, id, "standing", "standing", "EXPERT");
        proposed(claim);
        assertThat(approval(paul, claim).status()).isEqualTo(200);
        // when it is verified again
        assertThat(nadia.post("/api/claims/" + claim + "/reopen", Map.of("reason", "vu"))
                        .problem())
                .isEqualTo("second-pair-of-eyes");
        paul.post("/api/claims/" + claim + "/reopen", Map.of("reason", "du nouveau"));
        karim.post("/api/claims/" + claim + "/take", Map.of());
        proposed(claim);
        // then
        assertThat(approval(nadia, claim).status()).isEqualTo(200);
        for (var person : List.of("nadia.roche", "paul.girard"))
            assertThat(database.queryForList(
                            "select had_hand_at(?, ?::uuid, n) from generate_series(1, 2) n",
                            Boolean.class,
                            person,
                            claim))
                    .as(person)
                    .containsExactly(person.startsWith("nadia"), false);
    }

    @Test
    void the_database_asks_who_it_was() {
        var id = entered(bureau);
        assertThatThrownBy(() -> database.update("update source set on_hold = true where id = ?::uuid", id))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.update(
                        "insert into source_tie (id, source, kind, to_source, reason, said_by, said_at)"
                                + " select gen_random_uuid(), ?::uuid, 'PART_OF', id, 'x', 'x', now() from source where id <> ?::uuid limit 1",
                        id,
                        id))
                .isInstanceOf(DataAccessException.class);
    }
}
