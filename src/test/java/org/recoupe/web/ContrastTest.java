package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every pair of colours that stand on each other, light and dark, measured as WCAG 2.2 does (relative luminance, 1.4.3 and 1.4.11). */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double CONTROL = 3;
    private static final Pattern TOKEN =
            Pattern.compile("--([a-z0-9-]+):light-dark\\(#([0-9A-Fa-f]{6}),#([0-9A-Fa-f]{6})\\)");

    private static final Map<String, String[]> TOKENS = tokens();

    @ParameterizedTest
    @CsvSource({
        "ink, bg",
        "ink, surface",
        "ink, surface-2",
        "ink, sunk",
        "ink, accent-soft",
        "ink, unv-soft",
        "ink-2, bg",
        "ink-2, surface",
        "ink-2, surface-2",
        "ink-2, sunk",
        "ink-2, accent-soft",
        "ink-3, bg",
        "ink-3, surface",
        "ink-3, surface-2",
        "ink-3, sunk",
        "ink-3, accent-soft",
        "accent, bg",
        "accent, surface",
        "accent, surface-2",
        "accent, accent-soft",
        "accent-ink, accent",
        "ok, ok-soft",
        "ok, surface",
        "dis, dis-soft",
        "dis, surface",
        "ret, ret-soft",
        "ret, surface",
        "unv, unv-soft",
        "unv, surface",
        "den, den-soft",
        "den, surface",
        "late, late-soft",
        "late, surface",
        "late, bg",
        "ins, ins-soft",
        "del, del-soft",
        "bg, ink",
        "ink, ok-soft",
        "ink, dis-soft",
        "ink, ret-soft",
        "ink, den-soft",
        "ink, late-soft"
    })
    void text_can_be_read(String text, String ground) {
        isClear(text, ground, TEXT);
    }

    @ParameterizedTest
    @CsvSource({
        "line-2, bg",
        "line-2, surface",
        "line-2, surface-2",
        "focus, bg",
        "focus, surface",
        "focus, surface-2",
        "focus, accent-soft",
        "ok-line, surface",
        "dis-line, surface",
        "ret-line, surface",
        "unv-line, surface"
    })
    void controls_and_the_focus_can_be_seen(String line, String ground) {
        isClear(line, ground, CONTROL);
    }

    private static void isClear(String front, String back, double atLeast) {
        for (int scheme = 0; scheme < 2; scheme++) {
            assertThat(contrast(TOKENS.get(front)[scheme], TOKENS.get(back)[scheme]))
                    .as("%s on %s, %s", front, back, scheme == 0 ? "light" : "dark")
                    .isGreaterThanOrEqualTo(atLeast);
        }
    }

    private static double contrast(String one, String other) {
        var a = luminance(one);
        var b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        var channels = Stream.of(hex.substring(0, 2), hex.substring(2, 4), hex.substring(4))
                .mapToDouble(part -> Integer.parseInt(part, 16) / 255.0)
                .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2];
    }

    private static Map<String, String[]> tokens() {
        try {
            var found = new HashMap<String, String[]>();
            var css = Files.readString(Path.of("src/main/resources/static/assets/css/app.css"));
            TOKEN.matcher(css)
                    .results()
                    .forEach(token -> found.put(token.group(1), new String[] {token.group(2), token.group(3)}));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
