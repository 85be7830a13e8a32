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
    void a_word_document_a_pdf_and_a_page_are_read_with_what_is_in_the_jar() throws Exception {
        assertThat(read(FileKind.WORD, SampleFiles.docx("Lamora"))).isEqualTo("Lamora");
        assertThat(read(FileKind.PDF, SampleFiles.pdf(List.of("Lamora")))).isEqualTo("Lamora");
        assertThat(read(FileKind.HTML, "<p>Lamora</p>".getBytes())).isEqualTo("Lamora");
    }

    private String read(FileKind kind, byte[] file) throws Exception {
        var jar =
                Path.of(System.getProperty("recoupe.jar", "target/recoupe.jar")).toAbsolutePath();
        var copy = Files.write(folder.resolve("copy"), file);
        var answer = folder.resolve("answer");
        var process = new ProcessBuilder(ReadingProcess.packaged(jar.toString(), kind, folder))
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
