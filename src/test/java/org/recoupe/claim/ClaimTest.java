package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Actor;
import org.recoupe.kernel.Facts;
import org.recoupe.kernel.Invalid;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;

/** What may be done with a claim, and what the desk's rules refuse. */
class ClaimTest {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Acting EDITOR = new Acting("lea", Role.EDITOR);
    static final Acting REVIEWER = new Acting("karim", Role.REVIEWER);
    private static final Acting OTHER_REVIEWER = new Acting("ines", Role.REVIEWER);
    static final Acting SUPERVISOR = new Acting("paul", Role.SUPERVISOR);
    private static final Sufficiency.Ruling ENOUGH = new Sufficiency.Ruling(true, "enough", List.of(), "test:1");
    private static final Sufficiency.Ruling TOO_LITTLE =
            new Sufficiency.Ruling(false, "too-little", List.of("second-independent-source"), "test:1");

    @Nested
    class Moves {
        @ParameterizedTest
        @EnumSource
        void a_claim_goes_only_where_its_state_leads(ClaimState from) {
            var possible =
                    Arrays.stream(ClaimState.values()).filter(from::leadsTo).toList();
            assertThat(possible).containsExactlyInAnyOrderElementsOf(exits(from));
        }

        private static Set<ClaimState> exits(ClaimState from) {
            return switch (from) {
                case EXTRACTED -> EnumSet.of(ClaimState.SELECTED, ClaimState.SET_ASIDE);
                case SELECTED -> EnumSet.of(ClaimState.SET_ASIDE, ClaimState.IN_VERIFICATION);
                case SET_ASIDE -> EnumSet.of(ClaimState.SELECTED);
                case IN_VERIFICATION -> EnumSet.of(ClaimState.VERDICT_PROPOSED, ClaimState.SET_ASIDE);
                case VERDICT_PROPOSED ->
                    EnumSet.of(
                            ClaimState.IN_VERIFICATION,
                            ClaimState.CONFIRMED,
                            ClaimState.DISPUTED,
                            ClaimState.RETRACTED,
                            ClaimState.UNVERIFIED);
                default -> EnumSet.of(ClaimState.IN_VERIFICATION);
            };
        }

        @Test
        void from_extraction_to_a_confirmed_verdict() {
            var claim = heldBy(REVIEWER);
            claim.attach(evidence(), whence(), false, ClaimTest::onRecord, REVIEWER, NOON);
            claim.propose(proposal(Verdict.Kind.CONFIRMED), 0, ENOUGH, REVIEWER, NOON);
            var event = claim.approve(null, 0, ENOUGH, SUPERVISOR, NOON);

            assertThat(claim.state()).isEqualTo(ClaimState.CONFIRMED);
            assertThat(event.fact().before()).isEqualTo("VERDICT_PROPOSED");
            assertThat(event.fact().after()).isEqualTo("CONFIRMED");
            assertThat(event.fact().by()).isEqualTo(SUPERVISOR);
            assertThat(event.kind()).isEqualTo("claim.verdict-approved");
        }

