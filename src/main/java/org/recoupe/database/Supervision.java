package org.recoupe.database;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.recoupe.kernel.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that the server is there: killed, or ended by itself because it could not write, it is started again within seconds, where it
 * listened before. While its disk is full it waits for room, however long. When it does not come back otherwise, that is told once.
 */
final class Supervision implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Postmaster postmaster;
    private final Cluster cluster;
    private final int port;
    private final Storage storage;
    private final Duration patience;
    private final Consumer<DatabaseNotStarted> lost;
    private final Rounds rounds = new Rounds("database supervision", LOOK, this::look);

    /** When it was first seen to be gone; null while it is there. */
    private @Nullable Long goneSince;

    private boolean over;

    /**
     * @param patience how long to try again
     * @param lost told when it is over
     */
    Supervision(
            Postmaster postmaster,
            Cluster cluster,
            int port,
            Storage storage,
            Duration patience,
            Consumer<DatabaseNotStarted> lost) {
        this.postmaster = postmaster;
        this.cluster = cluster;
        this.port = port;
        this.storage = storage;
        this.patience = patience;
        this.lost = lost;
    }

    void begin() {
        rounds.begin();
    }

    private synchronized void look() {
        if (over) return;
        try {
            if (postmaster.running() == null) bringBack();
            goneSince = null;
        } catch (IOException | DatabaseNotStarted e) {
            failed(
                    e instanceof DatabaseNotStarted named
                            ? named
                            : new DatabaseNotStarted(String.valueOf(e.getMessage()), e));
        } catch (RuntimeException e) {
            failed(new DatabaseNotStarted(String.valueOf(e.getMessage()), e));
        }
    }

    private void bringBack() throws IOException {
        var began = System.nanoTime();
        if (goneSince == null) {
            goneSince = began;
            LOG.warn("The embedded database has ended by itself; starting it again");
        }
        postmaster.disownStranger();
        cluster.start(port);
        LOG.warn(
                "The embedded database is back, {} ms after it was missed",
                Duration.ofNanos(System.nanoTime() - goneSince).toMillis());
    }

    private void failed(DatabaseNotStarted why) {
        if (over || Thread.currentThread().isInterrupted()) return;
        var since = goneSince == null ? System.nanoTime() : goneSince;
        if (storage.isTooLowToStart()) {
            LOG.error("The embedded database waits for room: {} bytes are free on its disk", storage.free());
            goneSince = System.nanoTime();
        } else if (System.nanoTime() - since > patience.toNanos()) {
            over = true;
            lost.accept(why);
        } else {
            LOG.warn("The embedded database does not come back yet: {}", why.getMessage());
        }
    }

    /** From now on whoever stops the server does so on purpose. */
    @Override
    public void close() {
        rounds.end();
        synchronized (this) {
            over = true;
        }
    }
}
