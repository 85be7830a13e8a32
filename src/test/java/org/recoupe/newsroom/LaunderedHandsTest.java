package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimFile;
import org.recoupe.claim.Involvement;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Four eyes hold through sequences: what two people do one after the other, withdraw and do again, takes no hand off a claim. */
@NewsroomTest
class LaunderedHandsTest {
    private final Newsroom newsroom;
    private final ClaimFile claims;
    private final JdbcTemplate database;

    LaunderedHandsTest(Newsroom newsroom, ClaimFile claims, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.claims = claims;
        this.database = database;
    }

    @Test
    void sending_the_source_that_is_there_is_refused_and_takes_nobodys_hand_off() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        assertThat(nadia.put("/api/claims/" + id + "/source", Map.of("source", "La capitainerie"))
                        .status())
                .isEqualTo(200);

        var again = newsroom.reviewer().put("/api/claims/" + id + "/source", Map.of("source", "la capitainerie"));
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("illegal-state");
        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
        assertThat(approval(newsroom.supervisor(), id)).isEqualTo("200");
    }

    @Test
    void another_source_sent_after_it_does_not_either() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        nadia.put("/api/claims/" + id + "/source", Map.of("source", "La capitainerie"));
        newsroom.reviewer().put("/api/claims/" + id + "/source", Map.of("source", "Le port"));
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
    }

    @Test
    void proposing_another_persons_words_does_not_let_that_person_approve_them() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimWithVerdict(nadia).get("id").asString();
        nadia.post("/api/claims/" + id + "/verdict/withdraw", Map.of());
        nadia.post("/api/claims/" + id + "/release", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
        assertThat(onTheList(id)).isEqualTo("PROPOSED");
        assertThat(approval(newsroom.supervisor(), id)).isEqualTo("200");
    }

    @Test
    void neither_does_a_proposal_that_was_returned() {
        var nadia = newsroom.reviewingSupervisor();
        var proposed = newsroom.claimWithVerdict(nadia);
        var id = proposed.get("id").asString();
        newsroom.supervisor()
                .post(
                        "/api/claims/" + id + "/verdict/return",
                        Map.of("version", proposed.get("version"), "reason", "Quelle heure ?"));
        nadia.post("/api/claims/" + id + "/release", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
    }

    @Test
    void who_took_evidence_away_does_not_approve_what_is_left() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        var against = newsroom.reviewer()
                .post("/api/claims/" + id + "/evidence", Newsroom.evidence("REFUTES", "OVL"))
                .json()
                .get("evidence")
                .get(0)
                .get("id")
                .asString();
        newsroom.reviewer().post("/api/claims/" + id + "/release", Map.of());
        nadia.post("/api/claims/" + id + "/take", Map.of());
        nadia.post("/api/claims/" + id + "/evidence/" + against + "/withdraw", Map.of("reason", "hors sujet"));
        nadia.post("/api/claims/" + id + "/release", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).isEqualTo("second-pair-of-eyes");
    }

    /** The other side: a hand on what no longer stands is forgotten once a verdict was approved, that on a piece that stands is not. */
    @Test
    void after_an_approved_verdict_only_hands_on_what_still_stands_count() {
        var nadia = newsroom.reviewingSupervisor();
        var id = newsroom.claimInVerification().get("id").asString();
        nadia.post("/api/claims/" + id + "/take", Map.of());
        nadia.post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "OVL"));
        newsroom.proposed(nadia, id);
        assertThat(approval(newsroom.supervisor(), id)).isEqualTo("200");
        reopenAndPropose(id);
        assertThat(approval(nadia, id)).as("her piece still stands").isEqualTo("second-pair-of-eyes");

        var piece = newsroom.claim(id).get("evidence").get(0).get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/verdict/withdraw", Map.of());
        newsroom.reviewer().post("/api/claims/" + id + "/evidence/" + piece + "/withdraw", Map.of("reason", "vieux"));
        newsroom.proposed(newsroom.reviewer(), id);

        assertThat(approval(nadia, id)).as("nothing of hers is left").isEqualTo("200");
    }

    private void reopenAndPropose(String id) {
        newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "du nouveau"));
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        newsroom.proposed(newsroom.reviewer(), id);
    }

    /** Two hundred lives of claims, at random: the code, the database and the list before the supervisors name the same people. */
    @Test
    void code_and_database_agree_who_had_a_hand() {
        var random = new Random(42);
        var people = List.of("karim.benali", "ines.fontaine", "nadia.roche", "paul.girard", "lea.morel");
        var id = newsroom.claimInVerification().get("id").asString();
        var told = new ArrayList<String>();
        var steps = 0;
        for (int life = 0; life < 200; life++) {
            if (life % 40 == 0) id = newsroom.claimInVerification().get("id").asString();
            for (int step = 0; step < 3; step++, steps++) live(id, random);
            for (var person : people) {
                var code = claims.involvement(
                                UUID.fromString(id), newsroom.person(person).actor())
                        .map(Involvement::name);
                var sql = inTheDatabase(id, person);
                if (!code.equals(sql)) told.add(person + ": " + code + " / " + sql + " after " + steps);
                var ever = claims.hand(UUID.fromString(id), newsroom.person(person).actor())
                        .isPresent();
                if (ever != everInTheDatabase(id, person))
                    told.add(person + ": at any time " + ever + " after " + steps);
            }
        }
        assertThat(told).isEmpty();
    }

    private void live(String id, Random random) {
        var who = List.of(newsroom.reviewer(), newsroom.otherReviewer(), newsroom.reviewingSupervisor())
                .get(random.nextInt(3));
        var claim = newsroom.claim(id);
        switch (random.nextInt(8)) {
            case 0 -> who.put("/api/claims/" + id + "/source", Map.of("source", "Source " + random.nextInt(3)));
            case 1 -> {
                who.post("/api/claims/" + id + "/take", Map.of());
                who.post("/api/claims/" + id + "/evidence", Newsroom.evidence("CONTEXT", "OVL " + random.nextInt(9)));
                who.post("/api/claims/" + id + "/release", Map.of());
            }
            case 2 -> withdrawOne(id, claim, who);
            case 3 -> {
                who.post("/api/claims/" + id + "/take", Map.of());
                propose(who, id);
            }
            case 4 -> who.post("/api/claims/" + id + "/verdict/withdraw", Map.of());
            case 5 ->
                newsroom.supervisor()
                        .post(
                                "/api/claims/" + id + "/verdict/return",
                                Map.of("version", claim.get("version"), "reason", "?"));
            case 6 ->
                newsroom.supervisor()
                        .post("/api/claims/" + id + "/verdict/approval", Map.of("version", claim.get("version")));
            default -> newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "du nouveau"));
        }
        who.post("/api/claims/" + id + "/release", Map.of());
    }

    private void propose(Desk who, String id) {
        who.put(
                "/api/claims/" + id + "/verdict",
                Map.of(
                        "verdict",
                        "UNVERIFIED",
                        "rationale",
                        "rien",
                        "missing",
                        "",
                        "version",
                        newsroom.claim(id).get("version")));
    }

    private static void withdrawOne(String id, JsonNode claim, Desk who) {
        who.post("/api/claims/" + id + "/take", Map.of());
        claim.get("evidence")
                .valueStream()
                .filter(piece -> piece.get("withdrawnAt").isNull())
                .findFirst()
                .ifPresent(piece -> who.post(
                        "/api/claims/" + id + "/evidence/" + piece.get("id").asString() + "/withdraw",
                        Map.of("reason", "vieux")));
        who.post("/api/claims/" + id + "/release", Map.of());
    }

    private Optional<String> inTheDatabase(String id, String person) {
        return database
                .queryForList(
                        "select involvement from claim_view_hand where claim = ?::uuid and person = ? and counts"
                                + " order by array_position(array['PROPOSED', 'ATTACHED_EVIDENCE', 'CHANGED_CLAIM'], involvement) limit 1",
                        String.class,
                        id,
                        person)
                .stream()
                .findFirst();
    }

    private boolean everInTheDatabase(String id, String person) {
        return Boolean.TRUE.equals(
                database.queryForObject("select ever_had_hand(?, ?::uuid)", Boolean.class, person, id));
    }

    private String onTheList(String id) {
        return database.queryForObject(
                "select case when 'nadia.roche' = any (proposers) then 'PROPOSED' end from waiting_verdict where claim = ?::uuid",
                String.class,
                id);
    }

    private String approval(Desk supervisor, String id) {
        var answer = supervisor.post(
                "/api/claims/" + id + "/verdict/approval",
                Map.of("version", newsroom.claim(id).get("version")));
        return answer.status() == 200 ? "200" : answer.problem();
    }
}
