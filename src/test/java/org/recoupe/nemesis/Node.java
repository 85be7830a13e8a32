package org.recoupe.nemesis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.recoupe.newsroom.Desk;
import org.recoupe.newsroom.RunningJar;

/** One running Recoupe, and the next one in its place once it was killed. */
final class Node implements AutoCloseable {
    private final List<String> program;
    private final Path folder;
    private final String[] arguments;
    private volatile Running now;

    private record Running(RunningJar jar, Map<String, Desk> desks) {}

    private Node(List<String> program, Path folder, String[] arguments) throws IOException, InterruptedException {
        this.program = program;
        this.folder = folder;
        this.arguments = arguments;
        this.now = start();
    }

    static Node start(Path folder, List<String> arguments) throws IOException, InterruptedException {
        return startAs(List.of("-jar", RunningJar.jar()), folder, arguments);
    }

    static Node startAs(List<String> program, Path folder, List<String> arguments)
            throws IOException, InterruptedException {
        return new Node(program, folder, arguments.toArray(String[]::new));
    }

    private Running start() throws IOException, InterruptedException {
        return new Running(RunningJar.startAs(program, folder, arguments), new ConcurrentHashMap<>());
    }

    Desk as(String person) {
        var running = now;
        return running.desks().computeIfAbsent(person, running.jar()::as);
    }

    void kill() throws InterruptedException {
        now.jar().kill();
    }

    void startAgain() throws IOException, InterruptedException {
        now = start();
    }

    String output() {
        return now.jar().output();
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws InterruptedException {
        now.jar().close();
    }
}
