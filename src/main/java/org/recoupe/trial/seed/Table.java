package org.recoupe.trial.seed;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Rows for one table, collected and then written all at once; triggers, keys and checks hold as for any other row. */
class Table {
    private final String copy;
    private final StringBuilder rows = new StringBuilder();

    /** @param columns with commas between them */
    Table(String name, String columns) {
        this.copy = "copy %s (%s) from stdin".formatted(name, columns);
    }

    void add(@Nullable Object... values) {
        for (var i = 0; i < values.length; i++) {
            if (i > 0) rows.append('\t');
            write(values[i]);
        }
        rows.append('\n');
    }

    void flush(Connection connection) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, new StringReader(rows.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rows.setLength(0);
    }

    private void write(@Nullable Object value) {
        if (value == null) rows.append("\\N");
        else if (value instanceof byte[] bytes)
            rows.append("\\\\x").append(HexFormat.of().formatHex(bytes));
        else escape(value.toString());
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            switch (sign) {
                case '\\' -> rows.append("\\\\");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                case '\t' -> rows.append("\\t");
                default -> rows.append(sign);
            }
        }
    }
}
