package org.recoupe.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server as its {@code postmaster.pid} names it: ours, an orphan of ours, or a stranger who was given the number
 * since.
 */
record Postmaster(DataFolder folder, Binaries binaries, RunAs runAs) {

    private static final Duration FAST = Duration.ofSeconds(5);
    private static final Duration IMMEDIATE = Duration.ofSeconds(4);

    /** The number of the server running in the folder, whoever started it; none if the file is stale. */
    @Nullable
    Long running() throws IOException {
        var named = named();
        return named != null && isOurs(named) ? named : null;
    }

    /**
     * Stops the running server, if any: first as is proper (a checkpoint, then the end), then at once, as safe as a
     * power failure. In all less than ten seconds, which is what service managers and containers grant.
     */
    void stop() throws IOException {
        var pid = running();
        if (pid == null) return;
        signal("INT", pid);
        if (gone(pid, FAST)) return;
        signal("QUIT", pid);
        if (gone(pid, IMMEDIATE)) return;
        throw new DatabaseNotStarted("The PostgreSQL server in %s (process %d) does not stop. Stop it by hand."
                .formatted(folder.cluster(), pid));
    }

    /**
     * PostgreSQL will not start while the process named in the file is alive, though it be another one by now (usual in
     * containers, where numbers are few), nor if the file is empty. Removing it would also remove PostgreSQL's other
     * guard, the shared memory it names, so only the number is put right: one that no process has.
     */
    void disownStranger() throws IOException {
        if (!Files.exists(file()) || running() != null) return;
        if (named() == null) {
            Files.delete(file());
            return;
        }
        var lines = new ArrayList<>(Files.readAllLines(file(), ISO_8859_1));
        lines.set(0, Integer.toString(Integer.MAX_VALUE));
        Files.write(file(), lines, ISO_8859_1);
    }

    private Path file() {
        return folder.cluster().resolve("postmaster.pid");
    }

    private @Nullable Long named() throws IOException {
        try {
            List<String> lines = Files.readAllLines(file(), ISO_8859_1);
            return lines.isEmpty() ? null : Long.valueOf(lines.get(0).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            return null;
        }
    }

    /** A dead process which nobody has buried shows no command, and so is none of ours. */
    private boolean isOurs(long pid) {
        var program = Path.of("bin", "postgres").toString();
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(info -> info.commandLine().or(info::command))
                // The programs lie in the data folder as well, so on Windows, where there is no more than their path,
                // that will do.
                .filter(line ->
                        line.contains(program) && line.contains(folder.root().toString()))
                .isPresent();
    }

    private boolean gone(long pid, Duration patience) throws IOException {
        var end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            if (!isOurs(pid)) return true;
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatabaseNotStarted("Interrupted while stopping the embedded database.", e);
            }
        }
        return false;
    }

    private void signal(String name, long pid) throws IOException {
        var words = Binaries.WINDOWS
                ? runAs.command(binaries.program("pg_ctl"), "kill", name, Long.toString(pid))
                // The shell's own kill: slim systems have no other.
                : List.of("/bin/sh", "-c", "kill -%s %d".formatted(name, pid));
        new Command(words, folder.root()).run(IMMEDIATE);
    }
}
