package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.kernel.Language;

/** What a text shows before it is read. */
class OutlineTest {
    private static final String DISPATCH = """
            Incendie au port de Lamora

            LAMORA, 3 mars (AFP) - Un incendie a ravagé mercredi un entrepôt du port, selon les pompiers, qui ont évacué les riverains.

            La préfecture n’a pas donné de bilan.""";

    private final Extractor extractor = Lexicons.packaged();

    @Test
    void headline_dateline_agency_language_and_length_are_told() {
        var outline = extractor.outline(DISPATCH, null);

        assertThat(outline.language()).isEqualTo(Language.FRENCH);
        assertThat(outline.headline().in(DISPATCH)).isEqualTo("Incendie au port de Lamora");
        assertThat(outline.dateline().in(DISPATCH)).startsWith("LAMORA, 3 mars (AFP)");
        assertThat(outline.agency()).isEqualTo("AFP");
        assertThat(outline.paragraphs()).isEqualTo(3);
        assertThat(outline.words()).isEqualTo(33);
    }

    @Test
    void a_dateline_on_a_line_of_its_own_is_no_headline() {
        var text =
                "LAMORA (Velarie), 3 mars (AFP) -\n\nUne explosion a ravagé lundi un entrepôt du port, selon le ministère.\n\nLe feu est éteint.";

        var outline = extractor.outline(text, null);

        assertThat(outline.headline()).isNull();
        assertThat(outline.dateline().in(text)).isEqualTo("LAMORA (Velarie), 3 mars (AFP) -");
        assertThat(outline.agency()).isEqualTo("AFP");
    }

    /** As the agencies write it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAMORA, 28 nov 2026 (AFP) -",
                "LAMORA, 28 sept 2026 (AFP) –",
                "Lamora (Velarie), 2 fév 2026 (AFP) -",
                "LAMORA, 1er déc. (Reuters) -",
                "LAMORA (AFP) —",
            })
    void a_french_dateline_is_told_from_what_follows(String dateline) {
        told(dateline, " Un incendie a ravagé mercredi un entrepôt du port, selon les pompiers.\n\nLe feu est éteint.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LAMORA, Nov 28 (Reuters) -",
                "LAMORA, Velaria, Jan 3 2026 (AFP) –",
                "PORT LAMORA, Velaria (AP) —",
                "Lamora, Sept. 4 (Reuters) -",
            })
    void an_english_dateline_is_told_from_what_follows(String dateline) {
        told(
                dateline,
                " A fire destroyed a warehouse in the port on Wednesday, firefighters said.\n\nThe fire is out.");
    }

    private void told(String dateline, String story) {
        var text = "Fire\n\n" + dateline + story;

        var outline = extractor.outline(text, null);

        assertThat(outline.dateline()).isNotNull();
        assertThat(outline.dateline().in(text)).isEqualTo(dateline);
        assertThat(outline.agency()).isNotNull().isSubstringOf(dateline);
    }

    @Test
    void of_a_language_that_cannot_be_told_only_the_length_is_known() {
        var outline = extractor.outline("Zwölf Boxkämpfer jagen Viktor quer über den großen Deich.\nEnde.", null);

        assertThat(outline.language()).isNull();
        assertThat(outline.headline()).isNull();
        assertThat(outline.paragraphs()).isEqualTo(2);
        assertThat(extractor.outline("", null).words()).isZero();
        assertThat(extractor.outline("  \n", Language.ENGLISH).paragraphs()).isZero();
    }
}
