package org.recoupe.newsroom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Recoupe as it is handed out, in a process of its own that can be killed. */
public class RunningJar implements AutoCloseable {
    private static final int PATIENCE = Integer.getInteger("recoupe.patience", 120);

    private final Process process;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final List<String> said = new ArrayList<>();
    private final CountDownLatch introduced = new CountDownLatch(14);
    private final int port;

    private RunningJar(Process process, int port) {
        this.process = process;
        this.port = port;
        var listener = new Thread(this::listen, "what recoupe.jar says");
        listener.setDaemon(true);
        listener.start();
    }

    public static RunningJar start(Path folder, String... arguments) throws IOException, InterruptedException {
        return ready(launch(folder, arguments));
    }

    /** The same jar, begun another way: {@code program} is what follows {@code java}. */
    public static RunningJar startAs(List<String> program, Path folder, String... arguments)
            throws IOException, InterruptedException {
        return ready(launchAs(program, folder, arguments));
    }

    private static RunningJar ready(RunningJar running) throws InterruptedException {
        if (!running.introduced.await(PATIENCE, TimeUnit.SECONDS)) {
            running.close();
            throw new AssertionError("not ready after " + PATIENCE + " s:\n" + running.output());
        }
        return running;
    }

    /** Started, whether it gets anywhere or not. */
    static RunningJar launch(Path folder, String... arguments) throws IOException {
        return launchAs(List.of("-jar", jar()), folder, arguments);
    }

    /** How a command begins. What runs for a minute never earns back what the second compiler costs. */
    static List<String> java(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC");
    }

    public static String jar() {
        return Path.of(System.getProperty("recoupe.jar", "target/recoupe.jar"))
                .toAbsolutePath()
                .toString();
    }

    private static RunningJar launchAs(List<String> program, Path folder, String... arguments) throws IOException {
        Files.createDirectories(folder);
        var port = freePort();
        var command = new ArrayList<>(java("-Xmx512m"));
        command.addAll(program);
        command.addAll(List.of("--server.port=" + port, "--recoupe.trial.newsroom=false"));
        command.addAll(List.of(arguments));
        return new RunningJar(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start(),
                port);
    }

    public Desk as(String user) {
        return new Desk("http://127.0.0.1:" + port, user, Objects.requireNonNull(passwords.get(user)));
    }

    /** A new sign-in to the pages. */
    PageSession pagesOf(String user) {
        return new PageSession("http://127.0.0.1:" + port, user, Objects.requireNonNull(passwords.get(user)));
    }

    /** Those of a story that has just been brought in, read and accepted. */
    List<String> claimsInVerification() {
        var editor = as("lea.morel");
        var story = Map.of(
                "title",
                "t",
                "text",
                Newsroom.dispatch(),
                "externalId",
                UUID.randomUUID().toString());
        var article = "/api/articles/"
                + editor.post("/api/articles", story).json().get("id").asString();
        while (editor.get(article).json().get("status").asString().equals("EXTRACTING"))
            LockSupport.parkNanos(50_000_000);
        editor.post(article + "/accept", Map.of());
        return editor.get(article + "/claims")
                .json()
                .get("items")
                .valueStream()
                .filter(claim -> claim.get("state").asString().equals("IN_VERIFICATION"))
                .map(claim -> claim.get("id").asString())
                .toList();
    }

    int port() {
        return port;
    }

    /** As kill -9 does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As SIGTERM does; the seconds it took. */
    double stop() throws InterruptedException {
        var begin = System.nanoTime();
        process.destroy();
        process.waitFor(60, TimeUnit.SECONDS);
        return (System.nanoTime() - begin) / 1e9;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) throw new AssertionError("still running:\n" + output());
        return process.exitValue();
    }

    public synchronized String output() {
        return String.join("\n", said);
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) hear(line);
        } catch (IOException e) {
            hear(e.toString());
        }
    }

    private synchronized void hear(String line) {
        said.add(line);
        if (line.startsWith("trial sign-in: ")) {
            var words = line.split(" ", -1);
            passwords.put(words[2], words[3]);
            introduced.countDown();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop();
        if (process.isAlive()) kill();
    }
}
