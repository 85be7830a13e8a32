package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.absence.StandIns;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** No sequence of one person's deeds takes an approved verdict away, through no door; and what was tried is on record. */
@NewsroomTest
class VerdictTakenAwayTest {
    private static final Map<String, String> WHY = Map.of("reason", "nouveau bilan");

    private final Newsroom newsroom;
    private final StandIns standIns;
    private final JdbcTemplate database;

    VerdictTakenAwayTest(Newsroom newsroom, StandIns standIns, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.standIns = standIns;
        this.database = database;
    }

    @Test
    void a_reviewer_asks_and_the_verdict_stays_until_a_supervisor_reopens_and_another_is_approved() {
        var id = decided(newsroom.reviewer());
        assertThat(newsroom.claim(id).get("request").isNull()).isTrue();

        var asked = newsroom.otherReviewer().post(at(id, "/reopening"), WHY);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().get("state").asString()).isEqualTo("UNVERIFIED");
        assertThat(asked.json().get("request").get("by").asString()).isEqualTo("ines.fontaine");
        assertThat(asked.json().get("request").get("reason").asString()).isEqualTo("nouveau bilan");
        assertThat(asked.json().get("request").get("at").asString()).startsWith("20");
        assertThat(inForce(id)).isEqualTo(1);

        var reopened = newsroom.supervisor().post(at(id, "/reopen"), Map.of("reason", "vu"));

        assertThat(reopened.status()).isEqualTo(200);
        assertThat(reopened.json().get("state").asString()).isEqualTo("IN_VERIFICATION");
        assertThat(reopened.json().get("request").isNull()).isTrue();
        var inForce = reopened.json().get("inForce");
        assertThat(inForce.propertyNames()).containsExactlyInAnyOrder("number", "verdict", "rationale", "approvedAt");
        assertThat(inForce.get("verdict").asString()).isEqualTo("UNVERIFIED");
        assertThat(inForce.get("rationale").asString()).isEqualTo("rien trouvé");
        assertThat(onRecord(id)).containsSubsequence("verdict-approved", "reopening-asked", "reopened");

