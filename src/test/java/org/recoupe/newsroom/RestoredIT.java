package org.recoupe.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out: a newsroom at work is backed up, put back elsewhere and worked on; one that was damaged says so. */
class RestoredIT {
    private static final int ENOUGH = 20;

    @TempDir(cleanup = CleanupMode.NEVER)
    Path folder;

    @Test
    void a_newsroom_at_work_is_put_back_elsewhere_and_a_claim_walks_on_to_its_verdict() throws Exception {
        var file = folder.resolve("newsroom.zip");
        List<String> claims;
        Path key;
        try (var recoupe = RunningJar.start(folder.resolve("one"))) {
            claims = recoupe.claimsInVerification();
            var karim = recoupe.as("karim.benali");
            for (var claim : claims) karim.post("/api/claims/" + claim + "/take", Map.of());
            backUpWhileWriting(karim, claims, file);
            key = folder.resolve("one").resolve("data").resolve("confidential.key");
        }

        var restored = command("two", "restore", file.toString());
        assertThat(restored.exitCode()).as(restored.said()).isEqualTo(0);
        assertThat(restored.said()).contains("put back as of", "all is well");
        Files.copy(key, folder.resolve("two").resolve("data").resolve("confidential.key"));

        try (var again = RunningJar.start(folder.resolve("two"))) {
            var claim = claims.get(0);
            var before = pieces(again, claim);
            assertThat(before)
                    .as("what was attached before the moment of the backup")
                    .isPositive();
            walkToItsVerdict(again, claim);

            assertThat(again.as("agnes.perrin")
                            .get("/api/claims/" + claim)
                            .json()
                            .get("state")
                            .asString())
                    .isEqualTo("UNVERIFIED");
            var checked = command("two", "check");
            assertThat(checked.exitCode()).as(checked.said()).isEqualTo(0);
            assertThat(checked.said()).startsWith("all is well");
        }
    }

    @Test
    void a_newsroom_with_a_damaged_file_says_so_and_names_it() throws Exception {
        Path audit;
        try (var recoupe = RunningJar.start(folder.resolve("damaged"))) {
            recoupe.claimsInVerification();
            audit = fileOf("audit_entry");
        }
        try (var bytes = new RandomAccessFile(audit.toFile(), "rw")) {
            bytes.setLength(bytes.length() - 8192);
        }

        var checked = command("damaged", "check");
        assertThat(checked.exitCode()).as(checked.said()).isEqualTo(1);
        assertThat(checked.said()).contains("damaged: table audit_entry: ");

        try (var again = RunningJar.start(folder.resolve("damaged"), "--recoupe.check.look-every=200ms")) {
            var health = health(again);
            for (var tries = 0; tries < 300 && health == 200; tries++) {
                LockSupport.parkNanos(100_000_000);
                health = health(again);
            }
            assertThat(health).isEqualTo(503);
            assertThat(again.pagesOf("agnes.perrin").get("/dashboard").body())
                    .contains("Une partie est endommagée")
                    .contains("table audit_entry");
            assertThat(again.output()).contains("The data is not whole: damaged: table audit_entry");
        }
    }

    private void backUpWhileWriting(Desk karim, List<String> claims, Path file) throws Exception {
        var stop = new AtomicBoolean();
        var written = new ArrayList<String>();
        var writer = new Thread(() -> {
            for (var i = 0; !stop.get(); i++) {
                var piece = Newsroom.evidence("CONTEXT", "Source " + i);
                if (karim.post("/api/claims/" + claims.get(i % claims.size()) + "/evidence", piece)
                                .status()
                        == 201)
                    synchronized (written) {
                        written.add("Source " + i);
                        written.notifyAll();
                    }
            }
        });
        writer.start();
        synchronized (written) {
            while (written.size() < ENOUGH) written.wait(60_000);
        }
        var saved = command("one", "backup", file.toString());
        stop.set(true);
        writer.join();
        assertThat(saved.exitCode()).as(saved.said()).isEqualTo(0);
    }

    private static long pieces(RunningJar recoupe, String claim) {
        return recoupe.as("agnes.perrin")
                .get("/api/claims/" + claim)
                .json()
                .get("evidence")
                .valueStream()
                .count();
    }

    private static void walkToItsVerdict(RunningJar recoupe, String claim) {
        var proposed = recoupe.as("karim.benali")
                .put(
                        "/api/claims/" + claim + "/verdict",
                        Map.of(
                                "verdict", "UNVERIFIED",
                                "rationale", "rien trouvé",
                                "missing", "",
                                "version", version(recoupe, claim)));
        assertThat(proposed.status()).as(proposed.toString()).isEqualTo(200);
        var approved = recoupe.as("paul.girard")
                .post("/api/claims/" + claim + "/verdict/approval", Map.of("version", version(recoupe, claim)));
        assertThat(approved.status()).as(approved.toString()).isEqualTo(200);
    }

    private static int version(RunningJar recoupe, String claim) {
        return recoupe.as("agnes.perrin")
                .get("/api/claims/" + claim)
                .json()
                .get("version")
                .asInt();
    }

    private static int health(RunningJar recoupe) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + recoupe.port() + "/health"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Where the rows of a table of the running newsroom lie. */
    private Path fileOf(String table) throws Exception {
        var data = folder.resolve("damaged").resolve("data");
        var passwords = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("credentials"))) {
            passwords.load(reader);
        }
        var port = Files.readAllLines(data.resolve("database").resolve("postmaster.pid"))
                .get(3);
        try (var connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/recoupe",
                        "recoupe_admin",
                        Objects.requireNonNull(passwords.getProperty("recoupe_admin")));
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
            try (var row = statement.executeQuery("select pg_relation_filepath('" + table + "'::regclass)")) {
                row.next();
                return data.resolve("database").resolve(row.getString(1));
            }
        }
    }

    private record Ended(int exitCode, String said) {}

    /** Another process on the same data. */
    private Ended command(String in, String... words) throws Exception {
        Files.createDirectories(folder.resolve(in));
        var command = new ArrayList<>(RunningJar.java("-Xmx256m"));
        command.addAll(List.of("-jar", RunningJar.jar()));
        command.addAll(List.of(words));
        var said = folder.resolve("said");
        var process = new ProcessBuilder(command)
                .directory(folder.resolve(in).toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end:\n" + Files.readString(said));
        }
        return new Ended(process.exitValue(), Files.readString(said));
    }
}
