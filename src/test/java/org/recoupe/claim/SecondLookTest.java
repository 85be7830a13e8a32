package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Role;

/** Which verdicts may be approved together, and who reads which verdict a second time. */
class SecondLookTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Acting EDITOR = new Acting("lea", Role.EDITOR);
    private static final Acting REVIEWER = new Acting("karim", Role.REVIEWER);
    private static final Acting SUPERVISOR = new Acting("paul", Role.SUPERVISOR);
    private static final Acting OTHER_SUPERVISOR = new Acting("nadia", Role.SUPERVISOR);
    private static final Sufficiency.Ruling ENOUGH = new Sufficiency.Ruling(true, "enough", List.of(), "test:1");
    private static final Sufficiency.Ruling TOO_LITTLE =
            new Sufficiency.Ruling(false, "too-little", List.of("second-independent-source"), "test:1");

    @Nested
    class Together {
        @Test
        void a_figure_nothing_speaks_against_is_approved_with_others_and_its_entry_says_so() {
            var claim = proposed(ClaimClass.FIGURE, null, EvidenceStance.SUPPORTS);
            var event = claim.approveTogether(3, false, 1, 0, ENOUGH, SUPERVISOR, NOON);
            assertThat(claim.state()).isEqualTo(ClaimState.CONFIRMED);
            assertThat(event.facts().number("together")).contains(3);
            assertThat(event.facts().has("grant")).isFalse();
        }

        @ParameterizedTest
        @EnumSource(
                value = ClaimClass.class,
                names = {"CASUALTIES", "ACCUSATION", "DEATH"})
        void what_does_harm_if_wrong_is_approved_by_itself(ClaimClass harmful) {
            refuses(NotForABatch.HARM, proposed(harmful, null, EvidenceStance.SUPPORTS), false);
        }

        @Test
        void an_exception_is_granted_by_itself() {
            refuses(NotForABatch.EXCEPTION, proposed(ClaimClass.FIGURE, "seul témoin", EvidenceStance.SUPPORTS), false);
        }

        @Test
        void what_a_piece_or_another_claim_contradicts_is_approved_by_itself() {
            refuses(NotForABatch.CONTRADICTED, proposed(ClaimClass.FIGURE, null, EvidenceStance.REFUTES), false);
            refuses(NotForABatch.CONTRADICTED, proposed(ClaimClass.FIGURE, null, EvidenceStance.SUPPORTS), true);
        }

        @Test
        void what_takes_two_approvals_is_approved_by_itself() {
            var byTwo = new Sufficiency.Ruling(
                    true, "enough", List.of(), new Sufficiency.Guards(List.of(), 2, false, "guards:1"), "test:1", null);
            var claim = proposed(ClaimClass.FIGURE, null, EvidenceStance.SUPPORTS);
            assertThatThrownBy(() -> claim.approveTogether(2, false, 1, 0, byTwo, SUPERVISOR, NOON))
                    .isInstanceOfSatisfying(
                            ClaimRejected.NotTogether.class,
                            e -> assertThat(e.why()).isEqualTo(NotForABatch.TWO));
        }

        @Test
        void whoever_had_a_hand_in_it_does_not_approve_it_among_others_either() {
            var claim = proposed(ClaimClass.FIGURE, null, EvidenceStance.SUPPORTS);
            assertThatThrownBy(() -> claim.approveTogether(2, false, 1, 0, ENOUGH, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.SecondPairOfEyes.class);
        }

        @Test
        void what_changed_since_it_was_read_is_not_approved() {
            var claim = proposed(ClaimClass.FIGURE, null, EvidenceStance.SUPPORTS);
            assertThatThrownBy(() -> claim.approveTogether(2, false, 1, 7, ENOUGH, SUPERVISOR, NOON))
                    .isInstanceOf(ClaimRejected.Stale.class);
            assertThat(claim.state()).isEqualTo(ClaimState.VERDICT_PROPOSED);
        }

        private void refuses(NotForABatch why, Claim claim, boolean openContradiction) {
            assertThatThrownBy(() -> claim.approveTogether(2, openContradiction, 1, 0, ENOUGH, SUPERVISOR, NOON))
                    .isInstanceOfSatisfying(
                            ClaimRejected.NotTogether.class,
                            e -> assertThat(e.why()).isEqualTo(why));
            assertThat(claim.state()).isEqualTo(ClaimState.VERDICT_PROPOSED);
        }
    }

    @Nested
    class Lots {
        @ParameterizedTest
        @CsvSource({"0, 0, false", "1, 0.999999, true", "0.05, 0.049, true", "0.05, 0.05, false", "0.05, 0.9, false"})
        void a_verdict_is_drawn_if_its_lot_lies_within_the_share(double share, double lot, boolean drawn) {
            assertThat(new Draw(share, () -> lot).next().drawn()).isEqualTo(drawn);
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
        void no_share_outside_of_nothing_and_all(double share) {
            assertThatThrownBy(() -> new ApprovalSettings(share, 40))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("second-reading-share");
        }
    }

    @Nested
    class Reading {
        private final Claim claim = ClaimTest.decided();
        private final SecondReading reading = new SecondReading(
                claim, claim.latestVerdict().orElseThrow(), new Draw(1, () -> 0.5).next(), SUPERVISOR, NOON);

        @Test
        void agreement_is_told() {
            var event = read(Verdict.Kind.UNVERIFIED, OTHER_SUPERVISOR);
            assertThat(event).isInstanceOf(ClaimEvent.SecondReadingAgreed.class);
            assertThat(reading.isOpen()).isFalse();
        }

        @Test
        void dissent_is_told_and_leaves_the_verdict_as_it_is() {
            var event = read(Verdict.Kind.DISPUTED, OTHER_SUPERVISOR);
            assertThat(event).isInstanceOf(ClaimEvent.SecondReadingDissented.class);
            assertThat(event.fact().before()).isEqualTo("UNVERIFIED");
            assertThat(event.fact().after()).isEqualTo("DISPUTED");
            assertThat(event.facts().text("note")).isEqualTo("parce que");
            assertThat(claim.state()).isEqualTo(ClaimState.UNVERIFIED);
        }

        @Test
        void neither_proposer_nor_approver_reads_it_a_second_time() {
            for (var part : List.of(REVIEWER, SUPERVISOR)) {
                assertThatThrownBy(() -> read(Verdict.Kind.UNVERIFIED, part))
                        .isInstanceOf(ClaimRejected.SecondPairOfEyes.class);
            }
            assertThat(claim.partOf("paul")).contains(Involvement.DECIDED);
            assertThat(reading.isOpen()).isTrue();
        }

        @Test
        void whoever_returned_it_before_does_not_read_it_with_fresh_eyes() {
            var twice = proposed(ClaimClass.FIGURE, null, EvidenceStance.SUPPORTS);
            twice.returnVerdict("trop court", 0, OTHER_SUPERVISOR, NOON);
            twice.propose(ClaimTest.proposal(Verdict.Kind.UNVERIFIED, null), 0, ENOUGH, REVIEWER, NOON);
            twice.approve(null, 0, ENOUGH, SUPERVISOR, NOON);
            assertThat(twice.partOf("nadia")).contains(Involvement.DECIDED);
        }

        @Test
        void it_is_read_once_and_not_at_all_once_the_claim_is_reopened() {
            reading.lapse(NOON);
            assertThatThrownBy(() -> read(Verdict.Kind.UNVERIFIED, OTHER_SUPERVISOR))
                    .isInstanceOf(ClaimRejected.WrongState.class);
        }

        private ClaimEvent read(Verdict.Kind kind, Acting by) {
            return reading.read(claim, kind, "parce que", by, NOON);
        }
    }

    private static Claim proposed(ClaimClass claimClass, @Nullable String exception, EvidenceStance stance) {
        var claim = ClaimTest.extracted(claimClass);
        claim.select(Priority.NORMAL, EDITOR, null, NOON);
        claim.startVerification(EDITOR, NOON);
        claim.take(REVIEWER, NOON);
        var piece = new EvidenceDetails(stance, "Port", EvidenceKind.STATEMENT, "Relevé", null, null, null, 2, false);
        claim.attach(piece, ClaimTest.whence(), false, on -> on.facts(id -> "Source", null), REVIEWER, NOON);
        var ruling = exception == null ? ENOUGH : TOO_LITTLE;
        claim.propose(ClaimTest.proposal(Verdict.Kind.CONFIRMED, exception), 0, ruling, REVIEWER, NOON);
        return claim;
    }
}
