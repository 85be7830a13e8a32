package org.recoupe.web.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.recoupe.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hears what is announced on any node and tells the readers of this one. Keeps one connection to the database for itself. */
@Component
class Ticker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    private static final int BEAT_MS = 15_000;
    private static final int LOOK_UP_MS = 1_000;
    private static final int AGAIN_MS = 2_000;

    private final DataSource database;
    private final Backlog backlog = new Backlog();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private volatile @Nullable Thread thread;

    Ticker(DataSource database) {
        this.database = database;
    }

    /** An open page, and whose it is. */
    interface Reader {
        Actor person();

        void hello(String id);

        void hear(Backlog.Numbered news);

        /** Something may have been missed. */
        void refresh(String id);

        void beat();

        void end();
    }

    /** From now on this reader hears the news of their desks, those since {@code after} at once. */
    void follow(Reader reader, @Nullable String after) {
        synchronized (backlog) {
            readers.add(reader);
            var now = backlog.now();
            if (after == null) {
                reader.hello(now);
                return;
            }
            var missed = backlog.after(after);
            if (missed.isEmpty()) reader.refresh(now);
            else missed.get().forEach(news -> tell(reader, news));
            reader.hello(now);
        }
    }

    void leave(Reader reader) {
        readers.remove(reader);
    }

    private void listen() {
        while (running()) {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(true);
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + Announcer.CHANNEL);
                }
                // what was announced while nobody listened is lost, so that everybody starts anew
                synchronized (backlog) {
                    backlog.forget();
                    readers.forEach(reader -> reader.refresh(backlog.now()));
                }
                hear(connection);
            } catch (SQLException away) {
                if (running()) LOG.warn("Live updates pause until the database is back: {}", away.getMessage());
                rest();
            }
        }
    }

    private void hear(Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        var beat = System.nanoTime();
        while (running()) {
            var heard = postgres.getNotifications(LOOK_UP_MS);
            if (heard != null) {
                for (var announced : heard) spread(News.read(announced.getParameter()));
            }
            if (System.nanoTime() - beat > BEAT_MS * 1_000_000L) {
                beat = System.nanoTime();
                readers.forEach(Reader::beat);
                try (var statement = connection.createStatement()) {
                    statement.execute("select 1"); // a connection that died in silence would never say so
                }
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }

    private void spread(News news) {
        synchronized (backlog) {
            var numbered = backlog.add(news);
            readers.forEach(reader -> tell(reader, numbered));
        }
    }

    private static void tell(Reader reader, Backlog.Numbered news) {
        if (reader.person().sees(news.news().desk())) reader.hear(news);
    }

    private static void rest() {
        try {
            Thread.sleep(AGAIN_MS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean running() {
        return thread == Thread.currentThread() && !Thread.currentThread().isInterrupted();
    }

    @Override
    public void start() {
        var listener = new Thread(this::listen, "ticker");
        listener.setDaemon(true);
        thread = listener;
        listener.start();
    }

    /** Before the web server stops: it waits for open answers, and these would never end. */
    @Override
    public void stop() {
        var listener = thread;
        thread = null;
        if (listener != null) listener.interrupt();
        readers.forEach(Reader::end);
        readers.clear();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE;
    }
}
