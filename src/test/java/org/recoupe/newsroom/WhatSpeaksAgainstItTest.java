package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** A claim is not confirmed past what speaks against it: that is weighed, answered in writing, and then two people stand for it. */
@NewsroomTest
class WhatSpeaksAgainstItTest {
    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final Desk karim;
    private final Desk paul;
    private final Desk nadia;
    private String claim = "";

    WhatSpeaksAgainstItTest(Newsroom newsroom, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.database = database;
        this.karim = newsroom.reviewer();
        this.paul = newsroom.supervisor();
        this.nadia = newsroom.reviewingSupervisor();
    }

    @BeforeEach
    void a_claim_is_held() {
        claim = held("Le pont a été coupé mardi, selon la mairie de Tamba.");
    }

    private String held(String text) {
        var story = newsroom.readStory(newsroom.editor(), UUID.randomUUID().toString(), text);
        var first = newsroom.claims(story).get(0).get("id").asString();
        newsroom.editor().post("/api/claims/" + first + "/select", Map.of());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        karim.post("/api/claims/" + first + "/take", Map.of());
        return first;
    }

    @Test
    void as_many_against_as_for_is_never_confirmed_whoever_grants_an_exception() {
        attach("SUPPORTS", "Nora Hamel", "Airwars");
        attach("REFUTES", "Croissant-Rouge", "Port de Tamba", "Météo nationale", "Douanes");

        var asked = verdict("CONFIRMED", everyPiece("REFUTES"));
        assertThat(refused(asked)).startsWith("balance");
        asked.put("exception", "il le faut ce soir");
        assertThat(refused(asked)).startsWith("balance");
        assertThat(allows("CONFIRMED").get("allowed").asBoolean()).isFalse();
        assertThat(put(verdict("DISPUTED", List.of())).status()).isEqualTo(200);
    }

