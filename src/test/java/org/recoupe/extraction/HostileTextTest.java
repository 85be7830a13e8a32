package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.kernel.Language;

/** Text nobody wrote to be read is answered like any other, and no sentence of it may say more than people say. */
class HostileTextTest {
    private static final int LENGTH = 120_000;
    private static final int MOST_IN_SENTENCE = 24;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\" ",
                "« ",
                "« a » ",
                "selon ",
                "selon la police ",
                "( ",
                "(",
                "selon",
                "''",
                "que ",
                "de ",
                ", ",
                "a : ",
                "le maire dit que ",
                ", a dit le maire ",
                "he said that ",
                "« Il est là », a dit le maire. ",
                "\"It is,\" said John Smith. ",
                "Jean Dupont affirme que Paul Durand ment. "
            })
    void is_answered_in_both_languages(String piece) {
        var text = piece.repeat(LENGTH / piece.length());

        for (var language : new Language[] {Language.FRENCH, Language.ENGLISH}) {
            var found = Lexicons.packaged().extract(text, language, null);
            assertThat(found.language()).isEqualTo(language);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"le maire dit que ", "he said that "})
    void one_sentence_says_no_more_than_people_say(String piece) {
        var language = piece.startsWith("le") ? Language.FRENCH : Language.ENGLISH;

        var statements =
                Lexicons.packaged().extract(piece.repeat(90), language, null).statements();

        assertThat(statements).hasSizeLessThanOrEqualTo(MOST_IN_SENTENCE + 1);
    }

    /** Found by throwing words together at random. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The worst also think But .",
                "There he is told",
                "They accused It of",
                "the game shooting :and . has it said of the offshore (game shooting :and .",
                "said: ,",
                "« — dit",
                "un appel sur informant "
            })
    void is_answered_though_it_breaks_off(String text) {
        for (var language : new Language[] {Language.FRENCH, Language.ENGLISH})
            assertThat(Lexicons.packaged().extract(text, language, null).statements())
                    .allSatisfy(s -> assertThat(s.content()).isNotEmpty());
    }

    @Test
    void what_is_too_tangled_to_be_read_whole_is_told() {
        var plain = "Le pont tient, selon le maire.";
        var tangled = "le pont tient selon le maire, ".repeat(80) + "dit-on.";

        var extraction = Lexicons.packaged().extract(plain + "\n\n" + tangled, Language.FRENCH, null);

        assertThat(extraction.tangled())
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place.start()).isGreaterThan(plain.length()));
    }
}
