package org.recoupe.nemesis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One kind of fault at one site: struck and ended in every round. */
final class Fault {
    private static final String BACKENDS = "select pid from pg_stat_activity where usename = 'recoupe_app'";
    private static final int BLOCK = 1 << 20;

    private final Kind kind;
    private final Site site;

    Fault(Kind kind, Site site) {
        this.kind = kind;
        this.site = site;
    }

    /** Begins it and, where it lasts, ends it; the moment in nanoseconds since which nothing stands in the way any more. */
    long strike(int round) throws Exception {
        var odd = round % 2 == 1;
        switch (kind) {
            case BACKEND_KILLED -> Shell.signal("KILL", List.of(aBackendAtWork()));
            case POSTMASTER_KILLED -> Shell.signal("KILL", List.of(site.postmaster()));
            case POSTMASTER_FROZEN -> freeze(odd ? List.of(site.postmaster()) : site.postmasterAndBackends());
            case SYNC_FAILS -> failSyncs();
            case APPLICATION_KILLED -> site.node(0).kill();
            case POOL_EXHAUSTED -> holdEverybodyUp();
            case DISK_NEARLY_FULL -> nearlyFill();
            case DISK_FULL -> fill();
            case CONNECTIONS_CUT -> cut(odd);
            case NODE_KILLED -> site.node(round).kill();
            case CLOCK_SKEWED -> site.skew(odd ? 600 : -600);
        }
        var over = System.nanoTime();
        if (kind == Kind.APPLICATION_KILLED) site.node(0).startAgain();
        return over;
    }

    /** What is put right only after work went on. */
    void putRight(int round) throws Exception {
        if (kind == Kind.NODE_KILLED) site.node(round).startAgain();
        if (kind == Kind.CLOCK_SKEWED) {
            rest(6_000);
            site.skew(0);
            rest(1_000);
        }
    }

    private long aBackendAtWork() throws SQLException, IOException {
        var administrator = site.administrator();
        var all = new ArrayList<>(administrator.numbers(BACKENDS + " and state <> 'idle'"));
        if (all.isEmpty()) all.addAll(administrator.numbers(BACKENDS));
        Collections.shuffle(all);
        return all.get(0);
    }

    private static void freeze(List<Long> processes) throws InterruptedException {
        Shell.signal("STOP", processes);
        rest(processes.size() == 1 ? 3_000 : 7_000);
        Shell.signal("CONT", processes);
    }

    /** Whoever is the first to write its log through ends in a panic, and the server with it. */
    private void failSyncs() throws Exception {
        assumeTrue(Shell.run("strace", "-V") == 0, "fdatasync can only be made to fail where strace is");
        var words = new ArrayList<>(
                List.of("strace", "-f", "-qq", "-e", "trace=fdatasync", "-e", "inject=fdatasync:error=EIO"));
        for (var pid : site.administrator()
                .numbers("select pid from pg_stat_activity where usename = 'recoupe_app'"
                        + " or backend_type in ('walwriter', 'checkpointer')"))
            words.addAll(List.of("-p", pid.toString()));
        var panics = panics();
        var strace = Shell.begin(words.toArray(String[]::new));
        try {
            for (var tries = 0; tries < 300 && panics() == panics; tries++) rest(50);
            if (panics() == panics) throw new AssertionError("no panic within 15 s; strace " + strace.info());
        } finally {
            strace.destroy();
            if (!strace.waitFor(5, TimeUnit.SECONDS)) strace.destroyForcibly();
        }
    }

    private long panics() throws IOException {
        return count(site.data().resolve("database/server.log"), "PANIC:");
    }

    private static long count(Path file, String word) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.contains(word))
                .count();
    }

    private void holdEverybodyUp() throws Exception {
        try (var connection = site.owner().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            takeEverything(connection, statement);
            rest(7_000);
            connection.rollback();
        }
    }

    /** Who holds one of them and wants the other may win against us, once or twice. */
    private static void takeEverything(Connection connection, Statement statement) throws SQLException {
        for (var tries = 0; ; tries++) {
            try {
                statement.execute("lock table claim, article in access exclusive mode");
                return;
            } catch (SQLException e) {
                connection.rollback();
                if (tries == 20 || !"40P01".equals(e.getSQLState())) throw e;
            }
        }
    }

    private void nearlyFill() throws Exception {
        var ballast = site.data().resolve("ballast");
        pour(ballast, 60L * BLOCK);
        rest(3_000);
        Files.delete(ballast);
    }

    /** Until the server cannot go on: what it has in hand of its log is used up, and there is no room for more. */
    private void fill() throws Exception {
        var ballast = site.data().resolve("ballast");
        var panics = panics();
        var administrator = site.administrator();
        pour(ballast, 0);
        try {
            for (var tries = 0; tries < 100 && panics() == panics; tries++) {
                try {
                    administrator.tell("select pg_logical_emit_message(true, 'nemesis', repeat('x', 8000000))");
                } catch (SQLException gone) {
                    // so it should be
                }
                rest(100);
            }
            if (panics() == panics && answers(administrator))
                throw new AssertionError("the server went on without room");
            rest(3_000);
        } finally {
            Files.delete(ballast);
        }
    }

    private static boolean answers(Ledger server) {
        try (var connection = server.connect()) {
            return connection.isValid(1);
        } catch (SQLException gone) {
            return false;
        }
    }

    private static void pour(Path file, long toLeave) throws IOException {
        var store = Files.getFileStore(file.getParent());
        try (var out = Files.newOutputStream(file)) {
            var block = new byte[BLOCK];
            while (store.getUsableSpace() > toLeave)
                out.write(block, 0, (int) Math.min(BLOCK, Math.max(4096, store.getUsableSpace() - toLeave)));
        } catch (IOException full) {
            if (toLeave > 0) throw full;
        }
    }

    private void cut(boolean briefly) throws InterruptedException {
        if (briefly) {
            site.line().cut();
            return;
        }
        site.line().takeDown();
        rest(7_000);
        site.line().putUp();
    }

    private static void rest(long millis) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
