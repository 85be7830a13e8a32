package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.recoupe.process.ClaimPath.Passage;
import org.recoupe.process.ClaimPath.Stage;

/** Where a claim is in the models, and how it came there. */
@ProcessTest
class WhereaboutsTest {
    private final Newsday day;
    private final Whereabouts whereabouts;
    private final ProcessModels models;

    WhereaboutsTest(Newsday day, Whereabouts whereabouts, ProcessModels models) {
        this.day = day;
        this.whereabouts = whereabouts;
        this.models = models;
    }

    @Test
    void a_claim_that_waits_for_a_reviewer_came_through_the_reading_of_its_story() {
        var claim = day.claimInVerification();

        var path = path(claim);

        assertThat(path.stages())
                .extracting(stage -> stage.model().key())
                .containsExactly("article-intake", "claim-verification");
        assertThat(steps(path.stages().get(0)))
                .contains("received", "extractClaims", "triageClaims", "checkExtraction");
        var verification = path.stages().get(1);
        assertThat(steps(verification)).containsExactly("selected", "setDeadline", "verifyClaim");
        assertThat(open(verification)).containsExactly("verifyClaim");
        assertThat(verification.alarms())
                .extracting(alarm -> alarm.node().id())
                .containsExactlyInAnyOrder("halfTime", "overdue");
    }

    @Test
    void a_proposed_verdict_is_in_the_call_and_in_what_it_calls() {
        var claim = day.proposedClaim();

        var path = path(claim);

        assertThat(open(path.stages().get(1))).containsExactly("approval");
        var approval = path.stages().get(2);
        assertThat(approval.within()).isEqualTo(path.stages().get(1).id());
        assertThat(open(approval)).containsExactly("approveVerdict");
        assertThat(step(path.stages().get(1), "verifyClaim").holder()).isEqualTo("karim");
    }

    @Test
    void what_was_sent_back_is_done_twice_and_what_is_over_has_nothing_open() {
        var claim = day.proposedClaim();
        day.returns(claim);
        assertThat(steps(path(claim).stages().get(1)).stream().filter("verifyClaim"::equals))
                .hasSize(2);

        day.proposes(claim);
        day.approves(claim);

        assertThat(path(claim).stages()).noneMatch(Stage::isOpen);
        assertThat(steps(path(claim).stages().get(1))).endsWith("verdictApproved");
    }

    @Test
    void before_the_story_is_accepted_the_token_is_at_its_editor() {
        var claim = day.firstClaim(day.readArticle());

        var path = whereabouts.of(claim.id(), claim.article());

        assertThat(path.stages()).hasSize(1);
        assertThat(open(path.stages().get(0))).containsExactly("checkExtraction");
    }

    @Test
    void before_a_text_is_read_the_token_is_at_its_reading() {
        day.readingFinds(Newsday.TEXT);
        var article = day.receives(Newsday.TEXT, null);

        var path = whereabouts.of(UUID.randomUUID(), article);

        assertThat(open(path.stages().get(0))).containsExactly("extractClaims");
    }

    @Test
    void a_claim_stays_on_the_version_it_began_with() {
        var claim = day.claimInVerification();
        var began = models.model("claim-verification", null).orElseThrow();
        var newer = models.modelAsWritten("claim-verification", began.version())
                .orElseThrow()
                .replace("name=\"Fixer le délai\"", "name=\"Fixer un délai\"");
        var deployment = day.engine
                .getRepositoryService()
                .createDeployment()
                .addInputStream(
                        "processes/claim-verification.bpmn",
                        new java.io.ByteArrayInputStream(newer.getBytes(StandardCharsets.UTF_8)))
                .deploy();
        try {
            assertThat(models.model("claim-verification", null).orElseThrow().version())
                    .isEqualTo(began.version() + 1);

            var shown = path(claim).stages().get(1).model();

            assertThat(shown.version()).isEqualTo(began.version());
            assertThat(Objects.requireNonNull(shown.nodes().get("setDeadline")).name())
                    .isEqualTo("Fixer le délai");
        } finally {
            day.engine.getRepositoryService().deleteDeployment(deployment.getId());
        }
    }

    @Test
    void what_comes_after_a_step_is_said_in_the_order_of_the_model() {
        var model = models.model("claim-verification", null).orElseThrow();

        assertThat(model.after("verifyClaim", java.util.Set.of("setDeadline", "selected")))
                .extracting(ProcessModel.Node::id)
                .containsExactly("approval", "verdictApproved");
    }

    @Test
    void tables_can_be_read_line_by_line() {
        var deadlines = models.tablesInForce().stream()
                .filter(table -> table.key().equals("deadline-priority"))
                .findFirst()
                .orElseThrow();

        assertThat(deadlines.inputs()).extracting(DecisionTable.Column::fact).containsExactly("priority", "claimClass");
        assertThat(deadlines.outputs()).extracting(DecisionTable.Column::fact).containsExactly("hours", "reviewRole");
        assertThat(deadlines.lines().get(0).cells()).containsExactly("\"CRITICAL\"", "", "1", "\"REVIEWER\"");
        assertThat(models.tableAsWritten("deadline-priority", deadlines.version())
                        .orElseThrow())
                .contains("<decisionTable");
    }

    private ClaimPath path(UUID claim) {
        return whereabouts.of(claim, day.view(claim).article());
    }

    private static List<String> steps(Stage stage) {
        return stage.steps().stream().map(step -> step.node().id()).toList();
    }

    private static List<String> open(Stage stage) {
        return stage.steps().stream()
                .filter(Passage::isOpen)
                .map(step -> step.node().id())
                .toList();
    }

    private static Passage step(Stage stage, String id) {
        return stage.steps().stream()
                .filter(step -> step.node().id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
