package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests that {@code asvs.md} names as proof are there. */
class NamedTestsTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    private static final Pattern LINE = Pattern.compile("(?m)^\\| \\d+\\.\\d[^|]*\\|[^|]*\\| (yes|K|part|no|–) \\|");
    private static final Pattern COUNTED = Pattern.compile(
            "Of (\\d+) lines, (\\d+) are \\*\\*yes\\*\\*, (\\d+) \\*\\*K\\*\\*, (\\d+) \\*\\*part\\*\\*,"
                    + " (\\d+) \\*\\*no\\*\\*, (\\d+) \\*\\*–\\*\\*");

    /** The name of a class, and perhaps of one of its tests. */
    record Named(String type, String test) {
        @Override
        public String toString() {
            return type + (test.isEmpty() ? "" : "." + test);
        }
    }

    static Stream<Named> named() throws IOException {
        return NAMED.matcher(Files.readString(Path.of("src/docs/asvs.md")))
                .results()
                .map(found -> new Named(found.group(1), found.group(2) == null ? "" : found.group(2)))
                .distinct();
    }

    @Test
    void the_lines_are_as_many_as_it_says() throws IOException {
        var text = Files.readString(Path.of("src/docs/asvs.md"));
        var marks = LINE.matcher(text).results().map(line -> line.group(1)).toList();
        var said = COUNTED.matcher(text);
        assertThat(said.find()).isTrue();

        assertThat(said.group(1)).isEqualTo(Integer.toString(marks.size()));
        var of = List.of("yes", "K", "part", "no", "–");
        for (var mark : of)
            assertThat(said.group(2 + of.indexOf(mark)))
                    .as(mark)
                    .isEqualTo(Integer.toString(Collections.frequency(marks, mark)));
    }

    @ParameterizedTest
    @MethodSource("named")
    void a_test_that_is_named_is_there(Named named) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            var file =
                    files.filter(path -> path.endsWith(named.type() + ".java")).findFirst();
            assertThat(file).isPresent();
            assertThat(Files.readString(file.orElseThrow()))
                    .contains("void " + (named.test().isEmpty() ? "" : named.test() + "("));
        }
    }
}
