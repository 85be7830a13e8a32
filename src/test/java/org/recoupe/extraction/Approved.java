package org.recoupe.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares with what the desk approved: foo.txt has foo.approved.txt beside it, and a difference leaves foo.received.txt to look at. */
final class Approved {
    private Approved() {}

    static void verify(Path article, String received) throws IOException {
        var name = article.getFileName().toString().replace(".txt", "");
        var approved = article.resolveSibling(name + ".approved.txt");
        var left = article.resolveSibling(name + ".received.txt");
        var expected = Files.exists(approved) ? Files.readString(approved) : "nothing approved yet";
        if (expected.equals(received)) {
            Files.deleteIfExists(left);
            return;
        }
        Files.writeString(left, received);
        assertThat(received)
                .as("see %s; if it is right, rename it to %s", left, approved.getFileName())
                .isEqualTo(expected);
    }
}
