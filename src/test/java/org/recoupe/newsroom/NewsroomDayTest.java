package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.newsroom.Newsroom.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The main job from end to end: a dispatch goes in, decided claims come out, and the trail shows how. */
@NewsroomTest
class NewsroomDayTest {
    private final Newsroom newsroom;

    NewsroomDayTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void a_dispatch_goes_in_and_decided_claims_come_out() {
        // given a dispatch that was read
        var article = newsroom.readStory();
        var text = newsroom.editor()
                .get("/api/articles/" + article)
                .json()
                .get("text")
                .asString();
        var toll = claimSaying(article, "31 morts");
        assertThat(toll.get("state").asString()).isEqualTo("SELECTED");
        assertThat(toll.get("class").asString()).isEqualTo("CASUALTIES");
        assertThat(inCodePoints(text, toll.get("spans").get(0)))
                .isEqualTo(toll.get("text").asString());
        assertThat(toll.get("source").get("name").asString()).contains("Observatoire velarien");

        // when the editor accepts it
        assertThat(newsroom.editor()
                        .post("/api/articles/" + article + "/accept", Map.of())
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("ACCEPTED");

        // then the claim waits in the reviewers' list, with a deadline
        var id = toll.get("id").asString();
        assertThat(waiting()).contains(id);
        assertThat(claim(id).get("deadline").isNull()).isFalse();

        // when a reviewer takes it, brings two independent sources and proposes
        var karim = newsroom.reviewer();
        karim.post("/api/claims/" + id + "/take", Map.of());
        karim.post("/api/claims/" + id + "/evidence", evidence("SUPPORTS", "Hôpital de Lamora"));
        var one = karim.put(
                "/api/claims/" + id + "/verdict",
                proposal("CONFIRMED", claim(id).get("version").asInt()));
        assertThat(one.status()).isEqualTo(409);
        assertThat(one.problem()).isEqualTo("evidence-insufficient");
        assertThat(one.json().get("missing").valueStream().map(JsonNode::asString))
                .contains("second-independent-source");
        karim.post("/api/claims/" + id + "/evidence", evidence("SUPPORTS", "Croissant-Rouge velarien"));

        // then what contradicts it in the dispatch itself has to be answered
        var unanswered = proposal("CONFIRMED", claim(id).get("version").asInt());
        assertThat(karim.put("/api/claims/" + id + "/verdict", unanswered)
                        .json()
                        .get("rule")
                        .asString())
                .isEqualTo("answers");
        var answered = new HashMap<String, Object>(unanswered);
        answered.put(
                "answers",
                claim(id)
                        .get("links")
                        .valueStream()
                        .filter(link -> link.get("open").asBoolean())
                        .map(link -> Map.of(
                                "pair", link.get("pair").asString(), "text", "le ministère ne compte que les soldats"))
                        .toList());
        var proposed = karim.put("/api/claims/" + id + "/verdict", answered);
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(200);
        var version = proposed.json().get("version").asInt();

        // when a supervisor approves, it takes another one still
        var first = newsroom.supervisor().post("/api/claims/" + id + "/verdict/approval", Map.of("version", version));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        version = first.json().get("version").asInt();
        var again = newsroom.supervisor().post("/api/claims/" + id + "/verdict/approval", Map.of("version", version));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("second-pair-of-eyes");
        assertThat(claim(id).get("version").asInt()).isEqualTo(version);

        // when another supervisor approves
        var approved = newsroom.reviewingSupervisor()
                .post("/api/claims/" + id + "/verdict/approval", Map.of("version", version));
        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.json().get("state").asString()).isEqualTo("CONFIRMED");

        // then the trail tells it all, the refusal included
        var trail =
                newsroom.auditor().get("/api/claims/" + id + "/audit").json().get("items");
        assertThat(trail.valueStream().map(entry -> entry.get("action").asString()))
                .containsExactly(
                        "extracted",
                        "selected",
                        "verification-started",
                        "scheduled",
                        "taken",
                        "evidence-attached",
                        "evidence-attached",
                        "verdict-proposed",
                        "approval-given",
                        "second-pair-of-eyes-refused",
                        "verdict-approved");
        var last = trail.get(trail.size() - 1);
        assertThat(last.get("actor").asString()).isEqualTo("nadia.roche");
        assertThat(last.get("role").asString()).isEqualTo("SUPERVISOR");
        assertThat(last.get("before").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(last.get("after").asString()).isEqualTo("CONFIRMED");

        // and the report has it
        var report = newsroom.auditor().get("/api/audit/report.csv");
        assertThat(report.body().lines().filter(line -> line.contains(id) && line.contains("verdict-approved")))
                .hasSize(1);
    }

    /** The whole list; other tests work in the same newsroom. */
    private List<String> waiting() {
        var claims = new ArrayList<String>();
        var list = "/api/tasks?role=REVIEWER&desk=international&limit=200";
        for (var next = list; next != null; ) {
            var page = newsroom.reviewer().get(next).json();
            page.get("items")
                    .valueStream()
                    .map(task -> task.get("claim").asString())
                    .forEach(claims::add);
            var cursor = page.get("next");
            next = cursor == null || cursor.isNull() ? null : list + "&cursor=" + cursor.asString();
        }
        return claims;
    }

    @Test
    void a_returned_verdict_goes_back_to_its_reviewer_and_a_decided_claim_can_be_reopened() {
        var proposed = newsroom.claimWithVerdict(newsroom.reviewer());
        var id = proposed.get("id").asString();
        var noReason = newsroom.supervisor()
                .post(
                        "/api/claims/" + id + "/verdict/return",
                        Map.of("version", proposed.get("version").asInt()));
        assertThat(noReason.status()).isEqualTo(422);
        var returned = newsroom.supervisor()
                .post(
                        "/api/claims/" + id + "/verdict/return",
                        Map.of("version", proposed.get("version").asInt(), "reason", "citez"));
        assertThat(returned.json().get("state").asString()).isEqualTo("IN_VERIFICATION");
        assertThat(returned.json().get("assignee").asString()).isEqualTo("karim.benali");

        var again = newsroom.reviewer()
                .put(
                        "/api/claims/" + id + "/verdict",
                        proposal("UNVERIFIED", returned.json().get("version").asInt()));
        var decided = newsroom.supervisor()
                .post(
                        "/api/claims/" + id + "/verdict/approval",
                        Map.of("version", again.json().get("version").asInt()));
        assertThat(decided.json().get("state").asString()).isEqualTo("UNVERIFIED");

        var reopened = newsroom.supervisor().post("/api/claims/" + id + "/reopen", Map.of("reason", "nouveau bilan"));
        assertThat(reopened.json().get("state").asString()).isEqualTo("IN_VERIFICATION");
        assertThat(newsroom.reviewer()
                        .post("/api/claims/" + id + "/take", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(claim(id).get("verdict").get("decision").asString()).isEqualTo("APPROVED");
    }

    @Test
    void a_proposer_may_withdraw_and_a_duplicate_leaves_the_process() {
        var proposed = newsroom.claimWithVerdict(newsroom.reviewer());
        var id = proposed.get("id").asString();
        assertThat(newsroom.otherReviewer()
                        .post("/api/claims/" + id + "/verdict/withdraw", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(newsroom.reviewer()
                        .post("/api/claims/" + id + "/verdict/withdraw", Map.of())
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("IN_VERIFICATION");
        var other = newsroom.claims(proposed.get("article").asString())
                .valueStream()
                .filter(claim -> !claim.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        var aside = newsroom.editor()
                .post(
                        "/api/claims/" + id + "/set-aside",
                        Map.of("reason", "DUPLICATE", "other", other.get("id").asString()));
        assertThat(aside.json().get("state").asString()).isEqualTo("SET_ASIDE");
        var waiting = newsroom.reviewer()
                .get("/api/tasks?role=REVIEWER&limit=200")
                .json()
                .get("items");
        assertThat(waiting.valueStream().map(task -> task.get("claim").asString()))
                .doesNotContain(id);

        // selecting it later starts at once
        var back = newsroom.editor().post("/api/claims/" + id + "/select", Map.of());
        assertThat(back.json().get("state").asString()).isEqualTo("IN_VERIFICATION");
    }

    @Test
    void the_same_dispatch_again_is_a_revision_in_which_claims_keep_what_they_had() {
        var first = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of("title", "v1", "text", Newsroom.dispatch(), "externalId", "afp-" + UUID.randomUUID()));
        var article = newsroom.waitUntilRead(first.json().get("id").asString(), newsroom.editor());
        newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
        var toll = claimSaying(article, "31 morts").get("id").asString();
        newsroom.reviewer().post("/api/claims/" + toll + "/take", Map.of());
        newsroom.reviewer().post("/api/claims/" + toll + "/evidence", evidence("SUPPORTS", "Hôpital"));
        var gone = claimSaying(article, "trois responsables").get("id").asString();

        var corrected = Newsroom.dispatch()
                .replace("D'après la même source, trois responsables du terminal ont été arrêtés dans la nuit.", "")
                .replace(
                        "Le port de Lamora traite",
                        "Selon les douanes, 900 conteneurs ont brûlé.\n\nLe port de Lamora traite");
        var second = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of(
                                "title",
                                "v2",
                                "text",
                                corrected,
                                "externalId",
                                first.json().get("externalId").asString()));
        assertThat(second.json().get("id").asString()).isEqualTo(article);
        assertThat(second.json().get("revision").asInt()).isEqualTo(2);
        newsroom.waitUntilRead(article, newsroom.editor());

        assertThat(claim(toll).get("state").asString()).isEqualTo("IN_VERIFICATION");
        assertThat(claim(toll).get("assignee").asString()).isEqualTo("karim.benali");
        assertThat(claim(toll).get("evidence").size()).isEqualTo(1);
        assertThat(claim(gone).get("inText").asBoolean()).isFalse();
        var added = claimSaying(article, "900 conteneurs");
        assertThat(List.of("SELECTED", "SET_ASIDE")).contains(added.get("state").asString());
        var text = newsroom.editor()
                .get("/api/articles/" + article)
                .json()
                .get("text")
                .asString();
        assertThat(inCodePoints(text, claim(toll).get("spans").get(0)))
                .isEqualTo(claim(toll).get("text").asString());
    }

    @Test
    void claims_are_set_aside_together_or_not_at_all() {
        var article = newsroom.readStory();
        var selected = newsroom.claims(article)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("SELECTED"))
                .map(claim -> claim.get("id").asString())
                .toList();
        var unknown = new ArrayList<>(selected);
        unknown.add(UUID.randomUUID().toString());

        var refused =
                newsroom.editor().post("/api/claims/set-aside", Map.of("claims", unknown, "reason", "OUT_OF_SCOPE"));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(claim(selected.get(0)).get("state").asString()).isEqualTo("SELECTED");
        var tooMany =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(201).toList();
        assertThat(newsroom.editor()
                        .post("/api/claims/set-aside", Map.of("claims", tooMany, "reason", "NO_TIME"))
                        .status())
                .isEqualTo(422);

        var done = newsroom.editor().post("/api/claims/set-aside", Map.of("claims", selected, "reason", "NO_TIME"));
        assertThat(done.json()
                        .get("items")
                        .valueStream()
                        .map(c -> c.get("setAside").get("reason").asString()))
                .hasSize(selected.size())
                .containsOnly("NO_TIME");
    }

    @Test
    void an_exception_counts_only_when_the_supervisor_grants_it() {
        var id = newsroom.claimInVerification().get("id").asString();
        var version = newsroom.reviewer()
                .post("/api/claims/" + id + "/take", Map.of())
                .json()
                .get("version");
        var proposed = newsroom.reviewer()
                .put(
                        "/api/claims/" + id + "/verdict",
                        Map.of(
                                "verdict", "CONFIRMED",
                                "rationale", "une seule source peut savoir",
                                "missing", "",
                                "version", version,
                                "exception", "la préfecture est seule à compter"));
        assertThat(proposed.status()).as(proposed.toString()).isEqualTo(200);
        var decision = "/api/claims/" + id + "/verdict/approval";
        var seen = proposed.json().get("version").asInt();

        var ungranted = newsroom.supervisor().post(decision, Map.of("version", seen));
        assertThat(ungranted.problem()).isEqualTo("evidence-insufficient");
        var granted = newsroom.supervisor().post(decision, Map.of("version", seen, "grant", "vu avec la direction"));
        assertThat(granted.json().get("state").asString()).isEqualTo("CONFIRMED");
        assertThat(granted.json().get("verdict").get("exception").asString()).contains("préfecture");
    }

    @Test
    void a_text_nobody_can_read_is_entered_by_hand() {
        var received = newsroom.editor()
                .post(
                        "/api/articles",
                        Map.of(
                                "title",
                                "Magyar",
                                "text",
                                "A miniszter tegnap azt mondta, hogy nem emelik az adókat. A szakszervezet szerint ez nem igaz."));
        var article = newsroom.waitUntilRead(received.json().get("id").asString(), newsroom.editor());
        assertThat(newsroom.editor()
                        .get("/api/articles/" + article)
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("FAILED");
        assertThat(newsroom.editor()
                        .post("/api/articles/" + article + "/accept", Map.of())
                        .status())
                .isEqualTo(409);

        var added = newsroom.editor()
                .post(
                        "/api/articles/" + article + "/claims",
                        Map.of("passage", "nem emelik az adókat", "source", "A miniszter"));
        assertThat(added.status()).isEqualTo(201);
        assertThat(newsroom.editor()
                        .post("/api/articles/" + article + "/claims", Map.of("passage", "ez nincs benne"))
                        .status())
                .isEqualTo(422);
        newsroom.editor().post("/api/articles/" + article + "/entered-by-hand", Map.of());
        newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
        assertThat(claim(added.json().get("id").asString()).get("state").asString())
                .isEqualTo("IN_VERIFICATION");
    }

    private JsonNode claim(String id) {
        return newsroom.auditor().get("/api/claims/" + id).json();
    }

    private JsonNode claimSaying(String article, String words) {
        return newsroom.claims(article)
                .valueStream()
                .filter(claim -> claim.get("text").asString().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no claim says " + words + ": " + newsroom.claims(article)));
    }

    private static Map<String, Object> proposal(String verdict, int version) {
        return Map.of("verdict", verdict, "rationale", "deux sources concordent", "missing", "", "version", version);
    }

    private static String inCodePoints(String text, JsonNode span) {
        var start = text.offsetByCodePoints(0, span.get("start").asInt());
        return text.substring(start, text.offsetByCodePoints(0, span.get("end").asInt()));
    }
}
