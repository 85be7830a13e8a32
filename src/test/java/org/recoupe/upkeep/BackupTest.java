package org.recoupe.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.recoupe.database.Access;
import org.recoupe.process.engine.EngineTables;
import org.recoupe.source.ArticlesAnew;
import org.recoupe.source.NamesAnew;

/** Given a backup of a database as an earlier Recoupe left it, with one source in it. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackupTest {
    private static final List<JavaMigration> ENGINE = List.of(new EngineTables(), new NamesAnew(), new ArticlesAnew());

    private Path folder;
    private Path whole;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    void backup(@TempDir Path temporary) throws Exception {
        folder = temporary;
        whole = folder.resolve("whole.zip");
        var data = folder.resolve("earlier");
        try (var access = Access.making(data)) {
            Flyway.configure()
                    .dataSource(
                            access.url(),
                            access.owner().username(),
                            access.owner().password())
                    .placeholders(Map.of("app_role", access.application()))
                    .javaMigrations(new EngineTables(), new NamesAnew(), new ArticlesAnew())
                    .target("040")
                    .repeatableSqlMigrationPrefix("none")
                    .skipDefaultCallbacks(true)
                    .load()
                    .migrate();
            try (var owner = access.openAsOwner()) {
                tell(
                        owner,
                        "insert into source (id, name, kind) values (gen_random_uuid(), 'La mairie\tde Lyon\\', 'ORGANISATION')");
                tell(owner, "select nextval('milestone_id_seq') from generate_series(1, 41)");
            }
            // the Recoupe that works on the folder is this process
            assertThat(BackupCommand.backup(List.of(whole.toString(), "--data=" + data), out(), err()))
                    .as(err.toString(UTF_8))
                    .isEqualTo(0);
        }
    }

    @BeforeEach
    void listen() {
        out.reset();
        err.reset();
    }

    @Test
    void put_back_it_has_the_tables_of_today_and_the_rows_of_then() throws Exception {
        var data = folder.resolve("put-back");

        assertThat(restore(whole, data)).as(err.toString(UTF_8)).isEqualTo(0);

        assertThat(out.toString(UTF_8)).contains("all is well");
        try (var access = Access.to(data);
                var owner = access.openAsOwner()) {
            assertThat(ask(owner, "select name from source")).isEqualTo("La mairie\tde Lyon\\");
            assertThat(ask(owner, "select nextval('milestone_id_seq')")).isEqualTo("42");
            assertThat(ask(owner, "select count(*) from data_check")).isEqualTo("0");
            assertThat(ask(owner, """
                    select min(installed_rank) filter (where version is null) > max(installed_rank) filter (where version is not null)
                    from flyway_schema_history"""))
                    .as("views are made when all tables are there")
                    .isEqualTo("t");
            assertThat(ask(owner, "select count(*) from pg_trigger where tgenabled <> 'O'"))
                    .isEqualTo("0");
            assertThat(
                            ask(
                                    owner,
                                    "select has_table_privilege('recoupe_app', 'claim', 'select') and not has_table_privilege('recoupe_app', 'audit_entry', 'update')"))
                    .isEqualTo("t");
        }
    }

    @Test
    void what_an_interrupted_one_left_is_begun_again() throws IOException {
        var data = folder.resolve("again");
        Files.createDirectories(folder.resolve("again.restoring").resolve("database"));
        Files.writeString(folder.resolve("again.restoring").resolve("database").resolve("half"), "half");

        assertThat(restore(whole, data)).as(err.toString(UTF_8)).isEqualTo(0);

        assertThat(folder.resolve("again.restoring")).doesNotExist();
        assertThat(data.resolve("database").resolve("half")).doesNotExist();
    }

    @Test
    void a_folder_that_holds_anything_is_left_alone() throws IOException {
        var data = Files.createDirectories(folder.resolve("full"));
        Files.writeString(data.resolve("something"), "of somebody");

        assertThat(restore(whole, data)).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("is not empty");
        assertThat(data.resolve("something")).hasContent("of somebody");
    }

    @Test
    void a_file_that_was_cut_off_is_refused() throws IOException {
        var cut = copy("cut.zip");
        try (var bytes = new RandomAccessFile(cut.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 100);
        }

        assertRefused(cut, "is no backup, or was cut off");
    }

    @Test
    void a_damaged_byte_is_refused_and_the_table_named() throws IOException {
        var damaged = copy("damaged.zip");
        try (var zip = FileSystems.newFileSystem(damaged)) {
            Files.writeString(zip.getPath("tables/source.copy"), "another row\n");
        }

        assertRefused(damaged, "damaged: the table source is not what was written");
    }

    @Test
    void a_table_that_is_missing_is_named() throws IOException {
        var missing = copy("missing.zip");
        try (var zip = FileSystems.newFileSystem(missing)) {
            Files.delete(zip.getPath("tables/claim.copy"));
        }

        assertRefused(missing, "the table claim is missing");
    }

    @Test
    void a_file_without_its_end_is_no_backup() throws IOException {
        var headless = copy("headless.zip");
        try (var zip = FileSystems.newFileSystem(headless)) {
            Files.delete(zip.getPath(Manifest.NAME));
        }

        assertRefused(headless, "has no manifest.json");
    }

    @Test
    void tables_of_a_newer_recoupe_are_refused() throws IOException {
        var newer = copy("newer.zip");
        rewrite(newer, "{\"version\":\"040\"", "{\"version\":\"987\"");

        assertRefused(newer, "has tables of version 987, this Recoupe knows up to 0");
    }

    @Test
    void tables_that_were_made_otherwise_are_refused() throws IOException {
        var other = copy("other.zip");
        try (var zip = FileSystems.newFileSystem(other)) {
            var manifest = zip.getPath(Manifest.NAME);
            Files.writeString(
                    manifest,
                    Files.readString(manifest).replaceFirst("(\"version\":\"014\",\"checksum\":)-?\\d+", "$17"));
        }

        assertRefused(other, "tables of version 014 are not those of this Recoupe");
    }

    @Test
    void a_file_that_is_there_is_never_written_over() {
        assertThat(BackupCommand.backup(List.of(whole.toString(), "--data=" + folder.resolve("earlier")), out(), err()))
                .isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains("There is a file");
    }

    @Test
    void an_unfinished_file_is_begun_again_and_readable_to_its_owner_only() throws IOException {
        var file = folder.resolve("second.zip");
        Files.writeString(folder.resolve("second.zip.part"), "half");

        assertThat(BackupCommand.backup(List.of(file.toString(), "--data=" + folder.resolve("earlier")), out(), err()))
                .as(err.toString(UTF_8))
                .isEqualTo(0);

        assertThat(folder.resolve("second.zip.part")).doesNotExist();
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }

    @Test
    void no_key_and_no_password_is_in_it() throws IOException {
        var secrets = Files.readString(folder.resolve("earlier").resolve("credentials"))
                .lines()
                .filter(line -> line.startsWith("recoupe_"))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
        assertThat(secrets).hasSize(3);

        try (var zip = FileSystems.newFileSystem(whole);
                var files = Files.walk(zip.getPath("/"))) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file)).doesNotContain(secrets);
            assertThat(zip.getPath("tables/spring_session.copy")).doesNotExist();
        }
    }

    private void assertRefused(Path file, String why) {
        var data = folder.resolve("refused");

        assertThat(restore(file, data)).isEqualTo(2);

        assertThat(err.toString(UTF_8)).contains(why);
        assertThat(data).doesNotExist();
    }

    private int restore(Path file, Path data) {
        return BackupCommand.restore(List.of(file.toString(), "--data=" + data), ENGINE, out(), err());
    }

    private Path copy(String name) throws IOException {
        return Files.copy(whole, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void rewrite(Path backup, String from, String to) throws IOException {
        try (var zip = FileSystems.newFileSystem(backup)) {
            var manifest = zip.getPath(Manifest.NAME);
            var told = Files.readString(manifest);
            assertThat(told).contains(from);
            Files.writeString(manifest, told.replace(from, to));
        }
    }

    private PrintStream out() {
        return new PrintStream(out, true, UTF_8);
    }

    private PrintStream err() {
        return new PrintStream(err, true, UTF_8);
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