    /** A denial by whoever is accused, of which nobody knows how they know, is answered too. */
    @Test
    void a_bare_denial_is_answered_and_two_people_approve() {
        attach("SUPPORTS", "Nora Hamel", "Airwars");
        karim.post(
                "/api/claims/" + claim + "/evidence",
                Map.of("stance", "REFUTES", "source", "Port de Tamba", "kind", "STATEMENT", "title", "Démenti"));

        var allowed = allows("CONFIRMED");
        assertThat(allowed.get("allowed").asBoolean()).isFalse();
        assertThat(allowed.get("approvals").asInt()).isEqualTo(2);
        assertThat(refused(verdict("CONFIRMED", List.of()))).containsExactly("answers");
        assertThat(put(verdict("CONFIRMED", everyPiece("REFUTES"))).status()).isEqualTo(200);

        var first = approve(paul);
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.json().get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(first.json().get("approvals").get("needed").asInt()).isEqualTo(2);
        assertThat(first.json().get("approvals").get("given").get(0).get("by").asString())
                .isEqualTo("paul.girard");
        assertThat(approve(paul).problem()).isEqualTo("second-pair-of-eyes");
        var second = approve(nadia);
        assertThat(second.json().get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(second.json()
                        .get("verdict")
                        .get("answers")
                        .get(0)
                        .get("text")
                        .asString())
                .isEqualTo("ne tient pas");

        var trail =
                newsroom.auditor().get("/api/claims/" + claim + "/audit").json().get("items");
        assertThat(facts(trail, "verdict-proposed")
                        .get("verdict")
                        .get("answers")
                        .size())
                .isEqualTo(1);
        assertThat(facts(trail, "approval-given").get("approvals").size()).isEqualTo(1);
        assertThat(facts(trail, "verdict-approved").get("approvals").size()).isEqualTo(2);
    }

    /** "Faux" asks what "Confirmé" asks: one refutation is not enough, and what supports it is answered. */
    @Test
    void to_call_it_false_takes_as_much_as_to_confirm_it() {
        attach("SUPPORTS", "Nora Hamel");
        attach("REFUTES", "Croissant-Rouge");
        assertThat(refused(faux(everyPiece("SUPPORTS")))).contains("second-refuting-source", "balance");
        attach("REFUTES", "Météo nationale");
        assertThat(refused(faux(List.of()))).containsExactly("answers");
        assertThat(put(faux(everyPiece("SUPPORTS"))).status()).isEqualTo(200);
        assertThat(approve(paul).json().get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(approve(nadia).json().get("state").asString()).isEqualTo("RETRACTED");
    }

    /** A denial alone, against what would confirm it: to call that disputed takes two. */
    @Test
    void a_bare_denial_against_two_inquiries_makes_it_disputed_by_two_only() {
        attach("SUPPORTS", "Nora Hamel", "Airwars");
        karim.post(
                "/api/claims/" + claim + "/evidence",
                Map.of("stance", "REFUTES", "source", "Port de Tamba", "kind", "STATEMENT", "title", "Démenti"));
        assertThat(allows("DISPUTED").get("allowed").asBoolean()).isTrue();
        assertThat(allows("DISPUTED").get("approvals").asInt()).isEqualTo(2);
        assertThat(put(verdict("DISPUTED", List.of())).status()).isEqualTo(200);
        assertThat(approve(paul).json().get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(approve(nadia).json().get("state").asString()).isEqualTo("DISPUTED");
    }

    @Test
    void of_two_that_contradict_each_other_only_one_is_confirmed() {
        var other = held("Le pont est resté ouvert mardi, selon le port de Tamba.");
        pair(claim, other);
        confirmed(other, claim);

        attach("SUPPORTS", "Nora Hamel", "Airwars");
        assertThat(refused(verdict("CONFIRMED", List.of(answerToPair())))).containsExactly("opposed-confirmed");
    }

    /** Both wait for their second approval; two supervisors give it at the same moment. */
    @Test
    void nor_are_both_confirmed_at_the_same_moment() {
        var other = held("Le pont est resté ouvert mardi, selon le port de Tamba.");
        pair(claim, other);
        var waiting = List.of(claim, other);
        for (var one : waiting) {
            claim = one;
            attach("SUPPORTS", "Nora Hamel", "Airwars");
            assertThat(put(verdict("CONFIRMED", List.of(answerToPair()))).status())
                    .isEqualTo(200);
            assertThat(approve(paul).status()).isEqualTo(200);
        }
        var go = new CountDownLatch(1);
        var answers = new ArrayList<CompletableFuture<Integer>>();
        for (var one : waiting) {
            var version = newsroom.claim(one).get("version");
            answers.add(CompletableFuture.supplyAsync(() -> {
                awaited(go);
                return nadia.post("/api/claims/" + one + "/verdict/approval", Map.of("version", version))
                        .status();
            }));
        }
        go.countDown();
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
        assertThat(waiting.stream().filter(one -> state(one).equals("CONFIRMED")))
                .hasSize(1);
    }

    @Test
    void what_is_answered_must_stand() {
        attach("SUPPORTS", "Nora Hamel", "Airwars");
        attach("REFUTES", "Croissant-Rouge");
        var answers = everyPiece("REFUTES");
        var piece = answers.get(0).get("evidence");
        karim.post("/api/claims/" + claim + "/evidence/" + piece + "/withdraw", Map.of("reason", "mauvais pont"));

        var answer = put(verdict("CONFIRMED", answers));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("\"answers\"");
        for (var wrong : List.of(
                Map.of("text", "à rien"),
                Map.of("evidence", UUID.randomUUID().toString(), "text", "à une autre"),
                Map.of("pair", UUID.randomUUID().toString(), "text", "à une autre"),
                Map.of("evidence", "x", "text", "y"),
                Map.of("evidence", piece, "text", " "),
                Map.of("evidence", piece, "text", "z".repeat(2001))))
            assertThat(put(verdict("CONFIRMED", List.of(wrong))).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        assertThat(put(verdict("CONFIRMED", "n'importe")).status()).isEqualTo(422);
        assertThat(state(claim)).isEqualTo("IN_VERIFICATION");
    }

    /** The rule asks more for deaths: to add the words by hand is no way around. */
    @Test
    void a_claim_added_by_hand_is_about_what_it_says() {
        var story = newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                "Le feu a pris au port mardi, selon la mairie. Trente et une personnes sont mortes.");
        var added = newsroom.editor()
                .post("/api/articles/" + story + "/claims", Map.of("passage", "Trente et une personnes sont mortes"));
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.json().get("class").asString()).isEqualTo("CASUALTIES");
    }

    /** It would be a claim without what speaks against the first. */
    @Test
    void the_same_words_are_no_second_claim() {
        var story = newsroom.readStory(
                newsroom.editor(),
                UUID.randomUUID().toString(),
                "Le feu a pris au port mardi, selon la mairie. Trente et une personnes sont mortes dans la nuit.");
        var door = "/api/articles/" + story + "/claims";
        var passage = "Trente et une personnes sont mortes dans la nuit";
        var added = newsroom.editor().post(door, Map.of("passage", passage));
        assertThat(added.status()).isEqualTo(201);
        var paired = newsroom.otherReviewer()
                .post(
                        "/api/claims/" + added.json().get("id").asString() + "/pairs",
                        Map.of("claim", claim, "relation", "CONTRADICTS", "reason", "deux bilans"));
        assertThat(paired.status()).as(paired.body()).isEqualTo(201);
        for (var again : List.of(passage, "et une personnes sont mortes dans la nuit")) {
            var answer = newsroom.editor().post(door, Map.of("passage", again));
            assertThat(answer.status()).as(again).isEqualTo(422);
            assertThat(answer.json().get("fields").get(0).get("code").asString())
                    .isEqualTo("already-a-claim");
        }
    }

    /** Whatever program writes the row. */
    @Test
    void the_database_counts_the_approvals_too() {
        attach("SUPPORTS", "Nora Hamel", "Airwars");
        attach("REFUTES", "Croissant-Rouge");
        put(verdict("CONFIRMED", everyPiece("REFUTES")));
        approve(paul);
        assertThat(List.of(
                        "update verdict set decision = 'APPROVED', decided_by = 'nadia.roche', decided_at = now() where claim = ?",
                        "insert into verdict_approval (id, verdict, n, person, at) select gen_random_uuid(), id, 2, 'paul.girard', now() from verdict where claim = ?",
                        "insert into verdict_approval (id, verdict, n, person, at) select gen_random_uuid(), id, 2, 'karim.benali', now() from verdict where claim = ?",
                        "update verdict_approval set person = 'nadia.roche' where verdict in (select id from verdict where claim = ?)",
                        "delete from verdict_answer where verdict in (select id from verdict where claim = ?)"))
                .allSatisfy(sql -> assertThat(catchThrowable(() -> database.update(sql, UUID.fromString(claim))))
                        .as(sql)
                        .isInstanceOf(DataAccessException.class));
        assertThat(state(claim)).isEqualTo("VERDICT_PROPOSED");
    }

    private static void awaited(CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void attach(String stance, String... sources) {
        for (var source : sources) {
            var answer = karim.post("/api/claims/" + claim + "/evidence", Newsroom.evidence(stance, source));
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
    }

    private Map<String, Object> verdict(String kind, Object answers) {
        var body = new HashMap<String, Object>(Map.of(
                "verdict",
                kind,
                "rationale",
                "parce que",
                "missing",
                "",
                "version",
                newsroom.claim(claim).get("version")));
        body.put("answers", answers);
        return body;
    }

    private Map<String, Object> faux(List<Map<String, String>> answers) {
        var body = verdict("RETRACTED", answers);
        body.put("reason", "DISPROVED");
        return body;
    }

    private List<Map<String, String>> everyPiece(String stance) {
        return newsroom.claim(claim)
                .get("evidence")
                .valueStream()
                .filter(piece -> piece.get("stance").asString().equals(stance))
                .map(piece -> Map.of("evidence", piece.get("id").asString(), "text", "ne tient pas"))
                .toList();
    }

    private Map<String, String> answerToPair() {
        return Map.of(
                "pair", newsroom.claim(claim).get("links").get(0).get("pair").asString(), "text", "autre jour");
    }

    private Desk.Answer put(Map<String, Object> body) {
        return karim.put("/api/claims/" + claim + "/verdict", body);
    }

    private List<String> refused(Map<String, Object> body) {
        var answer = put(body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("evidence-insufficient");
        return answer.json()
                .get("missing")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    private Desk.Answer approve(Desk supervisor) {
        return supervisor.post(
                "/api/claims/" + claim + "/verdict/approval",
                Map.of("version", newsroom.claim(claim).get("version")));
    }

    private JsonNode allows(String verdict) {
        return newsroom.claim(claim)
                .get("allows")
                .valueStream()
                .filter(one -> one.get("verdict").asString().equals(verdict))
                .findFirst()
                .orElseThrow();
    }

    private String state(String id) {
        return newsroom.claim(id).get("state").asString();
    }

    private void pair(String one, String other) {
        var answer = newsroom.otherReviewer()
                .post(
                        "/api/claims/" + one + "/pairs",
                        Map.of("claim", other, "relation", "CONTRADICTS", "reason", "ouvert ou coupé"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private void confirmed(String one, String then) {
        claim = one;
        attach("SUPPORTS", "Météo nationale", "Douanes");
        assertThat(put(verdict("CONFIRMED", List.of(answerToPair()))).status()).isEqualTo(200);
        approve(paul);
        assertThat(approve(nadia).json().get("state").asString()).isEqualTo("CONFIRMED");
        claim = then;
    }

    private static JsonNode facts(JsonNode trail, String action) {
        return trail.valueStream()
                .filter(entry -> entry.get("action").asString().equals(action))
                .findFirst()
                .orElseThrow()
                .get("facts");
    }
}
