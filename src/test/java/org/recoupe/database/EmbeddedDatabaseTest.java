package org.recoupe.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recoupe.database.RunAs.Way;
import org.springframework.util.unit.DataSize;

@Tag("server")
class EmbeddedDatabaseTest {

    private static Path temporary;
    private static Path sharedFolder;
    private static EmbeddedDatabase shared;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        temporary = folder;
        sharedFolder = folder.resolve("shared");
        shared = EmbeddedDatabase.start(sharedFolder);
        // A system user has to get through to the programs.
        new DataFolder(folder).letPass();
        new DataFolder(sharedFolder).letPass();
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @Nested
    class Confirmed_is_kept {

        @Test
        void the_server_is_durable() throws SQLException {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes"))
                assertThat(ask(shared, shared.application(), "show " + setting))
                        .as(setting)
                        .isEqualTo("on");
            assertThat(ask(shared, shared.application(), "show data_checksums")).isEqualTo("on");
        }

        @Test
        void settings_in_the_cluster_do_not_overrule_ours() throws Exception {
            var folder = folder("overruled");
            try (var database = EmbeddedDatabase.start(folder)) {
                tell(database, database.administrator(), "alter system set fsync = off");
            }
            try (var database = EmbeddedDatabase.start(folder)) {
                assertThat(ask(database, database.application(), "show fsync")).isEqualTo("on");

                // Attached to the role it does overrule the command line: nothing for it but to refuse.
                tell(
                        database,
                        database.administrator(),
                        "alter role recoupe_app in database recoupe set synchronous_commit = off");
            }
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(DatabaseNotStarted.class)
                    .hasMessageContaining("synchronous_commit=off for recoupe_app");
            assertThat(folder.resolve("database/postmaster.pid")).doesNotExist();
        }

        @Test
        void it_survives_a_restart() throws Exception {
            var folder = folder("restarted");
            long process;
            try (var database = EmbeddedDatabase.start(folder)) {
                tell(database, database.owner(), "create table note as select 'kept' as text");
                process = running(database);
            }
            assertThat(ProcessHandle.of(process).filter(EmbeddedDatabaseTest::isServer))
                    .isEmpty();
            try (var database = EmbeddedDatabase.start(folder)) {
                assertThat(ask(database, database.owner(), "select text from note"))
                        .isEqualTo("kept");
            }
        }

        @Test
        void it_survives_kill_9_and_the_orphan_is_stopped() throws Exception {
            var folder = folder("killed");
            ProcessHandle orphan;
            try (var killed = KilledRecoupe.start(folder)) {
                assertThat(killed.said()).isEqualTo("ready");
                killed.kill();
                orphan = orphanIn(folder);
                assertThat(isServer(orphan)).isTrue();
            }
            try (var database = EmbeddedDatabase.start(folder)) {
                assertThat(isServer(orphan)).isFalse();
                assertThat(running(database)).isNotEqualTo(orphan.pid());
                assertThat(ask(database, database.owner(), "select text from note"))
                        .isEqualTo("kept");
            }
        }
    }

    @Nested
    class It_is_kept_up {
        private final AtomicReference<DatabaseNotStarted> lost = new AtomicReference<>();

        @Test
        void killed_it_is_back_where_it_was_and_nothing_confirmed_is_lost() throws Exception {
            try (var database = EmbeddedDatabase.start(folder("kept-up"))) {
                database.keepUp(roomy(), Duration.ofSeconds(30), lost::set);
                tell(database, database.owner(), "create table note as select 'kept' as text");
                var first = running(database);

                kill(first);

                assertThat(waitFor(() -> ask(database, database.owner(), "select text from note")))
                        .isEqualTo("kept");
                assertThat(running(database)).isNotEqualTo(first);
                assertThat(lost).hasNullValue();
            }
        }

        @Test
        void again_and_again() throws Exception {
            try (var database = EmbeddedDatabase.start(folder("killed-often"))) {
                database.keepUp(roomy(), Duration.ofSeconds(30), lost::set);
                for (int i = 0; i < 3; i++) {
                    kill(running(database));
                    assertThat(waitFor(() -> ask(database, database.owner(), "select 'there'")))
                            .isEqualTo("there");
                }
            }
        }

