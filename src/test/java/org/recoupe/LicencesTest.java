package org.recoupe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is handed out says under which licences, and none of them asks for more than Recoupe's own. The build writes the table. */
class LicencesTest {
    private static final Pattern LIBRARY = Pattern.compile("^ +\\((?<licence>[^()]+)\\) .+ \\([^:]+:[^:]+:.+ - .+\\)$");
    private static final List<String> TAKEN =
            List.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "EDL-1.0", "EPL-2.0");

    @Test
    void the_licence_and_the_notice_are_in_the_jar() throws Exception {
        assertThat(read("LICENSE")).contains("Apache License", "Version 2.0, January 2004");
        assertThat(read("NOTICE"))
                .startsWith("Recoupe")
                .contains("CC BY-SA 4.0", "bpmn.io licence", "PostgreSQL Licence");
    }

    @Test
    void every_library_is_under_one_licence_that_we_take() throws Exception {
        var libraries = read("THIRD-PARTY.txt")
                .lines()
                .filter(line -> line.startsWith("     "))
                .toList();

        assertThat(libraries).hasSizeGreaterThan(100).allSatisfy(line -> {
            var library = LIBRARY.matcher(line);
            assertThat(library.matches()).as(line).isTrue();
            assertThat(TAKEN).as(line).contains(library.group("licence"));
        });
    }

    /** Ours: every other jar on the class path has some of that name. */
    private static String read(String name) throws Exception {
        var classes = Recoupe.class.getProtectionDomain().getCodeSource().getLocation();
        return Files.readString(Path.of(classes.toURI()).resolve("META-INF").resolve(name), UTF_8);
    }
}
