package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.Approval;
import org.recoupe.claim.Approval.VersionedClaim;
import org.recoupe.claim.Involvement;
import org.recoupe.claim.Verdict;
import org.recoupe.claim.WaitingVerdicts;
import org.recoupe.claim.WaitingVerdicts.Filter;
import org.recoupe.claim.WaitingVerdicts.Waiting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Role;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** In which order proposals wait, what a batch may hold, and what the database itself refuses about second readings. */
@NewsroomTest
class ApprovalRulesTest {
    private static final Actor PAUL = new Actor("paul.girard", Set.of(Role.SUPERVISOR), Set.of("international"));
    private static final Actor NADIA =
            new Actor("nadia.roche", Set.of(Role.SUPERVISOR, Role.REVIEWER), Set.of("international"));
    private static final Filter ALL = new Filter(null, null, null, null, null);

    private final Newsroom newsroom;
    private final WaitingVerdicts line;
    private final Approval approval;
    private final JdbcTemplate database;

    ApprovalRulesTest(Newsroom newsroom, WaitingVerdicts line, Approval approval, JdbcTemplate database) {
        this.newsroom = newsroom;
        this.line = line;
        this.approval = approval;
        this.database = database;
    }

    @Test
    void most_harm_and_weakest_evidence_come_first_within_a_story() {
        var article = newsroom.readStory();
        newsroom.editor().post("/api/articles/" + article + "/accept", Map.of());
        var harmful = verifiable(article, true);
        var figures = verifiable(article, false);
        propose(newsroom.reviewer(), harmful.get(0), "UNVERIFIED", null, "Hôpital nord", "Mairie de Lamora");
        propose(newsroom.reviewer(), harmful.get(1), "UNVERIFIED", null, "Hôpital nord");
        propose(newsroom.reviewingSupervisor(), figures.get(0), "UNVERIFIED", null);
        propose(
                newsroom.reviewer(),
                figures.get(1),
                "CONFIRMED",
                "notre reporter y était",
                "Hôpital nord",
                "Hôpital nord");

        var order = waiting(article, PAUL);
        assertThat(order.stream().map(Waiting::claim).map(UUID::toString))
                .containsExactly(harmful.get(1), harmful.get(0), figures.get(1), figures.get(0));
        // two pieces of one hospital are one source
        assertThat(order.stream().map(Waiting::sources)).containsExactly(1, 2, 1, 0);

        // and one does not see oneself among those who may decide
        assertThat(waiting(article, NADIA).stream().filter(w -> w.hand() != null))
                .singleElement()
                .satisfies(w -> assertThat(w.hand()).isEqualTo(Involvement.PROPOSED));
        // nor what lies on other desks
        var elsewhere = new Actor("marc.aubert", Set.of(Role.SUPERVISOR), Set.of("politique"));
        assertThat(waiting(article, elsewhere)).isEmpty();

        // decided ones leave the line, and so do those that are taken back
        approval.approve(UUID.fromString(figures.get(0)), version(figures.get(0)), null, PAUL);
        newsroom.reviewer().post("/api/claims/" + harmful.get(0) + "/verdict/withdraw", Map.of());
        assertThat(waiting(article, PAUL)).hasSize(2);
        assertThat(line.around(UUID.fromString(figures.get(1)), ALL, PAUL).place())
                .isPositive();
        assertThat(line.around(UUID.fromString(figures.get(0)), ALL, PAUL).place())
                .isZero();
    }

    @Test
    void a_batch_holds_one_to_ten_claims_each_of_them_once() {
        var one = new VersionedClaim(UUID.randomUUID(), 1);
        var eleven = new ArrayList<VersionedClaim>();
        for (int i = 0; i < 11; i++) eleven.add(new VersionedClaim(UUID.randomUUID(), 1));
        for (var batch : List.of(List.<VersionedClaim>of(), eleven, List.of(one, one))) {
            assertThatThrownBy(() -> approval.approveTogether(batch, PAUL)).isInstanceOf(Invalid.class);
        }
    }

    @Test
    void the_database_too_keeps_second_readings_from_those_who_had_a_hand_in_it() {
        var id = UUID.fromString(
                newsroom.claimWithVerdict(newsroom.reviewer()).get("id").asString());
        approval.approve(id, version(id.toString()), null, PAUL);
        database.update("""
                insert into second_reading (id, claim, article, desk, verdict, kind, approved_by, drawn_at, draw, share)
                select gen_random_uuid(), c.id, c.article, c.desk, v.number, v.kind, v.decided_by, now(), 0.01, 0.05
                from claim c join verdict v on v.claim = c.id where c.id = ? on conflict do nothing""", id);
        var read =
                "update second_reading set reader = ?, reading = 'CONFIRMED', note = 'n', read_at = now() where claim = ?";
        for (var part : List.of("paul.girard", "karim.benali")) {
            assertThatThrownBy(() -> database.update(read, part, id)).isInstanceOf(DataAccessException.class);
        }
        // half a reading is none, and nobody reads twice or takes it away
        assertThatThrownBy(
                        () -> database.update("update second_reading set reader = 'nadia.roche' where claim = ?", id))
                .isInstanceOf(DataAccessException.class);
        approval.readAgain(id, Verdict.Kind.CONFIRMED, "deux témoins", NADIA);
        assertThatThrownBy(() -> database.update(read, "somebody.else", id)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.update("delete from second_reading")).isInstanceOf(DataAccessException.class);

        // reopened, it is about nothing any more
        approval.reopen(id, "nouvel élément", PAUL);
        assertThat(database.queryForObject(
                        "select count(*) from second_reading where claim = ? and lapsed_at is not null",
                        Integer.class,
                        id))
                .isEqualTo(1);
    }

    private List<Waiting> waiting(String article, Actor actor) {
        return line.page(ALL, actor, 0, 1000).stream()
                .filter(w -> w.article().toString().equals(article))
                .toList();
    }

    private List<String> verifiable(String article, boolean harmful) {
        return newsroom.claims(article)
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .filter(claim -> Set.of("CASUALTIES", "ACCUSATION")
                                .contains(claim.get("class").asString())
                        == harmful)
                .map(claim -> claim.get("id").asString())
                .toList();
    }

    private void propose(Desk reviewer, String id, String verdict, @Nullable String exception, String... sources) {
        reviewer.post("/api/claims/" + id + "/take", Map.of());
        for (var source : sources) {
            reviewer.post("/api/claims/" + id + "/evidence", Newsroom.evidence("SUPPORTS", source));
        }
        var proposal = new HashMap<String, Object>(
                Map.of("verdict", verdict, "rationale", "parce que", "missing", "", "version", version(id)));
        if (exception != null) proposal.put("exception", exception);
        var answer = reviewer.put("/api/claims/" + id + "/verdict", proposal);
        if (answer.status() != 200) throw new AssertionError(answer.toString());
    }

    private int version(String id) {
        return newsroom.auditor().get("/api/claims/" + id).json().get("version").asInt();
    }
}
