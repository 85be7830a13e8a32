package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.recoupe.kernel.Language;
import org.recoupe.kernel.Span;

/**
 * What holds for every text, tried on texts made up at random: how many, {@code jqwik.tries.default} says (2,000 in
 * {@code junit-platform.properties}; {@code -Djqwik.tries.default=100000} for a night).
 */
class AnyTextTest {
    private static final LocalDate DATE = LocalDate.of(2024, 2, 29);

    private final Extractor extractor = Lexicons.packaged();

    /** Any characters at all, broken pairs of surrogates among them. */
    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.strings().all().ofMaxLength(80);
    }

    /** Words and marks the rules look for, in an order no writer would choose. */
    @Provide
    Arbitrary<String> wire() {
        return Arbitraries.of(
                        "selon",
                        "d'après",
                        "le maire",
                        "La digue",
                        "a-t-il",
                        "dit",
                        "a nié",
                        "que",
                        "qu'",
                        "«",
                        "»",
                        "\"",
                        "“",
                        "”",
                        "(",
                        ")",
                        "—",
                        ",",
                        ".",
                        "…",
                        "!",
                        "?",
                        ":",
                        "\n\n",
                        "\n",
                        "AFP",
                        "à l'AFP",
                        "38",
                        "1 000",
                        "entre",
                        "et",
                        "au moins",
                        "morts",
                        "samedi",
                        "29 février",
                        "ne",
                        "pas",
                        "sans",
                        "qui",
                        "lui",
                        "The mayor",
                        "said",
                        "denied",
                        "according to",
                        "told Reuters",
                        "'",
                        "didn't",
                        "U.S.",
                        "he",
                        "which",
                        "$14",
                        "million",
                        "%",
                        "12th",
                        "vingt-",
                        "-quatre",
                        "M.",
                        "\u00ad",
                        "e\u0301",
                        "\uD83D\uDE80",
                        "\u202f",
                        "\u200b",
                        "PARIS (AFP) -",
                        "Par Jean Dupont")
                .list()
                .ofMaxSize(40)
                .map(words -> String.join(" ", words));
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void any_characters_give_an_answer(@ForAll("characters") String text) {
        holds(text);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void any_order_of_words_gives_an_answer(@ForAll("wire") String text) {
        holds(text);
    }

    @Property(shrinking = ShrinkingMode.BOUNDED)
    void any_two_statements_can_be_compared(@ForAll("wire") String one, @ForAll("characters") String other) {
        for (var language : List.of(Language.FRENCH, Language.ENGLISH)) {
            assertThatCode(() -> extractor.compare(one, other, language, DATE)).doesNotThrowAnyException();
            assertThat(extractor.check(one, language, DATE).worth()).isBetween(0.0, 1.0);
            assertThat(extractor.check(other, language, DATE)).isEqualTo(extractor.check(other, language, DATE));
        }
    }

    private void holds(String text) {
        for (var language : List.of(Language.FRENCH, Language.ENGLISH)) {
            var found = extractor.extract(text, language, DATE);

            assertThat(extractor.extract(text, language, DATE)).isEqualTo(found);
            for (var statement : found.statements()) {
                inOrder(statement.content());
                for (var pieces : List.of(statement.content(), statement.source(), statement.cue(), statement.relay()))
                    pieces.forEach(piece -> liesIn(text, piece));
                assertThat(statement.worth()).isBetween(0.0, 1.0);
                assertThat(statement.confidence()).isBetween(0.0, 1.0);
            }
            Stream.of(found.headline(), found.dateline(), found.byline())
                    .filter(place -> place != null)
                    .forEach(place -> liesIn(text, place));
            for (var relation : found.relations()) {
                assertThat(relation.from()).isBetween(0, relation.to() - 1);
                assertThat(relation.to()).isLessThan(found.statements().size());
            }
        }
    }

    private static void inOrder(List<Span> pieces) {
        assertThat(pieces).isNotEmpty();
        for (var i = 1; i < pieces.size(); i++)
            assertThat(pieces.get(i).start())
                    .isGreaterThanOrEqualTo(pieces.get(i - 1).end());
    }

    /** Inside the text, and no character is cut in half. */
    private static void liesIn(String text, Span place) {
        assertThat(place.start()).isGreaterThanOrEqualTo(0).isLessThan(place.end());
        assertThat(place.end()).isLessThanOrEqualTo(text.length());
        for (var border : new int[] {place.start(), place.end()}) {
            if (border == 0 || border == text.length()) continue;
            assertThat(Character.isSurrogatePair(text.charAt(border - 1), text.charAt(border)))
                    .as("%s is cut at %d", text, border)
                    .isFalse();
        }
    }
}
