package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.kernel.Role;
import org.recoupe.web.CurrentActor;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Two claims side by side: by whom they are put there, by whom what is between them is closed, and what stays of it. */
@NewsroomTest
class PairsTest {
    private static final String WHY = "deux bilans du même lieu";

    private final Newsroom newsroom;
    private final Guests guests;
    private final JdbcTemplate database;
    private final Desk karim;
    private final Desk ines;
    private final Desk paul;
    /** Supervisor and reviewer. */
    private final Desk nadia;

    private String story = "";
    private String wire = "";
    private String one = "";
    private String other = "";

    PairsTest(Newsroom newsroom, Guests guests, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.guests = guests;
        this.database = database;
        this.karim = newsroom.reviewer();
        this.ines = newsroom.otherReviewer();
        this.paul = newsroom.supervisor();
        this.nadia = newsroom.reviewingSupervisor();
    }

    /** Two claims in verification, of one accepted story, that extraction sees no contradiction with. */
    @BeforeEach
    void given_two_claims_of_a_story() {
        wire = UUID.randomUUID().toString();
        story = newsroom.readStory(newsroom.editor(), wire, Newsroom.dispatch());
        newsroom.editor().post("/api/articles/" + story + "/accept", Map.of());
        var free = newsroom.claims(story)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .filter(claim -> claim.get("links")
                        .valueStream()
                        .noneMatch(link -> link.get("relation").asString().equals("CONTRADICTS")))
                .map(claim -> claim.get("id").asString())
                .toList();
        one = free.get(0);
        other = free.get(1);
    }

    @Test
    void made_by_hand_it_is_open_on_both_and_on_record_with_its_facts() {
        var made = pair(karim, one, newsroom.claim(other).get("reference").asString(), "CONTRADICTS");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("id").asString()).isEqualTo(one);
        var link = link(one, other);
        assertThat(made.response().headers().firstValue("Location"))
                .contains("/api/pairs/" + link.get("pair").asString());
        assertThat(link.get("open").asBoolean()).isTrue();
        assertThat(link.get("outcome").isNull()).isTrue();
        assertThat(link.get("madeBy").asString()).isEqualTo("karim.benali");
        assertThat(link.get("from").asString()).isEqualTo(one);
        assertThat(link.get("because").get("words").get(0).asString()).isEqualTo(WHY);
        assertThat(link(other, one).get("pair")).isEqualTo(link.get("pair"));
        assertThat(onTheTaskList(one)).isTrue();
        assertThat(onTheTaskList(other)).isTrue();

