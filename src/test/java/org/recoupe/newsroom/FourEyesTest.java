package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.process.StepRefused;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Every way round the second pair of eyes, for somebody who is reviewer and supervisor at once: another session, the other role, the
 * engine itself, the database under the application's own name.
 */
@NewsroomTest
class FourEyesTest {
    private static final String NADIA = "nadia.roche";

    private final Newsroom newsroom;
    private final ProcessEngine engine;
    private final JdbcTemplate database;
    private final Environment settings;
    private String id = "";
    private int version;
    private Map<String, String> approval = Map.of();

    FourEyesTest(Newsroom newsroom, ProcessEngine engine, JdbcTemplate database, Environment settings) {
        this.settings = settings;
        this.newsroom = newsroom;
        this.engine = engine;
        this.database = database;
    }

    @BeforeEach
    void given_a_verdict_proposed_by_a_reviewer_who_is_also_a_supervisor() {
        var nadia = newsroom.reviewingSupervisor();
        id = newsroom.claimInVerification().get("id").asString();
        nadia.post("/api/claims/" + id + "/take", Map.of());
        nadia.post("/api/claims/" + id + "/evidence", Newsroom.evidence("SUPPORTS", "Hôpital"));
        version = newsroom.claim(id).get("version").asInt();
        var proposed = nadia.put(
                "/api/claims/" + id + "/verdict",
                Map.of("verdict", "UNVERIFIED", "rationale", "rien", "missing", "", "version", version));
        assertThat(proposed.status()).isEqualTo(200);
        version = proposed.json().get("version").asInt();
        var piece = proposed.json().get("evidence").get(0).get("id").asString();
        approval = Map.of("do", "approved", "version", Integer.toString(version), "seen", piece);
    }

    @Test
    void a_second_session_a_second_browser_and_the_api_are_the_same_person() {
        var sessions = List.of(newsroom.pagesOf(NADIA), newsroom.pagesOf(NADIA));

        assertThat(sessions)
                .allSatisfy(session -> assertThat(session.post("/claims/" + id + "/approval", approval)
                                .statusCode())
                        .isEqualTo(409));
        assertThat(newsroom.as(NADIA)
                        .post("/api/claims/" + id + "/verdict/approval", Map.of("version", version))
                        .problem())
                .isEqualTo("second-pair-of-eyes");

        stillWaits();
        assertThat(refusals("second-pair-of-eyes-refused")).hasSize(3).allMatch(by -> by.equals(NADIA));
    }

    /** The database goes away between the two: neither an error of ours nor a refusal nobody can read of. */
    @Test
    void what_cannot_be_put_on_record_is_not_refused_but_asked_for_again() throws SQLException {
        var path = "/api/claims/" + id + "/verdict/approval";
        var body = Map.of("version", version);
        try (var full = FullDisk.ofTrail(settings, id)) {
            for (var answer : List.of(
                    newsroom.as(NADIA).post(path, body), newsroom.as(NADIA).post(path, body, "once-" + id))) {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("database-away");
            }
            assertThat(newsroom.pagesOf(NADIA)
                            .post("/claims/" + id + "/approval", approval)
                            .statusCode())
                    .isEqualTo(503);
        }

        stillWaits();
        assertThat(newsroom.as(NADIA).post(path, body, "once-" + id).problem()).isEqualTo("second-pair-of-eyes");
        assertThat(refusals("second-pair-of-eyes-refused")).hasSize(1);
    }

    /** The control: it is not the form that fails. */
    @Test
    void somebody_else_approves_with_the_same_form() {
        assertThat(newsroom.pagesOf("paul.girard")
                        .post("/claims/" + id + "/approval", approval)
                        .statusCode())
                .isEqualTo(302);
        assertThat(newsroom.claim(id).get("state").asString()).isEqualTo("UNVERIFIED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVED", "RETURNED", "WITHDRAWN"})
    void the_engine_takes_no_decision_that_nobody_took(String decision) {
        for (var person : List.of(NADIA, "paul.girard", "yann.texier")) {
            assertThatThrownBy(() -> asked(
                            person,
                            () -> engine.getTaskService().complete(task().getId(), Map.of("decision", decision))))
                    .hasRootCauseInstanceOf(StepRefused.class);
        }
        assertThatThrownBy(() -> engine.getFormService().submitTaskForm(task().getId(), Map.of("decision", decision)))
                .hasRootCauseInstanceOf(StepRefused.class);

        stillWaits();
        assertThat(refusals("complete-step-refused")).containsExactly(NADIA, "paul.girard", "yann.texier", "recoupe");
    }

