package org.recoupe.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Who may do what in the embedded database: an administrator for us here, an owner for migrations, and the application.
 */
record Roles(Passwords passwords, int port) {

    static final String DATABASE = "recoupe";

    /** Makes what is missing; a start interrupted half way is completed by the next. */
    void make() throws SQLException {
        var owner = passwords.owner();
        var application = passwords.application();
        try (var connection = connect("postgres", passwords.administrator())) {
            for (var role : new Credentials[] {owner, application})
                if (!exists(connection, "select from pg_roles where rolname = ?", role.username()))
                    execute(
                            connection,
                            "create role %s login nosuperuser nocreatedb nocreaterole noreplication password '%s'"
                                    .formatted(role.username(), role.password()));
            if (!exists(connection, "select from pg_database where datname = ?", DATABASE))
                execute(connection, "create database %s owner %s".formatted(DATABASE, owner.username()));
            execute(connection, "revoke all on database postgres, template1 from public");
        }
        grant(DATABASE);
    }

    /** Everything in the database to the owner, nothing to the public, a look at it to the application; what nobody uses to nobody. */
    void grant(String database) throws SQLException {
        var owner = passwords.owner().username();
        var application = passwords.application().username();
        try (var connection = connect(database, passwords.administrator())) {
            execute(connection, "revoke all on database %s from public".formatted(database));
            execute(connection, "grant connect on database %s to %s".formatted(database, application));
            execute(connection, "alter schema public owner to " + owner);
            execute(connection, "revoke all on schema public from public");
            execute(connection, "grant usage on schema public to " + application);
            UnusedParts.takeAway(connection);
        }
    }

    /**
     * Refuses a database that would lose what it acknowledged. Asked in the roles' own sessions: settings can be
     * attached to a role or to the database, and those overrule the command line.
     */
    void checkDurability() throws SQLException {
        for (var role : new Credentials[] {passwords.application(), passwords.owner()})
            try (var connection = connect(DATABASE, role)) {
                for (var setting : Cluster.DURABLE) {
                    var value = ask(connection, "show " + setting);
                    if (!value.equals("on"))
                        throw new DatabaseNotStarted("""
                            The embedded database has %s=%s for %s and could lose what it has confirmed. \
                            Recoupe needs %1$s=on; undo what was set by ALTER ROLE or ALTER DATABASE.\
                            """.formatted(setting, value, role.username()));
                }
            }
    }

    /** Refuses a database that lets anybody in without the password. */
    void checkPasswordsAreAsked() throws SQLException {
        try (var connection = connect("postgres", passwords.administrator())) {
            if (exists(connection, "select from pg_hba_file_rules where auth_method = ?", "trust"))
                throw new DatabaseNotStarted(
                        "The embedded database's pg_hba.conf lets users in without a password (trust). Recoupe needs"
                                + " scram-sha-256 there.");
        }
    }

    private Connection connect(String database, Credentials role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=10&socketTimeout=60".formatted(port, database),
                role.username(),
                role.password());
    }

    private static boolean exists(Connection connection, String query, String parameter) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
