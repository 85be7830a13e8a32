package org.recoupe.database;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this platform, unpacked from the class path into the data folder. */
record Binaries(Path home) {

    static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private static final String PREFIX = "postgres-";

    /** Unpacks them unless these very ones are there. Needs the folder's lock. */
    static Binaries in(DataFolder folder) throws IOException {
        var archive = archive();
        var home = folder.root().resolve(PREFIX + fingerprint(archive));
        if (!Files.exists(home)) {
            var unfinished = folder.root().resolve(PREFIX + "unfinished");
            DataFolder.delete(unfinished);
            unpack(archive, unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(WINDOWS ? name + ".exe" : name);
    }

    /** Removes those of earlier versions; nothing may run from them any more. */
    void removeOthers() throws IOException {
        try (var others = Files.newDirectoryStream(home.resolveSibling("."), PREFIX + "*")) {
            for (var other : others) if (!other.getFileName().equals(home.getFileName())) DataFolder.delete(other);
        }
    }

    private static byte[] archive() throws IOException {
        var name = System.getProperty("os.name", "");
        var system = WINDOWS ? "Windows" : name.startsWith("Mac") ? "Darwin" : name;
        var architecture = System.getProperty("os.arch", "");
        try (var stream = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, architecture.equals("amd64") ? "x86_64" : architecture)) {
            return stream.readAllBytes();
        } catch (IllegalStateException e) {
            throw new DatabaseNotStarted(
                    "This Recoupe brings no PostgreSQL for %s on %s. %s"
                            .formatted(name, architecture, DatabaseNotStarted.USE_EXTERNAL),
                    e);
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        Files.createDirectory(target);
        DataFolder.permit(target, "rwxr-xr-x");
        try (var tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive)), 1 << 16))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) throw new IOException("Archive reaches outside: " + entry.getName());
                unpack(entry, tar, path);
            }
        }
    }

    /** Permissions are set outright: where the umask is strict a system user could not run the programs. */
    private static void unpack(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            createFolder(path);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            createFolder(path.getParent());
            try (var channel = FileChannel.open(path, CREATE_NEW, WRITE)) {
                content.transferTo(Channels.newOutputStream(channel));
                // The finished folder is never looked into again, so its content must outlast a power failure.
                channel.force(true);
            }
            DataFolder.permit(path, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        }
    }

    private static void createFolder(@Nullable Path path) throws IOException {
        if (path == null || Files.exists(path)) return;
        createFolder(path.getParent());
        Files.createDirectory(path);
        DataFolder.permit(path, "rwxr-xr-x");
    }
}
