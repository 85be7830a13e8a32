package org.recoupe;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * The heap. With too little of it nothing is started, and once there is none left the process ends, with a word and a code that a service
 * manager sees: what goes on without memory only looks alive, answers half of what it is asked and loses the rest.
 */
final class Memory {
    /** Measured: src/docs/measurements.md. */
    static final long LEAST = 160L << 20;

    /** What the JVM itself would end with under {@code -XX:+ExitOnOutOfMemoryError}. */
    static final int EXHAUSTED = 3;

    /** Of the pool that keeps what lives long, after it was cleared out. */
    private static final double FULL = 0.97;

    private static final int DEEPEST_CAUSE = 20;

    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Said and written without taking any memory: there is none by then. */
    private static final byte[] LAST_WORD = "Recoupe ends: out of memory. Give it a larger heap (-Xmx).%n"
            .formatted()
            .getBytes(StandardCharsets.US_ASCII);

    /** Given up at the end, for what even the end takes. */
    @SuppressWarnings("unused")
    private static byte @Nullable [] reserve = new byte[1 << 20];

    private static final OutputStream ERR = new FileOutputStream(FileDescriptor.err);

    private Memory() {}

    /**
     * Whether there is enough to start with; says how much it takes if not.
     *
     * @param heap what it may grow to, as the JVM says: some collectors leave a part of {@code -Xmx} out
     */
    static boolean suffices(long heap, PrintStream err) {
        if (heap >= LEAST - LEAST / 10) return true;
        err.printf(
                "Recoupe does not start: its heap may grow to %d MB only. Give it at least -Xmx%dm (512m is what one newsroom needs).%n",
                heap >> 20, LEAST >> 20);
        return false;
    }

    /** From now on the process ends when memory does, whoever notices first: a thread, somebody who writes it to the log, or the pool. */
    static void watch() {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            endIfExhausted(thrown);
            if (before != null) before.uncaughtException(thread, thrown);
            else thrown.printStackTrace();
        });
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) logging.addTurboFilter(new Logged());
        var lasting = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(Memory::lasts)
                .toArray(MemoryPoolMXBean[]::new);
        for (var pool : lasting)
            pool.setCollectionUsageThreshold((long) (pool.getUsage().getMax() * FULL));
        var watch = new Thread(() -> look(lasting), "memory watch");
        watch.setDaemon(true);
        watch.start();
    }

    /** Not by a listener: to be told takes memory. */
    private static void look(MemoryPoolMXBean[] lasting) {
        try {
            while (true) {
                Thread.sleep(LOOK.toMillis());
                for (var pool : lasting) {
                    if (pool.isCollectionUsageThresholdExceeded() && isStillFull(pool)) end();
                }
            }
        } catch (OutOfMemoryError e) {
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Once more, with all that can be had back. */
    private static boolean isStillFull(MemoryPoolMXBean pool) {
        System.gc();
        return pool.getUsage().getUsed() > pool.getUsage().getMax() * FULL;
    }

    private static boolean lasts(MemoryPoolMXBean pool) {
        var name = pool.getName();
        return pool.getType() == MemoryType.HEAP
                && pool.isCollectionUsageThresholdSupported()
                && pool.getUsage().getMax() > 0
                && (name.contains("Old") || name.contains("Tenured"));
    }

    static boolean isExhaustion(@Nullable Throwable thrown) {
        var cause = thrown;
        for (int i = 0; cause != null && i < DEEPEST_CAUSE; i++, cause = cause.getCause())
            if (cause instanceof OutOfMemoryError) return true;
        return false;
    }

    private static void endIfExhausted(@Nullable Throwable thrown) {
        if (isExhaustion(thrown)) end();
    }

    /** Without saying goodbye to anybody: that takes memory. The database is one that outlives being killed. */
    private static void end() {
        reserve = null;
        try {
            ERR.write(LAST_WORD);
        } catch (IOException | OutOfMemoryError unsaid) {
            // the code says it too
        }
        while (true) {
            try {
                Runtime.getRuntime().halt(EXHAUSTED);
            } catch (OutOfMemoryError e) {
                // even that may take some, which another thread has had meanwhile
            }
        }
    }

    /** Whoever swallows an error writes it to the log. */
    private static final class Logged extends TurboFilter {
        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger logger,
                Level level,
                @Nullable String format,
                Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            endIfExhausted(thrown);
            return FilterReply.NEUTRAL;
        }
    }
}
