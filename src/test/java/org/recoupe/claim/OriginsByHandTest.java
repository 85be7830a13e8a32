package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.claim.EvidenceStance.REFUTES;
import static org.recoupe.claim.EvidenceStance.SUPPORTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recoupe.claim.ClaimView.OriginView.Status;
import org.recoupe.claim.Corroboration.Piece;

/** What people say of who is one and who is two, over what pieces share; and whom nobody takes apart. */
class OriginsByHandTest {
    private static final String WIRE =
            "Deux immeubles du quartier nord se sont effondrés dans la nuit de mardi à mercredi après une explosion dont"
                    + " l’origine reste inconnue, et les secours cherchaient encore au matin des survivants sous les décombres.";

    private final UUID observatory = UUID.randomUUID();
    private final UUID agency = UUID.randomUUID();
    private final UUID daily = UUID.randomUUID();
    private final UUID radio = UUID.randomUUID();
    private final Set<UUID> unnamed = new HashSet<>();

    private final List<Joints.Word> words = new ArrayList<>();
    private final Map<UUID, Set<UUID>> closeTo = new HashMap<>();
    private final Set<UUID> unread = new HashSet<>();

    private Corroboration of(Piece... pieces) {
        return Corroboration.of(
                List.of(pieces),
                Corroboration.Concerned.claiming(List.of(observatory)),
                new Corroboration.Lines() {
                    @Override
                    public UUID top(UUID source) {
                        return source;
                    }

                    @Override
                    public boolean isUnnamed(UUID source) {
                        return unnamed.contains(source);
                    }
                },
                new Joints(words, closeTo, unread));
    }

    private static Piece own(UUID source) {
        return piece(SUPPORTS, source, Basis.OWN, List.of(), null, null);
    }

    private static Piece on(String url, UUID source) {
        return piece(SUPPORTS, source, Basis.OWN, List.of(), url, null);
    }

    private static Piece saying(String quote, UUID source) {
        return piece(SUPPORTS, source, Basis.OWN, List.of(), null, quote);
    }

    private static Piece alias() {
        return piece(SUPPORTS, null, Basis.OWN, List.of(), null, null);
    }

    private Piece alias(UUID... lines) {
        var alias = alias();
        closeTo.put(alias.id(), Set.of(lines));
        return alias;
    }

    private static Piece piece(
            EvidenceStance stance,
            @Nullable UUID source,
            Basis basis,
            List<UUID> cites,
            @Nullable String url,
            @Nullable String quote) {
        return new Piece(
                UUID.randomUUID(),
                stance,
                source,
                source == null,
                basis,
                cites,
                url,
                quote,
                EvidenceKind.STATEMENT,
                null,
                false,
                new Appraisal(
                        "nous l’avons rencontrée", null, false, false, null, Appraisal.Authenticity.UNCHECKED, null),
                false,
                null);
    }

    private void joined(Piece... pieces) {
        words.add(new Joints.Word(Joints.Kind.JOINED, ids(pieces), List.of()));
    }

    private void separated(Piece piece, Piece... from) {
        words.add(new Joints.Word(Joints.Kind.SEPARATED, ids(piece), ids(from)));
    }

    private void attested(Piece... pieces) {
        words.add(new Joints.Word(Joints.Kind.ATTESTED, ids(pieces), List.of()));
    }

    private static List<UUID> ids(Piece... pieces) {
        return List.of(pieces).stream().map(Piece::id).toList();
    }

    private static List<String> because(Corroboration rule, Piece piece) {
        return rule.origins().stream()
                .filter(origin -> origin.pieces().contains(piece.id()))
                .flatMap(origin -> origin.because().stream())
                .toList();
    }

    private static List<String> why(Corroboration rule, Piece piece) {
        return rule.of(piece.id()).orElseThrow().why();
    }

