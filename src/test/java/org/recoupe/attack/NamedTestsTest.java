package org.recoupe.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tests that {@code asvs.md} names as proof are there. */
class NamedTestsTest {
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");

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
