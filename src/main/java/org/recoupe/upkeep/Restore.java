package org.recoupe.upkeep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.postgresql.PGConnection;
import org.recoupe.database.Access;

/**
 * Puts a backup into an empty place: the tables as this Recoupe's migrations make them, the rows in one transaction, with the owner's rights
 * and no more, so that every reference is checked on the way. A place becomes one only when it is whole.
 */
final class Restore {
    private static final int BUFFER = 1 << 16;

    private static final String TABLES =
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname";

    private static final String REFERENCES = """
            select distinct f.relname, t.relname from pg_constraint c join pg_class f on f.oid = c.conrelid join pg_class t on t.oid = c.confrelid
            where c.contype = 'f' and c.connamespace = 'public'::regnamespace and c.conrelid <> c.confrelid""";

    /** For another server's way to take words apart. */
    private static final List<String> SEARCHED = List.of("""
            update search_text t set words = search_words(t.language, c.text, 'A')
                || search_words(t.language, (select name from source where id = c.source), 'B')
                || search_words(t.language, c.source_words, 'C')
            from claim c where t.kind = 'CLAIM' and c.id = t.id and c.desk = t.desk""", """
            update search_text t set words = search_words(t.language, a.title, 'A')
                || search_words(t.language, concat_ws(' ', r.publisher, r.byline, r.dateline), 'B')
                || search_words(t.language, left(r.text, 200000), 'D')
            from article a join revision r on r.article = a.id and r.number = a.revision
            where t.kind = 'ARTICLE' and a.id = t.id and a.desk = t.desk""", """
            update search_text t set words = search_words(t.language, s.name, 'A')
                || search_words(t.language, (select string_agg(n.name, ' ') from source_name n where n.source = s.id), 'B')
            from source s where t.kind = 'SOURCE' and s.id = t.id""");

    private final Archive archive;
    private final List<JavaMigration> javaMigrations;

    /** @param javaMigrations those that are not files */
    Restore(Archive archive, List<JavaMigration> javaMigrations) {
        this.archive = archive;
        this.javaMigrations = javaMigrations;
    }

    /**
     * Into a data folder that is not there or empty. It is made beside it and gets its name when it is whole, so that what an interrupted
     * one leaves is never taken for a newsroom, and can be begun again.
     */
    Checked into(Path data) throws IOException, SQLException {
        var folder = data.toAbsolutePath().normalize();
        if (Files.exists(folder) && !isEmpty(folder))
            throw new Refused("The folder %s is not empty. Name one that is, or move this one away.".formatted(folder));
        var making = folder.resolveSibling(folder.getFileName() + ".restoring");
        Checked checked;
        try (var access = Access.makingAnew(making)) {
            checked = load(access);
        }
        Files.deleteIfExists(folder);
        Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        return checked;
    }

    /** Into a database of others, which has no tables or whose tables an interrupted attempt has left without rows. */
    Checked into(Access access) throws IOException, SQLException {
        try (var connection = access.openAsOwner()) {
            var full = new ArrayList<String>();
            for (var table : list(connection, TABLES, row -> row.getString(1)))
                if (!isFilledByMigrations(table) && hasRows(connection, table)) full.add(table);
            if (!full.isEmpty())
                throw new Refused(
                        "The database is not empty: there are rows in %s.".formatted(String.join(", ", full)));
        }
        return load(access);
    }

    private Checked load(Access access) throws IOException, SQLException {
        var to = toVersionOfBackup(access);
        try (var connection = access.openAsOwner()) {
            connection.setAutoCommit(false);
            fill(connection);
            if (connection.getMetaData().getDatabaseMajorVersion()
                    != archive.manifest().server()) for (var words : SEARCHED) tell(connection, words);
            connection.commit();
            connection.setAutoCommit(true);
            tell(connection, "analyze");
        }
        if (!to.isLatest()) flyway(access).load().migrate();
        return Check.of(access, Depth.WHOLE);
    }

    private record Reached(boolean isLatest) {}

