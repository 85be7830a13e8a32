package org.recoupe.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Migration 76: the names of before in the form names are compared in since. Two sources of a desk that turn out to have one name both stay;
 * the name finds the one that a claim named first.
 */
@Component
public class NamesAnew implements JavaMigration {
    private static final String BY_AGE = """
            select n.name, n.desk, n.source, s.name from source_name n join source s on s.id = n.source
            order by s.place, n.name""";

    private record Held(String name, String desk) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("076");
    }

    @Override
    public String getDescription() {
        return "names anew";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        var before = new HashMap<Held, UUID>();
        var since = new LinkedHashMap<Held, UUID>();
        try (var query = connection.prepareStatement(BY_AGE);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var desk = rows.getString(2);
                var source = rows.getObject(3, UUID.class);
                before.put(new Held(rows.getString(1), desk), source);
                // the name as it was written still has the capitals by which some letters are told
                for (var written : List.of(rows.getString(4), rows.getString(1)))
                    since.putIfAbsent(new Held(SourceName.comparable(written), desk), source);
            }
        }
        var gone = new ArrayList<>(before.entrySet());
        gone.removeIf(held -> held.getValue().equals(since.get(held.getKey())));
        tell(connection, "delete from source_name where name = ? and desk = ? and source = ?", gone);
        var added = new ArrayList<>(since.entrySet());
        added.removeIf(held -> held.getValue().equals(before.get(held.getKey())));
        tell(connection, "insert into source_name (name, desk, source) values (?, ?, ?)", added);
    }

    private static void tell(Connection connection, String change, List<Map.Entry<Held, UUID>> names)
            throws SQLException {
        try (var statement = connection.prepareStatement(change)) {
            for (var name : names) {
                statement.setString(1, name.getKey().name());
                statement.setString(2, name.getKey().desk());
                statement.setObject(3, name.getValue());
                statement.addBatch();
            }
            if (!names.isEmpty()) statement.executeBatch();
        }
    }
}
