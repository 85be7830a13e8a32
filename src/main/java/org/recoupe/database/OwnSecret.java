package org.recoupe.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What Recoupe makes up for itself at its first start and keeps in the data folder, as it does the database's passwords. */
public final class OwnSecret {
    private OwnSecret() {}

    /**
     * The one of that name; a new one if there is none yet.
     *
     * @param data the data folder
     */
    public static String in(Path data, String name, Supplier<String> made) {
        try {
            var folder = DataFolder.at(data);
            var file = folder.root().resolve(name);
            if (Files.exists(file)) {
                DataFolder.permit(file, "rw-------"); // a backup put back may be open to all
                return Files.readString(file).strip();
            }
            var secret = made.get();
            folder.keepSecret(file, (secret + "\n").getBytes(StandardCharsets.UTF_8));
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("The secret " + name + " can be neither read nor kept in " + data, e);
        }
    }
}
