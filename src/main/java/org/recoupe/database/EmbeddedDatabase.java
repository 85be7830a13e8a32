package org.recoupe.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in the data folder, as durable and as closed as one set up by hand: what it has
 * confirmed survives a power failure, nobody gets in without a password, and it outlives neither {@link #close} nor the
 * next start.
 *
 * <p>It registers no shutdown hook: whoever started it closes it, after everything that uses it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    private final int port;
    private final Passwords passwords;
    private final Postmaster postmaster;
    private final Cluster cluster;
    private final DataFolderLock lock;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Supervision supervision;

    private EmbeddedDatabase(
            int port, Passwords passwords, Postmaster postmaster, Cluster cluster, DataFolderLock lock) {
        this.port = port;
        this.passwords = passwords;
        this.postmaster = postmaster;
        this.cluster = cluster;
        this.lock = lock;
    }

    /**
     * Starts the server on the folder's database, which is made if missing. An orphan left by a Recoupe that was killed
     * is stopped before.
     *
     * @throws FolderInUse if another Recoupe works there
     * @throws DatabaseNotStarted for any other reason, which its message gives
     */
    public static EmbeddedDatabase start(Path dataFolder) {
        return start(dataFolder, List.of(RunAs.Way.values()));
    }

    static EmbeddedDatabase start(Path dataFolder, List<RunAs.Way> waysForRoot) {
        var began = System.nanoTime();
        try {
            var folder = DataFolder.at(dataFolder);
            var lock = DataFolderLock.take(folder);
            try {
                var database = start(folder, lock, waysForRoot);
                log.info(
                        "Embedded database in {} started on port {} in {} ms",
                        folder.root(),
                        database.port,
                        Duration.ofNanos(System.nanoTime() - began).toMillis());
                return database;
            } catch (Throwable e) {
                lock.close();
                throw e;
            }
        } catch (AccessDeniedException e) {
            throw new DatabaseNotStarted(
                    """
                    The user %s may not use %s. \
                    Give the whole folder %s to this user with chown -R, or start Recoupe as the user who made it.\
                    """.formatted(System.getProperty("user.name"), e.getFile(), dataFolder.toAbsolutePath()), e);
        } catch (IOException | SQLException e) {
            if (e instanceof SQLException refused && "28P01".equals(refused.getSQLState()))
                throw new DatabaseNotStarted("""
                    The passwords in the data folder %s are not those of its database. \
                    Put its file credentials back from a backup.\
                    """.formatted(dataFolder.toAbsolutePath()), e);
            throw new DatabaseNotStarted(
                    "The embedded database in %s could not be started: %s".formatted(dataFolder.toAbsolutePath(), e),
                    e);
        }
    }

    private static EmbeddedDatabase start(DataFolder folder, DataFolderLock lock, List<RunAs.Way> waysForRoot)
            throws IOException, SQLException {
        var passwords = Passwords.of(folder);
        var binaries = Binaries.in(folder);
        var runAs = RunAs.choose(folder, binaries.program("postgres"), waysForRoot);
        var postmaster = new Postmaster(folder, binaries, runAs);
        var orphan = postmaster.running();
        if (orphan != null) {
            log.warn("Stopping the database server (process {}) which a killed Recoupe left behind", orphan);
            postmaster.stop();
        }
        postmaster.disownStranger();
        var cluster = new Cluster(folder, binaries, runAs);
        cluster.makeIfMissing(passwords.administrator());
        try {
            var port = cluster.start();
            var roles = new Roles(passwords, port);
            roles.make();
            roles.checkPasswordsAreAsked();
            roles.checkDurability();
            binaries.removeOthers();
            return new EmbeddedDatabase(port, passwords, postmaster, cluster, lock);
        } catch (Throwable e) {
            stopAfter(e, postmaster);
            throw e;
        }
    }

    /**
     * From now on brings the server back whenever it ends, until it is closed.
     *
     * @param storage the room on its disk: without any it cannot come back, and waits
     * @param patience how long to try when it does not come back at once
     * @param lost told once, from another thread, when it does not come back at all
     */
    synchronized void keepUp(Storage storage, Duration patience, Consumer<DatabaseNotStarted> lost) {
        if (supervision != null) throw new IllegalStateException("it is kept up already");
        supervision = new Supervision(postmaster, cluster, port, storage, patience, lost);
        supervision.begin();
    }

    private static void stopAfter(Throwable failure, Postmaster postmaster) {
        try {
            postmaster.stop();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** For the application: no answer within a minute means that none will come. */
    public String url() {
        return ownerUrl() + "&socketTimeout=60";
    }

    /** For migrations, which may take their time. */
    String ownerUrl() {
        return ownerUrl(port);
    }

    static String ownerUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?connectTimeout=10&tcpKeepAlive=true".formatted(port, Roles.DATABASE);
    }

    /** The role that owns the tables; for migrations only. */
    public Credentials owner() {
        return passwords.owner();
    }

    /** The role for everything else; it may do what the migrations grant it. */
    public Credentials application() {
        return passwords.application();
    }

    Credentials administrator() {
        return passwords.administrator();
    }

    Passwords passwords() {
        return passwords;
    }

    int port() {
        return port;
    }

    /** The server's process; none once it has ended. */
    @Nullable
    Long process() throws IOException {
        return postmaster.running();
    }

    /** Stops the server in less than ten seconds; does nothing the second time. */
    @Override
    public void close() {
        // By the second time the folder, and the server in it, may be another's.
        if (!closed.compareAndSet(false, true)) return;
        synchronized (this) {
            if (supervision != null) supervision.close();
        }
        var began = System.nanoTime();
        try (lock) {
            postmaster.stop();
        } catch (IOException e) {
            throw new DatabaseNotStarted("The embedded database could not be stopped: " + e.getMessage(), e);
        }
        log.info(
                "Embedded database stopped in {} ms",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
}