    @Test
    void the_engine_gives_a_step_to_nobody_the_desk_did_not_give_it_to() {
        newsroom.as("paul.girard")
                .post("/api/claims/" + id + "/verdict/return", Map.of("version", version, "reason", "Quelle heure ?"));

        assertThatThrownBy(() -> asked(
                        "karim.benali", () -> engine.getTaskService().setAssignee(task().getId(), "karim.benali")))
                .hasRootCauseInstanceOf(StepRefused.class);
        assertThatThrownBy(() ->
                        asked("karim.benali", () -> engine.getTaskService().complete(task().getId())))
                .hasRootCauseInstanceOf(StepRefused.class);

        assertThat(task().getAssignee()).isEqualTo(NADIA);
        assertThat(newsroom.claim(id).get("assignee").asString()).isEqualTo(NADIA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // take the name off, then approve
                "update verdict set proposed_by = 'karim.benali' where claim = ?",
                "update evidence set added_by = 'karim.benali' where claim = ?",
                "update evidence set claim = (select id from claim where id <> evidence.claim limit 1) where claim = ?",
                // approve outright
                "update verdict set decision = 'APPROVED', decided_by = 'nadia.roche', decided_at = now() where claim = ?",
                "update claim set state = 'UNVERIFIED' where id = ?",
                "insert into verdict (id, claim, number, kind, rationale, missing, rule, sufficient, proposed_by, proposed_at, decision,"
                        + " decided_by, decided_at) select gen_random_uuid(), id, 9, 'UNVERIFIED', 'r', '', 'r', true, 'karim.benali',"
                        + " now(), 'APPROVED', 'nadia.roche', now() from claim where id = ?"
            })
    void the_database_refuses_it_from_the_application_itself(String sql) {
        assertThatThrownBy(() -> database.update(sql, UUID.fromString(id))).isInstanceOf(DataAccessException.class);
        stillWaits();
    }

    @Test
    void who_put_its_words_right_is_not_forgotten_and_a_decision_stays_as_it_was_taken() {
        var claim = UUID.fromString(id);
        var amend =
                "insert into amendment (id, claim, what, person, round, n, at) values (gen_random_uuid(), ?, 'WORDS', 'paul.girard', ?, 9, now())";
        assertThatThrownBy(() -> database.update(amend, claim, 1))
                .as("into a round that is not this one")
                .isInstanceOf(DataAccessException.class);
        database.update(amend, claim, 0);
        for (var lie : List.of(
                "update amendment set person = 'lea.morel' where claim = ?", "delete from amendment where claim = ?"))
            assertThatThrownBy(() -> database.update(lie, claim)).isInstanceOf(DataAccessException.class);
        assertThat(newsroom.supervisor()
                        .post("/api/claims/" + id + "/verdict/approval", Map.of("version", version))
                        .problem())
                .isEqualTo("second-pair-of-eyes");

        newsroom.supervisor()
                .post("/api/claims/" + id + "/verdict/return", Map.of("version", version, "reason", "Quelle heure ?"));
        assertThatThrownBy(
                        () -> database.update("update verdict set decided_by = 'agnes.perrin' where claim = ?", claim))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> database.update(
                        "update verdict set decision = null, decision_reason = null, decided_by = null, decided_at = null where claim = ?",
                        claim))
                .isInstanceOf(DataAccessException.class);
    }

    private void stillWaits() {
        assertThat(newsroom.claim(id).get("state").asString()).isEqualTo("VERDICT_PROPOSED");
        assertThat(task().getTaskDefinitionKey()).isEqualTo("approveVerdict");
    }

    private Task task() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id)
                .singleResult();
    }

    private void asked(String person, Runnable deed) {
        engine.getIdentityService().setAuthenticatedUserId(person);
        try {
            deed.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private List<String> refusals(String action) {
        return newsroom.auditor()
                .get("/api/claims/" + id + "/audit")
                .json()
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("action").asString().equals(action))
                .map((JsonNode entry) -> entry.get("actor").asString())
                .toList();
    }
}
