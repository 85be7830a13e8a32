package org.recoupe.extraction.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.recoupe.extraction.Extractor;
import org.recoupe.extraction.statement.UnsupportedLanguage;
import org.recoupe.kernel.Language;

/** Agencies of bilingual countries send a story in two languages at once. */
class ForeignPassageTest {
    private static final String FRENCH =
            "GAND (ABC) - Le canal de Terneuzen est fermé, a annoncé mercredi la capitainerie.";
    private static final String DUTCH =
            "Het kanaal van Terneuzen is gesloten, zei de havenkapitein woensdag. Volgens de vakbond wachten er al"
                    + " veertig schepen.";
    private static final String LAST = "Selon le syndicat, quarante bateaux attendent.";

    private final Extractor extractor = Extractor.standard();

    @Test
    void a_paragraph_in_another_language_is_named_and_nothing_is_claimed_out_of_it() {
        var text = FRENCH + "\n\n" + DUTCH + "\n\n" + LAST;

        assertThat(extractor.foreignPassages(text, null))
                .singleElement()
                .satisfies(passage -> assertThat(passage.place().in(text)).isEqualTo(DUTCH))
                .satisfies(passage -> assertThat(passage.language().code()).isEqualTo("nl"));
        assertThat(extractor.extract(text, null, null).statements())
                .isNotEmpty()
                .allSatisfy(statement -> assertThat(DUTCH)
                        .doesNotContain(statement.content().get(0).in(text)))
                .anySatisfy(statement ->
                        assertThat(statement.content().get(0).in(text)).isEqualTo("quarante bateaux attendent"));
    }

    @Test
    void what_stands_behind_it_is_found_where_it_stands() {
        var text = DUTCH + "\n\n" + FRENCH + "\n\n" + LAST;

        var last = extractor.extract(text, Language.FRENCH, null).statements();

        assertThat(last.get(last.size() - 1).source().get(0).in(text)).isEqualTo("le syndicat");
    }

    @Test
    void a_text_that_is_all_in_a_language_nobody_reads_is_refused_whatever_words_it_shares() {
        assertThatThrownBy(() ->
                        extractor.extract(DUTCH + "\n\nDe brug is dicht, zei de burgemeester van de stad.", null, null))
                .isInstanceOf(UnsupportedLanguage.class);
    }

    @Test
    void names_a_quoted_word_and_short_lines_make_no_other_language() {
        assertThat(extractor.foreignPassages(
                        "Le chef Donald Smith's Bar rouvre, selon The Evening News and Post of London.\n\n"
                                + "El Niño revient.\n\n"
                                + LAST,
                        Language.FRENCH))
                .isEmpty();
        assertThat(extractor.foreignPassages(
                        "We didn't know you'd come by ferry.\n\nA photograph shows Anna's brother at Jo's Bar.",
                        Language.ENGLISH))
                .isEmpty();
    }
}
