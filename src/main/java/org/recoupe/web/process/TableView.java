package org.recoupe.web.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.recoupe.process.DecisionTable;
import org.recoupe.web.Wording;

/** A decision table to be read: what the table's words mean is said in the reader's, everything else stands as it is written. */
record TableView(
        String key, String name, String explained, int version, String deployed, String picks, List<Line> lines) {

    /**
     * A line as one reads it: tables have more conditions than a screen has room for, and no line more than a few.
     *
     * @param when what must be so; empty if anything will do
     * @param then what follows
     */
    record Line(List<Cell> when, List<Cell> then, String explained) {}

    /**
     * @param column what it is of
     * @param written whether it is an expression, as it stands in the table
     */
    record Cell(String column, String word, boolean written) {}

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

    /** One number, and how it is compared. */
    private static final Pattern NUMBER = Pattern.compile("(>=|<=|>|<|)\\s*(\\d+(?:\\.\\d+)?)");

    private static final Map<String, String> SIGNS =
            Map.of(">=", "\u2265\u00a0", "<=", "\u2264\u00a0", ">", ">\u00a0", "<", "<\u00a0");

    private static final Pattern NOT = Pattern.compile("not\\((\".*\")\\)");

    static TableView of(DecisionTable table, Wording words) {
        var inputs = table.inputs().size();
        var lines = table.lines().stream()
                .map(line -> new Line(
                        cells(table.inputs(), line.cells().subList(0, inputs), words),
                        cells(
                                table.outputs(),
                                line.cells().subList(inputs, line.cells().size()),
                                words),
                        line.explained()))
                .toList();
        return new TableView(
                table.key(),
                Diagram.model(table.key(), table.name(), words),
                table.explained(),
                table.version(),
                words.moment(table.deployed()),
                words.known("picks.", table.picks()),
                lines);
    }

    private static List<Cell> cells(List<DecisionTable.Column> columns, List<String> written, Wording words) {
        var cells = new ArrayList<Cell>();
        for (var i = 0; i < columns.size(); i++) {
            var cell = cell(columns.get(i), written.get(i), words);
            if (cell != null) cells.add(cell);
        }
        return cells;
    }

    private static String label(DecisionTable.Column column, Wording words) {
        var known = words.known("column.", column.fact());
        return known.equals(column.fact()) ? column.label() : known;
    }

    /** @return null if anything will do, or nothing follows */
    private static @Nullable Cell cell(DecisionTable.Column column, String written, Wording words) {
        if (written.isEmpty() || written.equals("\"\"")) return null;
        var label = label(column, words);
        if (written.equals("true") || written.equals("false"))
            return new Cell(label, words.say("cell." + written), false);
        var number = NUMBER.matcher(written);
        if (number.matches()) return new Cell(label, SIGNS.getOrDefault(number.group(1), "") + number.group(2), false);
        var not = NOT.matcher(written);
        if (not.matches()) {
            var other = cell(column, not.group(1), words);
            if (other != null && !other.written()) return new Cell(label, words.say("cell.not", other.word()), false);
        }
        var prefix = PREFIXES.get(column.fact());
        if (prefix == null || !written.startsWith("\"")) return new Cell(label, written, true);
        var said = new ArrayList<String>();
        for (var value : written.replace("\"", "").split(",", -1)) {
            var code = value.strip();
            var known = words.known(prefix, code);
            if (known.equals(code)) return new Cell(label, written, true);
            said.add(known);
        }
        return new Cell(label, String.join(", ", said), false);
    }
}
