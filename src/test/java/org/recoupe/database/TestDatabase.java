package org.recoupe.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * One server for all tests of a run, an empty database of its own for each context, with the roles of production:
 * {@code @ContextConfiguration(initializers = TestDatabase.class)}. Contexts are cached, so a data folder of their own
 * would be in use at the second.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<ConfigurableApplicationContext> CONTEXTS = new CopyOnWriteArrayList<>();
    private static @Nullable EmbeddedDatabase server;
    private static int databases;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var properties = create();
        CONTEXTS.add(context);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", properties));
    }

    /** An empty database, as the settings to be given to Spring. */
    public static synchronized Map<String, Object> create() {
        try {
            var server = server();
            var name = "test_" + ++databases;
            tell(
                    server,
                    "create database %s owner %s".formatted(name, server.owner().username()),
                    "postgres");
            new Roles(server.passwords(), server.port()).grant(name);
            return Map.of(
                    // where the trial keeps the key it makes
                    "recoupe.data", "target/test-secrets",
                    "spring.datasource.url", server.url().replace("/recoupe?", "/" + name + "?"),
                    "spring.datasource.username", server.application().username(),
                    "spring.datasource.password", server.application().password(),
                    "spring.flyway.url", server.ownerUrl().replace("/recoupe?", "/" + name + "?"),
                    "spring.flyway.user", server.owner().username(),
                    "spring.flyway.password", server.owner().password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedDatabase server() throws SQLException {
        if (server != null) return server;
        var started = start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterContexts(started)));
        removeThoseOfEarlierRuns(started);
        server = started;
        return started;
    }

    /** In target, kept for the next run; another folder where another run (of an IDE, say) is at work. */
    private static EmbeddedDatabase start() {
        for (var number = 1; ; number++) {
            try {
                return EmbeddedDatabase.start(Path.of("target", "test-data-" + number));
            } catch (FolderInUse e) {
                if (number == 9) throw e;
            }
        }
    }

    /** Spring closes them at the same time; no pool should have to wait for a server that is gone. */
    private static void stopAfterContexts(EmbeddedDatabase server) {
        try {
            for (var tenths = 0;
                    tenths < 100 && CONTEXTS.stream().anyMatch(ConfigurableApplicationContext::isActive);
                    tenths++) Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.close();
        }
    }

    private static void removeThoseOfEarlierRuns(EmbeddedDatabase server) throws SQLException {
        var administrator = server.administrator();
        var names = new ArrayList<String>();
        try (var connection =
                        DriverManager.getConnection(server.url(), administrator.username(), administrator.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select datname from pg_database where datname ~ '^test_[0-9]+$'")) {
            while (rows.next()) names.add(rows.getString(1));
        }
        for (var name : names) tell(server, "drop database %s with (force)".formatted(name), "postgres");
    }

    private static void tell(EmbeddedDatabase server, String sql, String database) throws SQLException {
        var administrator = server.administrator();
        var url = server.url().replace("/recoupe?", "/" + database + "?");
        try (var connection = DriverManager.getConnection(url, administrator.username(), administrator.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
