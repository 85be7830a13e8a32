package org.recoupe.extraction.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void writes_a_line_of_predictions_in_code_points() {
        var code = run(
                "{\"id\":\"a\",\"lang\":\"fr\",\"text\":\"\uD83D\uDE80 Selon Paul, la digue a cédé.\"}\n", "extract");

        assertThat(code).isZero();
        assertThat(text(out))
                .matches(
                        "\\{\"id\":\"a\",\"attributions\":\\[\\{\"content\":\\[\\[14,29]],\"source\":\\[\\[8,12]],\"cue\":\\[\\[2,7]],\"addressee\":\\[],\"confidence\":0\\.\\d+,\"restsOn\":\\{\"kind\":\"name\",\"sentences\":0},\"polarity\":\"asserts\"}]}\n");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void reports_a_bad_line_and_does_the_others() {
        var good = "{\"id\":%s,\"lang\":\"fr\",\"text\":\"La digue a cédé.\"}\n";
        var code = run(
                good.formatted("1") + "{\"id\":2,\n\n{\"id\":3}\n{\"id\":4,\"lang\":\"xx\",\"text\":\"a\"}\n[]\n"
                        + good.formatted("7"),
                "extract");

        assertThat(code).isEqualTo(2);
        assertThat(text(out)).isEqualTo("{\"id\":1,\"attributions\":[]}\n{\"id\":7,\"attributions\":[]}\n");
        assertThat(text(err).lines()).hasSize(4).allMatch(l -> l.startsWith("standard input:"));
        assertThat(text(err))
                .contains(
                        "standard input:2: ",
                        "standard input:4: no \"text\"",
                        "standard input:5: ",
                        "standard input:6: not a JSON object");
    }

    @Test
    void writes_a_transcript_for_people(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("a.txt"), "Le maire nie que la digue ait cédé.");

        assertThat(run("", "extract", "--plain", file.toString(), "--lang", "fr"))
                .isZero();
        assertThat(text(out)).contains("[que la digue ait cédé]", "DENIES", "maire");
    }

    @Test
    void says_how_much_a_statement_is_worth_checking_and_why() {
        var code = run("""
            {"id":1,"lang":"fr","text":"Selon la police, 38 personnes ont été tuées samedi à Mossoul."}
            {"id":2,"lang":"fr","text":"Merci de cette question."}
            """, "check");

        assertThat(code).isZero();
        assertThat(text(out).lines().toList().get(0))
                .contains("\"label\":1", "\"class\":\"CASUALTIES\"", "casualty-figure");
        assertThat(text(out).lines().toList().get(1)).contains("\"label\":0", "\"against\":[\"courtesy\"");
    }

    @Test
    void says_whether_two_statements_contradict_each_other() {
        var code = run("""
            {"id":"p1","lang":"fr","a":"La digue de Corvane a été fermée.","b":"La digue de Corvane a été ouverte."}
            {"id":"p2","lang":"fr","a":"La digue de Corvane a été fermée."}
            {"id":"p3","lang":"fr","a":"La digue de Corvane a été fermée.","b":"Il pleut à Lador."}
            """, "pairs");

        assertThat(code).isEqualTo(2);
        assertThat(text(out).lines().toList().get(0))
                .contains("\"label\":\"contradiction\"", "\"relation\":\"CONTRADICTS\"", "fermée / ouverte");
        assertThat(text(out).lines().toList().get(1)).isEqualTo("{\"id\":\"p3\",\"label\":\"other\"}");
        assertThat(text(err)).isEqualTo("standard input:2: no \"b\"\n");
    }

    @Test
    void says_what_is_judged_of_each_statement_and_what_that_lacks() {
        var code = run("""
            {"id":1,"lang":"fr","date":"2026-03-04","text":"Le maire nie que la digue ait cédé mardi."}
            {"id":2,"lang":"fr","text":"Paul Durand a dit que cette attaque avait fait 12 morts."}
            """, "propositions");

        assertThat(code).isZero();
        assertThat(text(out).lines().toList().get(0))
                .contains(
                        "\"stance\":\"DENIES\"",
                        "\"proposition\":\"La digue n'a pas cédé mardi 3 mars 2026.\"",
                        "\"missing\":[]");
        assertThat(text(out).lines().toList().get(1)).contains("\"missing\":[\"reference\"]");
    }

    @Test
    void reads_as_it_writes_however_many_lines_there_are() throws IOException {
        var lines = 20_000;
        var line = "{\"id\":1,\"lang\":\"fr\",\"text\":\"La digue a cédé.\"}\n";
        var read = new AtomicInteger();
        var in = new InputStream() {
            private final byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            private long at;

            @Override
            public int read() {
                if (at == (long) lines * bytes.length) return -1;
                if (at % bytes.length == 0) read.incrementAndGet();
                return bytes[(int) (at++ % bytes.length)];
            }
        };
        var ahead = new AtomicInteger();
        var written = new AtomicInteger();
        var out = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                if (b != '\n') return;
                ahead.accumulateAndGet(read.get() - written.incrementAndGet(), Math::max);
            }
        });

        ExtractCommand.run(new String[] {"check"}, in, out, new PrintStream(err));

        assertThat(written).hasValue(lines);
        assertThat(ahead.get()).isLessThan(lines / 10);
    }

    @Test
    void refuses_what_it_does_not_know() {
        assertThat(run("", "extract", "--colour")).isEqualTo(2);
        assertThat(run("", "extract", "--plain", "no-such-file", "--lang", "fr"))
                .isEqualTo(2);
        assertThat(run("", "extract", "no-such-file")).isEqualTo(2);
        assertThat(text(err)).contains("usage", "no-such-file");
    }

    private int run(String in, String... args) {
        return ExtractCommand.run(
                args,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
