package org.recoupe.upkeep;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.migration.JavaMigration;
import org.recoupe.database.DatabaseNotStarted;

/** {@code backup} and {@code restore}. */
public final class BackupCommand {
    private static final int DONE = 0;
    private static final int DIFFERS = 1;
    private static final int REFUSED = 2;

    private static final String BACKUP = """
            usage: backup FILE [--data=FOLDER]
            writes all of the newsroom's data as it stands at one moment into FILE, while the newsroom goes on: that of ./data or FOLDER,
            or of the database that SPRING_DATASOURCE_URL names. FILE must not be there yet; it appears when it is whole. Ends with 0, or 2
            if it could not be written.""" + "\n" + keys();

    private static final String RESTORE = """
            usage: restore FILE [--data=FOLDER]
            puts what backup wrote into ./data or FOLDER, which must be empty or not there, or into the empty database that
            SPRING_DATASOURCE_URL names, and checks it. Interrupted, it can be run again. Ends with 0; with 1 if it was put back and the
            check found something; with 2 if nothing was put back.""" + "\n" + keys();

    private BackupCommand() {}

    private static String keys() {
        return """
            Not in the file, and to be kept elsewhere: the key of confidential sources (recoupe.confidential.key; the trial's is the file
            confidential.key in its data folder), passwords and client secrets. A restored embedded database makes itself new passwords.""";
    }

    /** Writes one; the result is the exit code. */
    public static int backup(List<String> words, PrintStream to, PrintStream complaints) {
        return new Spoken(to, complaints).run(BACKUP, words, (file, settings, out) -> {
            var began = System.nanoTime();
            try (var access = settings.access()) {
                var manifest = Backup.write(access, file);
                out.printf(
                        Locale.ROOT,
                        "%s: %d tables, %d rows, %.1f MB, as of %s, in %.1f s%n",
                        file,
                        manifest.tables().size(),
                        manifest.rows(),
                        Files.size(file) / 1e6,
                        manifest.at(),
                        Duration.ofNanos(System.nanoTime() - began).toMillis() / 1e3);
                if (!manifest.identityKeys().isEmpty())
                    out.println(
                            "Confidential sources in it can be read only with their key, which is not in it: keep that elsewhere.");
                return DONE;
            }
        });
    }

    /**
     * Puts one back; the result is the exit code.
     *
     * @param javaMigrations those that are not files
     */
    public static int restore(
            List<String> words, List<JavaMigration> javaMigrations, PrintStream to, PrintStream complaints) {
        return new Spoken(to, complaints).run(RESTORE, words, (file, settings, out) -> {
            try (var archive = Archive.open(file)) {
                var restore = new Restore(archive, javaMigrations);
                var checked = settings.isExternal() ? into(restore, settings) : restore.into(settings.data());
                var manifest = archive.manifest();
                out.printf(
                        Locale.ROOT,
                        "put back as of %s: %d tables, %d rows%n",
                        manifest.at(),
                        manifest.tables().size(),
                        manifest.rows());
                if (!manifest.identityKeys().isEmpty())
                    out.println(
                            "Before the first start put back the key of confidential sources (recoupe.confidential.key; in the"
                                    + " trial the file confidential.key in the data folder), or Recoupe does not start.");
                CheckCommand.lines(checked).forEach(out::println);
                return checked.isFine() ? DONE : DIFFERS;
            }
        });
    }

    private static Checked into(Restore restore, Settings settings) throws IOException, SQLException {
        try (var access = settings.external()) {
            return restore.into(access);
        }
    }

    private interface Work {
        int on(Path file, Settings settings, PrintStream out) throws IOException, SQLException;
    }

    /** What was asked for, and what is said to whom. */
    private record Spoken(PrintStream to, PrintStream complaints) {
        int run(String usage, List<String> words, Work work) {
            var out = new PrintStream(to, true, StandardCharsets.UTF_8);
            var err = new PrintStream(complaints, true, StandardCharsets.UTF_8);
            if (words.contains("--help") || words.contains("-h")) {
                out.println(usage);
                return DONE;
            }
            var files = words.stream().filter(word -> !word.startsWith("-")).toList();
            var options = words.stream().filter(word -> word.startsWith("-")).toList();
            if (files.size() != 1 || !CheckCommand.isMeant(options)) {
                err.println(usage);
                return REFUSED;
            }
            try {
                return work.on(Path.of(files.get(0)), Settings.of(options), out);
            } catch (IOException | UncheckedIOException e) {
                err.println("could not be done: " + e);
            } catch (SQLException | Refused | DatabaseNotStarted | FlywayException e) {
                err.println("could not be done: " + e.getMessage());
            }
            return REFUSED;
        }
    }
}
