package org.recoupe.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Rows for spreadsheets: RFC 4180, times in UTC, yes and no as {@code y} and {@code n}, several values joined by {@code |}, and no cell
 * that a spreadsheet would take for a formula.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

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

    /** A spreadsheet runs what begins like a formula, with wide letters too; a leading apostrophe makes it text. */
    static String cell(@Nullable String value) {
        if (value == null || value.isEmpty()) return "";
        return FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
