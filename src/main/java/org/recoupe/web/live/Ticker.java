package org.recoupe.web.live;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    /** Pages of one browser share one stream, so this is many machines. */
    static final int MOST_FOR_ONE = 20;
    /** So many may write to readers who do not take it in before others have to wait. */
    private static final int TELLERS = 32;

    private final DataSource database;
    private final Backlog backlog = new Backlog();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor tellers;
    private volatile @Nullable Thread thread;

    Ticker(DataSource database) {
        this.database = database;
        var number = new AtomicInteger();
        this.tellers =
                new ThreadPoolExecutor(TELLERS, TELLERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    var teller = new Thread(task, "ticker-" + number.incrementAndGet());
                    teller.setDaemon(true);
                    return teller;
                });
        tellers.allowCoreThreadTimeOut(true);
    }

    /** An open page, and whose it is. */
    interface Reader {
        Actor person();

        void hello(String id);

        void hear(Backlog.Numbered news);

        /** Something may have been missed. */
        void refresh(String id);

        /** There is nothing new after this id. */
        void beat(String id);

        /** The person has too many pages open; this one is to be silent. */
        void enough();

        void end();
    }

    /** From now on this reader hears the news of their desks, those since {@code after} at once. */
    void follow(Reader reader, @Nullable String after) {
        synchronized (backlog) {
            if (!isRunning()) {
                reader.end();
                return;
            }
            readers.add(reader);
            endOldestOf(reader.person());
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

    private void endOldestOf(Actor person) {
        var theirs = readers.stream()
                .filter(reader -> reader.person().userId().equals(person.userId()))
                .toList();
        for (var surplus : theirs.subList(0, Math.max(0, theirs.size() - MOST_FOR_ONE))) {
            readers.remove(surplus);
            surplus.enough();
        }
    }

    /** Those who write to the readers. */
    Executor tellers() {
        return tellers;
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
            } catch (SQLException | RuntimeException away) {
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
                for (var announced : heard) News.read(announced.getParameter()).ifPresent(this::spread);
            }
            if (System.nanoTime() - beat > BEAT_MS * 1_000_000L) {
                beat = System.nanoTime();
                synchronized (backlog) {
                    var now = backlog.now();
                    readers.forEach(reader -> reader.beat(now));
                }
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
        synchronized (backlog) {
            readers.forEach(Reader::end);
            readers.clear();
        }
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
