package org.recoupe.web.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.recoupe.process.DecisionTable;
import org.recoupe.web.Wordings;

/** A line of a table is read as a sentence: of fifteen conditions it says the two that it has. */
class TableViewTest {
    private static final List<DecisionTable.Column> INPUTS = List.of(
            new DecisionTable.Column("Verdict", "verdict"),
            new DecisionTable.Column("Nature", "claimClass"),
            new DecisionTable.Column("Contraires", "refuting"),
            new DecisionTable.Column("Première main", "primaryDocument"));
    private static final List<DecisionTable.Column> OUTPUTS = List.of(
            new DecisionTable.Column("Il manque", "missing"), new DecisionTable.Column("Approbations", "approvals"));

    @Test
    void a_line_says_what_it_asks_and_what_follows_and_nothing_else() {
        var line = line("\"CONFIRMED\"", "", ">= 1", "true", "", "2");
        assertThat(told(line.when()))
                .containsExactly(
                        "Verdict Confirmé", "Pièces contraires \u2265\u00a01", "Document de première main oui");
        assertThat(told(line.then())).containsExactly("Approbations 2");
    }

    @Test
    void what_is_excluded_is_said_in_words_and_what_a_desk_wrote_as_it_stands() {
        var line = line("", "not(\"ACCUSATION\")", "[1..3]", "", "\"primary-document\"", "");
        assertThat(told(line.when())).containsExactly("Nature tout sauf Accusation", "Pièces contraires [1..3]");
        assertThat(line.when().get(0).written()).isFalse();
        assertThat(line.when().get(1).written()).isTrue();
        assertThat(told(line.then())).first().asString().startsWith("Il manque un document de première main");
    }

    @Test
    void a_line_for_everything_else_has_no_condition() {
        assertThat(line("", "", "", "", "", "1").when()).isEmpty();
    }

    private static TableView.Line line(String... cells) {
        var table = new DecisionTable(
                "evidence-guards",
                "Gardes",
                "",
                1,
                Instant.EPOCH,
                "FIRST",
                INPUTS,
                OUTPUTS,
                List.of(new DecisionTable.Line(List.of(cells), "")));
        return TableView.of(table, Wordings.in(Locale.FRENCH)).lines().get(0);
    }

    private static List<String> told(List<TableView.Cell> cells) {
        return cells.stream().map(cell -> cell.column() + " " + cell.word()).toList();
    }
}
