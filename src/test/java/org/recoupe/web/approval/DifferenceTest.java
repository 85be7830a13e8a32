package org.recoupe.web.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changed in a text, word by word. */
class DifferenceTest {
    @ParameterizedTest
    @CsvSource({
        "43 morts tous civils, 43 morts en majorité civils, '=43 morts |-tous |+en majorité |=civils'",
        "un deux, un deux, =un deux",
        "'', un, +un",
        "un, '', -un",
        "un deux, trois quatre, -un deux|+trois quatre"
    })
    void what_stays_what_goes_and_what_comes(String before, String after, String told) {
        assertThat(told(before, after)).isEqualTo(told);
    }

    @Test
    void nothing_is_lost() {
        var before = "La coalition (B)\nn’a pas répondu.";
        var after = "La coalition (B), partie prenante,\nnie toute victime.";
        var runs = Difference.runs(before, after);
        assertThat(runs.stream()
                        .filter(r -> !r.kind().equals("ins"))
                        .map(Difference.Run::words)
                        .collect(Collectors.joining()))
                .isEqualTo(before);
        assertThat(runs.stream()
                        .filter(r -> !r.kind().equals("del"))
                        .map(Difference.Run::words)
                        .collect(Collectors.joining()))
                .isEqualTo(after);
    }

    @Test
    void very_long_texts_are_shown_as_a_whole() {
        assertThat(Difference.runs("a ".repeat(2000), "b ".repeat(2000))).hasSize(2);
    }

    private static String told(String before, String after) {
        return Difference.runs(before, after).stream()
                .map(run -> switch (run.kind()) {
                            case "ins" -> "+";
                            case "del" -> "-";
                            default -> "=";
                        }
                        + run.words())
                .collect(Collectors.joining("|"));
    }
}
