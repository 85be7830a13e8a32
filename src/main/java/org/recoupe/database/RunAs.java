package org.recoupe.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL's programs run. They refuse to run as root, so where Recoupe does, they are given a user namespace
 * of their own or a system user without rights. Whoever it is owns the cluster.
 */
record RunAs(List<String> prefix, @Nullable Account account) {

    /** The ways out for root, in the order of preference. */
    enum Way {
        /** Root outside, nobody in particular inside. Many containers refuse it. */
        NAMESPACE,
        /** {@code postgres} if the system has it, else {@code nobody}. */
        SYSTEM_USER
    }

    /** A user by number, since the owner of a folder need not be known by name. */
    record Account(int user, int group) {
        static final Account ROOT = new Account(0, 0);
    }

    private static final Duration A_MOMENT = Duration.ofSeconds(10);
    private static final List<String> SYSTEM_USERS = List.of("postgres", "_postgres", "nobody");

    /**
     * @param program readable and runnable by the one chosen
     * @throws DatabaseNotStarted if nobody can run it, or the cluster belongs to somebody we cannot act as
     */
    static RunAs choose(DataFolder folder, Path program, List<Way> ways) throws IOException {
        var owner = folder.hasCluster() ? owner(folder.cluster()) : null;
        var ourselves = ourselves(folder);
        if (ourselves == null || ourselves.user() != 0) {
            if (owner != null && ourselves != null && owner.user() != ourselves.user())
                throw new DatabaseNotStarted(
                        """
                        The database in %s belongs to another user (number %s). \
                        Start Recoupe as that user or as root, \
                        or give the whole folder %s to this user with chown -R.\
                        """.formatted(folder.cluster(), Integer.toUnsignedString(owner.user()), folder.root()));
            var plain = new RunAs(List.of(), null);
            var tried = plain.tryToRun(program, folder);
            if (!tried.succeeded())
                throw new DatabaseNotStarted("%s does not run here: %s%n%s"
                        .formatted(program, tried.output(), DatabaseNotStarted.USE_EXTERNAL));
            return plain;
        }
        // Whoever ran it last time first: what he made stays his.
        var candidates = new ArrayList<RunAs>();
        if (owner != null && owner.user() != 0) candidates.addAll(as(owner));
        for (var way : ways) candidates.addAll(candidates(way, folder));
        for (var candidate : candidates) if (candidate.tryToRun(program, folder).succeeded()) return candidate;
        throw new DatabaseNotStarted(
                """
                PostgreSQL refuses to run as root, and neither a user namespace (unshare -U) \
                nor a system user (%s) could be used to run %s. \
                Start Recoupe as an ordinary user, or: %s\
                """.formatted(String.join(", ", SYSTEM_USERS), program, DatabaseNotStarted.USE_EXTERNAL));
    }

    List<String> command(Path program, String... arguments) {
        return Stream.of(prefix.stream(), Stream.of(program.toString()), Stream.of(arguments))
                .flatMap(words -> words)
                .toList();
    }

    /** Hands everything in the folder over to the one who will run the server. */
    void adopt(Path tree) throws IOException {
        if (account == null || account.equals(owner(tree))) return;
        try (var files = Files.walk(tree)) {
            // The folder itself last: interrupted half way, it is seen at the next start that the work is not done.
            for (var file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.setAttribute(file, "unix:uid", account.user(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(file, "unix:gid", account.group(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private Command.Outcome tryToRun(Path program, DataFolder folder) throws IOException {
        if (account != null && account.user() != 0) folder.letPass();
        return new Command(command(program, "--version"), folder.root()).run(A_MOMENT);
    }

    private static List<RunAs> candidates(Way way, DataFolder folder) throws IOException {
        if (way == Way.NAMESPACE) return List.of(new RunAs(List.of("unshare", "-U", "--"), Account.ROOT));
        var candidates = new ArrayList<RunAs>();
        for (var name : SYSTEM_USERS) {
            var user = number(folder, "id", "-u", name);
            var group = number(folder, "id", "-g", name);
            if (user != null && group != null) candidates.addAll(as(new Account(user, group)));
        }
        return candidates;
    }

    /** Linux has the one, macOS the other. */
    private static List<RunAs> as(Account account) {
        var user = Integer.toUnsignedString(account.user());
        var group = Integer.toUnsignedString(account.group());
        return List.of(
                new RunAs(List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups", "--"), account),
                new RunAs(List.of("sudo", "-n", "-u", "#" + user, "--"), account));
    }

    /** Unknown where users have no numbers. */
    private static @Nullable Account ourselves(DataFolder folder) throws IOException {
        if (Binaries.WINDOWS) return null;
        var user = number(folder, "id", "-u");
        var group = number(folder, "id", "-g");
        return user == null || group == null ? null : new Account(user, group);
    }

    private static @Nullable Account owner(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) return null;
        return new Account((int) Files.getAttribute(path, "unix:uid"), (int) Files.getAttribute(path, "unix:gid"));
    }

    private static @Nullable Integer number(DataFolder folder, String... command) throws IOException {
        var outcome = Command.run(folder.root(), A_MOMENT, command);
        return outcome.succeeded() ? (int) Long.parseLong(outcome.output()) : null;
    }
}
