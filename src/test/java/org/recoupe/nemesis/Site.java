package org.recoupe.nemesis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recoupe.database.TestDatabase;
import org.recoupe.newsroom.BrokenLine;
import org.recoupe.newsroom.Desk;
import org.recoupe.newsroom.RunningJar;

/** A newsroom set up somewhere: one node with its own database, or two with one they share. */
final class Site implements AutoCloseable {
    /** One address asks more often here than a newsroom does. */
    private static final List<String> UNLIMITED = Stream.of(
                    "api-by-person", "api-by-address", "imports", "sign-in-by-address")
            .map(limit -> "--recoupe.limits." + limit + ".times=1000000")
            .toList();

    private final List<Node> nodes;
    private final @Nullable Path data;
    private final @Nullable BrokenLine line;
    private final Ledger owner;
    private final boolean isMounted;

    private Site(List<Node> nodes, @Nullable Path data, @Nullable BrokenLine line, Ledger owner, boolean isMounted) {
        this.nodes = nodes;
        this.data = data;
        this.line = line;
        this.owner = owner;
        this.isMounted = isMounted;
    }

    static Site embedded(Path folder, String... more) throws Exception {
        var data = folder.resolve("data");
        var node = Node.start(folder, with(more));
        return new Site(List.of(node), data, null, Ledger.of(data, "recoupe_owner"), false);
    }

    /** With its data on a disk of 1.5 GB, which twenty rounds do not fill by themselves; null where nothing may be mounted. */
    static @Nullable Site onSmallDisk(Path folder, String... more) throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        if (Shell.run("mount", "-t", "tmpfs", "-o", "size=1500m", "tmpfs", data.toString()) != 0) return null;
        try {
            var node = Node.start(folder, with(more));
            return new Site(List.of(node), data, null, Ledger.of(data, "recoupe_owner"), true);
        } catch (Exception | Error e) {
            Shell.run("umount", data.toString());
            throw e;
        }
    }

    /** Both reach the database by a line that can be cut; the clock of the other one can be put wrong. */
    static Site twoNodes(Path folder) throws Exception {
        var settings = TestDatabase.create();
        var url = String.valueOf(settings.get("spring.datasource.url"));
        var line = new BrokenLine(url.replaceFirst("^(.*:\\d+)/.*$", "$1"));
        var behind = line.url().replaceFirst("^.*:", "");
        var arguments = with(settings.entrySet().stream()
                .filter(setting -> !setting.getKey().equals("recoupe.data"))
                .map(setting -> "--" + setting.getKey() + "="
                        + String.valueOf(setting.getValue()).replaceFirst(":\\d+/", ":" + behind + "/"))
                .toArray(String[]::new));
        var owner = new Ledger(
                String.valueOf(settings.get("spring.flyway.url")),
                String.valueOf(settings.get("spring.flyway.user")),
                String.valueOf(settings.get("spring.flyway.password")));
        var starting = Executors.newFixedThreadPool(2);
        try {
            // at once, as after a power failure: the migrations queue by themselves
            var one = starting.submit(() -> Node.start(folder.resolve("one"), arguments));
            var other = starting.submit(
                    () -> Node.startAs(skewed(folder.resolve("other")), folder.resolve("other"), arguments));
            return new Site(List.of(one.get(), other.get()), null, line, owner, false);
        } finally {
            starting.shutdown();
        }
    }

    private static List<String> with(String... more) {
        return Stream.concat(UNLIMITED.stream(), Stream.of(more)).toList();
    }

    private static List<String> skewed(Path folder) throws IOException {
        var beside = folder.resolve("classes");
        for (var name : List.of("SkewedRecoupe", "SkewedRecoupe$WrongClocks", "SkewedRecoupe$WrongClock")) {
            var file = "org/recoupe/nemesis/" + name + ".class";
            var copy = beside.resolve(file);
            Files.createDirectories(Objects.requireNonNull(copy.getParent()));
            try (InputStream compiled = Site.class.getClassLoader().getResourceAsStream(file)) {
                Files.write(copy, Objects.requireNonNull(compiled).readAllBytes());
            }
        }
        return List.of(
                "-Dnemesis.skew=" + folder.resolve("skew"),
                "-Dloader.main=" + SkewedRecoupe.class.getName(),
                "-Dloader.path=" + beside,
                "-cp",
                RunningJar.jar(),
                "org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    /** At one of the nodes. */
    Desk as(String person) {
        return nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())).as(person);
    }

    Node node(int number) {
        return nodes.get(number % nodes.size());
    }

    Ledger owner() {
        return owner;
    }

    Ledger administrator() throws IOException {
        return Ledger.of(data(), "recoupe_admin");
    }

    Path data() {
        return Objects.requireNonNull(data);
    }

    BrokenLine line() {
        return Objects.requireNonNull(line);
    }

    /** The clock of the second node. */
    void skew(long seconds) throws IOException {
        Files.writeString(node(1).folder().resolve("skew"), Long.toString(seconds));
    }

    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data().resolve("database/postmaster.pid"), StandardCharsets.ISO_8859_1)
                .get(0)
                .strip());
    }

    List<Long> postmasterAndBackends() throws IOException {
        var all = new ArrayList<Long>();
        all.add(postmaster());
        ProcessHandle.of(postmaster()).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .forEach(all::add);
        return all;
    }

    /** What the nodes said, for whoever looks into a failure. */
    Map<Path, String> said() {
        var said = new LinkedHashMap<Path, String>();
        nodes.forEach(node -> said.put(node.folder(), node.output()));
        return said;
    }

    @Override
    public void close() throws Exception {
        for (var node : nodes) node.close();
        if (line != null) line.close();
        if (isMounted) Shell.run("umount", data().toString());
    }
}
