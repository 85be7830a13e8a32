package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
