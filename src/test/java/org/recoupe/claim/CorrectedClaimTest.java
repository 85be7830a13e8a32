package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.recoupe.extraction.statement.ClaimClass;
import org.recoupe.extraction.statement.Form;
import org.recoupe.extraction.statement.Stance;
import org.recoupe.kernel.Acting;
import org.recoupe.kernel.Reference;
import org.recoupe.kernel.Role;
import org.recoupe.kernel.Span;

/** What people put right in a claim, what stays on file of the extraction, and what of it survives a new revision. */
class CorrectedClaimTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Acting EDITOR = new Acting("lea", Role.EDITOR);
    private static final Acting REVIEWER = new Acting("karim", Role.REVIEWER);
    private static final String TEXT = "🔥 Le préfet dit : 43 morts à Évry, dont six enfants, selon un bilan.";
    private static final String FOUND = "43 morts";
    private static final UUID PREFECT = UUID.randomUUID();
    private static final UUID MAYOR = UUID.randomUUID();

    @Nested
    class Putting_right {
        @Test
        void moved_ends_are_on_record_and_the_extraction_s_words_stay_on_file() {
            var claim = claim();
            var event = claim.moveEnds(at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON)
                    .orElseThrow();

            assertThat(event.facts().text("was")).isEqualTo(FOUND);
            assertThat(event.facts().text("is")).isEqualTo("43 morts à Évry");
            assertThat(event.kind()).isEqualTo("claim.ends-moved");
            assertThat(claim.text()).isEqualTo("43 morts à Évry");
            assertThat(claim.foundText()).isEqualTo(FOUND);
        }

        @Test
        void moving_them_back_leaves_nothing_to_correct_but_the_hand_in_it() {
            var claim = claim();
            claim.moveEnds(at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON);
            claim.moveEnds(at(FOUND, TEXT), TEXT, EDITOR, NOON);

            assertThat(claim.original()).isEmpty();
            assertThat(claim.changedBy()).isEqualTo("lea");
        }

        @Test
        void what_stands_so_already_is_no_event() {
            var claim = claim();
            assertThat(claim.moveEnds(at(FOUND, TEXT), TEXT, EDITOR, NOON)).isEmpty();
            assertThat(claim.correctStance(Stance.ASSERTS, EDITOR, NOON)).isEmpty();
            assertThat(claim.changedBy()).isNull();
        }

        @Test
        void a_stance_is_put_right_and_the_found_one_kept() {
            var claim = claim();
            var event = claim.correctStance(Stance.DENIES, EDITOR, NOON).orElseThrow();

            assertThat(event.facts().text("was")).isEqualTo("ASSERTS");
            assertThat(event.facts().text("is")).isEqualTo("DENIES");
            assertThat(claim.original().orElseThrow().foundStance()).isEqualTo(Stance.ASSERTS);
        }

        @Test
        void nobody_may_be_named_after_all() {
            var claim = claim();
            claim.correctSource(new ClaimEvent.Named(PREFECT, "Préfet"), null, EDITOR, NOON);
            assertThat(claim.source()).isNull();
            assertThat(claim.hasSourcePutRight()).isTrue();
        }

        @Test
        void the_second_half_of_a_split_is_a_claim_of_its_own_by_the_same_source() {
            var claim = claim();
            claim.moveEnds(at("43 morts à Évry, dont six enfants", TEXT), TEXT, EDITOR, NOON);
            var half = claim.splitOff(at("dont six enfants", TEXT), TEXT, Reference.of(4200), 9, EDITOR, NOON);
            var event = half.splitOff(claim, TEXT, EDITOR);

            assertThat(half.text()).isEqualTo("dont six enfants");
            assertThat(half.source()).isEqualTo(PREFECT);
            assertThat(half.isMadeByHand()).isTrue();
            assertThat(event.fact().object()).isEqualTo("C-4200");
            assertThat(event.facts().text("reference")).isEqualTo("C-4200");
            assertThat(event.facts().text("of")).isEqualTo("C-4183");
            assertThat(event.facts().number("from")).contains(8);
        }

        @Test
        void a_part_takes_the_hands_of_the_whole_along_and_brings_them_back_once() {
            var claim = claim();
            claim.correctSource(null, new ClaimEvent.Named(MAYOR, "Maire"), REVIEWER, NOON);
            var half = claim.splitOff(at("dont six enfants", TEXT), TEXT, Reference.of(4200), 9, EDITOR, NOON);

            assertThat(half.involvementOf("karim")).contains(Involvement.CHANGED_CLAIM);
            assertThat(half.involvementOf("lea")).contains(Involvement.CHANGED_CLAIM);

            var other = claim();
            other.correctStance(Stance.DENIES, REVIEWER, NOON);
            var into = claim();
            for (int i = 0; i < 3; i++) into.merge(other, at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON);
            assertThat(into.involvementOf("karim")).contains(Involvement.CHANGED_CLAIM);
            assertThat(into.changedBy()).isEqualTo("lea");
        }

        @Test
        void a_merged_claim_is_set_aside_for_the_one_that_has_its_words() {
            var claim = claim();
            var other = claim();
            other.mergeInto(claim, EDITOR, NOON);
            claim.merge(other, at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON);

            assertThat(other.state()).isEqualTo(ClaimState.SET_ASIDE);
            assertThat(other.mergedInto()).isEqualTo(claim.id());
            other.select(Priority.NORMAL, EDITOR, null, NOON);
            assertThat(other.mergedInto())
                    .as("selected, it is one of its own again")
                    .isNull();
        }
    }

    @Nested
    class Refusing {
        @Test
        void nothing_is_put_right_under_a_proposed_verdict() {
            var claim = held();
            claim.propose(
                    new Proposal(Verdict.Kind.UNVERIFIED, null, "parce que", "", null),
                    0,
                    new Sufficiency.Ruling(true, "enough", List.of(), "test:1"),
                    REVIEWER,
                    NOON);
            assertThatThrownBy(() -> claim.moveEnds(at("43 morts à Évry", TEXT), TEXT, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class);
            assertThatThrownBy(() -> claim.correctStance(Stance.DENIES, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class);
            assertThatThrownBy(() -> claim.correctSource(null, new ClaimEvent.Named(MAYOR, "Maire"), REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class);
            assertThatThrownBy(() -> claim.mergeInto(claim(), REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WrongState.class);
        }

        @Test
        void nobody_puts_right_what_another_holds() {
            assertThatThrownBy(() -> held().moveEnds(at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON))
                    .isInstanceOf(ClaimRejected.HeldByOther.class);
        }

        @Test
        void evidence_keeps_a_claim_from_being_split_or_merged_but_not_from_having_its_ends_moved() {
            var claim = held();
            claim.attach(
                    new EvidenceDetails(
                            EvidenceStance.SUPPORTS,
                            "Hôpital",
                            EvidenceKind.STATEMENT,
                            "Bilan",
                            null,
                            null,
                            null,
                            2,
                            false),
                    ClaimTest.whence(),
                    false,
                    piece -> piece.facts(id -> "Hôpital", null),
                    REVIEWER,
                    NOON);
            assertThatThrownBy(() -> claim.splitOff(at("morts", TEXT), TEXT, Reference.of(4200), 9, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WorkHasBegun.class);
            assertThatThrownBy(() -> claim.merge(claim(), at("43 morts à Évry", TEXT), TEXT, REVIEWER, NOON))
                    .isInstanceOf(ClaimRejected.WorkHasBegun.class);
            assertThat(claim.moveEnds(at("43 morts à Évry", TEXT), TEXT, REVIEWER, NOON))
                    .isPresent();
        }

        @Test
        void places_of_an_older_revision_are_not_moved() {
            var claim = claim();
            claim.goneFromText(2, null, "test", NOON);
            assertThatThrownBy(() -> claim.refuseUnlessIn(2)).isInstanceOf(ClaimRejected.WrongState.class);
        }

        private Claim held() {
            var claim = claim();
            claim.select(Priority.HIGH, EDITOR, null, NOON);
            claim.startVerification(EDITOR, NOON);
            claim.take(REVIEWER, NOON);
            return claim;
        }
    }

    @Nested
    class New_revisions {
        private static final String NEXT = "Mise à jour. 🔥🔥 Le préfet dit : 43 morts\nà Évry, dont six enfants.";

        @Test
        void words_put_right_stay_so_where_they_still_stand() {
            var claim = claim();
            claim.moveEnds(at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON);
            claim.foundAgain(2, finding(FOUND, NEXT, PREFECT), NEXT, NOON);

            assertThat(claim.finding().content().in(NEXT)).isEqualTo("43 morts\nà Évry");
            assertThat(claim.foundText()).isEqualTo(FOUND);
            assertThat(claim.revision()).isEqualTo(2);
            assertThat(claim.firstRevision()).isEqualTo(1);
        }

        @Test
        void words_that_went_give_way_to_what_was_found() {
            var without = "Le préfet dit : 43 morts à Lyon.";
            var claim = claim();
            claim.moveEnds(at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON);
            claim.foundAgain(2, finding(FOUND, without, PREFECT), without, NOON);

            assertThat(claim.text()).isEqualTo(FOUND);
            assertThat(claim.original()).isEmpty();
        }

        @Test
        void a_stance_and_a_source_put_right_stay_so() {
            var claim = claim();
            claim.correctStance(Stance.DENIES, EDITOR, NOON);
            claim.correctSource(null, new ClaimEvent.Named(MAYOR, "Maire"), EDITOR, NOON);
            claim.foundAgain(2, finding(FOUND, NEXT, PREFECT), NEXT, NOON);

            assertThat(claim.finding().stance()).isEqualTo(Stance.DENIES);
            assertThat(claim.source()).isEqualTo(MAYOR);
        }

        @Test
        void moving_an_end_does_not_freeze_the_source() {
            var claim = claim();
            claim.moveEnds(at("43 morts à Évry", TEXT), TEXT, EDITOR, NOON);
            claim.foundAgain(2, finding(FOUND, NEXT, MAYOR), NEXT, NOON);
            assertThat(claim.source()).isEqualTo(MAYOR);
        }

        @Test
        void what_a_hand_made_stays_as_long_as_its_words_do() {
            var half = claim().splitOff(at("dont six enfants", TEXT), TEXT, Reference.of(4200), 9, EDITOR, NOON);
            half.splitOff(claim(), TEXT, EDITOR);

            assertThat(half.keptByHand(2, () -> TEXT, NEXT, "test", NOON)).isPresent();
            assertThat(half.finding().content().in(NEXT)).isEqualTo("dont six enfants");
            assertThat(half.keptByHand(3, () -> TEXT, "Rien de tel.", "test", NOON))
                    .isEmpty();
        }

        @Test
        void of_several_places_the_nearest_is_meant_and_never_a_part_of_another_word() {
            var text = "143 morts. Puis 43 morts. Et enfin 43 morts.";
            var again = at("43 morts", "........... Puis 43 morts").foundAgain("43 morts", text, 16);
            assertThat(again.orElseThrow().start()).isEqualTo(16);
        }

        @Test
        void what_only_the_extraction_saw_goes_with_it() {
            assertThat(claim().keptByHand(2, () -> TEXT, NEXT, "test", NOON)).isEmpty();
        }
    }

    private static Claim claim() {
        return new Claim(UUID.randomUUID(), "monde", Reference.of(4183), 8, 1, finding(FOUND, TEXT, PREFECT), NOON);
    }

    private static Finding finding(String words, String text, UUID source) {
        return new Finding(
                words,
                at(words, text),
                Spans.NONE,
                Spans.NONE,
                Spans.NONE,
                "Le préfet",
                "dit",
                null,
                source,
                null,
                Stance.ASSERTS,
                Form.INDIRECT,
                ClaimClass.CASUALTIES,
                0.9,
                "",
                "test",
                1,
                "test");
    }

    private static Spans at(String words, String text) {
        var from = text.indexOf(words);
        return new Spans(List.of(new Span(from, from + words.length())));
    }
}
