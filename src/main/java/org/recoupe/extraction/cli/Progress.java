package org.recoupe.extraction.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells somebody at a terminal how far the work is; says nothing into a file or a pipe. */
final class Progress {
    private static final long EVERY_NANOS = 500_000_000;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private final PrintStream err;
    private final boolean watched;
    private final long began = System.nanoTime();
    private long told = began;
    private long done;

    private Progress(PrintStream err, boolean watched) {
        this.err = err;
        this.watched = watched;
    }

    static Progress on(PrintStream err, boolean watched) {
        return new Progress(err, watched);
    }

    /** Whether standard error is a terminal. Where the system does not tell, whether there is a console at all. */
    static boolean isWatched() {
        try {
            var device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    void step() {
        done++;
        if (!watched) return;
        var now = System.nanoTime();
        if (now - told < EVERY_NANOS) return;
        told = now;
        err.printf("\r%d lines, %.0f/s ", done, done * 1e9 / (now - began));
        err.flush();
    }

    void end() {
        if (watched && told > began) err.println();
    }
}
