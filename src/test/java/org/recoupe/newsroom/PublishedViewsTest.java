package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What modules publish for one another: read by the application, written by nobody, and made anew when their files change. */
@NewsroomTest
class PublishedViewsTest {
    private final Newsroom newsroom;
    private final JdbcTemplate database;
    private final Flyway flyway;
    private final Environment settings;

    PublishedViewsTest(Newsroom newsroom, JdbcTemplate database, Flyway flyway, Environment settings) {
        this.newsroom = newsroom;
        this.database = database;
        this.flyway = flyway;
        this.settings = settings;
    }

    @Test
    void they_are_made_anew_over_those_of_before_and_can_be_read() throws SQLException {
        var before = views();
        // as if every file had been changed
        Tampering.in("audit_entry", settings, "delete from flyway_schema_history where version is null");

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(6);

        assertThat(views()).isEqualTo(before).hasSizeGreaterThanOrEqualTo(10);
        for (var view : before) database.queryForList("select * from " + view + " limit 1");
    }

    @Test
    void nobody_writes_through_them() {
        newsroom.claimInVerification();
        for (var view : views()) {
            assertThatThrownBy(() -> database.execute("delete from " + view)).isInstanceOf(DataAccessException.class);
        }
        for (var write : List.of(
                "update claim_view_claim set number = number + 1",
                "update article_view_story set title = ''",
                "update audit_view_entry set actor = 'nobody'",
                "insert into source_view_speaker (id, name) values (gen_random_uuid(), 'nobody')"))
            assertThatThrownBy(() -> database.execute(write))
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|cannot update view|cannot insert into column).*");
    }

    private List<String> views() {
        return database.queryForList(
                "select viewname from pg_views where schemaname = 'public' order by viewname", String.class);
    }
}
