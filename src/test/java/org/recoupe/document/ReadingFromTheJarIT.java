package org.recoupe.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In recoupe.jar everything is packed in one file: the process that reads must find its parsers there too. */
class ReadingFromTheJarIT {
    @TempDir
    Path folder;

    @Test
    void every_format_is_read_with_what_is_in_the_jar() throws Exception {
        assertThat(read("docx", SampleFiles.docx("Lamora"))).isEqualTo("Lamora");
        assertThat(read("pdf", SampleFiles.pdf(List.of("Lamora")))).isEqualTo("Lamora");
        assertThat(read("html", "<p>Lamora</p>".getBytes())).isEqualTo("Lamora");
        assertThat(read("ninjs", "{\"uri\":\"a\",\"body_text\":\"Lamora\"}".getBytes()))
                .isEqualTo("Lamora");
        assertThat(read(
                        "newsml-g2",
                        ("<newsItem guid='a'><contentSet><inlineData>Lamora</inlineData></contentSet></newsItem>")
                                .getBytes()))
                .isEqualTo("Lamora");
    }

    private String read(String format, byte[] file) throws Exception {
        var jar =
                Path.of(System.getProperty("recoupe.jar", "target/recoupe.jar")).toAbsolutePath();
        var copy = Files.write(folder.resolve("copy"), file);
        var answer = folder.resolve("answer");
        var process = new ProcessBuilder(ReadingProcess.packaged(jar.toString(), Formats.named(format), folder))
                .redirectInput(copy.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        try (var in = new DataInputStream(Files.newInputStream(answer))) {
            return ReadingRoom.answer(in).text();
        }
    }
}
