package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimRejected;
import org.recoupe.claim.ClaimState;
import org.recoupe.claim.Priority;
import org.recoupe.claim.SetAsideReason;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Role;
import org.recoupe.tasklist.OpenStep;
import org.recoupe.tasklist.StepNotOpen;

/** Every path of {@code claim-verification.bpmn}. */
@ProcessTest
class ClaimVerificationTest {
    private final Newsday day;
    private final Instant began = Instant.now();

    ClaimVerificationTest(Newsday day) {
        this.day = day;
    }

    @BeforeEach
    void nothing_happened_yet() {
        day.events.clear();
    }

    @AfterAll
    void every_node_was_passed() {
        day.passedEveryNodeOf("claim-verification", began);
    }

    @Test
    void a_selected_claim_gets_a_deadline_and_waits_for_a_reviewer() {
        var before = Instant.now();
        var claim = day.claimInVerification();

        day.waitsAt(claim, "verifyClaim");
        var view = day.view(claim);
        assertThat(view.state()).isEqualTo(ClaimState.IN_VERIFICATION);
        assertThat(view.deadline())
                .isBetween(
                        before.plus(Duration.ofHours(4)).minusMillis(1),
                        Instant.now().plus(Duration.ofHours(4)));
        var step = day.step(claim);
        assertThat(step.role()).isEqualTo(Role.REVIEWER);
        assertThat(step.priority()).isEqualTo(Priority.HIGH);
        assertThat(step.due()).isEqualTo(view.deadline());
        assertThat(step.claim()).isEqualTo(claim);
        assertThat(step.assignee()).isNull();
        assertThat(day.dueDate(claim, "overdue").toInstant()).isEqualTo(view.deadline());
        assertThat(day.dueDate(claim, "halfTime").toInstant())
                .isEqualTo(Objects.requireNonNull(view.deadline()).minus(Duration.ofHours(2)));
    }

    @Test
    void whoever_takes_it_has_it_in_the_inbox_until_released() {
        var claim = day.claimInVerification();

        day.verification.take(claim, day.reviewer);
        assertThat(day.step(claim).assignee()).isEqualTo("karim");
        day.verification.release(claim, day.reviewer);
        assertThat(day.step(claim).assignee()).isNull();
    }

    @Test
    void what_was_held_by_somebody_who_left_waits_for_anybody_again() {
        var claim = day.claimInVerification();
        day.verification.take(claim, day.reviewer);
        assertThat(day.inbox.holders()).contains("karim");
        assertThat(day.inbox.heldBy("karim")).extracting(OpenStep::claim).contains(claim);

        day.verification.holderLeft(claim, "karim");

        assertThat(day.step(claim).assignee()).isNull();
        assertThat(day.inbox.heldBy("karim")).extracting(OpenStep::claim).doesNotContain(claim);
    }

    @Test
    void what_is_held_by_somebody_who_lost_the_role_waits_for_anybody_again() {
        var claim = day.claimInVerification();
        day.verification.take(claim, day.reviewer);

        day.verification.holderLostRole(claim, day.reviewer);
        assertThat(day.step(claim).assignee()).isEqualTo("karim");
        day.verification.holderLostRole(claim, new Actor("karim", Set.of(Role.EDITOR), day.reviewer.desks()));

        assertThat(day.step(claim).assignee()).isNull();
    }

    @Test
    void an_approved_verdict_ends_it() {
        var claim = day.proposedClaim();
        day.waitsAt(claim, "approveVerdict");

        day.approves(claim);

        day.isOver(claim);
        assertThat(day.view(claim).state()).isEqualTo(ClaimState.CONFIRMED);
    }

    @Test
    void a_returned_verdict_goes_back_to_whoever_held_the_claim() {
        var claim = day.proposedClaim();

        day.returns(claim);

        day.waitsAt(claim, "verifyClaim");
        assertThat(day.step(claim).returned()).isTrue();
        assertThat(day.step(claim).assignee()).isEqualTo("karim");
        day.proposes(claim);
        day.approves(claim);
        day.isOver(claim);
    }

