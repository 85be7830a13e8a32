package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recoupe.claim.ClaimTest.NOON;
import static org.recoupe.claim.ClaimTest.REVIEWER;
import static org.recoupe.claim.ClaimTest.SUPERVISOR;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Role;
import org.springframework.test.util.ReflectionTestUtils;

/** What is confirmed against somebody's word takes two approvals, by two people. */
class TwoApprovalsTest {
    private static final Acting ANOTHER = new Acting("sofia", Role.SUPERVISOR, null);
    private static final Sufficiency.Ruling BY_TWO = new Sufficiency.Ruling(
            true,
            "confirmed-two-sources",
            List.of(),
            new Sufficiency.Guards(List.of(), 2, false, "guards:1"),
            "t:1",
            null);

    @Test
    void the_first_approval_leaves_the_verdict_waiting() {
        var claim = proposed();

        var event = claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);

        assertThat(event).isInstanceOf(ClaimEvent.ApprovalGiven.class);
        assertThat(claim.state()).isEqualTo(ClaimState.VERDICT_PROPOSED);
        assertThat(claim.verdictInForce()).isEmpty();
        assertThat(claim.involvementOf(SUPERVISOR.userId())).contains(Involvement.APPROVED);
    }

    @Test
    void the_second_by_somebody_else_puts_it_in_force() {
        var claim = proposed();
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);

        var event = claim.approve(null, 0, BY_TWO, ANOTHER, NOON);

        assertThat(event).isInstanceOf(ClaimEvent.VerdictApproved.class);
        assertThat(claim.state()).isEqualTo(ClaimState.UNVERIFIED);
    }

    @Test
    void nobody_approves_twice() {
        var claim = proposed();
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);

        assertThatThrownBy(() -> claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON))
                .isInstanceOfSatisfying(
                        ClaimRejected.SecondPairOfEyes.class,
                        refused -> assertThat(refused.why()).isEqualTo(Involvement.APPROVED));
    }

    @Test
    void who_stands_in_for_the_first_is_no_second() {
        var claim = proposed();
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);

        assertThatThrownBy(() -> claim.approve(null, 0, BY_TWO, ANOTHER.standingInFor(SUPERVISOR.userId()), NOON))
                .isInstanceOf(ClaimRejected.SecondPairOfEyes.class);
    }

    /** Given one approval, when who gave it changes in the registry what a source of the claim counts for, then it takes another. */
    @Test
    void who_changed_a_source_after_approving_is_asked_for_anew() {
        var claim = proposed();
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);
        ReflectionTestUtils.setField(claim, "changedSources", Set.of(SUPERVISOR.userId()));

        assertThat(claim.approve(null, 0, BY_TWO, ANOTHER, NOON)).isInstanceOf(ClaimEvent.ApprovalGiven.class);
        assertThatThrownBy(() -> claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON))
                .isInstanceOfSatisfying(
                        ClaimRejected.SecondPairOfEyes.class,
                        refused -> assertThat(refused.why()).isEqualTo(Involvement.CHANGED_SOURCE));
    }

    /** Given one approval, when the proposer withdraws and proposes again, then both are asked for anew. */
    @Test
    void a_new_proposal_brings_no_approval_along() {
        var claim = proposed();
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);
        claim.withdrawVerdict(REVIEWER, NOON);
        claim.propose(ClaimTest.proposal(Verdict.Kind.UNVERIFIED, null), 0, BY_TWO, REVIEWER, NOON);

        assertThat(claim.approve(null, 0, BY_TWO, ANOTHER, NOON)).isInstanceOf(ClaimEvent.ApprovalGiven.class);
    }

    /** Given one approval, when a revision comes that nobody could read, then that one was given on what is past. */
    @Test
    void an_approval_lapses_when_the_story_moves() {
        var claim = proposed();
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);
        claim.overtaken(NOON);

        assertThat(claim.approve(null, 0, BY_TWO, ANOTHER, NOON)).isInstanceOf(ClaimEvent.ApprovalGiven.class);
        assertThat(claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON)).isInstanceOf(ClaimEvent.VerdictApproved.class);
    }

    /** Given one approval was enough when it was proposed, when the rule asks for two by then, then it takes two. */
    @Test
    void the_rule_is_asked_again_at_each_approval() {
        var claim = ClaimTest.proposedBy(REVIEWER);

        assertThat(claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON)).isInstanceOf(ClaimEvent.ApprovalGiven.class);
    }

    /** Given one approval while the evidence was enough, when it is enough no more, then who grants the exception grants it alone. */
    @Test
    void an_exception_is_granted_by_everybody_who_approves() {
        var lacking = new Sufficiency.Ruling(
                false,
                "confirmed-insufficient",
                List.of("second-independent-source"),
                new Sufficiency.Guards(List.of(), 2, false, "guards:1"),
                "t:1",
                null);
        var claim = ClaimTest.heldBy(REVIEWER);
        claim.propose(ClaimTest.proposal(Verdict.Kind.UNVERIFIED, "urgent"), 0, BY_TWO, REVIEWER, NOON);
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);

        assertThat(claim.approve("oui", 0, lacking, ANOTHER, NOON)).isInstanceOf(ClaimEvent.ApprovalGiven.class);
        assertThat(claim.approve("oui aussi", 0, lacking, SUPERVISOR, NOON))
                .isInstanceOf(ClaimEvent.VerdictApproved.class);
    }

    @Test
    void who_approved_first_does_not_read_it_again_with_fresh_eyes() {
        var claim = proposed();
        claim.approve(null, 0, BY_TWO, SUPERVISOR, NOON);
        claim.approve(null, 0, BY_TWO, ANOTHER, NOON);

        assertThat(claim.partOf(SUPERVISOR.userId())).contains(Involvement.DECIDED);
    }

    /** Balance, or an opposed claim that is confirmed: asked for with an exception, it is refused too. */
    @Test
    void no_exception_is_made_from_what_is_absolute() {
        var claim = ClaimTest.heldBy(REVIEWER);
        var outweighed = new Sufficiency.Ruling(
                true,
                "balance",
                List.of(),
                new Sufficiency.Guards(List.of("balance"), 2, true, "guards:1"),
                "t:1",
                null);

        assertThatThrownBy(() -> claim.propose(
                        ClaimTest.proposal(Verdict.Kind.CONFIRMED, "il le faut ce soir"),
                        0,
                        outweighed,
                        REVIEWER,
                        NOON))
                .isInstanceOfSatisfying(
                        ClaimRejected.EvidenceInsufficient.class,
                        refused -> assertThat(refused.missing()).containsExactly("balance"));
    }

    private static Claim proposed() {
        var claim = ClaimTest.heldBy(REVIEWER);
        claim.propose(ClaimTest.proposal(Verdict.Kind.UNVERIFIED, null), 0, BY_TWO, REVIEWER, NOON);
        return claim;
    }
}
