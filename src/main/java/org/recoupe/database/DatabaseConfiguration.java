package org.recoupe.database;

import java.time.Duration;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.health.application.DiskSpaceHealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** The embedded database, unless {@code spring.datasource.url} names another; tests of a slice import it. */
@Configuration(proxyBeanMethods = false)
public class DatabaseConfiguration {
    /** What the process ends with when its embedded database is lost; 3 is what it ends with when its memory is. */
    public static final int LOST = 4;

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(30);

    /** Migrations grant the application its rights by {@code grant … to ${app_role}}. */
    @Bean
    FlywayConfigurationCustomizer applicationRole(JdbcConnectionDetails application) {
        return migrations -> {
            var role = application.getUsername();
            if (!StringUtils.hasText(role))
                throw new DatabaseNotStarted(
                        "Set SPRING_DATASOURCE_USERNAME: the migrations grant that role its rights.");
            var placeholders = new HashMap<>(migrations.getPlaceholders());
            placeholders.put("app_role", role);
            migrations.placeholders(placeholders);
        };
    }

    /**
     * Started while the context is made and, being what the pool is made from, stopped after the pool is closed; also
     * when the context fails half way.
     */
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoExternalDatabase.class)
    @EnableConfigurationProperties(DatabaseSettings.class)
    static class Embedded {

        @Bean
        EmbeddedDatabase embeddedDatabase(
                DatabaseSettings settings, Storage storage, ConfigurableApplicationContext context) {
            var database = EmbeddedDatabase.start(settings.folder());
            database.keepUp(storage, GIVEN_UP_AFTER, why -> end(context, why));
            return database;
        }

        @Bean
        Storage storage(DatabaseSettings settings) {
            return new Storage(settings.folder(), settings.leastFree());
        }

        /** In the place of Spring's own, which looks at another folder and knows another least. */
        @Bean
        DiskSpaceHealthIndicator diskSpaceHealthIndicator(DatabaseSettings settings) {
            return new DiskSpaceHealthIndicator(settings.folder().toFile(), settings.leastFree());
        }

        /** A service manager sees the code and starts us again; a process without a database would only look alive. */
        private static void end(ConfigurableApplicationContext context, DatabaseNotStarted why) {
            LOG.error("Recoupe ends: its database is gone and does not come back. {}", why.getMessage());
            new Thread(() -> System.exit(SpringApplication.exit(context, () -> LOST)), "end without database").start();
        }

        @Bean
        JdbcConnectionDetails applicationConnection(EmbeddedDatabase database) {
            return new ApplicationConnection(database);
        }

        @Bean
        FlywayConnectionDetails ownerConnection(EmbeddedDatabase database) {
            return new OwnerConnection(database);
        }
    }

    /** An empty value counts as none: container files like to pass variables that nobody set. */
    static class NoExternalDatabase extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var url = context.getEnvironment().getProperty("spring.datasource.url");
            return new ConditionOutcome(
                    !StringUtils.hasText(url), "spring.datasource.url is " + (url == null ? "absent" : "set"));
        }
    }

    private record ApplicationConnection(EmbeddedDatabase database) implements JdbcConnectionDetails {
        @Override
        public @Nullable String getUsername() {
            return database.application().username();
        }

        @Override
        public @Nullable String getPassword() {
            return database.application().password();
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }

    private record OwnerConnection(EmbeddedDatabase database) implements FlywayConnectionDetails {
        @Override
        public @Nullable String getUsername() {
            return database.owner().username();
        }

        @Override
        public @Nullable String getPassword() {
            return database.owner().password();
        }

        @Override
        public @Nullable String getJdbcUrl() {
            return database.ownerUrl();
        }
    }
}
