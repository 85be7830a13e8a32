package org.recoupe.report;

import java.sql.Connection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The registers of a database that no newsroom runs on. */
public final class RegistersOn {
    private RegistersOn() {}

    public static Registers a(Connection connection) {
        return new Registers(new TrailWalk(new JdbcTemplate(new SingleConnectionDataSource(connection, true))));
    }
}
