package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Unknown;

/** Taking a verdict away takes two: whoever wants it gone asks, a supervisor who had no hand in the claim decides. */
class ReopeningTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Acting EDITOR = new Acting("lea", Role.EDITOR);
    private static final Acting REVIEWER = new Acting("ines", Role.REVIEWER);
    private static final Acting SUPERVISOR = new Acting("paul", Role.SUPERVISOR);
    private static final Acting OTHER_SUPERVISOR = new Acting("nadia", Role.SUPERVISOR);
    /** Who proposed the verdict, now as a supervisor. */
    private static final Acting PROPOSER = new Acting("karim", Role.SUPERVISOR);

    private static final Sufficiency.Ruling ENOUGH = new Sufficiency.Ruling(true, "enough", List.of(), "test:1");

    private final Claim claim = ClaimTest.decided();

    @Test
    void asking_changes_neither_state_nor_verdict() {
        var asked = claim.askReopening("nouveau bilan", REVIEWER, NOON);

        assertThat(claim.state()).isEqualTo(ClaimState.UNVERIFIED);
        assertThat(claim.verdictInForce()).map(Verdict::number).contains(1);
        assertThat(claim.openRequest()).map(ReopeningRequest::id).contains(asked.request());
        assertThat(asked.kind()).isEqualTo("claim.reopening-asked");
        assertThat(asked.reason()).isEqualTo("nouveau bilan");
        assertThat(asked.facts().text("request")).isEqualTo(asked.request().toString());
    }

    @Test
    void one_waits_at_a_time_and_the_refusal_names_it() {
        var first = claim.askReopening("nouveau bilan", REVIEWER, NOON).request();
        assertThatThrownBy(() -> claim.askReopening("moi aussi", OTHER_SUPERVISOR, NOON))
                .isInstanceOfSatisfying(
                        ClaimRejected.ReopeningAsked.class,
                        e -> assertThat(e.request()).isEqualTo(first));

        claim.withdrawReopening(first, REVIEWER, NOON);
        var second = claim.askReopening("moi aussi", OTHER_SUPERVISOR, NOON).request();
        claim.declineReopening(second, () -> "rien de neuf", SUPERVISOR, NOON);
        claim.askReopening("cette fois", REVIEWER, NOON);
        assertThat(claim.openRequest()).map(ReopeningRequest::reason).contains("cette fois");
    }

    @Test
    void only_of_a_decided_claim_it_is_asked() {
        claim.reopen("nouveau bilan", SUPERVISOR, NOON);
        assertThatThrownBy(() -> claim.askReopening("encore", REVIEWER, NOON))
                .isInstanceOf(ClaimRejected.WrongState.class);
        assertThatThrownBy(() -> ClaimTest.extracted(org.recoupe.extraction.statement.ClaimClass.EVENT)
                        .askReopening("déjà", REVIEWER, NOON))
                .isInstanceOf(ClaimRejected.WrongState.class);
    }

    @Test
    void a_request_is_taken_back_by_who_asked_and_answered_once() {
        var request = claim.askReopening("nouveau bilan", REVIEWER, NOON).request();
        assertThatThrownBy(() -> claim.withdrawReopening(request, new Acting("karim", Role.REVIEWER), NOON))
                .isInstanceOf(ClaimRejected.HeldByOther.class);
        assertThatThrownBy(() -> claim.withdrawReopening(UUID.randomUUID(), REVIEWER, NOON))
                .isInstanceOf(Unknown.class);

        assertThat(claim.withdrawReopening(request, REVIEWER, NOON).facts().text("request"))
                .isEqualTo(request.toString());
        assertThatThrownBy(() -> claim.withdrawReopening(request, REVIEWER, NOON))
                .isInstanceOf(ClaimRejected.WrongState.class);
        assertThatThrownBy(() -> claim.declineReopening(request, () -> "non", SUPERVISOR, NOON))
                .isInstanceOf(ClaimRejected.WrongState.class);
    }

    @Test
    void a_reviewer_reopens_nothing() {
        assertThatThrownBy(() -> claim.reopen("nouveau bilan", REVIEWER, NOON))
                .isInstanceOfSatisfying(
                        ClaimRejected.NeedsSupervisor.class,
                        e -> assertThat(e.attempt().deed()).isEqualTo(Deed.REOPEN));
        assertThat(claim.state()).isEqualTo(ClaimState.UNVERIFIED);
    }

    @Test
    void reopening_answers_the_request_and_the_verdict_stays_in_force() {
        var request = claim.askReopening("nouveau bilan", REVIEWER, NOON).request();
        var reopened = claim.reopen("vu", SUPERVISOR, NOON);

        assertThat(reopened.request()).isEqualTo(request);
        assertThat(claim.state()).isEqualTo(ClaimState.IN_VERIFICATION);
        assertThat(claim.reopenedBy()).isEqualTo("paul");
        assertThat(claim.openRequest()).isEmpty();
        assertThat(claim.verdictInForce()).map(Verdict::number).contains(1);
        assertThatThrownBy(() -> claim.reopen("vu aussi", OTHER_SUPERVISOR, NOON))
                .isInstanceOf(ClaimRejected.WrongState.class);
    }

    @Test
    void a_proposal_or_its_return_leaves_the_verdict_in_force_until_another_is_approved() {
        claim.reopen("nouveau bilan", SUPERVISOR, NOON);
        claim.take(REVIEWER, NOON);
        claim.propose(ClaimTest.proposal(Verdict.Kind.DISPUTED, null), 0, ENOUGH, REVIEWER, NOON);
        assertThat(claim.verdictInForce()).map(Verdict::number).contains(1);
        claim.returnVerdict("citez", 0, SUPERVISOR, NOON);
        assertThat(claim.verdictInForce()).map(Verdict::number).contains(1);
        claim.propose(ClaimTest.proposal(Verdict.Kind.DISPUTED, null), 0, ENOUGH, REVIEWER, NOON);
        claim.approve(null, 0, ENOUGH, SUPERVISOR, NOON);

        assertThat(claim.verdictInForce()).map(Verdict::number).contains(3);
        assertThat(claim.reopenedBy()).isNull();
    }

    /** A hand that no longer counts against approving still counts here. */
    @Test
    void a_supervisor_with_a_hand_at_any_time_neither_reopens_nor_declines() {
        var request = claim.askReopening("nouveau bilan", REVIEWER, NOON).request();
        refused(() -> claim.reopen("nouveau bilan", PROPOSER, NOON), Deed.REOPEN);
        refused(() -> claim.declineReopening(request, () -> "non", PROPOSER, NOON), Deed.DECLINE_REOPENING);

        claim.reopen("nouveau bilan", SUPERVISOR, NOON);
        claim.take(REVIEWER, NOON);
        claim.propose(ClaimTest.proposal(Verdict.Kind.CONFIRMED, null), 0, ENOUGH, REVIEWER, NOON);
        claim.approve(null, 0, ENOUGH, PROPOSER, NOON);
        refused(() -> claim.reopen("encore", PROPOSER, NOON), Deed.REOPEN);
        claim.reopen("encore", OTHER_SUPERVISOR, NOON);
    }

    @Test
    void neither_does_who_stands_in_for_one() {
        refused(() -> claim.reopen("nouveau bilan", SUPERVISOR.standingInFor("karim"), NOON), Deed.REOPEN);
        claim.reopen("nouveau bilan", SUPERVISOR.standingInFor("nadia"), NOON);
    }

    @Test
    void a_supervisor_with_a_hand_may_ask_like_a_reviewer() {
        claim.askReopening("je me suis trompé", PROPOSER, NOON);
        assertThat(claim.openRequest()).map(ReopeningRequest::askedBy).contains("karim");
    }

    @ParameterizedTest
    @EnumSource(
            value = SetAsideReason.class,
            names = {"DUPLICATE", "SUPERSEDED"})
    void a_claim_with_an_approved_verdict_is_set_aside_by_another_supervisor_only(SetAsideReason reason) {
        var other = ClaimTest.decided();
        claim.reopen("nouveau bilan", SUPERVISOR, NOON);
        for (var alone : List.of(REVIEWER, EDITOR, Acting.SYSTEM))
            assertThatThrownBy(() -> claim.setAside(reason, other, alone, null, NOON))
                    .isInstanceOfSatisfying(
                            ClaimRejected.NeedsSupervisor.class,
                            e -> assertThat(e.attempt().deed()).isEqualTo(Deed.SET_ASIDE));
        refused(() -> claim.setAside(reason, other, PROPOSER, null, NOON), Deed.SET_ASIDE);
        assertThat(claim.verdictInForce()).isPresent();

        claim.setAside(reason, other, SUPERVISOR, null, NOON);
        assertThat(claim.verdictInForce()).as("taken away").isEmpty();
    }

    @Test
    void selected_again_by_another_supervisor_its_verdict_is_in_force_and_still_guarded() {
        claim.reopen("nouveau bilan", SUPERVISOR, NOON);
        claim.setAside(SetAsideReason.SUPERSEDED, null, SUPERVISOR, null, NOON);
        assertThatThrownBy(() -> claim.select(Priority.HIGH, EDITOR, null, NOON))
                .isInstanceOf(ClaimRejected.NeedsSupervisor.class);
        refused(() -> claim.select(Priority.HIGH, PROPOSER, null, NOON), Deed.REOPEN);
        claim.select(Priority.HIGH, SUPERVISOR, null, NOON);

        assertThat(claim.verdictInForce()).map(Verdict::number).contains(1);
        assertThatThrownBy(() -> claim.setAside(SetAsideReason.NO_TIME, null, EDITOR, null, NOON))
                .isInstanceOf(ClaimRejected.NeedsSupervisor.class);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable deed, Deed which) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(ClaimRejected.SecondPairOfEyes.class, e -> {
            assertThat(e.attempt().deed()).isEqualTo(which);
            assertThat(e.why()).isEqualTo(Involvement.PROPOSED);
        });
    }
}
