package org.recoupe.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.recoupe.database.TestDatabase;
import org.recoupe.process.engine.EngineTables;

/** An address book of before: everybody in it is found by what they are called, and nobody became somebody else. */
@Tag("server")
class NamesAnewTest {
    private final Map<String, Object> settings = TestDatabase.create();

    @Test
    void names_of_before_are_found_and_nobody_is_lost() throws SQLException {
        flyway("070");
        try (var owner = DriverManager.getConnection(
                said("spring.flyway.url"), said("spring.flyway.user"), said("spring.flyway.password"))) {
            var agency = source(owner, 1, "L'agence Reuters", "agence reuters");
            var wire = source(owner, 2, "Reuters", "reuters");
            var capital = source(owner, 3, "Вloomberg", "вloomberg", "la dépêche de ви");
            var office = source(owner, 4, "Préfecture", "prefecture");

            flyway("076");

            assertThat(names(owner))
                    .containsExactlyInAnyOrder(
                            "reuters " + agency,
                            "bloomberg " + capital,
                            "вloomberg " + capital,
                            "depeche de ви " + capital,
                            "prefecture " + office);
            assertThat(wire).as("stays, whatever its name finds").isNotEqualTo(agency);
            try (var all = owner.createStatement().executeQuery("select count(*) from source")) {
                all.next();
                assertThat(all.getInt(1)).isEqualTo(4);
            }
        }
    }

    /** Given two newspapers of one name by the rule of then, when names are made anew, then each is found by its own. */
    @Test
    void what_was_taken_for_an_article_is_part_of_the_name_since() throws SQLException {
        flyway("081");
        try (var owner = DriverManager.getConnection(
                said("spring.flyway.url"), said("spring.flyway.user"), said("spring.flyway.password"))) {
            var angeles = source(owner, 1, "LA Times", "times", "los angeles times");
            var london = source(owner, 2, "The Times");
            var monde = source(owner, 3, "Le Monde", "monde");

            flyway("081.1");

            assertThat(names(owner))
                    .containsExactlyInAnyOrder("la times " + angeles, "los angeles times " + angeles, "monde " + monde);
            assertThat(london).isNotEqualTo(angeles);
        }
    }

    /** No claim names any of them: the lower id counts as older. */
    private static UUID source(Connection owner, int place, String name, String... comparable) throws SQLException {
        var id = new UUID(0, place);
        try (var source =
                owner.prepareStatement("insert into source (id, name, kind, desk) values (?, ?, 'RELAY', 'monde')")) {
            source.setObject(1, id);
            source.setString(2, name);
            source.executeUpdate();
        }
        for (var one : comparable)
            try (var row =
                    owner.prepareStatement("insert into source_name (name, desk, source) values (?, 'monde', ?)")) {
                row.setString(1, one);
                row.setObject(2, id);
                row.executeUpdate();
            }
        return id;
    }

    private static List<String> names(Connection owner) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = owner.createStatement().executeQuery("select name || ' ' || source from source_name")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    private void flyway(String target) {
        Flyway.configure()
                .dataSource(said("spring.flyway.url"), said("spring.flyway.user"), said("spring.flyway.password"))
                .placeholders(Map.of("app_role", said("spring.datasource.username")))
                .javaMigrations(new EngineTables(), new NamesAnew(), new ArticlesAnew())
                .repeatableSqlMigrationPrefix("none")
                .skipDefaultCallbacks(true)
                .target(target)
                .load()
                .migrate();
    }

    private String said(String setting) {
        return String.valueOf(settings.get(setting));
    }
}
