package org.recoupe.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;

/** A Recoupe in a process of its own, to be killed: starts the database, commits a row, says so and waits. */
final class KilledRecoupe implements AutoCloseable {

    private final Process process;
    private final String said;

    private KilledRecoupe(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    static KilledRecoupe start(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledRecoupe.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // The log comes to the same place; only the last word counts.
        var said = "";
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said = line;
            if (line.startsWith("ready") || line.startsWith("refused")) break;
        }
        return new KilledRecoupe(process, said);
    }

    /** "ready" or "refused: why". */
    String said() {
        return said;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    public static void main(String[] folder) throws Exception {
        try {
            var database = EmbeddedDatabase.start(Path.of(folder[0]));
            var owner = database.owner();
            try (var connection = DriverManager.getConnection(database.ownerUrl(), owner.username(), owner.password());
                    var statement = connection.createStatement()) {
                statement.execute("create table note as select 'kept' as text");
            }
            System.out.println("ready");
            Thread.sleep(60_000);
        } catch (DatabaseNotStarted e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
