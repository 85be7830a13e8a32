package org.recoupe.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the database, how they are first made and how their server is started. */
record Cluster(DataFolder folder, Binaries binaries, RunAs runAs) {

    private static final Duration FIRST_MADE = Duration.ofMinutes(5);

    /** Generous: after a crash the server first works through its log. */
    private static final Duration STARTED = Duration.ofMinutes(10);

    private static final long LOG_GROWS_TO = 10_000_000;

    /** What a command acknowledged must outlive; on the command line, so that no file in the cluster overrules it. */
    static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    void makeIfMissing(Credentials administrator) throws IOException {
        var unfinished = folder.unfinishedCluster();
        DataFolder.delete(unfinished);
        if (folder.hasCluster()) {
            checkVersion();
            runAs.adopt(folder.cluster());
            return;
        }
        var cluster = unfinished.resolve("cluster");
        var password = unfinished.resolve("password");
        Files.createDirectory(unfinished, DataFolder.only(unfinished, "rwx------"));
        Files.createDirectory(cluster, DataFolder.only(cluster, "rwx------"));
        Files.createFile(password, DataFolder.only(password, "rw-------"));
        Files.writeString(password, administrator.password(), US_ASCII);
        runAs.adopt(unfinished);
        var made = run(
                FIRST_MADE,
                binaries.program("initdb"),
                "--pgdata=" + cluster,
                "--username=" + administrator.username(),
                "--pwfile=" + password,
                "--auth-host=scram-sha-256",
                "--auth-local=scram-sha-256",
                "--encoding=UTF8",
                // The server's own: sorting must not change, and indexes break, with the next version of the system's
                // library.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        if (!made.succeeded())
            throw new DatabaseNotStarted(
                    "The embedded database could not be made in %s: %s".formatted(folder.root(), made.output()));
        Files.deleteIfExists(folder.cluster()); // an empty folder, or hasCluster would have said so
        Files.move(cluster, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        folder.force();
        DataFolder.delete(unfinished);
    }

    /** @return the port it listens on, of this machine's loopback address only */
    int start() throws IOException {
        for (var attempt = 1; ; attempt++) {
            var port = freePort();
            try {
                start(port);
                return port;
            } catch (PortTaken e) {
                // somebody was faster
                if (attempt == 3) throw e;
            }
        }
    }

    /** Starts it where it listened before, so that whoever was connected finds it again. */
    void start(int port) throws IOException {
        keepLogSmall();
        var logged = Files.exists(folder.serverLog()) ? Files.size(folder.serverLog()) : 0;
        var started = run(
                STARTED.plusSeconds(5),
                binaries.program("pg_ctl"),
                "start",
                "--wait",
                "--timeout=" + STARTED.toSeconds(),
                "--pgdata=" + folder.cluster(),
                "--log=" + folder.serverLog(),
                "--options=" + options(port));
        if (started.succeeded()) return;
        var log = logSince(logged);
        var why =
                "The embedded database in %s did not start. %s%n%s".formatted(folder.cluster(), started.output(), log);
        throw log.contains("could not bind") ? new PortTaken(why) : new DatabaseNotStarted(why);
    }

    private static final class PortTaken extends DatabaseNotStarted {
        PortTaken(String message) {
            super(message);
        }
    }

    private static String options(int port) {
        return Stream.concat(
                        Stream.of("port=" + port, "listen_addresses=127.0.0.1", "unix_socket_directories="),
                        DURABLE.stream().map(setting -> setting + "=on"))
                .map(setting -> "-c " + setting)
                .collect(Collectors.joining(" "));
    }

    private void checkVersion() throws IOException {
        var file = folder.cluster().resolve("PG_VERSION");
        if (!Files.exists(file)) throw new DatabaseNotStarted("""
            The folder %s holds no complete PostgreSQL database. \
            Put it back from a backup, or move it away to begin with an empty one.\
            """.formatted(folder.cluster()));
        var made = Files.readString(file, US_ASCII).strip();
        var said = run(Duration.ofSeconds(10), binaries.program("postgres"), "--version")
                .output();
        var ours = said.replaceFirst("^.*\\(PostgreSQL\\) (\\d+).*$", "$1");
        if (!ours.equals(made)) throw new DatabaseNotStarted("""
            The database in %s was made by PostgreSQL %s; this Recoupe brings PostgreSQL %s. \
            Start the Recoupe that made it, dump the database and load it into an empty one.\
            """.formatted(folder.cluster(), made, ours));
    }

    private void keepLogSmall() throws IOException {
        var log = folder.serverLog();
        if (Files.exists(log) && Files.size(log) > LOG_GROWS_TO)
            Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }

    private String logSince(long position) throws IOException {
        if (!Files.exists(folder.serverLog())) return "";
        var log = Files.readAllBytes(folder.serverLog());
        var from = (int) Math.max(position, log.length - 4_000);
        return from >= log.length ? "" : new String(log, from, log.length - from, UTF_8).strip();
    }

    private Command.Outcome run(Duration patience, Path program, String... arguments) throws IOException {
        return new Command(runAs.command(program, arguments), folder.root()).run(patience);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }
}
