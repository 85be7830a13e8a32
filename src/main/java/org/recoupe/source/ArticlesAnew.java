package org.recoupe.source;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Migration 81.1: names whose first word had been taken for an article and is none, as "LA Times". What it found then finds it no more, as it may
 * be another's.
 */
@Component
public class ArticlesAnew implements JavaMigration {
    private static final String BY_AGE = """
            select n.name, n.desk, n.source, s.name, n.written from source_name n join source s on s.id = n.source
            order by s.place, n.name""";

    private static final Set<String> ARTICLES = Set.of("l", "le", "la", "les", "the", "un", "une", "a", "an", "des");

    private record Key(String name, String desk) {}

    private record Held(UUID source, @Nullable String written) {}

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("081.1");
    }

    @Override
    public String getDescription() {
        return "articles anew";
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
        var before = new HashMap<Key, Held>();
        var since = new LinkedHashMap<Key, Held>();
        try (var query = connection.prepareStatement(BY_AGE);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var name = rows.getString(1);
                var desk = rows.getString(2);
                var called = rows.getString(4);
                var written = rows.getString(5);
                var held = new Held(rows.getObject(3, UUID.class), written);
                before.put(new Key(name, desk), held);
                var own = isWithoutArticle(name, called) ? called : written == null ? name : written;
                since.putIfAbsent(new Key(own.equals(name) ? name : SourceName.comparable(own), desk), held);
            }
        }
        var changed = new HashSet<>(before.keySet());
        changed.addAll(since.keySet());
        changed.removeIf(key -> {
            var was = before.get(key);
            var is = since.get(key);
            return was != null && is != null && was.source().equals(is.source());
        });
        try (var gone = connection.prepareStatement("delete from source_name where name = ? and desk = ?")) {
            for (var key : changed) {
                gone.setString(1, key.name());
                gone.setString(2, key.desk());
                gone.addBatch();
            }
            if (!changed.isEmpty()) gone.executeBatch();
        }
        try (var added = connection.prepareStatement(
                "insert into source_name (name, desk, source, written) values (?, ?, ?, ?)")) {
            since.keySet().retainAll(changed);
            for (var entry : since.entrySet()) tell(added, entry);
            if (!since.isEmpty()) added.executeBatch();
        }
    }

    private static void tell(PreparedStatement added, Map.Entry<Key, Held> entry) throws SQLException {
        added.setString(1, entry.getKey().name());
        added.setString(2, entry.getKey().desk());
        added.setObject(3, entry.getValue().source());
        added.setString(4, entry.getValue().written());
        added.addBatch();
    }

    /** Whether it was made of what the source is called by taking its first word away. */
    private static boolean isWithoutArticle(String name, String called) {
        var words = SourceName.words(called);
        return words.endsWith(" " + name) && ARTICLES.contains(words.substring(0, words.length() - name.length() - 1));
    }
}
