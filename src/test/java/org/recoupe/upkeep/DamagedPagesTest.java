package org.recoupe.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.database.Access;

/** Given a stopped database whose files a disk, a crash or a person has damaged, when it is checked, then what is damaged is named. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedPagesTest {
    private static final int PAGE = 8192;

    private final List<Finding> quick = new ArrayList<>();
    private final List<Finding> whole = new ArrayList<>();

    @BeforeAll
    void damage(@TempDir Path folder) throws Exception {
        var files = new HashMap<String, Path>();
        try (var access = Access.making(folder);
                var owner = access.openAsOwner()) {
            for (var table : List.of("untouched", "one_bit", "cut", "emptied", "late", "of_index", "of_long"))
                fill(owner, table);
            tell(owner, "vacuum analyze");
            // since its last vacuum it has grown, so that nobody has counted the pages it loses
            tell(owner, "insert into late select n, repeat('x', 100), 'short' from generate_series(3001, 6000) n");
            tellAsAdministrator("checkpoint", access);
            for (var table : List.of("one_bit", "cut", "emptied", "late"))
                files.put(table, file(folder, owner, "'" + table + "'::regclass"));
            files.put("of_index", file(folder, owner, "'of_index_pkey'::regclass"));
            files.put(
                    "of_long",
                    file(folder, owner, "(select reltoastrelid from pg_class where oid = 'of_long'::regclass)"));
        }
        flipABit(files.get("one_bit"), 3 * PAGE + 4000);
        cut(files.get("cut"), 2);
        cut(files.get("emptied"), Integer.MAX_VALUE);
        cut(files.get("late"), 1);
        flipABit(files.get("of_index"), 2 * PAGE + 4000);
        flipABit(files.get("of_long"), PAGE + 4000);

        try (var access = Access.to(folder)) {
            quick.addAll(Check.of(access, Depth.QUICK).findings());
            whole.addAll(Check.of(access, Depth.WHOLE).findings());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"table one_bit", "table cut", "table emptied", "table late"})
    void a_table_that_lost_something_is_named_even_by_a_quick_look(String table) {
        assertThat(quick).anySatisfy(finding -> assertThat(finding.where()).isEqualTo(table));
        assertThat(whole).anySatisfy(finding -> assertThat(finding.where()).isEqualTo(table));
    }

    @Test
    void a_damaged_index_is_named() {
        assertThat(whole).anySatisfy(finding -> {
            assertThat(finding.where()).isEqualTo("index of_index_pkey");
            assertThat(finding.what()).contains("invalid page in block 2");
        });
    }

    @Test
    void long_values_that_lie_apart_are_read_too() {
        assertThat(whole).anySatisfy(finding -> assertThat(finding.where()).isEqualTo("table of_long"));
    }

    @Test
    void what_nobody_touched_is_named_by_nobody() {
        assertThat(whole).noneSatisfy(finding -> assertThat(finding.where()).contains("untouched"));
        assertThat(whole).allMatch(finding -> finding.kind().isDamage());
    }

    private static void fill(Connection owner, String table) throws SQLException {
        tell(owner, "create table %s (id int primary key, words text, long text)".formatted(table));
        tell(owner, "alter table %s alter column long set storage external".formatted(table));
        tell(owner, """
                insert into %s select n, repeat('x', 100), case when n %% 100 = 0 then repeat(md5(n::text), 300) else 'short' end
                from generate_series(1, 3000) n""".formatted(table));
    }

    private static Path file(Path folder, Connection owner, String relation) throws SQLException {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery("select pg_relation_filepath(" + relation + ")")) {
            row.next();
            return folder.resolve("database").resolve(row.getString(1));
        }
    }

    private static void flipABit(Path file, int at) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            var old = bytes.read();
            bytes.seek(at);
            bytes.write(old ^ 1);
        }
    }

    private static void cut(Path file, int pages) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(Math.max(0, bytes.length() - (long) pages * PAGE));
        }
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void tellAsAdministrator(String sql, Access access) throws SQLException {
        try (var administrator = access.open()) {
            tell(administrator, sql);
        }
    }
}
