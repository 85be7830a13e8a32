package org.recoupe.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortcutTest {
    private static final Set<String> OF_THE_BROWSER = Set.of(
            "Ctrl+F", "Ctrl+L", "Ctrl+N", "Ctrl+P", "Ctrl+R", "Ctrl+S", "Ctrl+T", "Ctrl+W", "F5", "Tab", " ", "'");

    static Stream<String> pages() {
        return Stream.concat(Stream.of(""), Shortcut.ALL.stream().flatMap(shortcut -> shortcut.pages().stream()))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_key_means_two_things_on_a_page(String page) {
        assertThat(Shortcut.on(page)).extracting(Shortcut::keys).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void no_first_stroke_of_a_pair_is_a_key_of_its_own(String page) {
        var keys = Shortcut.on(page).stream().map(Shortcut::keys).toList();
        var firsts = Shortcut.on(page).stream()
                .map(Shortcut::strokes)
                .filter(strokes -> strokes.size() > 1)
                .map(strokes -> strokes.get(0))
                .toList();
        assertThat(keys).doesNotContainAnyElementsOf(firsts);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_browsers_own_keys_stay_the_browsers(String page) {
        assertThat(Shortcut.on(page)).extracting(Shortcut::keys).doesNotContainAnyElementsOf(OF_THE_BROWSER);
    }
}
