package org.recoupe.web.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recoupe.web.article.WordDiff.Fate.ADDED;
import static org.recoupe.web.article.WordDiff.Fate.KEPT;
import static org.recoupe.web.article.WordDiff.Fate.REMOVED;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a reader is told about two versions of a text. */
class WordDiffTest {
    @Test
    void a_changed_figure_is_one_word_out_and_one_in() {
        assertThat(WordDiff.words("Il y a 43 morts à Évry.", "Il y a 45 morts à Évry."))
                .containsExactly(
                        new WordDiff.Piece(KEPT, "Il y a "),
                        new WordDiff.Piece(REMOVED, "43"),
                        new WordDiff.Piece(ADDED, "45"),
                        new WordDiff.Piece(KEPT, " morts à Évry."));
    }

    @Test
    void unchanged_paragraphs_are_told_apart_from_changed_new_and_removed_ones() {
        var before = "Un premier paragraphe reste.\n\nLe bilan est de 43 morts à Évry.\n\nCelui-ci disparaît.";
        var after = "Un premier paragraphe reste.\n\nLe bilan est de 45 morts à Évry.\n\nTout autre chose arrive là.";
        var paragraphs = WordDiff.paragraphs(before, after);
        assertThat(paragraphs).extracting(WordDiff.Paragraph::isKept).containsExactly(true, false, false, false);
        assertThat(paragraphs.get(2).pieces()).extracting(WordDiff.Piece::fate).containsOnly(REMOVED);
        assertThat(paragraphs.get(3).pieces()).extracting(WordDiff.Piece::fate).containsOnly(ADDED);
    }

    @Test
    void nothing_is_lost_whatever_changes() {
        var dice = new Random(7);
        for (int i = 0; i < 300; i++) {
            var before = scribble(dice);
            var after = scribble(dice);
            var pieces = WordDiff.words(before, after);
            assertThat(joined(pieces, REMOVED)).isEqualTo(before);
            assertThat(joined(pieces, ADDED)).isEqualTo(after);
        }
    }

    @Test
    void two_long_texts_with_nothing_in_common_are_one_removed_and_one_added() {
        var before = IntStream.range(0, 5_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        var after = IntStream.range(0, 5_000).mapToObj(i -> "b" + i).collect(Collectors.joining(" "));
        var pieces = WordDiff.paragraphs(before, after).stream()
                .flatMap(paragraph -> paragraph.pieces().stream())
                .toList();
        assertThat(joined(pieces, WordDiff.Fate.REMOVED)).isEqualTo(before);
        assertThat(joined(pieces, WordDiff.Fate.ADDED)).isEqualTo(after);
    }

    private static String joined(List<WordDiff.Piece> pieces, WordDiff.Fate with) {
        return pieces.stream()
                .filter(piece -> piece.fate() == KEPT || piece.fate() == with)
                .map(WordDiff.Piece::text)
                .collect(Collectors.joining());
    }

    private static String scribble(Random dice) {
        var words = List.of("un", "deux", "é\u0301t", "🔥", "43", ",", " ", "\n\n", "l’eau", "…");
        return dice.ints(dice.nextInt(30), 0, words.size()).mapToObj(words::get).collect(Collectors.joining());
    }
}