    /** The tables as they were when it was written; what came since is migrated with the rows in them. */
    private Reached toVersionOfBackup(Access access) {
        var known = new LinkedHashMap<String, MigrationInfo>();
        for (var migration : flyway(access).load().info().all())
            if (migration.getVersion() != null) known.put(migration.getVersion().getVersion(), migration);
        var latest = known.keySet().stream()
                .map(MigrationVersion::fromVersion)
                .max(MigrationVersion::compareTo)
                .orElseThrow();
        var reached = MigrationVersion.EMPTY;
        for (var migration : archive.manifest().migrations()) {
            var version = MigrationVersion.fromVersion(migration.version());
            var ours = known.get(version.getVersion());
            if (ours == null)
                throw new Refused(
                        "The backup has tables of version %s, this Recoupe knows up to %s. Put it back with the Recoupe that wrote it, or a newer one."
                                .formatted(version, latest));
            if (migration.checksum() != null && !migration.checksum().equals(ours.getChecksum()))
                throw new Refused(
                        "The backup's tables of version %s are not those of this Recoupe. Put it back with the Recoupe that wrote it."
                                .formatted(version));
            if (version.compareTo(reached) > 0) reached = version;
        }
        var isLatest = reached.compareTo(latest) == 0;
        // what is published and granted after all migrations names tables that are not there before
        flyway(access)
                .target(reached)
                .repeatableSqlMigrationPrefix(isLatest ? "R" : "not-yet")
                .skipDefaultCallbacks(!isLatest)
                .load()
                .migrate();
        return new Reached(isLatest);
    }

    private FluentConfiguration flyway(Access access) {
        return Flyway.configure()
                .dataSource(
                        access.url(), access.owner().username(), access.owner().password())
                .placeholders(Map.of("app_role", access.application()))
                .javaMigrations(javaMigrations.toArray(JavaMigration[]::new));
    }

    private void fill(Connection connection) throws SQLException, IOException {
        tell(
                connection,
                "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set search_path = public");
        var order = inOrder(connection);
        var missing = archive.manifest().tables().stream()
                .map(Manifest.Table::name)
                .filter(table -> !order.contains(table))
                .toList();
        if (!missing.isEmpty())
            throw new Refused("The backup has tables that no migration makes: " + String.join(", ", missing));
        // rules for what people do; what was done is put back as it was
        for (var table : order) tell(connection, "alter table %s disable trigger user".formatted(Backup.quoted(table)));
        for (var i = order.size() - 1; i >= 0; i--)
            if (isFilledByMigrations(order.get(i)) && !Backup.LEFT_OUT.contains(order.get(i)))
                tell(connection, "delete from " + Backup.quoted(order.get(i)));
        var tables =
                archive.manifest().tables().stream().collect(Collectors.toMap(Manifest.Table::name, table -> table));
        for (var name : order) {
            var table = tables.get(name);
            if (table != null) copy(connection, table);
        }
        for (var sequence : archive.manifest().sequences())
            tell(
                    connection,
                    "select setval('%s', %d, %b)"
                            .formatted(
                                    Backup.quoted(sequence.name()).replace("'", "''"),
                                    sequence.last(),
                                    sequence.called()));
        for (var table : order) tell(connection, "alter table %s enable trigger user".formatted(Backup.quoted(table)));
    }

    private void copy(Connection connection, Manifest.Table table) throws SQLException, IOException {
        try (var rows = archive.rows(table)) {
            var copied = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy %s (%s) from stdin"
                                    .formatted(Backup.quoted(table.name()), Backup.quoted(table.columns())),
                            rows,
                            BUFFER);
            if (copied != table.rows())
                throw new Refused(
                        "The table %s has %d rows, the backup says %d.".formatted(table.name(), copied, table.rows()));
        }
    }

    /** Those that are pointed to before those that point to them. */
    private static List<String> inOrder(Connection connection) throws SQLException {
        record Arrow(String from, String to) {}
        var arrows = list(connection, REFERENCES, row -> new Arrow(row.getString(1), row.getString(2)));
        var left = new ArrayList<>(list(connection, TABLES, row -> row.getString(1)));
        left.remove("flyway_schema_history");
        var order = new ArrayList<String>();
        var placed = new HashSet<String>();
        while (!left.isEmpty()) {
            var next = left.stream()
                    .filter(table -> arrows.stream()
                            .filter(arrow -> arrow.from().equals(table))
                            .allMatch(arrow -> placed.contains(arrow.to())))
                    .toList();
            if (next.isEmpty())
                throw new IllegalStateException("these tables point to one another in a circle: " + left);
            order.addAll(next);
            placed.addAll(next);
            left.removeAll(next);
        }
        return order;
    }

    /** The engine notes its version there, Flyway the migrations. */
    private static boolean isFilledByMigrations(String table) {
        return Set.of("act_ge_property", "act_ge_schema_log", "flyway_schema_history")
                .contains(table);
    }

    private static boolean hasRows(Connection connection, String table) throws SQLException {
        return list(
                        connection,
                        "select exists (select 1 from %s)".formatted(Backup.quoted(table)),
                        row -> row.getBoolean(1))
                .get(0);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) return false;
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        }
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String question, Reading<T> reading) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            var all = new ArrayList<T>();
            while (row.next()) all.add(reading.of(row));
            return all;
        }
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
