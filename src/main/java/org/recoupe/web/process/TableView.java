package org.recoupe.web.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.process.DecisionTable;
import org.recoupe.web.Wording;

/** A decision table to be read: what the table's words mean is said in the reader's, everything else stands as it is written. */
record TableView(
        String key,
        String name,
        String explained,
        int version,
        String deployed,
        String picks,
        List<String> inputs,
        List<String> outputs,
        List<Line> lines) {

    record Line(List<Cell> cells, String explained) {}

    /**
     * @param word null if anything will do
     * @param written whether it is an expression, as it stands in the table
     */
    record Cell(@Nullable String word, boolean written) {}

    /** Under which prefix the values of a fact have their words. */
    private static final Map<String, String> PREFIXES = Map.ofEntries(
            Map.entry("priority", "priority."),
            Map.entry("claimClass", "class."),
            Map.entry("stance", "stance."),
            Map.entry("form", "form."),
            Map.entry("setAside", "set-aside."),
            Map.entry("reviewRole", "role."),
            Map.entry("verdict", "verdict."),
            Map.entry("rule", "rule."),
            Map.entry("missing", "missing."),
            Map.entry("retraction", "retraction."),
            Map.entry("unmet", "missing."));

    static TableView of(DecisionTable table, Wording words) {
        var columns =
                Stream.concat(table.inputs().stream(), table.outputs().stream()).toList();
        var lines = new ArrayList<Line>();
        for (var line : table.lines()) {
            var cells = new ArrayList<Cell>();
            for (var i = 0; i < line.cells().size(); i++)
                cells.add(cell(columns.get(i), line.cells().get(i), words));
            lines.add(new Line(cells, line.explained()));
        }
        return new TableView(
                table.key(),
                Diagram.model(table.key(), table.name(), words),
                table.explained(),
                table.version(),
                words.moment(table.deployed()),
                words.known("picks.", table.picks()),
                table.inputs().stream().map(column -> label(column, words)).toList(),
                table.outputs().stream().map(column -> label(column, words)).toList(),
                lines);
    }

    private static String label(DecisionTable.Column column, Wording words) {
        var known = words.known("column.", column.fact());
        return known.equals(column.fact()) ? column.label() : known;
    }

    private static Cell cell(DecisionTable.Column column, String written, Wording words) {
        if (written.isEmpty() || written.equals("\"\"")) return new Cell(null, false);
        if (written.equals("true") || written.equals("false")) return new Cell(words.say("cell." + written), false);
        var prefix = PREFIXES.get(column.fact());
        if (prefix == null || !written.startsWith("\"")) return new Cell(written, true);
        var said = new ArrayList<String>();
        for (var value : written.replace("\"", "").split(",", -1)) {
            var code = value.strip();
            var known = words.known(prefix, code);
            if (known.equals(code)) return new Cell(written, true);
            said.add(known);
        }
        return new Cell(String.join(", ", said), false);
    }
}
