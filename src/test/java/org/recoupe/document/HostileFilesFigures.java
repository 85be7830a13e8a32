package org.recoupe.document;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** How long each hostile file keeps a reading busy, and what becomes of it. Run by name; it proves nothing by itself. */
class HostileFilesFigures {
    private final DocumentReader reader = new DocumentReader(new DocumentLimits(
            DataSize.ofMegabytes(10), 1_000_000, Duration.ofSeconds(4), Duration.ofSeconds(6), 256, 2));

    @Test
    void each_of_them() {
        measure("docx of a word", SampleFiles.docx("Lamora"));
        measure("pdf of a word", SampleFiles.pdf(List.of("Lamora")));
        measure("html of a word", HostileFiles.page("<p>Lamora"));
        HostileFiles.all().forEach(this::measure);
    }

    private void measure(String name, byte[] file) {
        var began = System.nanoTime();
        var result = "";
        try {
            result = reader.read(file, null).text().length() + " characters";
        } catch (UnreadableDocument refused) {
            result = refused.reason().word();
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d kB | %.1f s | %s |%n",
                name,
                file.length / 1024,
                (System.nanoTime() - began) / 1e9,
                result);
    }
}