    @Test
    void a_withdrawn_verdict_goes_back_without_a_reproach() {
        var claim = day.proposedClaim();

        day.verification.withdrawVerdict(claim, day.reviewer);

        day.waitsAt(claim, "verifyClaim");
        assertThat(day.step(claim).returned()).isFalse();
        assertThat(day.step(claim).assignee()).isEqualTo("karim");
    }

    @Test
    void a_superseded_claim_is_verified_no_further() {
        var claim = day.claimInVerification();

        day.triage.setAside(claim, SetAsideReason.SUPERSEDED, null, day.editor);

        day.isOver(claim);
        assertThat(day.view(claim).state()).isEqualTo(ClaimState.SET_ASIDE);
    }

    @Test
    void a_claim_set_aside_and_selected_again_is_verified_anew() {
        var claim = day.claimInVerification();
        day.triage.setAside(claim, SetAsideReason.SUPERSEDED, null, day.editor);

        day.triage.select(claim, day.editor);

        day.waitsAt(claim, "verifyClaim");
    }

    @Test
    void a_reopened_claim_gets_a_new_deadline_and_waits_again() {
        var claim = day.proposedClaim();
        day.approves(claim);

        day.approval.reopen(claim, "Nouveau bilan", day.supervisor);

        day.waitsAt(claim, "verifyClaim");
        assertThat(day.view(claim).deadline()).isAfter(Instant.now());
        assertThat(day.step(claim).returned()).isFalse();
    }

    @Test
    void half_the_time_is_a_reminder_and_all_of_it_an_alert() {
        var claim = day.claimInVerification();

        day.fires(claim, "halfTime");
        day.waitsAt(claim, "verifyClaim");
        assertThat(day.step(claim).escalated()).isFalse();
        day.fires(claim, "overdue");
        day.waitsAt(claim, "verifyClaim");

        assertThat(day.step(claim).escalated()).isTrue();
        var deadline = Objects.requireNonNull(day.view(claim).deadline());
        var change = new StepEvent.Change(claim, Newsday.DESK, "verifyClaim", deadline);
        assertThat(day.events).contains(new StepEvent.Reminded(change), new StepEvent.Escalated(change));
        assertThat(new StepEvent.Reminded(change).kind()).isEqualTo("step.reminded");
    }

    @Test
    void a_verdict_returned_after_the_deadline_sets_off_no_second_alarm() {
        var claim = day.claimInVerification();
        day.fires(claim, "halfTime");
        day.fires(claim, "overdue");
        day.verification.take(claim, day.reviewer);
        day.proposes(claim);
        day.returns(claim);
        day.events.clear();

        assertThat(day.step(claim).escalated()).isTrue();
        day.fires(claim, "halfTime");
        day.fires(claim, "overdue");

        assertThat(day.events).isEmpty();
        day.waitsAt(claim, "verifyClaim");
    }

    @Test
    void a_closed_step_changes_nothing() {
        var claim = day.proposedClaim();
        var version = day.view(claim).version();
        var task = day.engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(claim.toString())
                .singleResult();
        day.engine.getRuntimeService().deleteProcessInstance(task.getProcessInstanceId(), "gone");

        assertThatThrownBy(() -> day.approves(claim)).isInstanceOf(StepNotOpen.class);

        assertThat(day.view(claim).state()).isEqualTo(ClaimState.VERDICT_PROPOSED);
        assertThat(day.view(claim).version()).isEqualTo(version);
    }

    @Test
    void a_refused_verdict_moves_nothing() {
        var claim = day.proposedClaim();

        assertThatThrownBy(() -> day.approval.approve(claim, 0, null, day.supervisor))
                .isInstanceOf(ClaimRejected.Stale.class);

        day.waitsAt(claim, "approveVerdict");
    }
}
