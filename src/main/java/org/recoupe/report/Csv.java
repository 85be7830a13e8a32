package org.recoupe.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Rows for spreadsheets: RFC 4180, times in UTC, yes and no as {@code y} and {@code n}, several values joined by {@code |}, and no cell
 * that a spreadsheet would take for a formula, whatever it divides cells by.
 */
final class Csv {
    private static final String BEFORE_CELLS = "\t\r\n";

    /**
     * Where a spreadsheet would begin to read a formula, with wide letters too: at the beginning of a cell, and after what it may divide cells
     * by where it does not take the comma, past quotes, which mean nothing to it there.
     */
    private static final Pattern BEGINS_FORMULA = Pattern.compile("(?:^|[;|\t\r\n])[\\h\"']*(?=[=+\\-@＝＋－＠])");

    private final CSVPrinter out;

    Csv(Appendable out, List<String> columns) {
        try {
            this.out = new CSVPrinter(out, CSVFormat.RFC4180);
            this.out.printRecord(columns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void row(List<? extends @Nullable Object> values) {
        try {
            for (var value : values) out.print(cell(words(value)));
            out.println();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String words(@Nullable Object value) {
        if (value instanceof Boolean yes) return yes ? "y" : "n";
        if (value instanceof Collection<?> several)
            return several.stream().map(String::valueOf).collect(Collectors.joining("|"));
        return value == null ? null : value.toString();
    }

    /** An apostrophe makes text of it. */
    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) return "";
        var text = BEGINS_FORMULA.matcher(value).replaceAll("$0'");
        return BEFORE_CELLS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
