package org.recoupe.database;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The generated passwords of the embedded database's three roles, kept in the data folder for its owner's eyes only.
 */
record Passwords(Credentials administrator, Credentials owner, Credentials application) {

    private static final String ADMINISTRATOR = "recoupe_admin";
    private static final String OWNER = "recoupe_owner";
    private static final String APPLICATION = "recoupe_app";

    /** Those of the folder; new ones if it holds no database yet. */
    static Passwords of(DataFolder folder) throws IOException {
        if (Files.exists(folder.credentials())) return read(folder.credentials());
        if (folder.hasCluster()) throw new DatabaseNotStarted("""
            The folder %s holds a database, but the passwords to it, kept in %s, are missing. \
            Put that file back from a backup.\
            """.formatted(folder.cluster(), folder.credentials()));
        var random = new SecureRandom();
        var passwords =
                new Passwords(generate(ADMINISTRATOR, random), generate(OWNER, random), generate(APPLICATION, random));
        passwords.write(folder);
        return passwords;
    }

    private static Credentials generate(String username, SecureRandom random) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return new Credentials(username, HexFormat.of().formatHex(bytes)); // hexadecimal: needs no quoting anywhere
    }

    private static Passwords read(Path file) throws IOException {
        DataFolder.permit(file, "rw-------"); // a backup put back may be open to all
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, ISO_8859_1)) {
            properties.load(reader);
        }
        return new Passwords(
                find(ADMINISTRATOR, properties, file),
                find(OWNER, properties, file),
                find(APPLICATION, properties, file));
    }

    private static Credentials find(String username, Properties properties, Path file) {
        var password = properties.getProperty(username, "");
        // Checked because it is written into SQL.
        if (!password.matches("[0-9A-Za-z]+"))
            throw new DatabaseNotStarted(
                    "The file %s lacks the password of %s. Put it back from a backup.".formatted(file, username));
        return new Credentials(username, password);
    }

    private void write(DataFolder folder) throws IOException {
        var properties = new Properties();
        for (var each : new Credentials[] {administrator, owner, application})
            properties.setProperty(each.username(), each.password());
        var content = new ByteArrayOutputStream();
        properties.store(
                content, "Passwords of Recoupe's embedded database. Lost, the database is locked: back this file up.");

        folder.keepSecret(folder.credentials(), content.toByteArray());
    }
}