        // proposed, returned and proposed again: still the first; approved: the last
        newsroom.reviewer().post(at(id, "/take"), Map.of());
        newsroom.proposed(newsroom.reviewer(), id);
        newsroom.supervisor().post(at(id, "/verdict/return"), Map.of("version", version(id), "reason", "citez"));
        newsroom.proposed(newsroom.reviewer(), id);
        assertThat(inForce(id)).isEqualTo(1);
        assertThat(storyList(id).get("inForce").get("number").asInt()).isEqualTo(1);
        newsroom.supervisor().post(at(id, "/verdict/approval"), Map.of("version", version(id)));
        assertThat(inForce(id)).isEqualTo(3);
    }

    @Test
    void a_claim_without_an_approved_verdict_has_none_in_force_and_is_not_asked_for() {
        var id = newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString();
        assertThat(newsroom.claim(id).get("inForce").isNull()).isTrue();
        assertThat(newsroom.reviewer().post(at(id, "/reopening"), WHY).problem())
                .isEqualTo("illegal-state");
    }

    @Test
    void asked_taken_back_and_asked_again() {
        var id = decided(newsroom.reviewer());
        var first = ask(newsroom.otherReviewer(), id);
        var second = newsroom.reviewer().post(at(id, "/reopening"), WHY);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("reopening-asked");
        assertThat(second.json().get("request").asString()).isEqualTo(first);

        assertThat(newsroom.reviewer()
                        .post(at(id, "/reopening/" + first + "/withdraw"), Map.of())
                        .problem())
                .as("somebody else's")
                .isEqualTo("held-by-other");
        assertThat(newsroom.otherReviewer()
                        .post(at(id, "/reopening/" + first + "/withdraw"), Map.of())
                        .json()
                        .get("request")
                        .isNull())
                .isTrue();
        assertThat(newsroom.otherReviewer()
                        .post(at(id, "/reopening/" + first + "/withdraw"), Map.of())
                        .problem())
                .as("twice")
                .isEqualTo("illegal-state");
        assertThat(ask(newsroom.otherReviewer(), id)).isNotEqualTo(first);
        assertThat(onRecord(id)).containsSubsequence("reopening-asked", "reopening-withdrawn", "reopening-asked");
    }

    @Test
    void a_supervisor_declines_with_a_reason() {
        var id = decided(newsroom.reviewer());
        var request = ask(newsroom.otherReviewer(), id);
        var decline = at(id, "/reopening/" + request + "/decline");
        assertThat(newsroom.supervisor().post(decline, Map.of("reason", " ")).problem())
                .isEqualTo("invalid");
        assertThat(newsroom.reviewer().post(decline, WHY).status()).isEqualTo(403);

        var declined = newsroom.supervisor().post(decline, Map.of("reason", "rien de neuf"));

        assertThat(declined.status()).isEqualTo(200);
        assertThat(declined.json().get("state").asString()).isEqualTo("UNVERIFIED");
        assertThat(declined.json().get("request").isNull()).isTrue();
        // and who asked reads why
        var answer = newsroom.claim(id).get("declined");
        assertThat(answer.get("reason").asString()).isEqualTo("rien de neuf");
        assertThat(answer.get("by").asString()).isEqualTo("paul.girard");
        assertThat(answer.get("request").get("id").asString()).isEqualTo(request);
        assertThat(onRecord(id)).containsSubsequence("reopening-asked", "reopening-declined");
        assertThat(newsroom.supervisor().post(decline, WHY).problem()).isEqualTo("illegal-state");
        var again = ask(newsroom.otherReviewer(), id);
        assertThat(newsroom.claim(id).get("declined").isNull())
                .as("asked again")
                .isTrue();

        // and what was asked and answered before stays to be read
        newsroom.supervisor().post(at(id, "/reopening/" + again + "/decline"), Map.of("reason", "toujours rien"));
        var last = ask(newsroom.reviewingSupervisor(), id);
        var requests = newsroom.claim(id).get("requests");
        assertThat(requests.valueStream()
                        .map(one -> one.get("request").get("id").asString()))
                .containsExactly(request, again, last);
        assertThat(requests.valueStream().map(one -> one.get("outcome").asString("waits")))
                .containsExactly("DECLINED", "DECLINED", "waits");
        assertThat(requests.valueStream().map(one -> one.get("answer").asString("-")))
                .containsExactly("rien de neuf", "toujours rien", "-");
        var pages = newsroom.pagesOf("ines.fontaine");
        assertThat(pages.get("/claims/" + id).body())
                .contains("2 demandes antérieures", "Refusée par Paul Girard", "rien de neuf", "toujours rien");
        assertThat(pages.get("/claims/" + id + "/dossier").body()).contains("rien de neuf", "toujours rien");
        assertThat(answered(newsroom.otherReviewer(), id).get("reason").asString())
                .as("who asked hears it, whoever asked since")
                .isEqualTo("toujours rien");
    }

    @Test
    void what_is_asked_for_waits_on_the_supervisors_list_and_whose_it_is_not_is_told_why() {
        var id = decided(newsroom.reviewingSupervisor());
        ask(newsroom.otherReviewer(), id);

        assertThat(listed(newsroom.supervisor(), id).get("hand").isNull()).isTrue();
        assertThat(listed(newsroom.supervisor(), id)
                        .get("inForce")
                        .get("number")
                        .asInt())
                .isEqualTo(1);
        assertThat(listed(newsroom.reviewingSupervisor(), id).get("hand").asString())
                .isEqualTo("PROPOSED");
        assertThat(newsroom.as("marc.aubert").get("/api/reopening-requests").body())
                .as("another desk's")
                .doesNotContain(id);
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        assertThat(newsroom.supervisor().get("/api/reopening-requests").body()).doesNotContain(id);
    }

    /** On the list of tasks, on the claim, as a notice and for programs; nobody else is told. */
    @Test
    void who_asked_hears_what_was_answered() {
        var declined = decided(newsroom.reviewer());
        var request = ask(newsroom.otherReviewer(), declined);
        newsroom.supervisor()
                .post(at(declined, "/reopening/" + request + "/decline"), Map.of("reason", "rien de neuf"));
        var granted = decided(newsroom.reviewer());
        ask(newsroom.otherReviewer(), granted);
        newsroom.supervisor().post(at(granted, "/reopen"), Map.of("reason", "vu"));

        assertThat(answered(newsroom.otherReviewer(), declined).get("granted").asBoolean())
                .isFalse();
        assertThat(answered(newsroom.otherReviewer(), declined).get("reason").asString())
                .isEqualTo("rien de neuf");
        assertThat(answered(newsroom.otherReviewer(), granted).get("granted").asBoolean())
                .isTrue();
        assertThat(newsroom.claim(granted).get("granted").get("by").asString()).isEqualTo("paul.girard");
        assertThat(newsroom.claim(declined).get("granted").isNull()).isTrue();
        var ines = newsroom.pagesOf("ines.fontaine");
        assertThat(ines.get("/tasks").body())
                .contains("Réponses à vos demandes de réouverture", "rien de neuf")
                .contains("/claims/" + declined, "/claims/" + granted);
        assertThat(ines.get("/claims/" + granted).body()).contains("Réouverture accordée", "par Paul Girard");
        assertThat(ines.get("/notices/" + declined + "?of=claim.reopening-declined")
                        .body())
                .contains("Réouverture refusée");
        assertThat(ines.get("/notices/" + granted + "?of=claim.reopened").body())
                .contains("Réouverture accordée");

        // nobody else
        var karim = newsroom.pagesOf("karim.benali");
        assertThat(karim.get("/notices/" + declined + "?of=claim.reopening-declined")
                        .statusCode())
                .isEqualTo(204);
        assertThat(newsroom.reviewer().get("/api/reopening-requests").body()).doesNotContain(declined, granted);

        // asked again, the answer of before is none any more
        ask(newsroom.otherReviewer(), declined);
        assertThat(newsroom.otherReviewer()
                        .get("/api/reopening-requests")
                        .json()
                        .get("answered")
                        .valueStream()
                        .map(one -> one.get("claim").asString()))
                .contains(granted)
                .doesNotContain(declined);
    }

    private static JsonNode answered(Desk desk, String claim) {
        return desk.get("/api/reopening-requests")
                .json()
                .get("answered")
                .valueStream()
                .filter(one -> one.get("claim").asString().equals(claim))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_blank_reason_an_unknown_request_and_another_desk_are_told_apart() {
        var id = decided(newsroom.reviewer());
        assertThat(newsroom.reviewer()
                        .post(at(id, "/reopening"), Map.of("reason", " "))
                        .problem())
                .isEqualTo("invalid");
        assertThat(newsroom.reviewer().post(at(id, "/reopening"), Map.of()).problem())
                .isEqualTo("invalid");
        assertThat(newsroom.supervisor()
                        .post(at(id, "/reopen"), Map.of("reason", ""))
                        .problem())
                .isEqualTo("invalid");
        for (var unknown : List.of(UUID.randomUUID().toString(), "none")) {
            assertThat(newsroom.reviewer()
                            .post(at(id, "/reopening/" + unknown + "/withdraw"), Map.of())
                            .status())
                    .isEqualTo(404);
            assertThat(newsroom.supervisor()
                            .post(at(id, "/reopening/" + unknown + "/decline"), WHY)
                            .status())
                    .isEqualTo(404);
            assertThat(newsroom.reviewer().post(at(unknown, "/reopening"), WHY).status())
                    .isEqualTo(404);
        }
        // a request is looked for on its claim only
        var request = ask(newsroom.reviewer(), id);
        var elsewhere = decided(newsroom.reviewer());
        assertThat(newsroom.supervisor()
                        .post(at(elsewhere, "/reopening/" + request + "/decline"), WHY)
                        .status())
                .isEqualTo(404);
        assertThat(newsroom.as("theo.lambert").post(at(id, "/reopening"), WHY).status())
                .isEqualTo(404);
        assertThat(newsroom.as("marc.aubert").post(at(id, "/reopen"), WHY).status())
                .isEqualTo(404);
        assertThat(newsroom.editor().post(at(id, "/reopening"), WHY).problem()).isEqualTo("not-permitted");
        assertThat(newsroom.editor().post(at(id, "/reopen"), WHY).problem()).isEqualTo("not-permitted");
    }

    @Test
    void a_reviewer_reopens_nothing_and_the_try_is_on_record() {
        var id = decided(newsroom.reviewer());
        ask(newsroom.otherReviewer(), id);
        for (var reviewer : List.of(newsroom.reviewer(), newsroom.otherReviewer())) {
            var tried = reviewer.post(at(id, "/reopen"), WHY);
            assertThat(tried.status()).isEqualTo(403);
            assertThat(tried.problem()).isEqualTo("needs-supervisor");
            assertThat(tried.json().get("who").toString()).isEqualTo("[\"SUPERVISOR\"]");
        }
        // not even without a reason, or of what is not decided
        assertThat(newsroom.reviewer().post(at(id, "/reopen"), Map.of()).status())
                .isEqualTo(403);
        assertThat(newsroom.claim(id).get("state").asString()).isEqualTo("UNVERIFIED");
        assertThat(onRecord(id)).filteredOn("reopen-refused"::equals).hasSize(3);
    }

    @Test
    void a_supervisor_does_not_reopen_their_own_verdict_but_may_ask() {
        var nadia = newsroom.reviewingSupervisor();
        var id = decided(nadia);

        assertThat(nadia.post(at(id, "/reopen"), WHY).problem()).isEqualTo("second-pair-of-eyes");
        assertThat(onRecord(id)).contains("reopen-refused");
        var request = ask(nadia, id);
        assertThat(nadia.post(at(id, "/reopening/" + request + "/decline"), WHY).problem())
                .isEqualTo("second-pair-of-eyes");
        assertThat(onRecord(id)).contains("decline-reopening-refused");
        assertThat(newsroom.supervisor().post(at(id, "/reopen"), WHY).status()).isEqualTo(200);
    }

    /** Her proposal is over and her hand counts no more against approving: against this it does. */
    @Test
    void a_hand_of_an_earlier_verdict_counts_too() {
        var nadia = newsroom.reviewingSupervisor();
        var id = decided(nadia);
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        newsroom.reviewer().post(at(id, "/take"), Map.of());
        newsroom.proposed(newsroom.reviewer(), id);
        assertThat(nadia.post(at(id, "/verdict/approval"), Map.of("version", version(id)))
                        .status())
                .isEqualTo(200);

        assertThat(nadia.post(at(id, "/reopen"), WHY).problem()).isEqualTo("second-pair-of-eyes");
    }

    @Test
    void neither_does_who_stands_in_for_the_proposer() {
        var paul = newsroom.person("paul.girard").actor();
        var id = decided(newsroom.reviewingSupervisor());
        var absence = standIns.arrange(
                new StandIns.Wish(
                        "international",
                        "nadia.roche",
                        "paul.girard",
                        Instant.now().minus(Duration.ofHours(1)),
                        Instant.now().plus(Duration.ofDays(1))),
                paul);
        try {
            assertThat(newsroom.supervisor().post(at(id, "/reopen"), WHY).problem())
                    .isEqualTo("second-pair-of-eyes");
            ask(newsroom.reviewer(), id);
            assertThat(listed(newsroom.supervisor(), id).get("hand").asString()).isEqualTo("PROPOSED");
        } finally {
            standIns.end(absence, paul);
        }
        assertThat(newsroom.supervisor().post(at(id, "/reopen"), WHY).status()).isEqualTo(200);
    }

    @Test
    void of_two_supervisors_at_once_one_reopens() throws Exception {
        var id = decided(newsroom.reviewer());
        ask(newsroom.otherReviewer(), id);
        var supervisors = List.of(newsroom.supervisor(), newsroom.reviewingSupervisor());

        var statuses = together(i -> supervisors.get(i % 2).post(at(id, "/reopen"), WHY));

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
        assertThat(onRecord(id)).filteredOn("reopened"::equals).hasSize(1);
    }

    @Test
    void of_many_who_ask_at_once_one_does() throws Exception {
        var id = decided(newsroom.reviewer());
        var reviewers = List.of(newsroom.reviewer(), newsroom.otherReviewer());

        var statuses = together(i -> reviewers.get(i % 2).post(at(id, "/reopening"), WHY));

        assertThat(statuses).filteredOn(status -> status == 202).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 202).containsOnly(409);
        assertThat(onRecord(id)).filteredOn("reopening-asked"::equals).hasSize(1);
    }

    @Test
    void who_saw_an_older_state_reopens_nothing() {
        var id = decided(newsroom.reviewer());
        var seen = version(id);
        ask(newsroom.otherReviewer(), id);

        var stale = newsroom.supervisor().post(at(id, "/reopen"), Map.of("reason", "vu", "version", seen));

        assertThat(stale.problem()).isEqualTo("stale-version");
        assertThat(newsroom.supervisor()
                        .post(at(id, "/reopen"), Map.of("reason", "vu", "version", version(id)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void the_same_key_asks_once_and_a_refusal_is_written_once() {
        var id = decided(newsroom.reviewer());
        var first = newsroom.otherReviewer().post(at(id, "/reopening"), WHY, "ask-" + id);
        var again = newsroom.otherReviewer().post(at(id, "/reopening"), WHY, "ask-" + id);
        assertThat(List.of(first.status(), again.status())).isEqualTo(List.of(202, 202));
        assertThat(again.body()).isEqualTo(first.body());

        for (var i = 0; i < 2; i++)
            assertThat(newsroom.reviewer()
                            .post(at(id, "/reopen"), WHY, "reopen-" + id)
                            .status())
                    .isEqualTo(403);
        assertThat(onRecord(id)).filteredOn("reopen-refused"::equals).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUPERSEDED", "DUPLICATE", "ALREADY_CHECKED"})
    void nobody_but_another_supervisor_sets_it_aside_while_it_is_decided_or_reopened(String reason) {
        var id = decided(newsroom.reviewer());
        var aside = Map.of("reason", reason, "other", decided(newsroom.reviewer()));
        assertThat(newsroom.reviewer().post(at(id, "/set-aside"), aside).problem())
                .isEqualTo("needs-supervisor");
        ask(newsroom.reviewer(), id);
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        newsroom.reviewer().post(at(id, "/take"), Map.of());
        for (var alone : List.of(newsroom.reviewer(), newsroom.otherReviewer(), newsroom.editor())) {
            var tried = alone.post(at(id, "/set-aside"), aside);
            assertThat(tried.status()).isEqualTo(403);
            assertThat(tried.problem()).isEqualTo("needs-supervisor");
        }
        assertThat(onRecord(id)).filteredOn("set-aside-refused"::equals).hasSize(4);
        assertThat(newsroom.claim(id).get("state").asString()).isEqualTo("IN_VERIFICATION");
        assertThat(inForce(id)).isEqualTo(1);
    }

    @Test
    void a_supervisor_without_a_hand_sets_it_aside_and_one_with_a_hand_does_not() {
        var nadia = newsroom.reviewingSupervisor();
        var id = decided(nadia);
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        var aside = Map.of("reason", "SUPERSEDED");

        assertThat(nadia.post(at(id, "/set-aside"), aside).problem()).isEqualTo("second-pair-of-eyes");
        assertThat(onRecord(id)).contains("set-aside-refused");
        var done = newsroom.supervisor().post(at(id, "/set-aside"), aside);

        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().get("inForce").isNull()).isTrue();
        assertThat(database.queryForObject("select aside_word from claim where id = ?::uuid", String.class, id))
                .isEqualTo("paul.girard");
        // its verdict comes back with it, so that nobody alone takes it up again: not who proposed it, nor a supervisor
        // with a hand in it
        assertThat(newsroom.reviewer().post(at(id, "/select"), Map.of()).problem())
                .isEqualTo("needs-supervisor");
        assertThat(nadia.post(at(id, "/select"), Map.of()).problem()).isEqualTo("second-pair-of-eyes");
        assertThat(onRecord(id)).filteredOn("reopen-refused"::equals).hasSize(2);
        assertThat(newsroom.supervisor().post(at(id, "/select"), Map.of()).status())
                .isEqualTo(200);
        // taken up again, it is guarded as before
        assertThat(inForce(id)).isEqualTo(1);
        assertThat(newsroom.reviewer().post(at(id, "/set-aside"), aside).problem())
                .isEqualTo("needs-supervisor");
    }

    /** Karim holds both roles nowhere: one who does acts as a supervisor here, and the trail says so. */
    @Test
    void who_is_both_sets_it_aside_as_a_supervisor() {
        var id = decided(newsroom.reviewer());
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        newsroom.reviewingSupervisor().post(at(id, "/set-aside"), Map.of("reason", "SUPERSEDED"));

        assertThat(database.queryForObject(
                        "select role from audit_entry where claim = ?::uuid and action = 'set-aside'",
                        String.class,
                        id))
                .isEqualTo("SUPERVISOR");
    }

    @Test
    void of_many_at_once_all_stay_when_one_has_a_verdict() {
        var id = decided(newsroom.reviewer());
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        var free = newsroom.claimInVerification().get("id").asString();

        var tried = newsroom.reviewer()
                .post("/api/claims/set-aside", Map.of("claims", List.of(free, id), "reason", "SUPERSEDED"));

        assertThat(tried.status()).isEqualTo(403);
        assertThat(tried.json().get("detail").asString())
                .contains(newsroom.claim(id).get("reference").asString());
        assertThat(newsroom.claim(free).get("state").asString()).isEqualTo("IN_VERIFICATION");
        assertThat(onRecord(id)).contains("set-aside-refused");
    }

    @Test
    void the_pages_in_bulk_are_no_way_around() {
        var id = decided(newsroom.reviewer());
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        var claim = newsroom.claim(id);
        var step = database.queryForObject("select id::text from open_step where claim = ?::uuid", String.class, id);
        var karim = newsroom.pagesOf("karim.benali");
        var story = "/articles/" + claim.get("article").asString();
        var n = claim.get("number").asString().substring(2);

        assertThat(karim.post("/tasks", Map.of("do", "set-aside", "tick", step, "reason", "SUPERSEDED"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(karim.post(story, Map.of("do", "set-aside", "claim", n, "reason", "SUPERSEDED"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(karim.post("/claims/" + id, Map.of("do", "set-aside", "reason", "SUPERSEDED"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(onRecord(id)).filteredOn("set-aside-refused"::equals).hasSize(3);

        var other = storyClaims(claim).stream()
                .filter(one -> !one.get("id").asString().equals(id))
                .filter(one -> one.get("inText").asBoolean())
                .findFirst()
                .orElseThrow();
        var m = other.get("number").asString().substring(2);
        // into another, and another into it
        var into = karim.post(
                story,
                Map.of(
                        "do",
                        "merge",
                        "claim",
                        m,
                        "version",
                        other.get("version").asString(),
                        "with",
                        n + "." + claim.get("version").asString()));
        var from = karim.post(
                story,
                Map.of(
                        "do",
                        "merge",
                        "claim",
                        n,
                        "version",
                        claim.get("version").asString(),
                        "with",
                        m + "." + other.get("version").asString()));
        assertThat(List.of(into.statusCode(), from.statusCode())).isEqualTo(List.of(403, 403));
        assertThat(onRecord(id)).filteredOn("merge-refused"::equals).hasSize(2);
        assertThat(newsroom.claim(id).get("state").asString()).isEqualTo("IN_VERIFICATION");
    }

    /** Selected anew and not yet in verification, it would be superseded by itself when the words go. */
    @Test
    void a_new_revision_supersedes_no_claim_with_a_verdict() {
        var wire = UUID.randomUUID().toString();
        var article = newsroom.readStory(newsroom.editor(), wire, Newsroom.dispatch());
        newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
        var id = newsroom.claims(article)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
        newsroom.reviewer().post(at(id, "/take"), Map.of());
        newsroom.proposed(newsroom.reviewer(), id);
        newsroom.supervisor().post(at(id, "/verdict/approval"), Map.of("version", version(id)));
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        newsroom.supervisor().post(at(id, "/set-aside"), Map.of("reason", "SUPERSEDED"));
        newsroom.readStory(newsroom.editor(), wire, Newsroom.dispatch() + "\n\nFin.");
        newsroom.supervisor().post(at(id, "/select"), Map.of());
        assertThat(newsroom.claim(id).get("state").asString()).isEqualTo("SELECTED");

        newsroom.readStory(newsroom.editor(), wire, "Tout est calme, selon la préfecture.");

        assertThat(newsroom.editor()
                        .get("/api/articles/" + article)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("READY");
        assertThat(onRecord(id)).contains("gone-from-text");
        assertThat(newsroom.claim(id).get("state").asString()).isEqualTo("SELECTED");
        assertThat(inForce(id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update claim set state = 'IN_VERIFICATION' where id = ?::uuid",
                "update claim set state = 'IN_VERIFICATION', reopened_by = 'karim.benali' where id = ?::uuid",
                "update claim set state = 'SET_ASIDE', set_aside_reason = 'SUPERSEDED' where id = ?::uuid",
                "update claim set reopened_by = 'paul.girard' where id = ?::uuid",
                "update claim set aside_word = 'paul.girard' where id = ?::uuid"
            })
    void the_database_refuses_it_of_a_decided_claim(String sql) {
        var id = decided(newsroom.reviewer());
        assertThatThrownBy(() -> database.update(sql, id)).isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update claim set state = 'SET_ASIDE', set_aside_reason = 'SUPERSEDED' where id = ?::uuid",
                "update claim set state = 'SET_ASIDE', set_aside_reason = 'SUPERSEDED', aside_word = 'karim.benali' where id = ?::uuid",
                "update claim set reopened_by = 'nobody' where id = ?::uuid",
                "update claim set reopened_by = null where id = ?::uuid"
            })
    void the_database_refuses_it_of_a_reopened_claim(String sql) {
        var id = decided(newsroom.reviewer());
        newsroom.supervisor().post(at(id, "/reopen"), WHY);
        assertThatThrownBy(() -> database.update(sql, id)).isInstanceOf(DataAccessException.class);
        // and lets pass what another's word allows
        assertThat(database.update(
                        "update claim set state = 'SET_ASIDE', set_aside_reason = 'SUPERSEDED', aside_word = 'paul.girard' where id = ?::uuid",
                        id))
                .isEqualTo(1);
        assertThatThrownBy(() -> database.update("update claim set aside_word = 'nobody' where id = ?::uuid", id))
                .isInstanceOf(DataAccessException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from reopening_request where claim = ?::uuid",
                "update reopening_request set reason = 'autre' where claim = ?::uuid",
                "update reopening_request set outcome = 'GRANTED', closed_by = 'karim.benali', closed_at = now() where claim = ?::uuid",
                "update reopening_request set outcome = 'DECLINED', closed_by = 'paul.girard', closed_at = now() where claim = ?::uuid",
                "update reopening_request set outcome = 'WITHDRAWN', closed_by = 'paul.girard', closed_at = now() where claim = ?::uuid",
                "insert into reopening_request (id, claim, verdict, asked_by, asked_at, reason)"
                        + " values (gen_random_uuid(), ?::uuid, 1, 'x', now(), 'y')",
                "update claim set state = 'IN_VERIFICATION', reopened_by = 'paul.girard' where id = ?::uuid"
            })
    void the_database_keeps_a_request_as_it_was(String sql) {
        var id = decided(newsroom.reviewer());
        ask(newsroom.otherReviewer(), id);
        assertThatThrownBy(() -> database.update(sql, id)).isInstanceOf(DataAccessException.class);
    }

    private String decided(Desk proposer) {
        var id = newsroom.claimWithVerdict(proposer).get("id").asString();
        var approved = newsroom.supervisor().post(at(id, "/verdict/approval"), Map.of("version", version(id)));
        assertThat(approved.status()).isEqualTo(200);
        return id;
    }

    private String ask(Desk who, String id) {
        var asked = who.post(at(id, "/reopening"), WHY);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        return asked.json().get("request").get("id").asString();
    }

    private JsonNode listed(Desk who, String id) {
        return who.get("/api/reopening-requests")
                .json()
                .get("items")
                .valueStream()
                .filter(item -> item.get("claim").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode storyList(String id) {
        return storyClaims(newsroom.claim(id)).stream()
                .filter(one -> one.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> storyClaims(JsonNode claim) {
        return newsroom.claims(claim.get("article").asString()).valueStream().toList();
    }

    private List<String> onRecord(String id) {
        return newsroom.auditor()
                .get("/api/claims/" + id + "/audit")
                .json()
                .get("items")
                .valueStream()
                .map(entry -> entry.get("action").asString())
                .toList();
    }

    private int inForce(String id) {
        return newsroom.claim(id).get("inForce").get("number").asInt();
    }

    private int version(String id) {
        return newsroom.claim(id).get("version").asInt();
    }

    private static String at(String id, String door) {
        return "/api/claims/" + id + door;
    }

    private interface Try {
        Desk.Answer of(int number);
    }

    private static List<Integer> together(Try one) throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        var start = new CountDownLatch(1);
        try {
            var running = IntStream.range(0, 24)
                    .mapToObj(i -> pool.submit((Callable<Integer>) () -> {
                        start.await();
                        return one.of(i).status();
                    }))
                    .toList();
            start.countDown();
            var statuses = new java.util.ArrayList<Integer>();
            for (var answer : running) statuses.add(answer.get());
            return statuses;
        } finally {
            pool.shutdownNow();
        }
    }
}
