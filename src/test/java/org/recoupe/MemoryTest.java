package org.recoupe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recoupe.database.DatabaseConfiguration;
import org.slf4j.LoggerFactory;

/** What becomes of a process without memory, tried in processes of its own. */
@Tag("server")
class MemoryTest {

    @Test
    void too_small_a_heap_is_refused_and_the_least_is_named() {
        var said = new ByteArrayOutputStream();

        assertThat(Memory.suffices(Memory.LEAST / 2, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("at least -Xmx" + (Memory.LEAST >> 20) + "m");
        assertThat(Memory.suffices(Memory.LEAST, System.err)).isTrue();
    }

    @Test
    void an_exhaustion_is_known_whatever_it_is_wrapped_in() {
        assertThat(Memory.isExhaustion(new IllegalStateException(new RuntimeException(new OutOfMemoryError()))))
                .isTrue();
        assertThat(Memory.isExhaustion(new StackOverflowError())).isFalse();
    }

    /** Whoever looks after the machine does another thing about each. */
    @Test
    void the_code_it_ends_with_says_what_was_lost() throws IOException {
        var told = Files.readString(Path.of("src", "docs", "security.md"));
        assertThat(DatabaseConfiguration.LOST).isNotEqualTo(Memory.EXHAUSTED);
        assertThat(told)
                .contains(
                        "out of memory the process ends with code " + Memory.EXHAUSTED,
                        "then the process ends with code " + DatabaseConfiguration.LOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread", "swallowed", "slowly"})
    void the_process_ends_with_a_word(String how) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Exhausted.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(Memory.EXHAUSTED);
        assertThat(said).contains("Recoupe ends: ").doesNotContain("went on");
    }

    /** Runs out of memory in one of the ways there are. */
    static final class Exhausted {
        private static final List<byte[]> KEPT = new ArrayList<>();

        public static void main(String[] how) throws InterruptedException {
            Memory.watch();
            var thread = new Thread(() -> {
                switch (how[0]) {
                    case "thread" -> fill();
                    case "swallowed" -> {
                        try {
                            fill();
                        } catch (OutOfMemoryError e) {
                            KEPT.clear();
                            LoggerFactory.getLogger("pool").error("a job failed", new IllegalStateException(e));
                        }
                    }
                    default -> fillAlmost();
                }
            });
            thread.start();
            thread.join();
            System.out.println("went on");
        }

        private static void fill() {
            while (true) KEPT.add(new byte[1 << 20]);
        }

        /** Every time it is told there is none left it gives a little back, and goes on: a zombie. */
        private static void fillAlmost() {
            for (var end = System.nanoTime() + 50_000_000_000L; System.nanoTime() < end; ) {
                try {
                    KEPT.add(new byte[1 << 14]);
                } catch (OutOfMemoryError e) {
                    KEPT.remove(KEPT.size() - 1);
                }
            }
        }
    }
}
