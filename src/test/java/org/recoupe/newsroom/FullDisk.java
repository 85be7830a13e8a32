package org.recoupe.newsroom;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.core.env.Environment;

/** A database that finds its disk full whenever one claim is to be written; until it is closed. */
final class FullDisk implements AutoCloseable {
    private final Connection owner;

    FullDisk(Environment settings, String claim) throws SQLException {
        owner = DriverManager.getConnection(
                settings.getRequiredProperty("spring.flyway.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password"));
        tell("""
                create function full_disk() returns trigger language plpgsql as
                $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$""");
        tell(
                "create trigger full_disk before update on claim for each row when (new.id = '%s') execute function full_disk()"
                        .formatted(claim));
    }

    @Override
    public void close() throws SQLException {
        tell("drop trigger full_disk on claim");
        tell("drop function full_disk()");
        owner.close();
    }

    private void tell(String statement) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
