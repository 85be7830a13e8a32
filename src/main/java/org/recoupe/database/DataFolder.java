package org.recoupe.database;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lies where in the data folder, and for whose eyes. */
record DataFolder(Path root) {

    static DataFolder at(Path path) throws IOException {
        // Only missing parents get the usual permissions; the folder itself is nobody else's business.
        var absolute = path.toAbsolutePath().normalize();
        if (absolute.getParent() != null) Files.createDirectories(absolute.getParent());
        if (!Files.isDirectory(absolute)) Files.createDirectory(absolute, only(absolute, "rwx------"));
        // The real path, so that the same folder by a symbolic link is known for the same.
        return new DataFolder(absolute.toRealPath());
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path credentials() {
        return root.resolve("credentials");
    }

    /** The cluster; it gets this name only when complete. */
    Path cluster() {
        return root.resolve("database");
    }

    /** Where a cluster is made; what is found here at a start was left by an interrupted one. */
    Path unfinishedCluster() {
        return root.resolve("database.unfinished");
    }

    Path serverLog() {
        return cluster().resolve("server.log");
    }

    boolean hasCluster() throws IOException {
        if (!Files.exists(cluster())) return false;
        try (var content = Files.newDirectoryStream(cluster())) {
            return content.iterator().hasNext();
        }
    }

    /** Lets a system user pass through (not look around) to what belongs to him. */
    void letPass() throws IOException {
        if (!hasPermissions(root)) return;
        var permissions = Files.getPosixFilePermissions(root);
        if (permissions.add(OTHERS_EXECUTE)) Files.setPosixFilePermissions(root, permissions);
    }

    static FileAttribute<?>[] only(Path path, String permissions) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static void permit(Path path, String permissions) throws IOException {
        if (hasPermissions(path)) Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) return;
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) throw failure;
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Written whole or not at all, for the owner's eyes only. */
    void keepSecret(Path file, byte[] content) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        try (var channel = FileChannel.open(unfinished, Set.of(CREATE_NEW, WRITE), only(unfinished, "rw-------"))) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        force();
    }

    /** Makes sure that a name just given in the folder survives a power failure. */
    void force() throws IOException {
        if (!hasPermissions(root)) return; // Windows opens no folders
        try (var channel = FileChannel.open(root, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