        @Test
        void a_claim_that_is_not_selected_is_not_verified() {
            assertThatThrownBy(() -> extracted().startVerification(EDITOR, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class)
                    .hasMessageContaining("C-4183 is EXTRACTED");
        }

        @Test
        void a_claim_nobody_verifies_cannot_be_taken() {
            assertThatThrownBy(() -> extracted().take(REVIEWER, NOON)).isInstanceOf(ClaimRejected.WrongState.class);
        }

        @Test
        void a_set_aside_claim_may_be_selected_again() {
            var claim = extracted();
            claim.setAside(SetAsideReason.NO_TIME, null, EDITOR, null, NOON);
            claim.select(Priority.HIGH, EDITOR, null, NOON);
            assertThat(claim.state()).isEqualTo(ClaimState.SELECTED);
            assertThat(claim.setAsideReason()).isNull();
        }

        @ParameterizedTest
        @EnumSource(
                value = SetAsideReason.class,
                names = {"DUPLICATE", "SUPERSEDED"},
                mode = EnumSource.Mode.EXCLUDE)
        void verification_stops_only_for_a_duplicate_or_a_superseded_claim(SetAsideReason reason) {
            var claim = heldBy(REVIEWER);
            assertThatThrownBy(() -> claim.setAside(reason, extracted(), EDITOR, null, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class);
            assertThat(claim.state()).isEqualTo(ClaimState.IN_VERIFICATION);
        }

        @Test
        void a_duplicate_points_to_the_claim_it_repeats() {
            var claim = extracted();
            assertThatThrownBy(() -> claim.setAside(SetAsideReason.DUPLICATE, null, EDITOR, null, NOON))
                    .isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> claim.setAside(SetAsideReason.DUPLICATE, claim, EDITOR, null, NOON))
                    .isInstanceOf(Invalid.class);
            assertThat(claim.state()).isEqualTo(ClaimState.EXTRACTED);
        }

        @Test
        void a_reopened_claim_gets_a_next_verdict_and_keeps_the_first() {
            var claim = decided();
            claim.reopen("nouveau bilan", SUPERVISOR, NOON);
            claim.take(OTHER_REVIEWER, NOON);
            claim.propose(proposal(Verdict.Kind.UNVERIFIED), 0, ENOUGH, OTHER_REVIEWER, NOON);

            assertThat(claim.verdicts()).extracting(Verdict::number).containsExactly(1, 2);
            assertThat(claim.verdicts().get(0).decision()).isEqualTo(Verdict.Decision.APPROVED);
        }

        @Test
        void only_a_decided_claim_is_reopened() {
            assertThatThrownBy(() -> heldBy(REVIEWER).reopen("pourquoi pas", SUPERVISOR, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class);
        }
    }

    @Nested
    class Holding {
        @Test
        void one_takes_a_claim_before_working_on_it() {
            var claim = inVerification();
            assertThatThrownBy(() -> claim.attach(evidence(), whence(), false, ClaimTest::onRecord, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class)
                    .hasMessageContaining("take it");
        }

        @Test
        void nobody_works_on_what_somebody_else_holds() {
            var claim = heldBy(REVIEWER);
            assertThatThrownBy(() -> claim.take(OTHER_REVIEWER, NOON)).isInstanceOf(ClaimRejected.HeldByOther.class);
            assertThatThrownBy(() -> claim.release(OTHER_REVIEWER, NOON)).isInstanceOf(ClaimRejected.HeldByOther.class);
            assertThatThrownBy(
                            () -> claim.attach(evidence(), whence(), false, ClaimTest::onRecord, OTHER_REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.HeldByOther.class);
            assertThatThrownBy(() -> claim.propose(proposal(Verdict.Kind.UNVERIFIED), 0, ENOUGH, OTHER_REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.HeldByOther.class);
            assertThat(claim.assignee()).isEqualTo("karim");
        }

        @Test
        void taking_it_twice_changes_nothing() {
            assertThat(heldBy(REVIEWER).take(REVIEWER, NOON)).isEmpty();
        }

        @Test
        void what_was_released_can_be_taken_by_another() {
            var claim = heldBy(REVIEWER);
            claim.release(REVIEWER, NOON);
            claim.take(OTHER_REVIEWER, NOON);
            assertThat(claim.assignee()).isEqualTo("ines");
        }

        @Test
        void what_is_held_by_somebody_who_lost_the_role_or_the_desk_goes_back_and_nothing_else_does() {
            var claim = heldBy(REVIEWER);
            var desk = Set.of(claim.desk());
            assertThat(claim.holderLostRole(new Actor("karim", Set.of(Role.REVIEWER), desk), Acting.SYSTEM, NOON))
                    .isEmpty();
            assertThat(claim.holderLostRole(new Actor("ines", Set.of(Role.EDITOR), desk), Acting.SYSTEM, NOON))
                    .isEmpty();
            assertThat(claim.assignee()).isEqualTo("karim");

            var event = claim.holderLostRole(new Actor("karim", Set.of(Role.EDITOR), desk), Acting.SYSTEM, NOON)
                    .orElseThrow();
            assertThat(event.action()).isEqualTo("holder-lost-role");
            assertThat(event.change().before()).isEqualTo("karim");
            claim.take(OTHER_REVIEWER, NOON);

            var elsewhere = new Actor("ines", Set.of(Role.REVIEWER), Set.of("elsewhere"));
            assertThat(claim.holderLostRole(elsewhere, Acting.SYSTEM, NOON)).isPresent();
            assertThat(claim.assignee()).isNull();
        }

        @Test
        void what_was_held_by_somebody_who_left_can_be_taken_by_another() {
            var claim = heldBy(REVIEWER);
            assertThat(claim.holderLeft("ines", Acting.SYSTEM, NOON)).isEmpty();
            var event = claim.holderLeft("karim", Acting.SYSTEM, NOON).orElseThrow();
            assertThat(event.change().by()).isEqualTo(Acting.SYSTEM);
            assertThat(event.change().before()).isEqualTo("karim");
            claim.take(OTHER_REVIEWER, NOON);
            assertThat(claim.assignee()).isEqualTo("ines");
        }

        @Test
        void withdrawn_evidence_stays_on_file() {
            var claim = heldBy(REVIEWER);
            claim.attach(evidence(), whence(), false, ClaimTest::onRecord, REVIEWER, NOON);
            var piece = claim.evidence().get(0);
            claim.withdraw(piece, "mauvaise date", ClaimTest::onRecord, gone -> Facts.NONE, REVIEWER, NOON);
            assertThat(claim.evidence())
                    .singleElement()
                    .satisfies(e -> assertThat(e.stands()).isFalse());
            assertThatThrownBy(() ->
                            claim.withdraw(piece, "encore", ClaimTest::onRecord, gone -> Facts.NONE, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class);
        }
    }

    @Nested
    class Deciding {
        @Test
        void a_verdict_the_evidence_does_not_carry_is_not_proposed() {
            var claim = heldBy(REVIEWER);
            assertThatThrownBy(() -> claim.propose(proposal(Verdict.Kind.CONFIRMED), 0, TOO_LITTLE, REVIEWER, NOON))
                    .isInstanceOfSatisfying(ClaimRejected.EvidenceInsufficient.class, e -> {
                        assertThat(e.rule()).isEqualTo("too-little");
                        assertThat(e.missing()).containsExactly("second-independent-source");
                    });
            assertThat(claim.state()).isEqualTo(ClaimState.IN_VERIFICATION);
        }

        @Test
        void an_exception_counts_only_when_the_supervisor_grants_it() {
            var claim = heldBy(REVIEWER);
            claim.propose(
                    proposal(Verdict.Kind.CONFIRMED, "une seule source peut savoir"), 0, TOO_LITTLE, REVIEWER, NOON);
            assertThatThrownBy(() -> claim.approve(null, 0, TOO_LITTLE, SUPERVISOR, NOON))
                    .isInstanceOf(ClaimRejected.EvidenceInsufficient.class);
            claim.approve("vu avec la direction", 0, TOO_LITTLE, SUPERVISOR, NOON);
            assertThat(claim.state()).isEqualTo(ClaimState.CONFIRMED);
        }

        @Test
        void nobody_approves_what_they_proposed() {
            var claim = proposedBy(REVIEWER);
            refusedToApprove(claim, REVIEWER.userId(), Involvement.PROPOSED);
        }

        @Test
        void nobody_approves_what_they_brought_evidence_for_even_if_it_was_withdrawn() {
            var claim = heldBy(OTHER_REVIEWER);
            claim.attach(evidence(), whence(), false, ClaimTest::onRecord, OTHER_REVIEWER, NOON);
            claim.withdraw(
                    claim.evidence().get(0), "doublon", ClaimTest::onRecord, gone -> Facts.NONE, OTHER_REVIEWER, NOON);
            claim.release(OTHER_REVIEWER, NOON);
            claim.take(REVIEWER, NOON);
            claim.propose(proposal(Verdict.Kind.UNVERIFIED), 0, ENOUGH, REVIEWER, NOON);
            refusedToApprove(claim, OTHER_REVIEWER.userId(), Involvement.ATTACHED_EVIDENCE);
        }

        @Test
        void nobody_approves_a_claim_whose_source_they_put_right() {
            var claim = inVerification();
            claim.correctSource(null, new ClaimEvent.Named(UUID.randomUUID(), "Portela"), OTHER_REVIEWER, NOON);
            claim.take(REVIEWER, NOON);
            claim.propose(proposal(Verdict.Kind.UNVERIFIED), 0, ENOUGH, REVIEWER, NOON);
            refusedToApprove(claim, OTHER_REVIEWER.userId(), Involvement.CHANGED_CLAIM);
        }

        @Test
        void a_decision_on_what_has_changed_since_is_refused_with_the_current_version() {
            assertThatThrownBy(() -> proposedBy(REVIEWER).approve(null, 7, ENOUGH, SUPERVISOR, NOON))
                    .isInstanceOfSatisfying(
                            ClaimRejected.Stale.class,
                            e -> assertThat(e.currentVersion()).isZero());
        }

        @Test
        void a_returned_verdict_goes_back_to_who_held_the_claim() {
            var claim = proposedBy(REVIEWER);
            var event = claim.returnVerdict("citez la source", 0, SUPERVISOR, NOON);
            assertThat(claim.state()).isEqualTo(ClaimState.IN_VERIFICATION);
            assertThat(event.holder()).isEqualTo("karim");
            assertThat(event.facts().text("reason")).isEqualTo("citez la source");
        }

        @Test
        void only_the_proposer_withdraws_a_verdict() {
            var claim = proposedBy(REVIEWER);
            assertThatThrownBy(() -> claim.withdrawVerdict(OTHER_REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.HeldByOther.class);
            claim.withdrawVerdict(REVIEWER, NOON);
            assertThat(claim.state()).isEqualTo(ClaimState.IN_VERIFICATION);
        }

        @ParameterizedTest
        @EnumSource
        void each_verdict_leads_to_the_state_of_its_name(Verdict.Kind kind) {
            var claim = heldBy(REVIEWER);
            claim.propose(proposal(kind), 0, ENOUGH, REVIEWER, NOON);
            claim.approve(null, 0, ENOUGH, SUPERVISOR, NOON);
            assertThat(claim.state().name()).isEqualTo(kind.name());
        }

        private static void refusedToApprove(Claim claim, String user, Involvement why) {
            // the role does not help: here they act as supervisor
            assertThatThrownBy(() -> claim.approve(null, 0, ENOUGH, new Acting(user, Role.SUPERVISOR), NOON))
                    .isInstanceOfSatisfying(
                            ClaimRejected.SecondPairOfEyes.class,
                            e -> assertThat(e.why()).isEqualTo(why));
            assertThat(claim.state()).isEqualTo(ClaimState.VERDICT_PROPOSED);
        }
    }

    @Test
    void a_proposal_says_what_is_missing_and_gives_a_retraction_reason_only_with_a_retraction() {
        assertThatThrownBy(() -> new Proposal(Verdict.Kind.CONFIRMED, RetractionReason.LEGAL, "", "", null))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.fields())
                                .extracting(Invalid.Field::name)
                                .containsExactly("reason", "rationale"));
    }

    @Test
    void a_confidential_piece_stands_in_the_trail_without_its_alias_and_is_no_primary_document() {
        var claim = heldBy(REVIEWER);
        var piece = new EvidenceDetails(
                EvidenceStance.SUPPORTS,
                null,
                EvidenceKind.DOCUMENT,
                " un responsable ",
                null,
                null,
                null,
                2,
                true,
                Provenance.NOT_SAID,
                Appraisal.NOT_SAID,
                true);
        var nobody = new Evidence.Whence(null, null, Basis.OWN, List.of(), null);
        var attached = claim.attach(piece, nobody, false, ClaimTest::onRecord, REVIEWER, NOON);

        assertThat(attached.piece().values())
                .containsOnlyKeys("id", "stance", "kind", "basis", "credibility", "primary", "confidential", "digest");
        assertThat(attached.piece().text("id")).isEqualTo(attached.evidence().toString());
        var onFile = claim.evidence().get(0);
        assertThat(onFile.title()).isEqualTo("un responsable");
        assertThat(EvidenceFacts.standing(claim).get(0).isPrimaryDocument()).isFalse();
    }

    @Test
    void a_confidential_source_has_an_alias_and_no_name() {
        assertThatThrownBy(() -> new EvidenceDetails(
                        EvidenceStance.SUPPORTS,
                        "Odile Varenne",
                        EvidenceKind.INTERVIEW,
                        " ",
                        null,
                        null,
                        null,
                        null,
                        false,
                        Provenance.NOT_SAID,
                        Appraisal.NOT_SAID,
                        true))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.fields())
                                .extracting(Invalid.Field::name)
                                .containsExactly("source", "alias"));
    }

    @ParameterizedTest
    @MethodSource
    void evidence_links_only_to_the_web(String url) {
        assertThatThrownBy(() -> new EvidenceDetails(
                        EvidenceStance.SUPPORTS, "OVL", EvidenceKind.WEB_PAGE, "t", null, url, null, null, false))
                .isInstanceOf(Invalid.class);
    }

    static Stream<String> evidence_links_only_to_the_web() {
        return Stream.of(
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://a.b/c",
                "http://",
                "https:// x",
                "//a.b",
                "file:///etc");
    }

    private static Facts onRecord(Evidence piece) {
        return piece.facts(id -> "Portela", "keyed");
    }

    private static Claim extracted() {
        return extracted(ClaimClass.CASUALTIES);
    }

    static Claim extracted(ClaimClass claimClass) {
        var finding = new Finding(
                "43 morts",
                Spans.NONE,
                Spans.NONE,
                Spans.NONE,
                Spans.NONE,
                null,
                null,
                null,
                null,
                null,
                Stance.ASSERTS,
                Form.INDIRECT,
                claimClass,
                0.9,
                "",
                "r",
                1,
                "test");
        return new Claim(UUID.randomUUID(), "international", Reference.of(4183), 8, 1, finding, NOON);
    }

    private static Claim inVerification() {
        var claim = extracted();
        claim.select(Priority.HIGH, EDITOR, null, NOON);
        claim.startVerification(EDITOR, NOON);
        return claim;
    }

    static Claim heldBy(Acting reviewer) {
        var claim = inVerification();
        claim.take(reviewer, NOON);
        return claim;
    }

    static Claim proposedBy(Acting reviewer) {
        var claim = heldBy(reviewer);
        claim.propose(proposal(Verdict.Kind.UNVERIFIED), 0, ENOUGH, reviewer, NOON);
        return claim;
    }

    static Claim decided() {
        return decided(Verdict.Kind.UNVERIFIED);
    }

    static Claim decided(Verdict.Kind kind) {
        var claim = heldBy(REVIEWER);
        claim.propose(proposal(kind), 0, ENOUGH, REVIEWER, NOON);
        claim.approve(null, 0, ENOUGH, SUPERVISOR, NOON);
        return claim;
    }

    private static Proposal proposal(Verdict.Kind kind) {
        return proposal(kind, null);
    }

    static Proposal proposal(Verdict.Kind kind, @Nullable String exception) {
        var reason = kind == Verdict.Kind.RETRACTED ? RetractionReason.DISPROVED : null;
        return new Proposal(kind, reason, "parce que", "", exception);
    }

    static EvidenceDetails evidence() {
        return new EvidenceDetails(
                EvidenceStance.SUPPORTS, "Hôpital", EvidenceKind.STATEMENT, "Bilan", null, null, null, 2, false);
    }

    /** Of somebody who knows it of their own. */
    static Evidence.Whence whence() {
        return new Evidence.Whence(UUID.randomUUID(), null, Basis.OWN, List.of(), null);
    }
}