        var entry = last(other, "paired");
        assertThat(entry.get("actor").asString()).isEqualTo("karim.benali");
        var facts = facts(entry);
        assertThat(facts.get("pair")).isEqualTo(link.get("pair"));
        assertThat(facts.get("relation").asString()).isEqualTo("CONTRADICTS");
        assertThat(facts.get("from").asString()).isEqualTo("OTHER");
        assertThat(facts.get("reason").asString()).isEqualTo(WHY);
        assertThat(facts.get("other").asString()).isEqualTo(one);
        assertThat(facts.get("otherReference")).isEqualTo(newsroom.claim(one).get("reference"));
        assertThat(facts(last(one, "paired")).get("from").asString()).isEqualTo("THIS");
    }

    @Test
    void what_reads_one_way_reads_so_from_both() {
        pair(karim, one, other, "SPECIFIES");

        assertThat(link(one, other).get("from").asString()).isEqualTo(one);
        assertThat(link(other, one).get("from").asString()).isEqualTo(one);
        assertThat(link(one, other).get("open").asBoolean()).isFalse();
        assertThat(onTheTaskList(one)).isFalse();
        assertThat(newsroom.pagesOf("karim.benali").get("/claims/" + other).body())
                .contains("est précisée par");
    }

    @Test
    void a_new_reading_keeps_what_people_worked_on_and_finds_the_rest_again() {
        var made = made(karim, one, other);
        var found = newsroom.claims(story)
                .valueStream()
                .flatMap(claim -> claim.get("links").valueStream())
                .filter(link -> link.get("madeBy").isNull())
                .toList();
        assertThat(found).as("of the extraction").isNotEmpty();
        var contradiction = found.stream()
                .filter(link -> link.get("open").asBoolean())
                .map(link -> link.get("pair").asString())
                .findFirst()
                .orElseThrow();
        assertThat(close(paul, contradiction, "DIFFERENT_TIME").status()).isEqualTo(200);
        var before = pairs(story);

        newsroom.readStory(newsroom.editor(), wire, Newsroom.dispatch() + "\n\nLe trafic a repris dans la soirée.");

        assertThat(newsroom.claim(one).get("revision").asInt()).as("read again").isEqualTo(2);
        assertThat(pairs(story)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(link(one, other).get("pair").asString()).isEqualTo(made);
        assertThat(stands(contradiction)).isEqualTo("DIFFERENT_TIME");

        // and what the text says no more is there as long as somebody had to do with it
        newsroom.readStory(newsroom.editor(), wire, "Le trafic a repris dans la soirée, selon la préfecture.");

        assertThat(pairs(story)).contains(made, contradiction);
        assertThat(pairs(story).size()).isLessThan(before.size());
    }

    @Test
    void a_reviewer_proposes_and_a_supervisor_without_a_hand_in_either_closes() {
        var pair = made(karim, one, other);
        nadia.post("/api/claims/" + other + "/take", Map.of());
        assertThat(nadia.post("/api/claims/" + other + "/evidence", Newsroom.evidence("CONTEXT", "Port"))
                        .status())
                .isEqualTo(201);

        var proposed = close(ines, pair, "DIFFERENT_SCOPE");

        assertThat(proposed.status()).isEqualTo(202);
        assertThat(proposed.json().get("open").asBoolean()).isTrue();
        assertThat(proposed.json().get("proposed").get("by").asString()).isEqualTo("ines.fontaine");
        assertThat(link(one, other).get("proposed").get("outcome").asString()).isEqualTo("DIFFERENT_SCOPE");
        assertThat(onTheTaskList(one)).isTrue();
        for (var again : List.of(karim, ines)) {
            var second = close(again, pair, "BOTH_DISPUTED");
            assertThat(second.problem()).isEqualTo("pair-proposed");
            assertThat(second.json().get("by").asString()).isEqualTo("ines.fontaine");
        }

        // the other claim's evidence is hers
        var tried = close(nadia, pair, "DIFFERENT_SCOPE");
        assertThat(tried.status()).isEqualTo(409);
        assertThat(tried.problem()).isEqualTo("second-pair-of-eyes");
        assertThat(facts(last(other, "close-pair-refused")).get("why").asString())
                .isEqualTo("ATTACHED_EVIDENCE");

        var closed = close(paul, pair, "DIFFERENT_SCOPE");

        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().get("open").asBoolean()).isFalse();
        assertThat(closed.json().get("proposed").isNull()).isTrue();
        assertThat(closed.json().get("closed").get("by").asString()).isEqualTo("paul.girard");
        assertThat(link(other, one).get("outcome").asString()).isEqualTo("DIFFERENT_SCOPE");
        assertThat(onTheTaskList(one)).isFalse();
        assertThat(onTheTaskList(other)).isFalse();
        for (var claim : List.of(one, other)) {
            assertThat(onRecord(claim)).containsSubsequence("paired", "pair-closing-proposed", "pair-closed");
            var facts = facts(last(claim, "pair-closed"));
            assertThat(facts.get("outcome").asString()).isEqualTo("DIFFERENT_SCOPE");
            assertThat(facts.get("proposedBy").asString()).isEqualTo("ines.fontaine");
            assertThat(facts.get("reason").asString()).isEqualTo("comparées");
            // and for who reads the registers
            assertThat(last(claim, "pair-closed").get("after").asString()).isEqualTo("DIFFERENT_SCOPE");
        }
    }

    @Test
    void who_made_it_or_proposed_does_not_close_it_though_a_supervisor() {
        var made = made(nadia, one, other);
        assertThat(close(nadia, made, "BOTH_DISPUTED").problem()).isEqualTo("second-pair-of-eyes");
        assertThat(facts(last(one, "close-pair-refused")).get("why").asString()).isEqualTo("PAIRED");

        // a guest proposes as a reviewer, and comes back as a supervisor
        var tom = guest("tom.pairs", Role.REVIEWER, "international");
        assertThat(close(tom, made, "BOTH_DISPUTED").status()).isEqualTo(202);
        var promoted = guest("tom.pairs", Role.SUPERVISOR, "international");
        assertThat(close(promoted, made, "BOTH_DISPUTED").problem()).isEqualTo("second-pair-of-eyes");
        assertThat(close(paul, made, "BOTH_DISPUTED").status()).isEqualTo(200);
    }

    @Test
    void making_a_pair_and_proposing_is_a_hand_in_both_verdicts_and_closing_is_none() {
        var pair = made(nadia, one, other);
        close(ines, pair, "DIFFERENT_TIME");
        close(paul, pair, "DIFFERENT_TIME");
        for (var claim : List.of(one, other)) {
            karim.post("/api/claims/" + claim + "/take", Map.of());
            newsroom.proposed(karim, claim);
            var version = Map.of("version", newsroom.claim(claim).get("version"));
            assertThat(pairers(claim)).containsExactlyInAnyOrder("ines.fontaine", "nadia.roche");
            assertThat(nadia.post("/api/claims/" + claim + "/verdict/approval", version)
                            .problem())
                    .isEqualTo("second-pair-of-eyes");
            assertThat(paul.post("/api/claims/" + claim + "/verdict/approval", version)
                            .status())
                    .isEqualTo(200);
        }
    }

    /** What waits for a supervisor is not theirs any more, and whoever looked at it before looks again. */
    @Test
    void a_pair_made_while_a_verdict_waits_is_told_and_is_a_hand_at_once() {
        karim.post("/api/claims/" + one + "/take", Map.of());
        var seen = newsroom.proposed(karim, one).get("version");

        var pair = made(nadia, other, one);

        assertThat(pairers(one)).containsExactly("nadia.roche");
        assertThat(inTheLine(one)).isTrue();
        assertThat(nadia.post("/api/claims/" + one + "/verdict/approval", Map.of("version", seen))
                        .problem())
                .isEqualTo("second-pair-of-eyes");
        assertThat(paul.post("/api/claims/" + one + "/verdict/approval", Map.of("version", seen))
                        .problem())
                .isEqualTo("stale-version");

        assertThat(close(paul, pair, "DIFFERENT_SCOPE").status()).isEqualTo(200);

        assertThat(inTheLine(one)).isFalse();
        assertThat(pairers(one)).containsExactly("nadia.roche");

        // whatever program writes it
        database.update(
                "update claim_link set outcome = 'OPEN', closed_at = now(), closed_reason = 'revu' where id = ?::uuid",
                pair);
        assertThat(inTheLine(one)).isTrue();
    }

    @Test
    void a_closed_pair_is_opened_again_by_a_supervisor_and_closed_otherwise() {
        var pair = made(karim, one, other);
        close(paul, pair, "NOT_A_CONTRADICTION");
        assertThat(pair(ines, other, one, "CONTRADICTS").problem()).isEqualTo("pair-stands");
        assertThat(close(paul, pair, "BOTH_DISPUTED").problem()).isEqualTo("pair-settled");

        // a reviewer asks for it
        assertThat(close(ines, pair, "OPEN").status()).isEqualTo(202);
        assertThat(onTheTaskList(one)).isFalse();
        assertThat(close(paul, pair, "OPEN").status()).isEqualTo(200);

        assertThat(link(one, other).get("open").asBoolean()).isTrue();
        assertThat(link(one, other).get("outcome").asString()).isEqualTo("OPEN");
        assertThat(onTheTaskList(one)).isTrue();
        assertThat(close(paul, pair, "OPEN").problem()).isEqualTo("pair-settled");
        var prevails = paul.post(
                "/api/pairs/" + pair + "/close",
                Map.of(
                        "outcome",
                        "ONE_PREVAILS",
                        "prevails",
                        newsroom.claim(other).get("reference"),
                        "reason",
                        "le registre"));
        assertThat(prevails.status()).isEqualTo(200);
        assertThat(link(one, other).get("closed").get("prevails").asString()).isEqualTo(other);
        assertThat(facts(last(one, "pair-closed")).get("prevails").get("id").asString())
                .isEqualTo(other);
        assertThat(onRecord(one))
                .containsSubsequence("pair-closed", "pair-closing-proposed", "pair-opened", "pair-closed");
    }

    @Test
    void of_many_who_close_at_once_one_does_and_the_others_are_told_how_it_stands() throws Exception {
        var pair = made(karim, one, other);
        var outcomes = List.of("DIFFERENT_SCOPE", "DIFFERENT_TIME");
        var supervisors = List.of(paul, nadia);

        var answers = together(i -> close(supervisors.get(i % 2), pair, outcomes.get(i % 2)));

        var done = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(done).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 200).allSatisfy(refused -> {
            assertThat(refused.problem()).isEqualTo("pair-settled");
            assertThat(refused.json().get("outcome"))
                    .isEqualTo(done.get(0).json().get("outcome"));
            assertThat(refused.json().get("by"))
                    .isEqualTo(done.get(0).json().get("closed").get("by"));
        });
        assertThat(onRecord(one)).filteredOn("pair-closed"::equals).hasSize(1);
    }

    /** From both ends at once: nobody waits in a circle, and one pair is made. */
    @Test
    void of_many_who_make_the_same_pair_at_once_one_does() throws Exception {
        var reviewers = List.of(karim, ines);

        var answers = together(i ->
                i % 2 == 0 ? pair(reviewers.get(0), one, other, "CONTRADICTS") : pair(ines, other, one, "CONTRADICTS"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(refused -> {
            assertThat(refused.problem()).isEqualTo("pair-stands");
            assertThat(refused.json().get("pair")).isEqualTo(link(one, other).get("pair"));
        });
    }

    @Test
    void the_same_request_again_is_answered_as_before() {
        var body = Map.of("claim", other, "relation", "CONTRADICTS", "reason", WHY);
        var first = karim.post("/api/claims/" + one + "/pairs", body, "pair-" + one);
        var again = karim.post("/api/claims/" + one + "/pairs", body, "pair-" + one);
        assertThat(List.of(first.status(), again.status())).isEqualTo(List.of(201, 201));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(pair(karim, one, other, "CONTRADICTS").problem()).isEqualTo("pair-stands");
        assertThat(pair(karim, one, other, "REPLACES").status())
                .as("another relation")
                .isEqualTo(201);

        var pair = links(one, other)
                .filter(link -> link.get("relation").asString().equals("CONTRADICTS"))
                .findFirst()
                .orElseThrow()
                .get("pair")
                .asString();
        var closing = Map.of("outcome", "BOTH_DISPUTED", "reason", "vu");
        var closed = paul.post("/api/pairs/" + pair + "/close", closing, "close-" + pair);
        var closedAgain = paul.post("/api/pairs/" + pair + "/close", closing, "close-" + pair);
        assertThat(List.of(closed.status(), closedAgain.status())).isEqualTo(List.of(200, 200));
        assertThat(closedAgain.body()).isEqualTo(closed.body());
        assertThat(onRecord(one)).filteredOn("pair-closed"::equals).hasSize(1);
    }

    @Test
    void across_stories_of_one_desk_what_happens_to_one_claim_is_told_on_the_other() {
        var elsewhere = newsroom.claimInVerification().get("id").asString();
        var pair = made(karim, one, elsewhere);
        assertThat(link(elsewhere, one).get("article").asString()).isEqualTo(story);
        assertThat(onTheTaskList(elsewhere)).isTrue();
        assertThat(newsroom.pagesOf("karim.benali").get("/articles/" + story).statusCode())
                .isEqualTo(200);

        karim.post("/api/claims/" + one + "/set-aside", Map.of("reason", "SUPERSEDED"));

        assertThat(link(elsewhere, one).get("open").asBoolean()).isFalse();
        assertThat(onTheTaskList(elsewhere)).isFalse();

        newsroom.editor().post("/api/claims/" + one + "/select", Map.of());

        assertThat(link(elsewhere, one).get("open").asBoolean()).isTrue();
        assertThat(onTheTaskList(elsewhere)).isTrue();
        assertThat(close(paul, pair, "DIFFERENT_TIME").status()).isEqualTo(200);
        assertThat(onTheTaskList(elsewhere)).isFalse();
    }

    @Test
    void across_desks_it_takes_somebody_of_both_and_who_sees_one_is_shown_nothing_of_the_other() {
        var hugo = newsroom.as("hugo.blanc");
        var foreign = newsroom.readStory(hugo);
        hugo.post("/api/articles/" + foreign + "/accept", Map.of());
        var theirs = newsroom.claims(foreign).get(0);
        var there = theirs.get("id").asString();
        for (var name : List.of(there, theirs.get("reference").asString())) {
            var refused = pair(karim, one, name, "CONTRADICTS");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("\"unknown\"").doesNotContain("politique");
        }
        assertThat(pair(karim, there, one, "CONTRADICTS").status()).isEqualTo(404);

        var both = guest("both.pairs", Role.REVIEWER, "international", "politique");
        var pair = made(both, one, there);

        assertThat(karim.get("/api/claims/" + one).body()).doesNotContain(there);
        assertThat(karim.get("/api/pairs/" + pair).status()).isEqualTo(404);
        assertThat(close(paul, pair, "DIFFERENT_TIME").status()).isEqualTo(404);
        assertThat(onTheTaskList(one)).as("it speaks against it all the same").isTrue();
        assertThat(newsroom.pagesOf("karim.benali").get("/claims/" + one).statusCode())
                .isEqualTo(200);
        var above = guest("above.pairs", Role.SUPERVISOR, "international", "politique");
        assertThat(close(above, pair, "DIFFERENT_TIME").status()).isEqualTo(200);
        assertThat(onTheTaskList(one)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            self, CONTRADICTS, claim, same-claim
            C-99999999, CONTRADICTS, claim, unknown
            nobody, CONTRADICTS, claim, unknown
            '', CONTRADICTS, claim, required
            other, IN_TENSION, relation, not-allowed
            other, REPEATS, relation, not-allowed
            other, OPPOSES, relation, unknown-value""")
    void what_cannot_be_a_pair_is_named(String with, String relation, String field, String code) {
        var claim = with.equals("self") ? one : with.equals("other") ? other : with;
        assertWrong(pair(karim, one, claim, relation), field, code);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            ONE_PREVAILS, '', prevails, required
            ONE_PREVAILS, C-99999999, prevails, not-of-pair
            BOTH_DISPUTED, one, prevails, not-allowed
            SETTLED, '', outcome, unknown-value
            OPEN, one, prevails, not-allowed""")
    void what_prevails_is_said_of_one_of_the_two_and_only_when_one_does(
            String outcome, String prevails, String field, String code) {
        var pair = made(karim, one, other);
        for (var who : List.of(ines, paul))
            assertWrong(
                    who.post(
                            "/api/pairs/" + pair + "/close",
                            Map.of(
                                    "outcome",
                                    outcome,
                                    "prevails",
                                    prevails.equals("one") ? one : prevails,
                                    "reason",
                                    "vu")),
                    field,
                    code);
    }

    @Test
    void what_is_no_contradiction_or_no_pair_is_not_closed() {
        pair(karim, one, other, "SAME");
        var same = link(one, other).get("pair").asString();
        assertWrong(close(paul, same, "DIFFERENT_TIME"), "outcome", "no-contradiction");
        assertWrong(close(ines, same, "DIFFERENT_TIME"), "outcome", "no-contradiction");
        for (var unknown : List.of(UUID.randomUUID().toString(), "none", one))
            assertThat(close(paul, unknown, "DIFFERENT_TIME").status()).isEqualTo(404);
        var pair = made(karim, one, other);
        assertThat(paul.post("/api/pairs/" + pair + "/close", Map.of("outcome", "OPEN", "reason", " "))
                        .problem())
                .isEqualTo("invalid");
        assertThat(newsroom.editor()
                        .post("/api/pairs/" + pair + "/close", Map.of("outcome", "BOTH_DISPUTED", "reason", "vu"))
                        .problem())
                .isEqualTo("not-permitted");
    }

    @Test
    void on_the_page_a_reviewer_proposes_a_supervisor_closes_and_who_had_a_hand_is_told_so() {
        var karims = newsroom.pagesOf("karim.benali");
        var page = "/claims/" + one;
        assertThat(karims.get(page).body()).contains("Rapprocher d’une autre affirmation");
        assertThat(newsroom.pagesOf("lea.morel").get(page).body()).doesNotContain("Rapprocher d’une autre");
        var wrong = karims.post(page, Map.of("do", "pair", "claim", "C-99999999", "relation", "SAME", "reason", WHY));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Cette affirmation est inconnue", "C-99999999", WHY);

        var made = karims.post(
                page,
                Map.of(
                        "do",
                        "pair",
                        "claim",
                        newsroom.claim(other).get("reference").asString(),
                        "relation",
                        "CONTRADICTS",
                        "reason",
                        WHY));

        assertThat(made.statusCode()).isEqualTo(302);
        var pair = link(one, other).get("pair").asString();
        assertThat(karims.get(page).body())
                .contains("Rapprochée par Karim Benali", WHY, "Proposer la clôture")
                .doesNotContain(">Clore<");
        var form = Map.of("do", "close-pair", "pair", pair, "outcome", "ONE_PREVAILS", "prevails", "", "reason", "vu");
        var forgot = karims.post(page, form);
        assertThat(forgot.statusCode()).isEqualTo(422);
        assertThat(forgot.body()).contains("Dites laquelle l’emporte");
        assertThat(newsroom.pagesOf("ines.fontaine")
                        .post(
                                page,
                                Map.of(
                                        "do",
                                        "close-pair",
                                        "pair",
                                        pair,
                                        "outcome",
                                        "ONE_PREVAILS",
                                        "prevails",
                                        other,
                                        "reason",
                                        "le registre"))
                        .statusCode())
                .isEqualTo(302);

        var waits = newsroom.claim(other).get("reference").asString() + " l’emporte – Ines Fontaine";
        assertThat(karims.get(page).body())
                .contains("Clôture proposée", waits, "le registre", "décide")
                .doesNotContain("Proposer la clôture");
        var pauls = newsroom.pagesOf("paul.girard");
        assertThat(pauls.get(page).body()).contains(waits, ">Clore<");
        nadia.post("/api/claims/" + other + "/take", Map.of());
        nadia.post("/api/claims/" + other + "/evidence", Newsroom.evidence("CONTEXT", "Port"));
        var nadias = newsroom.pagesOf("nadia.roche");
        assertThat(nadias.get(page).body())
                .contains("un autre chef d’édition peut clore")
                .doesNotContain(">Clore<");

        assertThat(pauls.post(
                                page,
                                Map.of(
                                        "do",
                                        "close-pair",
                                        "pair",
                                        pair,
                                        "outcome",
                                        "ONE_PREVAILS",
                                        "prevails",
                                        other,
                                        "reason",
                                        "le registre"))
                        .statusCode())
                .isEqualTo(302);

        assertThat(pauls.get(page).body()).contains("l’emporte – Paul Girard");
        assertThat(pauls.get(page + "/audit").body())
                .contains("a clos un rapprochement", "Clôture proposée par", "le registre");
        assertThat(newsroom.pagesOf("agnes.perrin").get(page + "/dossier").statusCode())
                .isIn(200, 404);
        var second =
                pauls.post(page, Map.of("do", "close-pair", "pair", pair, "outcome", "BOTH_DISPUTED", "reason", "non"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("Ce rapprochement est déjà clos");
    }

    /** Whatever program writes the row. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from claim_link where id = :pair",
                "update claim_link set reason = 'autre' where id = :pair",
                "update claim_link set made_by = 'nobody' where id = :pair",
                "update claim_link set relation = 'SAME' where id = :pair",
                "update claim_link set from_claim = gen_random_uuid() where id = :pair",
                "update claim_link set outcome = 'DIFFERENT_TIME' where id = :pair",
                // by who made it, by who brought evidence, by nobody in particular without a word
                "update claim_link set outcome = 'DIFFERENT_TIME', closed_by = 'karim.benali', closed_reason = 'x', closed_at = now() where id = :pair",
                "update claim_link set outcome = 'DIFFERENT_TIME', closed_by = 'nadia.roche', closed_reason = 'x', closed_at = now() where id = :pair",
                "update claim_link set outcome = 'DIFFERENT_TIME', closed_by = 'paul.girard', closed_reason = '', closed_at = now() where id = :pair",
                "update claim_link set outcome = 'ONE_PREVAILS', closed_by = 'paul.girard', closed_reason = 'x', closed_at = now() where id = :pair",
                // in the name of somebody whose hand it then is not
                "update claim_link set proposed_outcome = 'DIFFERENT_TIME', proposed_by = 'ines.fontaine', proposed_reason = 'x', proposed_at = now() where id = :pair",
                "insert into claim_link (id, from_claim, to_claim, relation, because, reason, made_by, made_at)"
                        + " select gen_random_uuid(), from_claim, to_claim, 'SAME', '', 'x', 'ines.fontaine', now() from claim_link where id = :pair",
                "insert into claim_link (id, article, from_claim, to_claim, relation, because, outcome, closed_by, closed_reason, closed_at)"
                        + " select gen_random_uuid(), c.article, from_claim, to_claim, 'CONTRADICTS', '', 'DIFFERENT_TIME', 'paul.girard', 'x', now()"
                        + " from claim_link l join claim c on c.id = l.from_claim where l.id = :pair"
            })
    void the_database_refuses_it_too(String sql) {
        var pair = made(karim, one, other);
        nadia.post("/api/claims/" + other + "/take", Map.of());
        nadia.post("/api/claims/" + other + "/evidence", Newsroom.evidence("CONTEXT", "Port"));
        assertThatThrownBy(() -> database.update(sql.replace(":pair", "'" + pair + "'::uuid")))
                .isInstanceOf(DataAccessException.class);
        assertThat(stands(pair)).isNull();
    }

    @Test
    void the_database_lets_nobody_unsay_a_closing_or_a_proposal() {
        var pair = made(karim, one, other);
        close(ines, pair, "DIFFERENT_TIME");
        for (var sql : List.of(
                "update claim_link set proposed_outcome = 'BOTH_DISPUTED' where id = ?::uuid",
                "update claim_link set proposed_outcome = null, proposed_by = null, proposed_reason = null, proposed_at = null where id = ?::uuid"))
            assertThatThrownBy(() -> database.update(sql, pair)).isInstanceOf(DataAccessException.class);
        close(paul, pair, "DIFFERENT_TIME");
        for (var sql : List.of(
                "update claim_link set outcome = 'BOTH_DISPUTED' where id = ?::uuid",
                "update claim_link set outcome = 'BOTH_DISPUTED', closed_at = now() where id = ?::uuid",
                "update claim_link set closed_reason = 'autre', closed_at = now() where id = ?::uuid",
                "update claim_link set outcome = null, closed_by = null, closed_reason = null, closed_at = null where id = ?::uuid"))
            assertThatThrownBy(() -> database.update(sql, pair)).isInstanceOf(DataAccessException.class);
        assertThat(stands(pair)).isEqualTo("DIFFERENT_TIME");
    }

    private Desk guest(String user, Role role, String... desks) {
        guests.invite(
                user,
                Stream.concat(
                                Stream.of(desks).map(desk -> CurrentActor.DESK + desk),
                                Stream.of(CurrentActor.authority(role)))
                        .toArray(String[]::new));
        return new Desk(newsroom.url(), user, Guests.PASSWORD);
    }

    private static Desk.Answer pair(Desk who, String claim, String with, String relation) {
        return who.post("/api/claims/" + claim + "/pairs", Map.of("claim", with, "relation", relation, "reason", WHY));
    }

    private static Desk.Answer close(Desk who, String pair, String outcome) {
        return who.post("/api/pairs/" + pair + "/close", Map.of("outcome", outcome, "reason", "comparées"));
    }

    /** The id of a contradiction. */
    private static String made(Desk who, String claim, String with) {
        var made = pair(who, claim, with, "CONTRADICTS");
        if (made.status() != 201) throw new AssertionError(made.toString());
        var at = made.response().headers().firstValue("Location").orElseThrow();
        return at.substring(at.lastIndexOf('/') + 1);
    }

    private JsonNode link(String claim, String with) {
        return links(claim, with).findFirst().orElseThrow();
    }

    private Stream<JsonNode> links(String claim, String with) {
        return newsroom.claim(claim)
                .get("links")
                .valueStream()
                .filter(link -> link.get("claim").asString().equals(with));
    }

    private List<String> pairs(String article) {
        return newsroom.claims(article)
                .valueStream()
                .flatMap(claim -> claim.get("links").valueStream())
                .map(link -> link.get("pair").asString())
                .distinct()
                .toList();
    }

    private String stands(String pair) {
        return database.queryForObject("select outcome from claim_link where id = ?::uuid", String.class, pair);
    }

    private boolean onTheTaskList(String claim) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select contradicted from open_step where claim = ?::uuid", Boolean.class, claim));
    }

    private boolean inTheLine(String claim) {
        return Boolean.TRUE.equals(database.queryForObject(
                "select contradicted from waiting_verdict where claim = ?::uuid", Boolean.class, claim));
    }

    private List<String> pairers(String claim) {
        return database.queryForList(
                "select unnest(pairers) from waiting_verdict where claim = ?::uuid", String.class, claim);
    }

    private List<String> onRecord(String claim) {
        return entries(claim).map(entry -> entry.get("action").asString()).toList();
    }

    private JsonNode last(String claim, String action) {
        return entries(claim)
                .filter(entry -> entry.get("action").asString().equals(action))
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private Stream<JsonNode> entries(String claim) {
        return newsroom.auditor()
                .get("/api/claims/" + claim + "/audit")
                .json()
                .get("items")
                .valueStream();
    }

    private static JsonNode facts(JsonNode entry) {
        return entry.get("facts");
    }

    private static void assertWrong(Desk.Answer answer, String field, String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
        assertThat(answer.json().get("fields").valueStream())
                .anySatisfy(wrong -> assertThat(List.of(
                                wrong.get("field").asString(), wrong.get("code").asString()))
                        .isEqualTo(List.of(field, code)));
    }

    private interface Deed {
        Desk.Answer by(int who);
    }

    private static List<Desk.Answer> together(Deed deed) throws Exception {
        var many = 6;
        var ready = new CyclicBarrier(many);
        var threads = Executors.newFixedThreadPool(many);
        try {
            var all = IntStream.range(0, many)
                    .<Callable<Desk.Answer>>mapToObj(i -> () -> {
                        ready.await();
                        return deed.by(i);
                    })
                    .toList();
            var answers = new ArrayList<Desk.Answer>();
            for (var answer : threads.invokeAll(all)) answers.add(answer.get());
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
