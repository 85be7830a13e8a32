package org.recoupe.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.recoupe.claim.EvidenceStance.CONTEXT;
import static org.recoupe.claim.EvidenceStance.REFUTES;
import static org.recoupe.claim.EvidenceStance.SUPPORTS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.claim.ClaimView.OriginView.Status;
import org.recoupe.claim.Corroboration.Piece;
import org.recoupe.kernel.Invalid;

/** "43 morts, selon l'observatoire": who corroborates that, and who only says it again. */
class CorroborationTest {
    private final Map<UUID, UUID> speaksFor = new HashMap<>();
    private final List<UUID> unnamed = new ArrayList<>();
    private final List<UUID> onHold = new ArrayList<>();
    private final List<UUID> discredited = new ArrayList<>();
    private final List<UUID> parties = new ArrayList<>();
    private final List<UUID> ungraded = new ArrayList<>();
    private final List<UUID> competent = new ArrayList<>();
    private final List<UUID> families = new ArrayList<>();
    private final List<UUID> sidedHere = new ArrayList<>();
    private final List<UUID> deniers = new ArrayList<>();

    private final UUID observatory = source();
    private final UUID agency = source();
    private final UUID inquiry = source();
    private final UUID monitors = source();

    private UUID source() {
        return UUID.randomUUID();
    }

    private UUID speaker(UUID of) {
        var speaker = source();
        speaksFor.put(speaker, of);
        return speaker;
    }

    private Corroboration of(Piece... pieces) {
        var concerned = new Corroboration.Concerned(List.of(observatory), sidedHere, deniers);
        return Corroboration.of(List.of(pieces), concerned, new Corroboration.Lines() {
            @Override
            public UUID top(UUID source) {
                var at = source;
                while (speaksFor.containsKey(at)) at = speaksFor.get(at);
                return at;
            }

            @Override
            public boolean isUnnamed(UUID source) {
                return unnamed.contains(source);
            }

            @Override
            public boolean isOnHold(UUID source) {
                return onHold.contains(source) || onHold.contains(top(source));
            }

            @Override
            public boolean isDiscredited(UUID source) {
                return discredited.contains(source);
            }

            @Override
            public boolean isParty(UUID source) {
                return parties.contains(source) || parties.contains(top(source));
            }

            @Override
            public boolean isGraded(UUID source) {
                return !ungraded.contains(source) && !unnamed.contains(source);
            }

            @Override
            public boolean isSolelyCompetent(UUID source) {
                return competent.contains(source);
            }

            @Override
            public boolean tellsDeaths(UUID source) {
                return families.contains(source);
            }
        });
    }

    private static Piece own(EvidenceStance stance, UUID source) {
        return piece(stance, source, Basis.OWN, List.of(), null, null);
    }

    private static Piece own(UUID source) {
        return own(SUPPORTS, source);
    }

    private static Piece unknown(UUID source) {
        return piece(SUPPORTS, source, Basis.UNKNOWN, List.of(), null, null);
    }

    private static Piece citing(UUID source, UUID... cited) {
        return piece(SUPPORTS, source, Basis.CITES, List.of(cited), null, null);
    }

    private static Piece piece(
            EvidenceStance stance, UUID source, Basis basis, List<UUID> cites, String url, String quote) {
        return new Piece(
                UUID.randomUUID(),
                stance,
                source,
                false,
                basis,
                cites,
                url,
                quote,
                EvidenceKind.STATEMENT,
                null,
                false);
    }

