package org.recoupe.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsDocumentedTest {
    @ParameterizedTest
    @EnumSource
    void each_problem_has_its_line_in_the_documents(Problem problem) throws IOException {
        var status = problem.detail("").getStatus();
        assertThat(Files.readAllLines(Path.of("src/docs/problems.md")))
                .anyMatch(line -> line.startsWith("| `" + problem.word() + "` | " + status + " |"));
    }
}