        @Test
        void when_it_cannot_come_back_that_is_told_with_the_reason() throws Exception {
            var folder = folder("beyond-help");
            try (var database = EmbeddedDatabase.start(folder)) {
                database.keepUp(roomy(), Duration.ZERO, lost::set);
                Files.delete(folder.resolve("database/global/pg_control"));

                kill(running(database));

                assertThat(waitFor(lost::get)).hasMessageContaining("pg_control");
            }
        }

        @Test
        void without_room_it_waits_and_goes_on_by_itself_once_there_is_some() throws Exception {
            var folder = folder("no-room");
            var control = folder.resolve("database/global/pg_control");
            // whoever sets no least needs room all the same
            var disk = new Storage(folder, DataSize.ofBytes(0)) {
                @Override
                public long free() {
                    return 0;
                }
            };
            try (var database = EmbeddedDatabase.start(folder)) {
                var kept = Files.readAllBytes(control);
                database.keepUp(disk, Duration.ZERO, lost::set);
                Files.delete(control);
                kill(running(database));
                assertThat(waitFor(() -> Files.readString(folder.resolve("database/server.log"))
                                        .contains("pg_control")
                                ? "tried"
                                : null))
                        .isEqualTo("tried");
                assertThat(lost).hasNullValue();

                Files.write(control, kept);

                assertThat(waitFor(() -> ask(database, database.owner(), "select 'there'")))
                        .isEqualTo("there");
                assertThat(lost).hasNullValue();
            }
        }

        private Storage roomy() {
            return new Storage(temporary, DataSize.ofBytes(0));
        }

        private static void kill(long process) {
            assertThat(ProcessHandle.of(process).orElseThrow().destroyForcibly())
                    .isTrue();
        }

        /** Asked again until there is an answer; an hour would not help if there is none after half a minute. */
        private static <T> T waitFor(Callable<T> question) throws Exception {
            Exception last = null;
            for (var end = System.nanoTime() + 30_000_000_000L; System.nanoTime() < end; ) {
                try {
                    var answer = question.call();
                    if (answer != null) return answer;
                } catch (SQLException | IOException away) {
                    last = away;
                }
                LockSupport.parkNanos(50_000_000);
            }
            throw new AssertionError("no answer", last);
        }
    }

    @Nested
    class Nobody_else_gets_in {

        @Test
        void the_password_is_asked() {
            for (var role : List.of(shared.application(), shared.owner(), shared.administrator()))
                for (var password : List.of("wrong", ""))
                    assertThatExceptionOfType(SQLException.class)
                            .as(role.username())
                            .isThrownBy(() ->
                                    ask(shared, new Credentials(role.username(), password), "select current_user"));
        }

        @Test
        void trust_is_refused() throws Exception {
            var folder = folder("trusting");
            EmbeddedDatabase.start(folder).close();
            var rules = folder.resolve("database/pg_hba.conf");
            Files.writeString(rules, "host all all 127.0.0.1/32 trust");
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .isInstanceOf(DatabaseNotStarted.class)
                    .hasMessageContaining("trust");
        }

        @Test
        void the_application_creates_nothing() throws SQLException {
            for (var forbidden : List.of(
                    "create table mine (id int)",
                    "create temporary table mine (id int)",
                    "create schema mine",
                    "create role other",
                    "create database other",
                    "alter system set fsync = off"))
                assertThatExceptionOfType(SQLException.class)
                        .as(forbidden)
                        .isThrownBy(() -> tell(shared, shared.application(), forbidden))
                        .withMessageContaining("permission denied");
        }

        @Test
        void the_application_does_what_the_owner_grants() throws SQLException {
            tell(shared, shared.owner(), "create table granted (id int)");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> ask(shared, shared.application(), "select count(*) from granted"))
                    .withMessageContaining("permission denied");
            tell(shared, shared.owner(), "grant select on granted to recoupe_app");
            assertThat(ask(shared, shared.application(), "select count(*) from granted"))
                    .isEqualTo("0");
        }

