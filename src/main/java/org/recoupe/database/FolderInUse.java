package org.recoupe.database;

import java.nio.file.Path;

/** Another Recoupe works on the data folder. */
public final class FolderInUse extends DatabaseNotStarted {

    FolderInUse(Path folder, String holder) {
        super("Another Recoupe (%s) is using the data folder %s.".formatted(holder, folder)
                + " Stop it first, or start this one with another folder (recoupe.data).");
    }
}
