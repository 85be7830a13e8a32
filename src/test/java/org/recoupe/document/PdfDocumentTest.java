package org.recoupe.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.document.SampleFiles.placed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.document.SampleFiles.Placed;

/** Letters have places on a page, and nothing else; what belongs together has to be seen. */
class PdfDocumentTest {
    private static final List<String> LEFT = List.of(
            "La digue de Marans a cédé dans",
            "la nuit de mardi, a annoncé le",
            "préfet. Trente maisons sont sous",
            "les eaux, selon les pompiers.");
    private static final List<String> RIGHT = List.of(
            "« Personne ne nous a prévenus »,",
            "a déclaré une habitante, Odile",
            "Garnier. La mairie dément et",
            "parle d'une alerte à minuit.");

    @Test
    void columns_are_read_one_after_the_other_and_somebody_is_asked_to_look() throws IOException {
        var copy = read(
                new Placed(60, 700, "Inondation à Marans : trente maisons sous les eaux du fleuve", 11),
                column(60, 660, LEFT),
                column(300, 660, RIGHT));

        assertThat(copy.text()).isEqualTo("""
            Inondation à Marans : trente maisons sous les eaux du fleuve

            La digue de Marans a cédé dans la nuit de mardi, a annoncé le préfet. Trente maisons sont sous les eaux, selon les pompiers.

            « Personne ne nous a prévenus », a déclaré une habitante, Odile Garnier. La mairie dément et parle d'une alerte à minuit.""");
        assertThat(copy.remarks()).containsExactly(new Remark(Remark.Kind.COLUMNS, 1, 1, ""));
    }

    @Test
    void columns_whose_lines_do_not_stand_on_one_height_are_columns_all_the_same() throws IOException {
        var copy = read(column(60, 660, LEFT), column(300, 655, RIGHT));

        assertThat(copy.text())
                .startsWith("La digue de Marans a cédé dans la nuit de mardi")
                .endsWith("parle d'une alerte à minuit.");
        assertThat(copy.text()).contains("selon les pompiers.\n\n« Personne");
    }

    @Test
    void a_sentence_goes_on_at_the_head_of_the_next_column() throws IOException {
        var copy = read(
                column(60, 660, LEFT.subList(0, 3)),
                column(
                        300,
                        660,
                        List.of(
                                "les eaux du fleuve et de la mer,",
                                "a dit le maire de Marans mardi",
                                "à la presse locale et nationale.")));

        assertThat(copy.text()).contains("Trente maisons sont sous les eaux du fleuve et de la mer, a dit le maire");
    }

    @Test
    void figures_in_columns_are_a_table_and_read_line_by_line() throws IOException {
        var copy = read(
                column(60, 660, List.of("Charente", "Gironde", "Landes", "Vienne")),
                column(300, 660, List.of("31", "18", "7", "4")));

        assertThat(copy.text()).isEqualTo("Charente 31\nGironde 18\nLandes 7\nVienne 4");
        assertThat(copy.remarks()).containsExactly(new Remark(Remark.Kind.UNSURE_COLUMNS, 1, 1, ""));
    }

    @Test
    void a_paragraph_begins_where_a_line_is_set_in() throws IOException {
        var copy = read(
                new Placed(60, 700, "La digue de Marans a cédé dans la nuit de mardi, a annoncé le préfet.", 11),
                new Placed(75, 686, "Trente maisons sont sous les eaux, selon les pompiers, qui sont venus", 11),
                new Placed(60, 672, "de trois départements pour évacuer ceux qui habitent au bord du canal.", 11));

        assertThat(copy.text())
                .isEqualTo("La digue de Marans a cédé dans la nuit de mardi, a annoncé le préfet.\n\n"
                        + "Trente maisons sont sous les eaux, selon les pompiers, qui sont venus de trois"
                        + " départements pour évacuer ceux qui habitent au bord du canal.");
    }