        @Test
        void no_role_in_use_is_superuser() throws SQLException {
            for (var role : List.of(shared.application(), shared.owner()))
                assertThat(ask(shared, role, "show is_superuser"))
                        .as(role.username())
                        .isEqualTo("off");
        }

        @Test
        void only_this_machine_is_listened_to() throws SQLException {
            assertThat(ask(shared, shared.application(), "show listen_addresses"))
                    .isEqualTo("127.0.0.1");
        }

        @Test
        void passwords_are_for_their_owner_only() throws IOException {
            assumeThat(DataFolder.hasPermissions(sharedFolder)).isTrue();
            assertThat(permissions(sharedFolder.resolve("credentials"))).isEqualTo("rw-------");
            assertThat(permissions(sharedFolder.resolve("database"))).isEqualTo("rwx------");
            assertThat(shared.owner()).asString().doesNotContain(shared.owner().password());
        }
    }

    @Nested
    class One_per_folder {

        @Test
        void a_second_one_in_this_process_is_refused() throws Exception {
            for (var attempt = 0; attempt < 2; attempt++)
                assertThatThrownBy(() -> EmbeddedDatabase.start(sharedFolder)).isInstanceOf(FolderInUse.class);
        }

        @Test
        void a_second_process_is_refused_also_after_a_second_attempt_in_this_one() throws Exception {
            assertThatThrownBy(() -> EmbeddedDatabase.start(sharedFolder)).isInstanceOf(FolderInUse.class);
            try (var second = KilledRecoupe.start(sharedFolder)) {
                assertThat(second.said())
                        .startsWith("refused: Another Recoupe (process %d)"
                                .formatted(ProcessHandle.current().pid()));
            }
            assertThat(ask(shared, shared.application(), "select 1")).isEqualTo("1");
        }
    }

    @Nested
    class What_an_earlier_start_left {

        @Test
        void a_half_made_cluster_is_made_anew() throws Exception {
            var folder = folder("half-made");
            Files.createDirectories(folder.resolve("database.unfinished/cluster/base"));
            Files.writeString(folder.resolve("database.unfinished/cluster/PG_VERSION"), "18");
            Files.createDirectories(folder.resolve("postgres-unfinished/bin"));
            try (var database = EmbeddedDatabase.start(folder)) {
                assertThat(ask(database, database.application(), "select 1")).isEqualTo("1");
                assertThat(folder.resolve("database.unfinished")).doesNotExist();
                assertThat(folder.resolve("postgres-unfinished")).doesNotExist();
            }
        }

        @Test
        void roles_and_database_half_made_are_completed() throws Exception {
            var folder = folder("half-filled");
            try (var database = EmbeddedDatabase.start(folder)) {
                tellAdministrator(database, "drop database recoupe");
                tellAdministrator(database, "drop role recoupe_app");
            }
            Files.createFile(folder.resolve("database/postmaster.pid")); // as after a power failure
            try (var database = EmbeddedDatabase.start(folder)) {
                assertThat(ask(database, database.application(), "select 1")).isEqualTo("1");
            }
        }

        @Test
        void a_stranger_with_the_number_of_the_dead_server_is_left_alone() throws Exception {
            assumeThat(Binaries.WINDOWS).isFalse();
            var folder = folder("reused");
            EmbeddedDatabase.start(folder).close();
            var stranger = new ProcessBuilder("sleep", "60").start();
            try {
                Files.writeString(
                        folder.resolve("database/postmaster.pid"),
                        "%d%n%s%n1795403154%n54399%n%n127.0.0.1%n  2147448         4%nready   %n"
                                .formatted(stranger.pid(), folder.resolve("database")));
                try (var database = EmbeddedDatabase.start(folder)) {
                    assertThat(ask(database, database.application(), "select 1"))
                            .isEqualTo("1");
                }
                assertThat(stranger.isAlive()).isTrue();
            } finally {
                stranger.destroyForcibly();
            }
        }

        @Test
        void a_damaged_cluster_another_version_or_lost_passwords_are_refused_and_touched_by_nobody() throws Exception {
            var folder = folder("damaged");
            EmbeddedDatabase.start(folder).close();
            var version = folder.resolve("database/PG_VERSION");

            Files.writeString(version, "17\n");
            refused(folder, "made by PostgreSQL 17", "brings PostgreSQL 18");
            Files.delete(version);
            refused(folder, "holds no complete PostgreSQL database");
            Files.writeString(version, "18\n");

            var credentials = folder.resolve("credentials");
            var elsewhere = folder.resolve("elsewhere");
            Files.move(credentials, elsewhere);
            refused(folder, "the passwords to it", "are missing");
            assertThat(credentials).doesNotExist();
            Files.writeString(credentials, "recoupe_admin=abc\n");
            refused(folder, "lacks the password of recoupe_owner");
            Files.delete(credentials);
            Files.move(elsewhere, credentials);

            EmbeddedDatabase.start(folder).close();
        }
    }

    @Nested
    class As_root {

        @Test
        void it_runs_as_a_system_user_where_a_namespace_is_refused() throws Exception {
            assumeRoot();
            var folder = folder("system-user");
            try (var database = EmbeddedDatabase.start(folder, List.of(Way.SYSTEM_USER))) {
                assertThat(ask(database, database.application(), "select 1")).isEqualTo("1");
                var server = ProcessHandle.of(running(database)).orElseThrow();
                assertThat(server.info().user())
                        .hasValueSatisfying(user -> assertThat(user).isIn("postgres", "nobody"));
                assertThat(Files.getAttribute(folder.resolve("database"), "unix:uid"))
                        .isNotEqualTo(0);
            }
            // What was made one way opens the other way.
            try (var database = EmbeddedDatabase.start(folder, List.of(Way.NAMESPACE))) {
                assertThat(ask(database, database.application(), "select 1")).isEqualTo("1");
            }
        }

        @Test
        void a_cluster_made_in_a_namespace_is_handed_to_the_system_user() throws Exception {
            assumeRoot();
            var folder = folder("handed-over");
            EmbeddedDatabase.start(folder, List.of(Way.NAMESPACE)).close();
            try (var database = EmbeddedDatabase.start(folder, List.of(Way.SYSTEM_USER))) {
                assertThat(ask(database, database.application(), "select 1")).isEqualTo("1");
            }
        }

        @Test
        void where_nothing_works_the_settings_of_an_external_database_are_named() throws Exception {
            assumeRoot();
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder("nobody"), List.of()))
                    .isInstanceOf(DatabaseNotStarted.class)
                    .hasMessageContainingAll(
                            "SPRING_DATASOURCE_URL", "SPRING_DATASOURCE_USERNAME", "SPRING_DATASOURCE_PASSWORD");
        }

        private static void assumeRoot() {
            assumeThat(System.getProperty("user.name")).isEqualTo("root");
        }
    }

    /** With the programs unpacked already: that takes longest, and once is enough. */
    private static Path folder(String name) throws IOException {
        var folder = temporary.resolve(name);
        Files.createDirectory(folder, DataFolder.only(folder, "rwx------"));
        try (var programs = Files.newDirectoryStream(sharedFolder, "postgres-*")) {
            for (var each : programs) Files.createSymbolicLink(folder.resolve(each.getFileName()), each);
        }
        return folder;
    }

    private static void refused(Path folder, String... why) {
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                .isInstanceOf(DatabaseNotStarted.class)
                .hasMessageContainingAll(why);
    }

    private static ProcessHandle orphanIn(Path folder) throws IOException {
        var pid = Files.readAllLines(folder.resolve("database/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains("postgres"))
                .isPresent();
    }

    private static long running(EmbeddedDatabase database) throws IOException {
        var process = database.process();
        assertThat(process).isNotNull();
        return process == null ? -1 : process;
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void tell(EmbeddedDatabase database, Credentials role, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), role.username(), role.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void tellAdministrator(EmbeddedDatabase database, String sql) throws SQLException {
        var role = database.administrator();
        var url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(database.port());
        try (var connection = DriverManager.getConnection(url, role.username(), role.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, Credentials role, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), role.username(), role.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
