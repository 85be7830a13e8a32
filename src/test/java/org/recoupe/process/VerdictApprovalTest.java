package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.claim.Verdict;
import org.recoupe.kernel.Role;

/** Every path of {@code verdict-approval.bpmn}, and the races at its end. */
@ProcessTest
class VerdictApprovalTest {
    private final Newsday day;
    private final Instant began = Instant.now();

    VerdictApprovalTest(Newsday day) {
        this.day = day;
    }

    @AfterAll
    void every_node_was_passed() {
        day.passedEveryNodeOf("verdict-approval", began);
    }

    @Test
    void it_carries_the_claims_key_and_waits_for_the_supervisor() {
        var claim = day.proposedClaim();

        day.waitsAt(claim, "approveVerdict");
        assertThat(day.instance(claim, "verdict-approval")).isNotNull();
        var step = day.step(claim);
        assertThat(step.role()).isEqualTo(Role.SUPERVISOR);
        assertThat(step.assignee()).isNull();
        assertThat(step.due()).isEqualTo(day.view(claim).deadline());
    }

    @Test
    void a_verdict_needs_a_second_pair_of_eyes() {
        var claim = day.proposedClaim();
        var both = Newsday.person("karim", Role.REVIEWER, Role.SUPERVISOR);

        assertThatThrownBy(() -> day.approval.approve(claim, day.view(claim).version(), null, both))
                .isInstanceOf(ClaimRejected.SecondPairOfEyes.class);

        day.waitsAt(claim, "approveVerdict");
    }

    @Test
    void what_was_decided_is_the_engines_fact_too() {
        var approved = day.proposedClaim();
        day.approves(approved);
        var returned = day.proposedClaim();
        day.returns(returned);
        var withdrawn = day.proposedClaim();
        day.verification.withdrawVerdict(withdrawn, day.reviewer);

        assertThat(decision(approved)).isEqualTo(Verdict.Decision.APPROVED.name());
        assertThat(decision(returned)).isEqualTo(Verdict.Decision.RETURNED.name());
        assertThat(decision(withdrawn)).isEqualTo(Verdict.Decision.WITHDRAWN.name());
    }

    @Test
    void a_verdict_proposed_late_is_to_be_decided_in_four_hours() {
        var claim = day.proposedClaim();
        day.returns(claim);
        day.isLate(claim);

        day.proposes(claim);

        assertThat(day.step(claim).due()).isAfter(Instant.now().plus(Duration.ofMinutes(239)));
    }

    private Object decision(java.util.UUID claim) {
        return day.engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processDefinitionKey("claim-verification")
                .variableName("decision")
                .processInstanceIdIn(day.engine
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(claim.toString())
                        .processDefinitionKey("claim-verification")
                        .singleResult()
                        .getId())
                .singleResult()
                .getValue();
    }
}
