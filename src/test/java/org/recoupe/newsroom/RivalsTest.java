package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many people, or one in a hurry, at the same claim at the same moment. */
@NewsroomTest
class RivalsTest {
    private static final int AT_ONCE = 20;
    private static final int RIVALS = 200;
    private static final int AT_A_CLAIM = 10;

    private final Newsroom newsroom;

    RivalsTest(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Test
    void of_200_rival_approvals_one_wins_and_the_rest_get_409() throws Exception {
        var proposed = newsroom.claimWithVerdict(newsroom.reviewer());
        var id = proposed.get("id").asString();
        var decision = Map.of("version", proposed.get("version").asInt());
        var supervisors = List.of(newsroom.supervisor(), newsroom.reviewingSupervisor());

        var statuses = together(IntStream.range(0, RIVALS)
                .<Callable<Integer>>mapToObj(i -> () -> supervisors
                        .get(i % 2)
                        .post("/api/claims/" + id + "/verdict/approval", decision)
                        .status())
                .toList());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
        var trail =
                newsroom.auditor().get("/api/claims/" + id + "/audit").json().get("items");
        assertThat(trail.valueStream().filter(e -> e.get("action").asString().equals("verdict-approved")))
                .hasSize(1);
    }

    /**
     * Ten at once propose a verdict, each from another window of its holder; then ten at once approve or return it. In {@code verify}
     * 200 of them; {@code mvn test -Dtest=RivalsTest -Drivals=2000} is the whole race.
     */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES) // the whole race, on a machine with other work
    void at_each_step_of_many_claims_one_of_ten_rivals_wins() throws Exception {
        var holder = newsroom.otherReviewer();
        var claims = claimsHeldBy(holder, Integer.getInteger("rivals", 200) / (2 * AT_A_CLAIM));

        var proposals = race(
                claims,
                (id, i) -> () -> holder.put(
                        "/api/claims/" + id + "/verdict",
                        Map.of(
                                "verdict",
                                "UNVERIFIED",
                                "rationale",
                                "rien",
                                "missing",
                                "",
                                "version",
                                claims.get(id))));
        var versions = new HashMap<String, Integer>();
        proposals.forEach((id, answers) -> versions.put(id, version(winner(answers))));
        var supervisors = List.of(newsroom.supervisor(), newsroom.reviewingSupervisor());
        var decisions = race(
                versions,
                (id, i) -> () -> supervisors
                        .get(i % 2)
                        .post(
                                "/api/claims/" + id + (i % 3 == 0 ? "/verdict/return" : "/verdict/approval"),
                                Map.of("version", versions.get(id), "reason", "à revoir")));

        assertThat(proposals).hasSameSizeAs(decisions).hasSize(claims.size());
        decisions.forEach((id, answers) -> {
            winner(answers);
            var trail = newsroom.auditor()
                    .get("/api/claims/" + id + "/audit")
                    .json()
                    .get("items");
            assertThat(trail.valueStream()
                            .map(entry -> entry.get("action").asString())
                            .filter(Set.of("verdict-proposed", "verdict-approved", "verdict-returned")::contains))
                    .as("trail of %s", id)
                    .hasSize(2);
        });
    }

    private interface Rival {
        Callable<Desk.Answer> at(String claim, int number);
    }

    private Map<String, List<Desk.Answer>> race(Map<String, Integer> claims, Rival rival) throws Exception {
        var ids = List.copyOf(claims.keySet());
        var answers = together(IntStream.range(0, ids.size() * AT_A_CLAIM)
                .mapToObj(i -> rival.at(ids.get(i / AT_A_CLAIM), i % AT_A_CLAIM))
                .toList());
        return IntStream.range(0, answers.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> ids.get(i / AT_A_CLAIM), Collectors.mapping(answers::get, Collectors.toList())));
    }

    /** The one; all others were told 409. */
    private static Desk.Answer winner(List<Desk.Answer> answers) {
        assertThat(answers).hasSize(AT_A_CLAIM);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .extracting(Desk.Answer::status)
                .containsOnly(409);
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .findFirst()
                .orElseThrow();
    }

    private static int version(Desk.Answer answer) {
        return answer.json().get("version").asInt();
    }

    /** With the version each has then. */
    private Map<String, Integer> claimsHeldBy(Desk holder, int number) {
        var held = new LinkedHashMap<String, Integer>();
        while (held.size() < number) {
            var article = newsroom.readStory();
            newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
            newsroom.claims(article)
                    .valueStream()
                    .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                    .map(claim -> claim.get("id").asString())
                    .limit(number - held.size())
                    .forEach(id -> held.put(id, version(holder.post("/api/claims/" + id + "/take", Map.of()))));
        }
        return held;
    }

    @Test
    void of_200_approvals_by_the_proposer_none_passes_and_each_is_on_record() throws Exception {
        var nadia = newsroom.reviewingSupervisor();
        var proposed = newsroom.claimWithVerdict(nadia);
        var id = proposed.get("id").asString();
        var decision = Map.of("version", proposed.get("version").asInt());

        var problems = together(IntStream.range(0, RIVALS)
                .<Callable<String>>mapToObj(i -> () -> nadia.post("/api/claims/" + id + "/verdict/approval", decision)
                        .problem())
                .toList());

        assertThat(problems).hasSize(RIVALS).containsOnly("second-pair-of-eyes");
        var now = newsroom.auditor().get("/api/claims/" + id).json();
        assertThat(now.get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(now.get("version")).isEqualTo(proposed.get("version"));
        var trail =
                newsroom.auditor().get("/api/claims/" + id + "/audit").json().get("items");
        assertThat(trail.valueStream().filter(e -> e.get("action").asString().equals("second-pair-of-eyes-refused")))
                .hasSize(RIVALS);
    }

    @Test
    void a_claim_is_taken_by_one_of_many() throws Exception {
        var id = newsroom.claimInVerification().get("id").asString();
        var reviewers = List.of(newsroom.reviewer(), newsroom.otherReviewer(), newsroom.reviewingSupervisor());
        var holders = together(IntStream.range(0, 60)
                .<Callable<Integer>>mapToObj(i -> () -> reviewers
                        .get(i % 3)
                        .post("/api/claims/" + id + "/take", Map.of())
                        .status())
                .toList());
        assertThat(holders).filteredOn(status -> status == 200).hasSize(20);
        assertThat(holders).filteredOn(status -> status == 409).hasSize(40);
    }

    @Test
    void a_write_sent_many_times_with_one_key_happens_once() throws Exception {
        var id = newsroom.claimInVerification().get("id").asString();
        newsroom.reviewer().post("/api/claims/" + id + "/take", Map.of());
        var piece = Newsroom.evidence("SUPPORTS", "Hôpital");
        var answers = together(IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(i -> () -> newsroom.reviewer()
                        .post("/api/claims/" + id + "/evidence", piece, "evidence-of-" + id)
                        .status())
                .toList());
        assertThat(answers).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(newsroom.auditor()
                        .get("/api/claims/" + id)
                        .json()
                        .get("evidence")
                        .size())
                .isEqualTo(1);
    }

    /** All at the same moment, as far as two cores can. */
    private static <T> List<T> together(List<Callable<T>> deeds) throws Exception {
        var pool = Executors.newFixedThreadPool(AT_ONCE);
        var start = new CountDownLatch(1);
        try {
            var running = deeds.stream()
                    .map(deed -> pool.submit(() -> {
                        start.await();
                        return deed.call();
                    }))
                    .toList();
            start.countDown();
            var results = new ArrayList<T>();
            for (var one : running) results.add(one.get());
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
