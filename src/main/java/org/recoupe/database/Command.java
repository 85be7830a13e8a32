package org.recoupe.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A program run to its end. */
record Command(List<String> words, Path folder) {

    private static final File NOTHING = new File(Binaries.WINDOWS ? "NUL" : "/dev/null");

    /** What came of it; a program that could not even be started has ended badly like any other. */
    record Outcome(boolean succeeded, String output) {}

    static Outcome run(Path folder, Duration patience, String... words) throws IOException {
        return new Command(List.of(words), folder).run(patience);
    }

    Outcome run(Duration patience) throws IOException {
        // To a file: reading a pipe would last as long as the server which pg_ctl leaves behind.
        var output = Files.createTempFile("recoupe", ".out");
        try {
            var builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(NOTHING))
                    .redirectOutput(output.toFile());
            // PGDATA, PGPORT, PGOPTIONS of some other PostgreSQL must not reach ours.
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process;
            try {
                process = builder.start();
            } catch (IOException e) {
                return new Outcome(false, String.valueOf(e.getMessage()));
            }
            if (!process.waitFor(patience.toMillis(), MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(false, "no end after " + patience.toSeconds() + " s");
            }
            return new Outcome(process.exitValue() == 0, new String(Files.readAllBytes(output), UTF_8).strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseNotStarted("Interrupted while starting or stopping the embedded database.", e);
        } finally {
            // Not Files.delete: on Windows the server may keep it open, which is no reason to fail.
            if (!output.toFile().delete()) output.toFile().deleteOnExit();
        }
    }
}
