package org.recoupe.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void the_words_looked_for_are_marked_whichever_way_they_were_found() {
        var marked = Excerpt.of("le pont fermé", "le \uE000pont\uE001 fermé", "le pont \uE000ferme\uE001");
        assertThat(marked)
                .containsExactly(
                        new Found.Piece("le ", false),
                        new Found.Piece("pont", true),
                        new Found.Piece(" ", false),
                        new Found.Piece("fermé", true));
    }

    @Test
    void of_a_long_text_the_part_around_the_first_word_is_shown() {
        var text = "mot ".repeat(500) + "pont " + "mot ".repeat(500);
        var shown = text(text.replace("pont", "\uE000pont\uE001"));
        assertThat(shown).startsWith("… ").endsWith(" …").contains("pont").hasSizeLessThan(300);
    }

    @Test
    void signs_outside_the_basic_plane_are_not_cut() {
        var shown = text("a" + "\uD83D\uDE00".repeat(400));
        assertThat(shown.codePoints().noneMatch(sign -> sign >= 0xD800 && sign <= 0xDFFF))
                .isTrue();
    }

    @Test
    void nothing_has_no_pieces() {
        assertThat(Excerpt.of("", "", "")).isEmpty();
    }

    private static String text(String marked) {
        return Excerpt.of(marked).stream().map(Found.Piece::text).collect(Collectors.joining());
    }
}
