package org.recoupe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
    private static final String FORMULA = "=+-@＝＋－＠";

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＠x"})
    void what_a_spreadsheet_would_run_becomes_text(String dangerous) {
        assertThat(Csv.cell(dangerous)).isEqualTo("'" + dangerous);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {"x;=1+1 ~ x;'=1+1", "x; \"=1+1 ~ x; \"'=1+1", "Oui|@SUM(A1) ~ Oui|'@SUM(A1)", "\"-1 ~ \"'-1"})
    void so_does_what_begins_after_what_another_spreadsheet_divides_cells_by(String dangerous, String text) {
        assertThat(Csv.cell(dangerous)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "43 morts",
                "C-8",
                "« =1 »",
                "48.85,-2.35",
                "https://a.example/?b=1&c=-2",
                "mardi ; rien",
                "x = y"
            })
    void other_text_stays_as_it_is(String harmless) {
        assertThat(Csv.cell(harmless)).isEqualTo(harmless);
    }

    /** French and German spreadsheets divide by semicolons, others by what was ticked last. */
    @Test
    void no_spreadsheet_finds_a_formula_however_it_divides() {
        var chance = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var row = List.of("1", text(chance), List.of(text(chance), text(chance)), text(chance));
            var file = new StringBuilder();
            var csv = new Csv(file, List.of("a", "b", "c", "d"));
            csv.row(row);
            csv.end();
            for (var divider : ",;\t|".toCharArray())
                assertThat(cells(file.toString(), divider, true))
                        .as("%s divided by %s", file, divider)
                        .noneMatch(CellTest::isFormula);
            for (var divider : ";\t|".toCharArray())
                assertThat(cells(file.toString(), divider, false))
                        .as("%s divided by %s, quotes as they are", file, divider)
                        .noneMatch(CellTest::isFormula);
        }
    }

    private static boolean isFormula(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    }

    private static String text(Random chance) {
        return chance.ints(chance.nextInt(7), 0, 13)
                .mapToObj(i -> "=-;,\"\t|\n '1x＝".substring(i, i + 1))
                .collect(Collectors.joining());
    }

    /** As a spreadsheet does it: quotes count at the beginning of a cell alone, and what follows the closing one belongs to it. */
    private static List<String> cells(String file, char divider, boolean quotes) {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        var begins = true;
        var quoted = false;
        for (int i = 0; i < file.length(); i++) {
            var c = file.charAt(i);
            if (quoted) {
                if (c != '"') cell.append(c);
                else if (i + 1 < file.length() && file.charAt(i + 1) == '"') cell.append(file.charAt(++i));
                else quoted = false;
            } else if (c == divider || c == '\n' || c == '\r') {
                cells.add(cell.toString());
                cell.setLength(0);
                begins = true;
                continue;
            } else if (c == '"' && begins && quotes) quoted = true;
            else cell.append(c);
            begins = false;
        }
        cells.add(cell.toString());
        return cells;
    }
}
