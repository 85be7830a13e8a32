package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Grounds;
import org.recoupe.extraction.statement.Relation;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Role;

/** Two claims side by side: when they contradict each other openly, and who says so of them in which order. */
class PairTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Acting REVIEWER = new Acting("ines", Role.REVIEWER);
    private static final Acting SUPERVISOR = new Acting("paul", Role.SUPERVISOR);
    private static final UUID ONE = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-000000000002");

    private final ClaimLink pair = ClaimLink.made(ONE, OTHER, Bearing.CONTRADICTS, "deux bilans", REVIEWER, NOON);

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            CONTRADICTS, none, SELECTED, CONFIRMED, true
            CONTRADICTS, OPEN, SELECTED, CONFIRMED, true
            CONTRADICTS, OPEN, SET_ASIDE, CONFIRMED, false
            CONTRADICTS, none, SELECTED, SET_ASIDE, false
            CONTRADICTS, NOT_A_CONTRADICTION, SELECTED, CONFIRMED, false
            CONTRADICTS, DIFFERENT_SCOPE, SELECTED, CONFIRMED, false
            CONTRADICTS, DIFFERENT_TIME, SELECTED, CONFIRMED, false
            CONTRADICTS, ONE_PREVAILS, SELECTED, CONFIRMED, false
            CONTRADICTS, BOTH_DISPUTED, SELECTED, CONFIRMED, false
            IN_TENSION, none, SELECTED, CONFIRMED, false
            REPEATS, none, SELECTED, CONFIRMED, false
            SAME, none, SELECTED, CONFIRMED, false
            SPECIFIES, none, SELECTED, CONFIRMED, false
            REPLACES, none, SELECTED, CONFIRMED, false""")
    void a_contradiction_is_open_until_somebody_closes_it_or_a_claim_is_set_aside(
            Bearing relation, PairOutcome outcome, ClaimState one, ClaimState other, boolean open) {
        assertThat(ClaimLink.isOpenContradiction(relation, outcome, one, other)).isEqualTo(open);
        assertThat(ClaimLink.isOpenContradiction(relation, outcome, other, one)).isEqualTo(open);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_A_CONTRADICTION, false",
        "DIFFERENT_SCOPE, false",
        "DIFFERENT_TIME, false",
        "ONE_PREVAILS, true",
        "BOTH_DISPUTED, true",
        "OPEN, true"
    })
    void claims_stay_opposed_unless_they_were_found_not_to_contradict_each_other(PairOutcome outcome, boolean opposed) {
        assertThat(pair.isOpposed()).as("nobody compared them").isTrue();
        pair.propose(said(PairOutcome.NOT_A_CONTRADICTION), REVIEWER, NOON);
        assertThat(pair.isOpposed()).as("only proposed").isTrue();
        pair.close(said(outcome), SUPERVISOR, NOON);
        assertThat(pair.isOpposed()).isEqualTo(opposed);
        assertThat(ClaimLink.made(ONE, OTHER, Bearing.SAME, "même", REVIEWER, NOON)
                        .isOpposed())
                .isFalse();
    }

    @Test
    void who_is_second_to_close_it_is_told_how_it_stands() {
        pair.close(said(PairOutcome.DIFFERENT_TIME), SUPERVISOR, NOON);

        for (var outcome : List.of(PairOutcome.DIFFERENT_TIME, PairOutcome.BOTH_DISPUTED)) {
            assertThatThrownBy(() -> pair.close(said(outcome), SUPERVISOR, NOON))
                    .isInstanceOfSatisfying(ClaimRejected.PairSettled.class, settled -> {
                        assertThat(settled.outcome()).isEqualTo(PairOutcome.DIFFERENT_TIME);
                        assertThat(settled.by()).isEqualTo("paul");
                    });
            assertThatThrownBy(() -> pair.propose(said(outcome), REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.PairSettled.class);
        }
        pair.close(said(PairOutcome.OPEN), SUPERVISOR, NOON);
        assertThat(pair.outcome()).isEqualTo(PairOutcome.OPEN);
        pair.close(said(PairOutcome.BOTH_DISPUTED), SUPERVISOR, NOON);
        assertThat(pair.outcome()).isEqualTo(PairOutcome.BOTH_DISPUTED);
    }

    @Test
    void an_open_pair_is_not_opened() {
        assertThatThrownBy(() -> pair.close(said(PairOutcome.OPEN), SUPERVISOR, NOON))
                .isInstanceOfSatisfying(
                        ClaimRejected.PairSettled.class,
                        settled -> assertThat(settled.by()).isNull());
        assertThatThrownBy(() -> pair.propose(said(PairOutcome.OPEN), REVIEWER, NOON))
                .isInstanceOf(ClaimRejected.PairSettled.class);
    }

    @Test
    void one_proposal_waits_and_is_answered_by_closing_it_or_leaving_it_open() {
        pair.propose(said(PairOutcome.DIFFERENT_SCOPE), REVIEWER, NOON);
        assertThat(pair.outcome()).isNull();
        assertThatThrownBy(() -> pair.propose(said(PairOutcome.DIFFERENT_TIME), REVIEWER, NOON))
                .isInstanceOfSatisfying(ClaimRejected.PairProposed.class, waits -> {
                    assertThat(waits.by()).isEqualTo("ines");
                    assertThat(waits.outcome()).isEqualTo(PairOutcome.DIFFERENT_SCOPE);
                });

        pair.close(said(PairOutcome.OPEN), SUPERVISOR, NOON);
        assertThat(pair.outcome()).isEqualTo(PairOutcome.OPEN);
        assertThat(pair.proposed()).isNull();

        pair.propose(said(PairOutcome.DIFFERENT_TIME), REVIEWER, NOON);
        pair.close(said(PairOutcome.DIFFERENT_SCOPE), SUPERVISOR, NOON);
        assertThat(pair.outcome()).isEqualTo(PairOutcome.DIFFERENT_SCOPE);
        assertThat(pair.proposed()).isNull();
    }

    @Test
    void what_prevails_is_one_of_its_claims_and_said_only_if_one_does() {
        assertWrong(() -> new Closing(PairOutcome.ONE_PREVAILS, null, "vu"), "prevails", "required");
        assertWrong(() -> new Closing(PairOutcome.ONE_PREVAILS, " ", "vu"), "prevails", "required");
        assertWrong(() -> new Closing(PairOutcome.BOTH_DISPUTED, "C-1", "vu"), "prevails", "not-allowed");
        assertWrong(() -> new Closing(PairOutcome.BOTH_DISPUTED, null, " "), "reason", "required");

        var one = ClaimTest.extracted(ClaimClass.EVENT);
        var closing = new Closing(PairOutcome.ONE_PREVAILS, one.reference().toString(), "vu");
        assertThat(closing.prevailing(List.of(one))).isSameAs(one);
        assertThat(new Closing(PairOutcome.ONE_PREVAILS, one.id().toString(), "vu").prevailing(List.of(one)))
                .isSameAs(one);
        assertWrong(
                () -> new Closing(PairOutcome.ONE_PREVAILS, ONE.toString(), "vu").prevailing(List.of(one)),
                "prevails",
                "not-of-pair");

        pair.close(new Closing.Said(PairOutcome.ONE_PREVAILS, OTHER, null, "vu"), SUPERVISOR, NOON);
        assertThat(pair.prevailing(pair.closed())).isEqualTo(OTHER);
    }

    @Test
    void a_reading_finds_a_pair_again_whichever_way_it_reads_it() {
        var found = new ClaimLink(UUID.randomUUID(), ONE, OTHER, Relation.Kind.CONTRADICTS, "");
        var turned = new ClaimLink(UUID.randomUUID(), OTHER, ONE, Relation.Kind.CONTRADICTS, "");
        assertThat(pair.isSameAs(found)).isTrue();
        assertThat(pair.isSameAs(turned)).isTrue();
        assertThat(pair.isSameAs(new ClaimLink(UUID.randomUUID(), ONE, OTHER, Relation.Kind.IN_TENSION, "")))
                .isFalse();
        assertThat(pair.isSameAs(
                        new ClaimLink(UUID.randomUUID(), ONE, UUID.randomUUID(), Relation.Kind.CONTRADICTS, "")))
                .isFalse();

        assertThat(found.isWorkedOn()).isFalse();
        assertThat(pair.isWorkedOn()).isTrue();
        found.propose(said(PairOutcome.DIFFERENT_TIME), REVIEWER, NOON);
        turned.close(said(PairOutcome.DIFFERENT_TIME), SUPERVISOR, NOON);
        assertThat(found.isWorkedOn()).isTrue();
        assertThat(turned.isWorkedOn()).isTrue();
    }

    @Test
    void the_reason_of_who_made_it_is_never_taken_for_what_extraction_saw() {
        var made = ClaimLink.made(ONE, OTHER, Bearing.SAME, "DENIAL\nOLM\n\ndigue", REVIEWER, NOON);
        assertThat(made.because().kind()).isEqualTo(Grounds.Kind.SENTENCE);
        assertThat(made.because().words()).containsExactly("DENIAL OLM digue");
    }

    @Test
    void to_pair_a_claim_or_to_propose_its_closing_is_a_hand_that_stays_and_closing_is_none() {
        var claim = ClaimTest.decided();
        claim.paired(Facts.NONE, REVIEWER, NOON);
        claim.pairClosingProposed(Facts.NONE, new Acting("sofia", Role.REVIEWER), NOON);
        claim.pairClosed(PairOutcome.DIFFERENT_TIME, Facts.NONE, SUPERVISOR, NOON);

        assertThat(claim.involvementOf("ines")).contains(Involvement.PAIRED);
        assertThat(claim.handOf("sofia")).contains(Involvement.PAIRED);
        assertThat(claim.handOf("paul")).isEmpty();
        assertThat(claim.partOf("ines")).contains(Involvement.PAIRED);
        assertThat(claim.changedBy()).as("nothing it says").isNull();
    }

    @Test
    void who_had_a_hand_or_is_no_supervisor_does_not_close_it() {
        var claim = ClaimTest.decided();
        claim.paired(Facts.NONE, new Acting("nadia", Role.REVIEWER), NOON);
        for (var outcome : List.of(PairOutcome.DIFFERENT_TIME, PairOutcome.OPEN)) {
            assertThatThrownBy(() -> claim.pairClosed(outcome, Facts.NONE, new Acting("nadia", Role.SUPERVISOR), NOON))
                    .isInstanceOfSatisfying(
                            ClaimRejected.SecondPairOfEyes.class,
                            refused -> assertThat(refused.attempt().deed()).isEqualTo(Deed.CLOSE_PAIR));
            assertThatThrownBy(() -> claim.pairClosed(outcome, Facts.NONE, SUPERVISOR.standingInFor("nadia"), NOON))
                    .isInstanceOf(ClaimRejected.SecondPairOfEyes.class);
            assertThatThrownBy(() -> claim.pairClosed(outcome, Facts.NONE, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.NeedsSupervisor.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Relation.Kind.class)
    void what_extraction_finds_has_the_same_word_here(Relation.Kind kind) {
        assertThat(Bearing.of(kind).name()).isEqualTo(kind.name());
    }

    private static Closing.Said said(PairOutcome outcome) {
        return new Closing.Said(outcome, outcome == PairOutcome.ONE_PREVAILS ? ONE : null, null, "vu");
    }

    private static void assertWrong(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String field, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.fields()).anySatisfy(wrong -> {
                assertThat(wrong.name()).isEqualTo(field);
                assertThat(wrong.code()).isEqualTo(code);
            });
        });
    }
}
