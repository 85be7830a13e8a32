package org.recoupe.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** One Recoupe per data folder. The operating system gives the lock up with the process, however that ends. */
final class DataFolderLock implements AutoCloseable {

    /**
     * Closing any channel on a file gives up every POSIX lock this process holds on it, so a folder held here must not
     * even be opened a second time.
     */
    private static final Set<Path> HELD = new HashSet<>();

    /** Beyond the content, so that others may read it where locks are mandatory (Windows). */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private DataFolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws FolderInUse if another Recoupe, or another part of this one, has it */
    static DataFolderLock take(DataFolder folder) throws IOException {
        var file = folder.lock();
        synchronized (HELD) {
            if (HELD.contains(file)) throw new FolderInUse(folder.root(), "this very process");
            var channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), DataFolder.only(file, "rw-------"));
            try {
                if (channel.tryLock(LOCKED_BYTE, 1, false) == null)
                    throw new FolderInUse(folder.root(), holder(channel));
                channel.truncate(0);
                channel.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            HELD.add(file);
            return new DataFolderLock(file, channel);
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        var content = ByteBuffer.allocate(20);
        channel.read(content, 0);
        var pid = UTF_8.decode(content.flip()).toString();
        return pid.isEmpty() ? "just starting" : "process " + pid;
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            if (HELD.remove(file)) channel.close();
        }
    }
}
