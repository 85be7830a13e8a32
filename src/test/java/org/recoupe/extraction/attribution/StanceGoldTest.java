package org.recoupe.extraction.attribution;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.recoupe.extraction.Lexicons;
import org.recoupe.extraction.statement.Form;
import org.recoupe.kernel.Language;

/** In how many sentences judged by hand a denial, a reserve and a silence are told from an assertion. */
class StanceGoldTest {
    private static final String NOTHING = "NOTHING";

    @ParameterizedTest
    @CsvSource({"fr, 0.88", "en, 0.78"})
    void tells_what_speakers_do_with_what_is_said(String language, double share) throws IOException {
        var judged = 0;
        var wrong = new ArrayList<String>();
        for (var line : Files.readAllLines(Path.of("src", "test", "gold", "stance." + language + ".txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            judged++;
            var parts = line.split(" \\| ", 2);
            var found = stances(parts[1], new Language(language));
            if (!found.equals(parts[0])) wrong.add(line + " but was " + found);
        }

        assertThat(1 - (double) wrong.size() / judged)
                .as("%s", String.join("\n", wrong))
                .isGreaterThanOrEqualTo(share);
    }

    private static String stances(String text, Language language) {
        var stances = Lexicons.packaged().extract(text, language, null).statements().stream()
                .filter(statement -> statement.form() != Form.NARRATOR)
                .map(statement -> statement.stance().name())
                .distinct()
                .sorted()
                .collect(joining(", "));
        return stances.isEmpty() ? NOTHING : stances;
    }
}