    @Test
    void what_repeats_at_the_head_and_the_foot_of_pages_is_not_in_the_text() throws IOException {
        var pages = new ArrayList<List<Placed>>();
        for (var n = 1; n <= 3; n++)
            pages.add(List.of(
                    new Placed(60, 800, "Le Phare du Marais", 11),
                    new Placed(60, 700, "La digue numéro " + n + " a cédé dans la nuit, a annoncé le préfet.", 11),
                    new Placed(280, 40, String.valueOf(n), 11)));

        var copy = new PdfDocument().read(SampleFiles.pdfOf(pages), 10_000);

        assertThat(copy.text())
                .isEqualTo("La digue numéro 1 a cédé dans la nuit, a annoncé le préfet.\n\n"
                        + "La digue numéro 2 a cédé dans la nuit, a annoncé le préfet.\n\n"
                        + "La digue numéro 3 a cédé dans la nuit, a annoncé le préfet.");
        assertThat(copy.remarks()).containsExactly(Remark.of(Remark.Kind.RUNNING_HEADS, 2, "1\nLe Phare du Marais"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page 7", "- 7 -", "7/12", "p. 7"})
    void a_page_number_away_from_the_text_is_not_in_it(String number) throws IOException {
        var copy = read(
                new Placed(60, 700, "La digue de Marans a cédé dans la nuit de mardi, a annoncé le préfet.", 11),
                new Placed(280, 40, number, 11));

        assertThat(copy.text()).isEqualTo("La digue de Marans a cédé dans la nuit de mardi, a annoncé le préfet.");
        assertThat(copy.remarks()).containsExactly(Remark.of(Remark.Kind.RUNNING_HEADS, 1, number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2034.", "2034", "60 %.", "conteste le rapport du préfet, page 9.", "le rapport, page 9"})
    void the_last_line_of_a_paragraph_is_text_whatever_its_number(String last) throws IOException {
        var copy = read(
                new Placed(60, 700, "La digue de Marans a cédé dans la nuit de mardi, a annoncé le préfet, qui", 11),
                new Placed(60, 686, last, 11));

        assertThat(copy.text()).endsWith("qui " + last);
        assertThat(copy.remarks()).isEmpty();
    }

    @Test
    void a_sentence_that_stands_apart_is_text_though_it_ends_in_a_page() throws IOException {
        var copy = read(
                new Placed(60, 700, "La digue de Marans a cédé dans la nuit de mardi, a annoncé le préfet.", 11),
                new Placed(60, 640, "Le maire renvoie au rapport, page 9", 11));

        assertThat(copy.text()).endsWith("Le maire renvoie au rapport, page 9");
    }

    @Test
    void a_page_that_was_turned_is_read_as_it_is_shown_and_what_runs_up_its_edge_is_told() throws IOException {
        var upright = new ArrayList<>(column(60, 500, LEFT));
        upright.addAll(column(300, 500, RIGHT));
        var file = SampleFiles.turnedPdf(upright, List.of(new Placed(40, 30, "Le Phare du Marais / Lise Aubin", 8)));

        var copy = new PdfDocument().read(file, 10_000);

        assertThat(copy.text())
                .startsWith("La digue de Marans a cédé dans la nuit de mardi")
                .contains("selon les pompiers.\n\n« Personne")
                .endsWith("parle d'une alerte à minuit.");
        assertThat(copy.remarks())
                .containsExactly(
                        new Remark(Remark.Kind.COLUMNS, 1, 1, ""),
                        Remark.of(Remark.Kind.ASIDES, 1, "Le Phare du Marais / Lise Aubin"));
    }

    private static Copy read(Object... parts) throws IOException {
        return new PdfDocument().read(placed(parts), 10_000);
    }

    private static List<Placed> column(double x, double y, List<String> lines) {
        var column = new ArrayList<Placed>();
        for (var i = 0; i < lines.size(); i++) column.add(new Placed(x, y - 14 * i, lines.get(i), 11));
        return column;
    }
}
