package org.recoupe.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Tag("server")
@ExtendWith(OutputCaptureExtension.class)
class DatabaseConfigurationTest {

    private static final String MIGRATION = """
        create table note (text text not null);
        grant select, insert on note to ${app_role};
        """;

    @TempDir
    Path folder = Path.of("");

    @Test
    void embedded_unless_told_otherwise_and_stopped_last() throws Exception {
        context("spring.datasource.url=").run(context -> {
            var database = context.getBean(JdbcTemplate.class);
            assertThat(database.queryForObject("select current_user", String.class))
                    .isEqualTo("recoupe_app");
            assertThat(database.queryForObject(
                            "select tableowner from pg_tables where tablename = 'note'", String.class))
                    .isEqualTo("recoupe_owner");
            assertThat(database.update("insert into note values ('kept')")).isEqualTo(1);

            // Spring destroys dependents first: pool, then connection, then database.
            var beans = context.getBeanFactory();
            assertThat(beans.getDependentBeans("applicationConnection")).contains("dataSource");
            assertThat(beans.getDependentBeans("embeddedDatabase")).contains("applicationConnection");
        });
        assertThat(folder.resolve("data/database/PG_VERSION")).exists();
        assertThat(folder.resolve("data/database/postmaster.pid")).doesNotExist();

        // The server must be stopped too where the context fails after it was started.
        context()
                .withUserConfiguration(Broken.class)
                .run(context -> assertThat(context).hasFailed());
        assertThat(folder.resolve("data/database/postmaster.pid")).doesNotExist();
        EmbeddedDatabase.start(folder.resolve("data")).close();
    }

    @Test
    void an_external_database_is_used_as_given() throws Exception {
        var external = TestDatabase.create().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        context(external).run(context -> {
            assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
            var database = context.getBean(JdbcTemplate.class);
            assertThat(database.queryForObject("select current_database()", String.class))
                    .startsWith("test_");
            assertThat(database.update("insert into note values ('kept')")).isEqualTo(1);
        });
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void a_folder_in_use_is_one_clear_sentence(CapturedOutput output) throws Exception {
        try (var ignored = DataFolderLock.take(DataFolder.at(folder.resolve("data")))) {
            assertThatThrownBy(() -> new SpringApplicationBuilder(
                                    DatabaseConfiguration.class, DataSourceAutoConfiguration.class)
                            .web(WebApplicationType.NONE)
                            .run("--recoupe.data=" + folder.resolve("data")))
                    .hasRootCauseInstanceOf(FolderInUse.class);
        }
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Another Recoupe (this very process) is using the data folder")
                .doesNotContain("\tat org.recoupe");
    }

    private ApplicationContextRunner context(String... settings) throws Exception {
        Files.writeString(folder.resolve("V1__note.sql"), MIGRATION);
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withUserConfiguration(DatabaseConfiguration.class)
                .withPropertyValues(
                        "recoupe.data=" + folder.resolve("data"), "spring.flyway.locations=filesystem:" + folder)
                .withPropertyValues(settings);
    }

    @Configuration(proxyBeanMethods = false)
    static class Broken {
        @Bean
        Object broken(DataSource pool, JdbcTemplate database) {
            throw new IllegalStateException("broken");
        }
    }
}
