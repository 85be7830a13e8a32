package org.recoupe.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Given the embedded database, when somebody has the application's password, then what old libraries do is out of reach. */
@Tag("server")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnusedPartsTest {
    /** As our statements are written, in small letters. */
    private static final Pattern XML = Pattern.compile(
            "\\bxml(parse|element|table|forest|agg|exists|serialize|concat|pi|root) *\\(|::xml\\b|\\bxpath\\w* *\\(|_to_xml\\b");

    private EmbeddedDatabase database;
    private Connection application;

    @BeforeAll
    void start(@TempDir Path folder) throws SQLException {
        database = EmbeddedDatabase.start(folder);
        application = open(database.application());
    }

    @AfterAll
    void stop() throws SQLException {
        application.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // XML
                "select xpath('//a', '<a/>')",
                "select xpath_exists('//a', '<a/>')",
                "select xml_is_well_formed('<a/>')",
                "select xml_is_well_formed_document('<a/>')",
                "select query_to_xml('select 1', true, true, '')",
                "select table_to_xml('pg_class', true, true, '')",
                "select xmlexists('//a' passing '<a/>')",
                "select xmlagg(null)",
                // ICU
                "select 'a' < 'b' collate \"fr-x-icu\"",
                "select 'a' < 'b' collate \"und-x-icu\"",
                "select 'a' < 'b' collate \"unicode\"",
                "select icu_unicode_version()",
                "create collation mine (provider = icu, locale = 'fr')",
                "create collation pg_temp.mine (provider = icu, locale = 'fr')",
                "select pg_import_system_collations('public')",
                "create database mine locale_provider icu icu_locale 'fr' template template0",
                // TLS, hashing and the like, by extensions
                "create extension sslinfo",
                "create extension pgcrypto",
                "create extension xml2",
                "create extension dblink",
                "create extension postgres_fdw",
                "create extension \"uuid-ossp\"",
                "create server other foreign data wrapper postgres_fdw",
                "create subscription s connection 'host=127.0.0.1 sslmode=require' publication p",
                "load 'sslinfo'",
                "alter system set ssl = on",
                "set allow_system_table_mods = on"
            })
    void the_application_may_not(String sql) {
        assertThatThrownBy(() -> tell(application, sql)).isInstanceOf(SQLException.class);
    }

    @Test
    void nobody_is_answered_by_tls() throws SQLException {
        assertThat(ask("show ssl")).isEqualTo("off");
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> DriverManager.getConnection(
                        database.url() + "&sslmode=require",
                        database.application().username(),
                        database.application().password()))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void what_recoupe_uses_works() {
        assertThatCode(() -> {
                    assertThat(ask("select encode(sha256('a'), 'hex')")).startsWith("ca978112");
                    assertThat(ask("select lower('ÉTÉ') || case when 'a' < 'b' then 1 else 0 end"))
                            .isEqualTo("été1");
                    assertThat(ask("select gen_random_uuid()::text")).hasSize(36);
                })
                .doesNotThrowAnyException();
    }

    /** The words of SQL that read XML cannot be forbidden; so it is held here that nothing of ours says them. */
    @Test
    void no_statement_of_ours_speaks_of_xml() throws IOException {
        for (var root : new String[] {"src/main/resources/db/migration", "src/main/java/org/recoupe"})
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("UnusedParts.java"))
                        .toList())
                    assertThat(XML.matcher(Files.readString(file)).find())
                            .as(file.toString())
                            .isFalse();
            }
    }

    private String ask(String sql) throws SQLException {
        try (var statement = application.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection open(Credentials who) throws SQLException {
        return DriverManager.getConnection(database.url(), who.username(), who.password());
    }

    private static void tell(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
