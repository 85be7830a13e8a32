package org.recoupe.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＠x"})
    void what_a_spreadsheet_would_run_becomes_text(String dangerous) {
        assertThat(Csv.cell(dangerous)).isEqualTo("'" + dangerous);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "43 morts", "C-8", "« =1 »"})
    void other_text_stays_as_it_is(String harmless) {
        assertThat(Csv.cell(harmless)).isEqualTo(harmless);
    }
}
