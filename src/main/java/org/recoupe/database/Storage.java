package org.recoupe.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/**
 * The room on the disk where the embedded database lies. A database that finds the disk full ends in the middle of things; so writes are
 * refused while there is less than the least, and what is running can still be finished.
 */
public class Storage {
    /** What a server needs to come back, whatever least was set: a segment of its log, and a checkpoint. */
    private static final long TO_START = DataSize.ofMegabytes(32).toBytes();

    private final Path folder;
    private final long least;

    Storage(Path folder, DataSize least) {
        this.folder = folder;
        this.least = least.toBytes();
    }

    /** Bytes the application may still use; none if nobody can say. */
    public long free() {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Bytes that are to stay free. */
    public long least() {
        return least;
    }

    /** Whether nothing more is to be written. */
    public boolean isLow() {
        return free() < least;
    }

    /** Whether a server that ended would not come back for lack of room. */
    boolean isTooLowToStart() {
        return free() < Math.max(least, TO_START);
    }
}
