package org.recoupe.newsroom;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.core.env.Environment;

/** A database that finds its disk full whenever one claim, or an entry about it, is to be written; until it is closed. */
final class FullDisk implements AutoCloseable {
    private final Connection owner;
    private final String table;

    /** For the claim itself. */
    FullDisk(Environment settings, String claim) throws SQLException {
        this(settings, "claim", "before update on claim for each row when (new.id = '%s')".formatted(claim));
    }

    /** For what goes on record about a claim, refusals too. */
    static FullDisk ofTrail(Environment settings, String claim) throws SQLException {
        return new FullDisk(
                settings,
                "audit_entry",
                "before insert on audit_entry for each row when (new.claim = '%s')".formatted(claim));
    }

    private FullDisk(Environment settings, String table, String when) throws SQLException {
        this.table = table;
        owner = DriverManager.getConnection(
                settings.getRequiredProperty("spring.flyway.url"),
                settings.getRequiredProperty("spring.flyway.user"),
                settings.getRequiredProperty("spring.flyway.password"));
        tell("""
                create function full_disk() returns trigger language plpgsql as
                $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$""");
        tell("create trigger full_disk " + when + " execute function full_disk()");
    }

    @Override
    public void close() throws SQLException {
        tell("drop trigger full_disk on " + table);
        tell("drop function full_disk()");
        owner.close();
    }

    private void tell(String statement) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