    private static Piece confidential() {
        return new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                null,
                true,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.INTERVIEW,
                null,
                false,
                said("deux des nôtres l'ont rencontrée", null, false, Appraisal.Authenticity.UNCHECKED),
                false,
                null);
    }

    private static List<String> why(Corroboration rule, Piece piece) {
        return rule.of(piece.id()).orElseThrow().why();
    }

    private static Piece appraised(UUID source, Appraisal appraisal, boolean offValue) {
        return new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                source,
                false,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.DOCUMENT,
                null,
                true,
                appraisal,
                offValue,
                null);
    }

    private static Appraisal said(String weight, Boolean whole, boolean reupload, Appraisal.Authenticity authenticity) {
        return new Appraisal(weight, whole, false, reupload, null, authenticity, null);
    }

    /** A part, another number, a copy, a doubtful document: no origin by any of them, and no document. */
    @ParameterizedTest
    @CsvSource({
        "false, false, false, UNCHECKED, partial",
        "true, true, false, UNCHECKED, value",
        "true, false, true, UNCHECKED, reupload",
        "true, false, false, DOUBTFUL, doubtful"
    })
    void what_does_not_establish_it_does_not_count(
            boolean whole, boolean offValue, boolean reupload, Appraisal.Authenticity authenticity, String why) {
        var piece = appraised(inquiry, said("sérieux", whole, reupload, authenticity), offValue);
        var rule = of(piece);
        assertThat(why(rule, piece)).containsExactly(why);
        assertThat(rule.counting(SUPPORTS)).isZero();
        assertThat(rule.hasPrimaryDocument(SUPPORTS)).isFalse();
    }

    @Test
    void somebody_nobody_can_name_counts_only_if_somebody_says_why() {
        unnamed.add(monitors);
        unnamed.add(inquiry);
        var channel = own(monitors);
        var rule = of(channel, own(inquiry));
        assertThat(why(rule, channel)).containsExactly("not-weighed");
        assertThat(rule.counting(SUPPORTS)).isZero();
        var weighed = appraised(monitors, said("a filmé la rue", true, false, Appraisal.Authenticity.CHECKED), false);
        assertThat(of(channel, weighed).counting(SUPPORTS)).isEqualTo(1);
    }

    @Test
    void what_our_reporter_saw_is_seen_by_us() {
        var seen = new Appraisal(null, true, true, false, null, Appraisal.Authenticity.UNCHECKED, null);
        assertThat(of(appraised(agency, seen, false)).isSeenByUs(SUPPORTS)).isTrue();
        assertThat(of(appraised(agency, seen, true)).isSeenByUs(SUPPORTS))
                .as("another number")
                .isFalse();
        assertThat(of(own(agency)).isSeenByUs(SUPPORTS)).isFalse();
        assertThatThrownBy(() -> new Appraisal(null, null, true, true, null, Appraisal.Authenticity.UNCHECKED, null))
                .isInstanceOf(Invalid.class);
    }

    /** Case 1: two pieces, nobody independent. */
    @Test
    void who_claims_it_and_an_agency_that_cites_them_confirm_nothing() {
        var statement = own(observatory);
        var wire = citing(agency, observatory);
        var rule = of(statement, wire);
        assertThat(rule.counting(SUPPORTS)).isZero();
        assertThat(rule.isClaimantAlone(SUPPORTS)).isTrue();
        assertThat(why(rule, statement)).containsExactly("claimant");
        assertThat(why(rule, wire)).containsExactly("cites-claimant");
        assertThat(rule.origins()).singleElement().satisfies(origin -> {
            assertThat(origin.root()).isEqualTo(observatory);
            assertThat(origin.status()).isEqualTo(Status.CLAIMANT);
            assertThat(origin.pieces()).containsExactly(statement.id(), wire.id());
        });
    }

    /** Case 2: many papers change nothing; inquiries of their own do, one each. */
    @Test
    void an_inquiry_of_its_own_is_one_and_another_is_two() {
        var rule = of(
                own(observatory),
                citing(agency, observatory),
                citing(source(), observatory),
                own(speaker(observatory)),
                own(inquiry));
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
        assertThat(rule.isClaimantAlone(SUPPORTS)).isFalse();
        assertThat(of(own(observatory), own(inquiry), own(monitors)).counting(SUPPORTS))
                .isEqualTo(2);
    }

    @Test
    void whoever_speaks_for_who_claims_it_is_them() {
        var director = speaker(observatory);
        var piece = own(speaker(director));
        assertThat(why(of(piece), piece)).containsExactly("claimant");
    }

    @Test
    void an_organisation_and_its_spokesman_are_one() {
        assertThat(of(own(inquiry), own(speaker(inquiry))).counting(SUPPORTS)).isEqualTo(1);
    }

    @Test
    void who_is_only_cited_was_not_asked() {
        var wire = citing(agency, inquiry);
        var rule = of(wire);
        assertThat(rule.counting(SUPPORTS)).isZero();
        assertThat(why(rule, wire)).containsExactly("cites");
        assertThat(of(wire, own(inquiry)).counting(SUPPORTS)).isEqualTo(1);
    }

    /** A round-up of the observatory and the inquiry leaves the inquiry alone. */
    @Test
    void who_cites_two_joins_nobody() {
        var rule = of(own(inquiry), own(monitors), citing(agency, inquiry, monitors, observatory));
        assertThat(rule.counting(SUPPORTS)).isEqualTo(2);
        assertThat(rule.origins()).extracting(Corroboration.Origin::root).contains(inquiry, monitors, observatory);
    }

    @Test
    void where_nobody_said_how_they_know_nothing_counts() {
        var paper = unknown(source());
        var rule = of(paper, unknown(source()));
        assertThat(rule.counting(SUPPORTS)).isZero();
        assertThat(why(rule, paper)).containsExactly("basis-unknown");
        assertThat(rule.origins()).extracting(Corroboration.Origin::status).containsOnly(Status.UNKNOWN);
    }

    /** Case 3: one page under two names. */
    @ParameterizedTest
    @CsvSource({
        "https://www.paper.example/a?utm_source=x#top, http://paper.example/a/",
        "https://paper.example/a?id=2&fbclid=z, https://PAPER.example/a?id=2"
    })
    void one_page_under_two_names_is_one(String one, String other) {
        var rule = of(
                piece(SUPPORTS, source(), Basis.OWN, List.of(), one, null),
                piece(SUPPORTS, source(), Basis.OWN, List.of(), other, null));
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
        assertThat(rule.origins().get(0).because()).containsExactly("same-page");
    }

    @Test
    void two_pages_are_two() {
        assertThat(of(
                                piece(SUPPORTS, source(), Basis.OWN, List.of(), "https://paper.example/a?id=1", null),
                                piece(SUPPORTS, source(), Basis.OWN, List.of(), "https://paper.example/a?id=2", null))
                        .counting(SUPPORTS))
                .isEqualTo(2);
    }

    @Test
    void a_text_written_from_another_is_one_with_it() {
        var text =
                "Les secours ont compté les corps un par un dans la cour de la mairie avant que la nuit tombe et que les familles"
                        + " reviennent du port où elles avaient attendu des nouvelles toute la journée sous la pluie";
        var rewritten = text.replace("un par un", "avec soin");
        var rule = of(
                piece(SUPPORTS, source(), Basis.OWN, List.of(), null, text),
                piece(SUPPORTS, source(), Basis.OWN, List.of(), null, rewritten));
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
        assertThat(rule.origins().get(0).because()).containsExactly("same-text");
        var short1 = piece(SUPPORTS, source(), Basis.OWN, List.of(), null, "Il y a 43 morts.");
        var short2 = piece(SUPPORTS, source(), Basis.OWN, List.of(), null, "Il y a 43 morts.");
        assertThat(of(short1, short2).counting(SUPPORTS))
                .as("so few words are anybody's")
                .isEqualTo(2);
    }

    /** The page makes one of the paper and who claims it: then it is who claims it. */
    @Test
    void a_page_of_who_claims_it_is_theirs_under_any_name() {
        var theirs = piece(SUPPORTS, observatory, Basis.OWN, List.of(), "https://obs.example/1", null);
        var again = piece(SUPPORTS, source(), Basis.OWN, List.of(), "https://obs.example/1", null);
        assertThat(of(again, theirs).isClaimantAlone(SUPPORTS)).isTrue();
        assertThat(of(theirs, again).isClaimantAlone(SUPPORTS)).isTrue();
    }

    @Test
    void sources_without_a_name_are_one_and_so_are_confidential_ones() {
        var witness = source();
        var doctor = source();
        unnamed.addAll(List.of(witness, doctor));
        var weighed = said("était là", null, false, Appraisal.Authenticity.UNCHECKED);
        var one = appraised(witness, weighed, false);
        assertThat(of(one, appraised(doctor, weighed, false)).counting(SUPPORTS))
                .isEqualTo(1);
        assertThat(of(confidential(), confidential()).counting(SUPPORTS)).isEqualTo(1);
        assertThat(of(confidential(), one).counting(SUPPORTS)).isEqualTo(2);
    }

    @Test
    void context_counts_for_nothing_and_each_side_for_itself() {
        var rule = of(own(CONTEXT, inquiry), own(REFUTES, inquiry), own(REFUTES, monitors), own(SUPPORTS, monitors));
        assertThat(rule.counting(CONTEXT)).isZero();
        assertThat(rule.counting(REFUTES)).isEqualTo(2);
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
    }

    /** "Improbable" and "cannot be judged" are what the reviewer says of the piece; nobody's assessment is no doubt. */
    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "5, 0", "6, 0", ", 1"})
    void what_is_doubted_confirms_nothing(Integer credibility, int counting) {
        var rule = of(new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                inquiry,
                false,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.STATEMENT,
                credibility,
                false));
        assertThat(rule.counting(SUPPORTS)).isEqualTo(counting);
    }

    /** An announcement is confirmed by who made it, read or heard as they made it. */
    @Test
    void what_who_claims_it_issued_is_the_original_and_what_others_quote_is_not() {
        assertThat(of(issued(observatory)).isInTheOriginal(SUPPORTS)).isTrue();
        assertThat(of(issued(speaker(observatory))).isInTheOriginal(SUPPORTS)).isTrue();
        assertThat(of(own(observatory)).isInTheOriginal(SUPPORTS)).isFalse();
        assertThat(of(issued(inquiry)).isInTheOriginal(SUPPORTS)).isFalse();
        assertThat(of(citing(agency, observatory)).isInTheOriginal(SUPPORTS)).isFalse();
    }

    private static Piece issued(UUID source) {
        return new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                source,
                false,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.WEB_PAGE,
                null,
                true);
    }

    /** At random: in whatever order pieces came, as many count, and nobody counts who is of the claimant's line or was not heard. */
    @Test
    void the_order_in_which_pieces_came_changes_nothing() {
        var random = new Random(5);
        var people = new ArrayList<>(List.of(observatory, agency, inquiry, monitors));
        for (int i = 0; i < 4; i++) people.add(speaker(people.get(random.nextInt(people.size()))));
        for (int life = 0; life < 500; life++) {
            var pieces = new ArrayList<Piece>();
            for (int i = 0; i < 8; i++) {
                var who = people.get(random.nextInt(people.size()));
                var basis = Basis.values()[random.nextInt(3)];
                var cites = basis == Basis.CITES ? List.of(people.get(random.nextInt(people.size()))) : List.<UUID>of();
                var url = random.nextInt(3) == 0 ? "https://site.example/" + random.nextInt(3) : null;
                pieces.add(piece(SUPPORTS, who, basis, cites, url, null));
            }
            var rule = of(pieces.toArray(Piece[]::new));
            java.util.Collections.shuffle(pieces, random);
            var other = of(pieces.toArray(Piece[]::new));
            assertThat(other.counting(SUPPORTS)).isEqualTo(rule.counting(SUPPORTS));
            for (var piece : pieces) {
                assertThat(other.of(piece.id()).orElseThrow().counts())
                        .isEqualTo(rule.of(piece.id()).orElseThrow().counts());
                if (piece.basis() != Basis.OWN)
                    assertThat(rule.of(piece.id()).orElseThrow().counts()).isFalse();
            }
        }
    }

    @Test
    void who_cites_says_whom_and_who_knows_it_of_their_own_cites_nobody() {
        assertThatThrownBy(() -> new Provenance(null, Basis.CITES, List.of()))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.fields())
                                .extracting(Invalid.Field::name)
                                .containsExactly("cites"));
        assertThatThrownBy(() -> new Provenance(null, Basis.OWN, List.of("AFP")))
                .isInstanceOfSatisfying(
                        Invalid.class,
                        e -> assertThat(e.fields())
                                .extracting(Invalid.Field::name)
                                .containsExactly("basis"));
        assertThat(new Provenance(null, null, List.of(" AFP ", "AFP", "")))
                .isEqualTo(new Provenance(null, Basis.CITES, List.of("AFP")));
    }

    /** Whoever it supports or refutes, and whoever speaks for them. */
    @Test
    void a_source_on_hold_counts_for_nothing() {
        onHold.add(inquiry);
        var theirs = own(speaker(inquiry));
        var against = own(REFUTES, inquiry);
        var rule = of(own(observatory), theirs, own(monitors), against);
        assertThat(why(rule, theirs)).containsExactly("on-hold");
        assertThat(why(rule, against)).containsExactly("on-hold");
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
        assertThat(rule.counting(REFUTES)).isZero();
        assertThat(rule.pieces(REFUTES)).as("it contests nothing").isEmpty();
        assertThat(rule.standing(REFUTES)).as("but it is answered").containsExactly(against.id());
    }

    /** The act itself is no act if who announced it is not to be heard. */
    @Test
    void the_original_of_who_is_on_hold_is_none() {
        var announcement = new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                observatory,
                false,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.STATEMENT,
                null,
                true);
        assertThat(of(announcement).isInTheOriginal(SUPPORTS)).isTrue();
        onHold.add(observatory);
        assertThat(of(announcement).isInTheOriginal(SUPPORTS)).isFalse();
    }

    @Test
    void an_unreliable_source_counts_for_nothing_and_hides_nobody_else() {
        discredited.add(inquiry);
        var document = new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                inquiry,
                false,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.DOCUMENT,
                null,
                true);
        var rule = of(document, own(monitors));
        assertThat(why(rule, document)).containsExactly("discredited");
        assertThat(rule.hasPrimaryDocument(SUPPORTS)).isFalse();
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
    }

    @Test
    void who_has_a_side_is_never_independent() {
        parties.add(inquiry);
        var theirs = own(speaker(inquiry));
        var rule = of(theirs, own(monitors), own(REFUTES, inquiry));
        assertThat(why(rule, theirs)).containsExactly("party");
        assertThat(rule.counting(SUPPORTS)).isEqualTo(1);
        assertThat(rule.origins().get(0).status()).isEqualTo(Status.PARTY);
        assertThat(rule.pieces(REFUTES)).as("their denial is still one").hasSize(1);
    }

    @Test
    void who_claims_it_and_has_a_side_is_who_claims_it() {
        parties.add(observatory);
        var statement = own(observatory);
        var rule = of(statement);
        assertThat(why(rule, statement)).containsExactly("claimant");
        assertThat(rule.isClaimantAlone(SUPPORTS)).isTrue();
    }

    /** Whoever it is, and whoever named: somebody says why they are to be believed, here or by a grade. */
    @Test
    void nobody_is_believed_of_whom_nobody_says_why() {
        ungraded.add(inquiry);
        var piece = own(inquiry);
        var rule = of(piece);
        assertThat(why(rule, piece)).containsExactly("not-weighed");
        assertThat(rule.counting(SUPPORTS)).isZero();
        assertThat(rule.origins().get(0).status()).isEqualTo(Status.UNKNOWN);
        var weighed =
                appraised(inquiry, said("a ouvert les dossiers", true, false, Appraisal.Authenticity.UNCHECKED), false);
        assertThat(of(weighed).counting(SUPPORTS)).isEqualTo(1);
        ungraded.clear();
        assertThat(of(piece).counting(SUPPORTS)).as("graded").isEqualTo(1);
    }

    @Test
    void a_document_proves_only_what_somebody_checked() {
        var seemingly = appraised(inquiry, said(null, null, false, Appraisal.Authenticity.UNCHECKED), false);
        var checked = appraised(inquiry, said(null, null, false, Appraisal.Authenticity.CHECKED), false);
        assertThat(of(seemingly).hasPrimaryDocument(SUPPORTS)).isFalse();
        assertThat(of(checked).hasPrimaryDocument(SUPPORTS)).isTrue();
    }

    /** Whoever hands it over, it is the word of who issued it. */
    @Test
    void a_document_is_of_who_issued_it() {
        var handedOver = issued(agency, observatory, said(null, null, false, Appraisal.Authenticity.CHECKED));
        var rule = of(handedOver);
        assertThat(why(rule, handedOver)).containsExactly("claimant");
        assertThat(rule.hasPrimaryDocument(SUPPORTS)).isFalse();
        parties.add(monitors);
        var theirs = issued(agency, monitors, said(null, null, false, Appraisal.Authenticity.CHECKED));
        assertThat(why(of(theirs), theirs)).containsExactly("party");
    }

    private static Piece issued(UUID source, UUID issuer, Appraisal appraisal) {
        return new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                source,
                false,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.DOCUMENT,
                null,
                true,
                appraisal,
                false,
                issuer);
    }

    @Test
    void who_has_a_side_in_this_claim_is_not_independent_in_it() {
        sidedHere.add(inquiry);
        var theirs = own(speaker(inquiry));
        var rule = of(theirs, own(monitors));
        assertThat(why(rule, theirs)).containsExactly("party");
        assertThat(rule.side(SUPPORTS).origins()).isEqualTo(1);
        assertThat(rule.side(SUPPORTS).withParties()).isEqualTo(2);
    }

    /** What the accused has always said does not make an accusation false, however often they say it. */
    @Test
    void who_denies_it_refutes_nothing_by_saying_so_again() {
        deniers.add(agency);
        var again = own(REFUTES, speaker(agency));
        var rule = of(again, own(REFUTES, inquiry), own(agency));
        assertThat(why(rule, again)).containsExactly("party");
        assertThat(rule.counting(REFUTES)).isEqualTo(1);
        assertThat(rule.counting(SUPPORTS)).as("what they concede counts").isEqualTo(1);
    }

    /** Heard by us, from who saw it, to be quoted, and not doubted. */
    @ParameterizedTest
    @CsvSource({
        "true,  ON_RECORD,  2,    true",
        "true,  ON_RECORD,  3,    true",
        "true,  ON_RECORD,  4,    false",
        "true,  ON_RECORD,  ,     false",
        "true,  BACKGROUND, 1,    false",
        "true,  ,           1,    false",
        "false, ON_RECORD,  1,    false"
    })
    void a_first_hand_account_is_told_to_us_on_the_record(
            boolean heard, Appraisal.AttributionTerms terms, Integer credibility, boolean firstHand) {
        var appraisal = new Appraisal("était là", true, false, false, terms, Appraisal.Authenticity.UNCHECKED, null);
        var piece = account(inquiry, heard, credibility, appraisal);
        assertThat(of(piece).side(SUPPORTS).firstHand()).isEqualTo(firstHand);
        assertThat(of(account(observatory, heard, credibility, appraisal))
                        .side(SUPPORTS)
                        .firstHand())
                .as("who claims it")
                .isFalse();
    }

    private static Piece account(UUID source, boolean heard, Integer credibility, Appraisal appraisal) {
        return new Piece(
                UUID.randomUUID(),
                SUPPORTS,
                source,
                false,
                Basis.OWN,
                List.of(),
                null,
                null,
                EvidenceKind.INTERVIEW,
                credibility,
                heard,
                appraisal,
                false,
                null);
    }

    /** A rate is the statistics office's to know, its own claim or not; a party's word is never enough. */
    @Test
    void who_alone_is_competent_is_asked_for_their_own_publication() {
        competent.add(observatory);
        assertThat(of(issued(observatory)).side(SUPPORTS).soleCompetent()).isTrue();
        assertThat(of(own(observatory)).side(SUPPORTS).soleCompetent())
                .as("as others tell it")
                .isFalse();
        assertThat(of(citing(agency, observatory)).side(SUPPORTS).soleCompetent())
                .isFalse();
        assertThat(of(issued(inquiry)).side(SUPPORTS).soleCompetent()).isFalse();
        competent.add(inquiry);
        parties.add(inquiry);
        assertThat(of(issued(inquiry)).side(SUPPORTS).soleCompetent()).isFalse();
    }

    /** The mayor says M. Martin died: another of that name, perhaps. */
    @Test
    void a_death_is_told_by_the_family_in_whole() {
        var whole = said(null, true, false, Appraisal.Authenticity.UNCHECKED);
        assertThat(of(account(inquiry, true, null, whole)).side(SUPPORTS).deathTold())
                .isFalse();
        families.add(inquiry);
        assertThat(of(account(inquiry, true, null, whole)).side(SUPPORTS).deathTold())
                .isTrue();
        assertThat(of(account(inquiry, false, null, whole)).side(SUPPORTS).deathTold())
                .as("by hearsay")
                .isFalse();
        var part = said(null, null, false, Appraisal.Authenticity.UNCHECKED);
        assertThat(of(account(inquiry, true, null, part)).side(SUPPORTS).deathTold())
                .as("a name alone")
                .isFalse();
    }

    @Test
    void a_judgment_says_which_court_and_whether_it_is_the_last_word() {
        var court = new Appraisal.Court("tribunal correctionnel de Lyon", "true");
        var said = new Appraisal(null, null, false, false, null, Appraisal.Authenticity.UNCHECKED, court);
        assertThat(of(account(inquiry, true, null, said)).side(SUPPORTS).courtSaid())
                .isTrue();
        assertThat(of(account(inquiry, false, null, said)).side(SUPPORTS).courtSaid())
                .as("as others tell it")
                .isFalse();
        assertThatThrownBy(() -> new Appraisal.Court("tribunal", " ")).isInstanceOf(Invalid.class);
    }
}
