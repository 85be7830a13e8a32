package org.recoupe.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The way to the database for whoever looks after it, beside the application: as the administrator where it is ours, as the owner
 * where it is somebody else's.
 */
public final class Access implements AutoCloseable {

    /** The line of {@code postmaster.pid} that says where the server listens. */
    private static final int PORT = 3;

    private final String url;
    private final Credentials owner;
    private final String application;
    private final @Nullable Credentials administrator;
    private final @Nullable EmbeddedDatabase started;

    private Access(
            String url,
            Credentials owner,
            String application,
            @Nullable Credentials administrator,
            @Nullable EmbeddedDatabase started) {
        this.url = url;
        this.owner = owner;
        this.application = application;
        this.administrator = administrator;
        this.started = started;
    }

    /** To a database that others run. */
    public static Access to(String url, Credentials owner, String application) {
        return new Access(url, owner, application, null, null);
    }

    /** To one that this process runs and goes on running. */
    public static Access to(EmbeddedDatabase database) {
        return of(database, null);
    }

    /**
     * To the one in a data folder: to the running server if a Recoupe works there, else to one that is started for this and stopped by
     * {@link #close}.
     *
     * @throws DatabaseNotStarted if there is none, or it does not start
     */
    public static Access to(Path data) {
        try {
            if (!Files.isDirectory(data) || !DataFolder.at(data).hasCluster())
                throw new DatabaseNotStarted("The folder %s holds no database. Name the data folder of a Recoupe."
                        .formatted(data.toAbsolutePath().normalize()));
            try {
                return making(data);
            } catch (FolderInUse inUse) {
                return running(DataFolder.at(data), inUse);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To a new one in a data folder, stopped by {@link #close}. */
    public static Access making(Path data) {
        var database = EmbeddedDatabase.start(data);
        return of(database, database);
    }

    /**
     * To a new one in a folder of ours, in which an earlier attempt may lie unfinished.
     *
     * @throws FolderInUse if that attempt is still under way
     */
    public static Access makingAnew(Path data) {
        try {
            if (Files.isDirectory(data)) {
                DataFolderLock.take(DataFolder.at(data)).close();
                DataFolder.delete(data);
            }
            return making(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Access of(EmbeddedDatabase database, @Nullable EmbeddedDatabase started) {
        return new Access(
                database.ownerUrl(),
                database.owner(),
                database.application().username(),
                database.administrator(),
                started);
    }

    private static Access running(DataFolder folder, FolderInUse inUse) throws IOException {
        try {
            var told = Files.readAllLines(folder.cluster().resolve("postmaster.pid"), ISO_8859_1);
            if (told.size() <= PORT) throw inUse;
            var passwords = Passwords.of(folder);
            return new Access(
                    EmbeddedDatabase.ownerUrl(Integer.parseInt(told.get(PORT).strip())),
                    passwords.owner(),
                    passwords.application().username(),
                    passwords.administrator(),
                    null);
        } catch (NoSuchFileException | NumberFormatException stillStarting) {
            throw inUse;
        }
    }

    /** Whether PostgreSQL's own tools for looking at pages may be used: only where the server is ours. */
    public boolean isAdministrator() {
        return administrator != null;
    }

    /** As who may look at everything. */
    public Connection open() throws SQLException {
        return open(administrator == null ? owner : administrator);
    }

    /** As who owns the tables. */
    public Connection openAsOwner() throws SQLException {
        return open(owner);
    }

    private Connection open(Credentials who) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", who.username());
        properties.setProperty("password", who.password());
        // what stands in a row has no business in a log
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("ApplicationName", "recoupe upkeep");
        return DriverManager.getConnection(url, properties);
    }

    public String url() {
        return url;
    }

    public Credentials owner() {
        return owner;
    }

    /** The name of the role that the migrations grant its rights. */
    public String application() {
        return application;
    }

    @Override
    public void close() {
        if (started != null) started.close();
    }
}
