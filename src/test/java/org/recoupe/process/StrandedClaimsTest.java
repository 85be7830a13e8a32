package org.recoupe.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.claim.ClaimState;
import org.recoupe.kernel.Acting;
import org.recoupe.process.verification.StrandedClaims;
import org.recoupe.tasklist.StepNotOpen;

/** Somebody had the engine or the database in hand: what the claims say still counts, and their processes follow. */
@ProcessTest
class StrandedClaimsTest {
    private final Newsday day;
    private final StrandedClaims stranded;

    StrandedClaimsTest(Newsday day, StrandedClaims stranded) {
        this.day = day;
        this.stranded = stranded;
    }

    /** @param told whether those who listen to the engine hear that the process goes */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_claim_whose_process_is_gone_gets_a_new_one_with_its_holder_and_its_deadline(boolean told) {
        var claim = day.claimInVerification();
        day.verification.take(claim, day.reviewer);
        var deadline = day.view(claim).deadline();
        day.engine
                .getRuntimeService()
                .deleteProcessInstance(day.instance(claim, "claim-verification"), "by mistake", !told);
        assertThatThrownBy(() -> day.proposes(claim)).isInstanceOf(StepNotOpen.class);

        stranded.look();

        day.waitsAt(claim, "verifyClaim");
        assertThat(day.step(claim).assignee()).isEqualTo("karim");
        assertThat(day.step(claim).due()).isCloseTo(deadline, within());
        assertThat(day.dueDate(claim, "overdue").toInstant()).isCloseTo(deadline, within());
        assertThat(restored(claim)).isOne();
        day.proposes(claim);
        day.approves(claim);
        day.isOver(claim);
        assertThat(day.view(claim).state()).isEqualTo(ClaimState.CONFIRMED);
    }

    @Test
    void a_verdict_whose_process_is_gone_waits_for_the_supervisor_again() {
        var claim = day.proposedClaim();
        day.engine.getRuntimeService().deleteProcessInstance(day.instance(claim, "claim-verification"), "by mistake");

        stranded.look();
        stranded.look();

        assertThat(restored(claim)).isOne();
        assertThat(day.step(claim).step()).isEqualTo("approveVerdict");
        day.returns(claim);
        day.waitsAt(claim, "verifyClaim");
        assertThat(day.step(claim).assignee()).isEqualTo("karim");
    }

    @Test
    void a_process_that_was_stopped_or_stands_elsewhere_gives_way_to_one_that_does_not() {
        var stopped = day.claimInVerification();
        day.engine.getRuntimeService().suspendProcessInstanceById(day.instance(stopped, "claim-verification"));
        var elsewhere = day.proposedPastTheProcess();
        var outOfTheList = day.claimInVerification();
        day.sql.sql("delete from open_step where claim = ?").param(outOfTheList).update();

        stranded.look();

        day.waitsAt(stopped, "verifyClaim");
        day.verification.take(stopped, day.reviewer);
        assertThat(day.step(elsewhere).step()).isEqualTo("approveVerdict");
        day.approves(elsewhere);
        day.isOver(elsewhere);
        day.waitsAt(outOfTheList, "verifyClaim");
    }

    @Test
    void what_waits_where_it_should_or_never_had_a_process_is_left_alone() {
        var healthy = day.claimInVerification();
        var proposed = day.proposedClaim();
        var before = day.instance(healthy, "claim-verification");
        var unknown = day.firstClaim(day.readArticle()).id();
        day.sql
                .sql("update claim set state = 'IN_VERIFICATION' where id = ?")
                .param(unknown)
                .update();

        stranded.look();

        assertThat(day.instance(healthy, "claim-verification")).isEqualTo(before);
        assertThat(restored(healthy) + restored(proposed) + restored(unknown)).isZero();
    }

    private long restored(UUID claim) {
        return day.events.stream()
                .filter(event -> event instanceof StepEvent.Restored restored
                        && restored.change().claim().equals(claim)
                        && event.fact().by().equals(Acting.SYSTEM))
                .count();
    }

    /** The engine keeps milliseconds. */
    private static org.assertj.core.data.TemporalUnitOffset within() {
        return new org.assertj.core.data.TemporalUnitWithinOffset(1, ChronoUnit.MILLIS);
    }
}