    @Test
    void two_that_somebody_joins_are_one() {
        var one = own(daily);
        var other = own(radio);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(2);
        joined(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
        assertThat(because(of(one, other), one)).containsExactly("joined");
    }

    @Test
    void what_is_joined_with_who_claims_it_does_not_count() {
        var statement = own(observatory);
        var paper = own(daily);
        joined(paper, statement);
        assertThat(of(statement, paper).counting(SUPPORTS)).isZero();
        assertThat(why(of(statement, paper), paper)).containsExactly("claimant");
    }

    @Test
    void a_shared_page_that_somebody_separates_leaves_them_two() {
        var one = on("https://depeches.example/1", daily);
        var other = on("https://depeches.example/1", radio);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
        separated(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(2);
        assertThat(because(of(one, other), one)).containsExactly("separated");
        assertThat(because(of(one, other), other)).containsExactly("separated");
    }

    @Test
    void so_does_a_shared_text() {
        var one = saying(WIRE, daily);
        var other = saying(WIRE + " La préfecture n’a rien dit.", radio);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
        separated(other, one);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(2);
    }

    /** Who is left of three on one page stays together. */
    @Test
    void only_who_was_separated_leaves() {
        var one = on("https://depeches.example/1", daily);
        var second = on("https://depeches.example/1", radio);
        var third = on("https://depeches.example/1", agency);
        separated(one, second, third);
        var rule = of(one, second, third);
        assertThat(rule.counting(SUPPORTS)).isEqualTo(2);
        assertThat(rule.company(second.id())).containsExactlyInAnyOrder(second.id(), third.id());
        assertThat(because(rule, second)).contains("same-page", "separated");
    }

    @Test
    void so_it_is_of_three_with_one_text() {
        var one = saying(WIRE, daily);
        var second = saying(WIRE, radio);
        var third = saying(WIRE + " La préfecture n’a rien dit.", agency);
        separated(one, second, third);
        assertThat(of(one, second, third).counting(SUPPORTS)).isEqualTo(2);
    }

    /** A third on the same page goes with the first: two stay the two they were said to be. */
    @Test
    void whoever_comes_later_makes_no_two_one_again() {
        var one = on("https://depeches.example/1", daily);
        var other = on("https://depeches.example/1", radio);
        separated(one, other);
        var late = on("https://depeches.example/1", agency);
        assertThat(of(one, other, late).counting(SUPPORTS)).isEqualTo(2);
    }

    @Test
    void a_separation_takes_apart_neither_a_source_nor_the_unnamed_nor_who_claims_it() {
        var one = own(daily);
        var again = own(daily);
        separated(one, again);
        assertThat(of(one, again).counting(SUPPORTS)).isEqualTo(1);

        unnamed.addAll(List.of(radio, agency));
        var channel = own(radio);
        var witness = own(agency);
        separated(channel, witness);
        assertThat(of(channel, witness).counting(SUPPORTS)).isEqualTo(1);

        var statement = saying(WIRE, observatory);
        var copy = saying(WIRE, daily);
        separated(copy, statement);
        assertThat(why(of(statement, copy), copy)).containsExactly("claimant");
    }

    /** The source of the claim was put right afterwards. */
    @Test
    void nor_if_it_was_said_before_that_was_who_claims_it() {
        var copy = saying(WIRE, daily);
        var second = saying(WIRE, radio);
        separated(second, copy);
        var statement = saying(WIRE, observatory);
        assertThat(of(copy, second, statement).counting(SUPPORTS)).isZero();
    }

    @Test
    void the_last_word_counts() {
        var one = on("https://depeches.example/1", daily);
        var other = on("https://depeches.example/1", radio);
        separated(one, other);
        joined(other, one);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
        separated(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(2);
        joined(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
    }

    @Test
    void what_is_withdrawn_joins_and_separates_nobody() {
        var one = own(daily);
        var middle = own(radio);
        var other = own(agency);
        joined(one, middle, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
        words.clear();
        joined(one, middle);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(2);
        separated(one, middle);
        assertThat(because(of(one), one)).isEmpty();
    }

    /** Joined for the claim, they are not joined against it. */
    @Test
    void a_word_is_of_one_side() {
        var one = own(daily);
        var against = piece(REFUTES, radio, Basis.OWN, List.of(), null, null);
        joined(one, against);
        assertThat(of(one, against).counting(SUPPORTS)).isEqualTo(1);
        assertThat(of(one, against).counting(REFUTES)).isEqualTo(1);
    }

    @Test
    void a_source_joined_with_itself_stays_what_it_is() {
        var one = own(daily);
        var again = own(daily);
        joined(one, again, one);
        var rule = of(one, again);
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
        assertThat(because(rule, one)).containsExactly("same-source");
    }

    /** A round-up of two does not make them one, whomever it is joined with. */
    @Test
    void who_cites_several_joins_nobody_by_hand_either() {
        var one = own(daily);
        var other = own(radio);
        var roundUp = piece(SUPPORTS, agency, Basis.CITES, List.of(daily, radio), null, null);
        var third = own(UUID.randomUUID());
        joined(third, roundUp);
        assertThat(of(one, other, third, roundUp).counting(SUPPORTS)).isEqualTo(3);
        assertThat(of(one, other, third, roundUp).origins()).hasSize(3);
    }

    @Test
    void two_aliases_are_one_until_a_custodian_says_two() {
        var one = alias();
        var other = alias();
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
        assertThat(because(of(one, other), one)).containsExactly("confidential");
        separated(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).as("no reviewer").isEqualTo(1);
        attested(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(2);
        assertThat(because(of(one, other), one)).contains("attested").doesNotContain("confidential");
    }

    /** Nobody compared the third with them: it may be either. */
    @Test
    void whom_no_custodian_spoke_of_may_be_any_of_them() {
        var one = alias();
        var other = alias();
        attested(one, other);
        var third = alias();
        assertThat(of(one, other, third).counting(SUPPORTS)).isEqualTo(2);
        assertThat(of(third, one, other).counting(SUPPORTS)).isEqualTo(2);
        var fourth = alias();
        attested(third, fourth);
        assertThat(of(one, other, third, fourth).counting(SUPPORTS))
                .as("two words do not add up")
                .isEqualTo(2);
        attested(one, other, third);
        assertThat(of(one, other, third, fourth).counting(SUPPORTS)).isEqualTo(3);
        attested(third, fourth);
        assertThat(of(one, other, third, fourth).counting(SUPPORTS))
                .as("a smaller word takes nothing from a larger one")
                .isEqualTo(3);
        assertThat(of(one, fourth).counting(SUPPORTS))
                .as("the others withdrawn")
                .isEqualTo(1);
    }

    @Test
    void a_later_word_that_two_are_one_undoes_what_a_custodian_said_and_the_other_way() {
        var one = alias();
        var other = alias();
        attested(one, other);
        joined(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(1);
        attested(one, other);
        assertThat(of(one, other).counting(SUPPORTS)).isEqualTo(2);
    }

    /** Case 6. */
    @Test
    void an_alias_close_to_who_claims_it_and_their_statement_are_nobody() {
        var statement = own(observatory);
        var alias = alias(observatory);
        var rule = of(statement, alias);
        assertThat(rule.counting(SUPPORTS)).isZero();
        assertThat(rule.isClaimantAlone(SUPPORTS)).isTrue();
        assertThat(why(rule, alias)).containsExactly("claimant");
        assertThat(rule.origins()).singleElement().satisfies(origin -> {
            assertThat(origin.status()).isEqualTo(Status.CLAIMANT);
            assertThat(origin.because()).contains("close-to");
        });
        assertThat(of(alias).counting(SUPPORTS)).as("without any statement").isZero();
        attested(alias, alias());
        assertThat(of(statement, alias).counting(SUPPORTS))
                .as("whoever attests")
                .isZero();
        separated(alias, statement);
        assertThat(of(statement, alias).counting(SUPPORTS))
                .as("whoever separates")
                .isZero();
    }

    @Test
    void another_alias_counts_beside_it() {
        assertThat(of(own(observatory), alias(observatory), alias()).counting(SUPPORTS))
                .isEqualTo(1);
    }

    /** To name a line makes no alias somebody of their own. */
    @Test
    void an_alias_of_another_line_is_with_that_line_and_with_the_other_aliases() {
        var paper = own(daily);
        var near = alias(daily);
        assertThat(of(paper, near).counting(SUPPORTS)).isEqualTo(1);
        assertThat(of(near, alias()).counting(SUPPORTS)).isEqualTo(1);
        assertThat(of(paper, near, alias()).counting(SUPPORTS)).isEqualTo(1);
        assertThat(of(alias(radio), alias(agency)).counting(SUPPORTS)).isEqualTo(1);
        var free = alias();
        attested(near, free);
        assertThat(of(paper, near, free).counting(SUPPORTS)).isEqualTo(2);
        assertThat(of(free, paper, near, alias(daily)).counting(SUPPORTS))
                .as("nobody spoke of the last one")
                .isEqualTo(2);
    }

    /** Two that are named stay two, however many lines aliases are of. */
    @Test
    void aliases_make_no_two_named_ones_one() {
        assertThat(of(own(daily), own(radio), alias(daily), alias(radio)).counting(SUPPORTS))
                .isEqualTo(2);
        assertThat(of(own(daily), own(radio), alias(daily, radio)).counting(SUPPORTS))
                .isEqualTo(2);
        assertThat(of(own(radio), alias(daily, radio)).counting(SUPPORTS)).isEqualTo(1);
    }

    /** The paper printed the observatory's text: whoever is of the paper's line is of theirs. */
    @Test
    void an_alias_of_the_line_of_a_copy_of_the_claim_is_the_claimants() {
        var rule = of(saying(WIRE, observatory), saying(WIRE, daily), alias(daily), alias());
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
    }

    /** Rather nobody than somebody who may be who claims it. */
    @Test
    void an_alias_whose_line_cannot_be_read_here_does_not_count() {
        var alias = alias();
        unread.add(alias.id());
        assertThat(of(alias).counting(SUPPORTS)).isZero();
    }

    /** Nothing anybody says makes more origins than there are sources, nor fails; and the same is said each time. */
    @Test
    void whatever_people_say_there_are_no_more_origins_than_sources() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            words.clear();
            closeTo.clear();
            var pieces = new ArrayList<Piece>();
            var sources = List.of(observatory, agency, daily, radio);
            for (int i = 0; i < 8; i++) {
                if (random.nextInt(4) == 0)
                    pieces.add(random.nextBoolean() ? alias() : alias(sources.get(random.nextInt(4))));
                else
                    pieces.add(piece(
                            SUPPORTS,
                            sources.get(random.nextInt(4)),
                            Basis.OWN,
                            List.of(),
                            "https://depeches.example/" + random.nextInt(4),
                            random.nextInt(3) == 0 ? WIRE : null));
            }
            for (int i = 0; i < 6; i++) {
                var some = new HashSet<Piece>();
                for (int k = 0; k < 3; k++) some.add(pieces.get(random.nextInt(8)));
                words.add(new Joints.Word(
                        Joints.Kind.values()[random.nextInt(3)],
                        ids(some.toArray(Piece[]::new)),
                        ids(pieces.get(random.nextInt(8)))));
            }
            var rule = of(pieces.toArray(Piece[]::new));
            var named = pieces.stream().map(Piece::source).distinct().count();
            var aliases = pieces.stream().filter(Piece::confidential).count();
            assertThat((long) rule.counting(SUPPORTS)).isLessThanOrEqualTo(named + aliases);
            assertThat(pieces)
                    .allSatisfy(piece -> assertThat(rule.company(piece.id())).contains(piece.id()));
            assertThat(pieces).allSatisfy(piece -> {
                if (observatory.equals(piece.source()))
                    assertThat(why(rule, piece)).containsExactly("claimant");
            });
            assertThat(of(pieces.toArray(Piece[]::new)).origins()).isEqualTo(rule.origins());
        }
    }
}
