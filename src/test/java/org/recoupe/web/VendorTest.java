package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What others wrote and browsers run is exactly what was taken over, and says under which licence. */
class VendorTest {
    private static final Path VENDOR = Path.of("src/main/resources/static/assets/vendor");

    @Test
    void every_file_is_the_one_that_was_taken_over() throws IOException {
        var expected = new TreeMap<String, String>();
        Files.readAllLines(VENDOR.resolve("SHA256SUMS"))
                .forEach(line -> expected.put(line.substring(66), line.substring(0, 64)));
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(VENDOR)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.endsWith("SHA256SUMS"))
                    .toList()) {
                found.put(VENDOR.relativize(file).toString().replace('\\', '/'), sha256(file));
            }
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void every_folder_has_its_licence() throws IOException {
        try (var folders = Files.list(VENDOR)) {
            assertThat(folders.filter(Files::isDirectory))
                    .isNotEmpty()
                    .allSatisfy(folder -> assertThat(folder.resolve("LICENSE")).isNotEmptyFile());
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
